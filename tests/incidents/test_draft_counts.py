"""A count as a person types it: nothing is read into it, and what nobody gives is not 0."""

from __future__ import annotations

import pytest
import typed_drafts
from hypothesis import given
from made_parts import counts
from typed_drafts import good, refused

from incidents.draft import CountError, TollWords, count
from incidents.model import Dossier
from incidents.parts import Range


@pytest.fixture
def dossier() -> Dossier:
    return typed_drafts.opened()


COUNTS = [
    ("3", (3, 3)),
    (" 0 ", (0, 0)),
    ("none", (0, 0)),
    ("3-13", (3, 13)),
    ("3–13", (3, 13)),
    ("3 to 13", (3, 13)),
    ("between 3 and 13", (3, 13)),
    ("7-7", (7, 7)),
    ("at least 4", (4, None)),
    ("At  Least 4", (4, None)),
    ("no fewer than 3,173", (3173, None)),
    ("4+", (4, None)),
    ("4 or more", (4, None)),
    ("more than 4", (5, None)),
    ("over 200", (201, None)),
    ("at most 4", (0, 4)),
    ("up to 4", (0, 4)),
    ("no more than 4", (0, 4)),
    ("4 or fewer", (0, 4)),
    ("fewer than 4", (0, 3)),
    ("fewer than 1", (0, 0)),
    ("1,234,567", (1234567, 1234567)),
]


@pytest.mark.parametrize(("text", "expected"), COUNTS)
def test_a_count_is_read_as_worded(text, expected):
    assert count(text) == Range(*expected)


@pytest.mark.parametrize("text", ["", " ", "\n\t"])
def test_a_count_that_nobody_gives_is_not_0(text):
    assert count(text) is None


@pytest.mark.parametrize(
    "text",
    [
        *("dozens", "three", "about 30", "-3", "3.5", "1,23", "12,34", "3-", "-", "3 and 13"),
        *("between 3 to 13", "13-3", "fewer than 0", "٣", "3 4", "at least", "1e3", "≥4", "3-5-7"),
    ],
)
def test_a_count_in_other_words_is_refused_with_the_words(dossier, text):
    with pytest.raises(CountError):
        count(text)
    problem = refused(good(toll=TollWords(killed=text)), dossier)["toll.killed"]
    assert text in problem.got


@given(counts)
def test_a_count_as_it_is_shown_is_read_again(stated):
    assert count(str(stated)) == stated
