"""Text that would act on the reader's eye is shown as what it is; all other text stays."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_parts import steadily

from incidents.text import visible

CONTROLS = [chr(code) for code in (*range(0x20), *range(0x7F, 0xA0)) if chr(code) != "\n"]
# Unicode Standard Annex 9, Bidirectional Algorithm, 2: the explicit and the implicit marks.
DIRECTIONS = list("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
INVISIBLE = list("\u200b\u2060\u2061\u2062\u2063\u2064\ufeff\ufff9\ufffa\ufffb")
LINES = list("\u2028\u2029")
TAGS = ["\U000e0001", "\U000e0041", "\U000e007f"]


@pytest.mark.parametrize(
    "character", CONTROLS + DIRECTIONS + INVISIBLE + LINES + TAGS, ids=lambda c: f"{ord(c):04X}"
)
def test_a_character_that_acts_unseen_is_shown_as_its_code_point(character):
    shown = f"a⟨U+{ord(character):04X}⟩b"
    assert visible(f"a{character}b") == shown
    assert visible(f"a{character}b", keep_lines=True) == shown


@pytest.mark.parametrize("code", [0xD800, 0xDFFF])
def test_half_a_character_is_shown_so_that_the_text_can_be_written(code):
    half = chr(code)
    assert visible(half) == f"⟨U+{ord(half):04X}⟩"
    visible(half).encode("utf-8")


@pytest.mark.parametrize(
    "text",
    [
        "معسكر الصاعقة near عياش 55 km",
        "approximately 55 kilometres — “south east”…",
        "می‌خواهم",  # Persian, with the non-joiner that the spelling needs
        "👩\u200d🚒",  # one picture made of two with a joiner
        "e\u0301, 한국어, \u00a0, \ufffd",
        "{{ 7*191 }} <b>${x}</b> &amp;",
    ],
)
def test_what_people_write_stays_as_it_is(text):
    assert visible(text) == text


def test_a_line_feed_is_a_space_or_stays_where_lines_are_wanted():
    assert visible("a\nb") == "a b"
    assert visible("a\nb", keep_lines=True) == "a\nb"
    assert visible("a\r\nb", keep_lines=True) == "a⟨U+000D⟩\nb"


@steadily
@given(st.text())
def test_what_is_shown_is_on_one_line_and_shown_again_is_the_same(text):
    shown = visible(text)
    assert len(shown.splitlines()) <= 1
    assert visible(shown) == shown
    for character in shown:
        assert character.isprintable() or unicodedata.category(character) in {"Cf", "Zs", "Cn"}


@steadily
@given(st.text())
def test_nothing_is_lost_and_nothing_made_up(text):
    restored = visible(text, keep_lines=True)
    for character in set(text) - {"⟨", "⟩"}:
        restored = restored.replace(f"⟨U+{ord(character):04X}⟩", character)
    assert restored == text or "⟨" in text


@steadily
@given(st.text())
def test_two_texts_that_differ_unseen_are_shown_to_differ(text):
    assert visible(f"{text}.gpj\u202e") != visible(f"{text}.gpj")
