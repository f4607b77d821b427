"""What the form tells under the words of a time."""

from __future__ import annotations

import html
import re

import pytest
from streamlit.testing.v1 import AppTest


def form() -> None:
    """The time's fields, as the panel draws them."""
    from types import SimpleNamespace

    import streamlit as st

    from incidents.geojson import read
    from incidents.ui import drafting, timing
    from incidents.workspace import SAMPLE

    drafting.prepare()
    st.text_input("When", key=drafting.key("time.verbatim"))
    timing.show(SimpleNamespace(dossier=read(SAMPLE.read_bytes())))  # type: ignore[arg-type]
    st.text_input("Not before", key=drafting.key("time.earliest"))


@pytest.fixture
def page() -> AppTest:
    page = AppTest.from_function(form, default_timeout=60).run()
    assert not page.exception
    return page


def told(page: AppTest, words: str, **fields: object) -> str:
    for name, value in fields.items():
        page.session_state[f"draft.{name.replace('_', '.', 1)}"] = value
    page.text_input[0].set_value(words).run()
    assert not page.exception
    shown = "".join(element.proto.body for element in page.get("html"))
    return html.unescape(re.sub(r"<[^>]+>", " ", shown)).strip()


def test_words_are_read_by_the_date_of_the_chosen_source(page):
    shown = told(page, "around 9 p.m. Sunday", source="us-officials-say-russia")
    assert shown.startswith("Read as some time from 2015-12-06 20:30 to 2015-12-06 21:30")
    assert "saved if a time zone is chosen" in shown
    assert "around read as 30 minutes before or after" in shown
    assert "the nearest one up to 8 December 2015" in shown


def test_it_is_said_what_is_saved(page):
    words = "9 p.m. on 6 December 2015"
    assert "if a time zone is chosen" in told(page, words)
    assert "as the two fields are empty" in told(page, words, time_zones=["Asia/Damascus"])
    assert "the two fields below are what is saved" in told(page, words, time_earliest="2015")


def test_a_stated_offset_needs_no_zone(page):
    assert "as the two fields are empty" in told(page, "2015-12-06T21:00+02:00")


@pytest.mark.parametrize(
    ("words", "expected"),
    [("Sunday", "or the day it was said"), ("an hour earlier", "count from another event"),
     ("<b>soon</b>", "“<b>soon</b>”")],
)  # fmt: skip
def test_words_that_are_not_read_are_told_in_one_sentence(page, words, expected):
    shown = told(page, words)
    assert shown.startswith("The words are kept as they stand")
    assert expected in shown


def test_nothing_is_told_of_an_empty_field(page):
    assert told(page, " ") == ""
