"""`locate` gives one answer or one line of error, and in seconds, whatever the words are."""

from __future__ import annotations

import subprocess
import sys

import pytest
from command_line import ROOT, Ran, run, strictly
from hypothesis import given, settings
from hypothesis import strategies as st
from offline_index import offline_index


@pytest.fixture(autouse=True, scope="module")
def _index() -> None:
    offline_index()


@pytest.mark.parametrize(
    "text",
    ["0.0000001 m from 35.42N 40.05E", "from Raqqa to Raqqa", "from 35.42N 40.05E to 35.42N 40.05E",
     "between Raqqa and Raqqa", "in 90N 0E", "over Antarctica", "within 30000 km of Raqqa"],
)  # fmt: skip
def test_words_at_the_ends_of_geometry_are_located_or_refused(text):
    answered(run("locate", text))


def answered(ran: Ran) -> None:
    """One answer or one line of error, and nothing else."""
    if ran.status == 0:
        assert ran.json["type"] in ("Feature", "FeatureCollection")
        assert ran.err == ""
    else:
        assert ran.status == 1
        assert len(ran.errors) == 1
        assert ran.out == ""


WORDS = (
    *("55", "10.5", "1,5", "km", "m", "miles", "SE", "north", "south-east", "135°", "of", "from"),
    *("within", "at least", "and", ",", "-", "–", "near", "between", "on the", "road", "Raqqa"),
    *("Homs", "35.42N 40.05E", "40.05, 35.42", "37SEV955201", "الرقة", "\u202e", "'", '"', "%"),
)


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=9))
@settings(max_examples=60)
def test_words_in_any_order_are_located_or_refused(words):
    text = " ".join(words)
    if not text.startswith("-"):
        answered(run("locate", text))


@given(st.text(st.characters(exclude_characters="\x00"), max_size=60))
@settings(max_examples=60)
def test_any_text_is_located_or_refused(text):
    if not text.startswith("-"):
        answered(run("locate", text))


@pytest.mark.parametrize("text", ["south of Syria", "55 km SE of Syria"])
def test_a_country_is_counted_from_before_anybody_gives_up(text):
    command = [sys.executable, "-m", "incidents", "locate", text]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, check=True, timeout=60)
    assert strictly(ran.stdout.decode())["properties"]["anchor"]["name"] == "Syria"
