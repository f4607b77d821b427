"""Words of time that no rule reads, or that leave something open, are told of by name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_parts import steadily

from incidents.time import LocalTime, TimeError
from incidents.time_words import LONGEST, Context, read

TUESDAY = Context(said=LocalTime("2015-12-08"))


@pytest.mark.parametrize(
    ("text", "got", "expected"),
    [
        ("", "nothing", "a day"),
        ("soon", "soon", "a day"),
        ("late", "late", "a day"),
        ("evening of 2015-12-06T21:00Z", "evening of 2015-12-06T21:00Z", "nothing beside"),
        ("Monday, 2015-12-06T21:00Z", "Monday, 2015-12-06T21:00Z", "nothing beside"),
        ("before the explosion", "explosion", "a time from another"),
        ("Sunday or Monday", "or Monday", "a day"),
        ("Sunday Monday", "Monday", "one time alone"),
        ("next Sunday", "next Sunday", "a day"),
        ("minutes later", "minutes later", "how many"),
        ("a few hours earlier", "a few hours earlier", "how many"),
        ("within minutes of the strike", "within minutes of the strike", "how many"),
        ("at 9 on Sunday", "9", "a.m. or p.m."),
        ("9:30 on Sunday", "9:30", "a.m. or p.m."),
        ("at 5 on Sunday night", "5, night", "one in the night"),
        ("3 p.m. on Sunday evening", "3 p.m., evening", "one in the evening"),
        ("midnight on Sunday", "midnight", "00:00, 24:00"),
        ("at 25:00", "25:00", "a clock shows"),
        ("21:60 on Sunday", "21:60", "a clock shows"),
        ("13 p.m. on Sunday", "13 p.m.", "a clock shows"),
        ("0:30 p.m. on Sunday", "0:30 p.m.", "from 1 to 12"),
        ("12/6/2015", "12/6/2015", "the month as a word"),
        ("Monday, 6 December 2015", "Monday, 6 December 2015", "6 December 2015 is a Sunday"),
        ("29 February 2015", "2015-02-29", "a time that exists"),
        ("31 November", "31 November", "a day that exists"),
        ("2015-02-29", "2015-02-29", "a time that exists"),
        ("2015-13", "2015-13", "a time that exists"),
        ("8-4 December", "8-4 December", "the earlier of the two days first"),
        (
            "between 23:00 and 01:00 on Sunday",
            "23:00 to 01:00 on Sunday",
            "a day for each of the two",
        ),
        ("at 21:00 on 6-7 December", "at 21:00 on 6-7 December", "one day, not"),
        ("at 21:00 in October", "at 21:00 in October", "one day, not"),
        ("since 20 December 2015", "since 20 December 2015", "not over before it has begun"),
        ("an hour before 25:00", "25:00", "a clock shows"),
        ("an hour before 6 December", "6 December", "a time of day"),
        ("shortly after Sunday", "shortly after Sunday", "a time of day after"),
        ("half a day ago", "half a day ago", "a whole number"),
        ("around 1 January 0001", "around 1 January 0001", "the years 1 to 9999"),
        ("x" * (LONGEST + 1), "x" * 40 + "…", "at most"),
    ],
)
def test_words_that_are_not_read_are_named(text, got, expected):
    with pytest.raises(TimeError) as caught:
        read(text, TUESDAY)
    assert caught.value.got == got
    assert expected in caught.value.expected


@pytest.mark.parametrize(
    ("text", "got"),
    [
        ("Sunday", "Sunday"),
        ("Sunday evening", "Sunday"),
        ("around 9 p.m. Sunday", "Sunday"),
        ("at 21:00", "at 21:00"),
        ("overnight", "overnight"),
        ("shortly after midnight", "shortly after midnight"),
        ("in the evening", "in the evening"),
        ("yesterday", "yesterday"),
        ("last night", "last night"),
        ("two days ago", "two days ago"),
        ("14 months ago", "14 months ago"),
        ("on Dec. 6", "Dec. 6"),
        ("since 30 September", "30 September"),
        ("in late October", "late October"),
    ],
)
def test_without_a_day_or_a_date_of_the_words_it_is_asked_for(text, got):
    with pytest.raises(TimeError) as caught:
        read(text)
    assert caught.value.got == got
    assert "the day it was said" in caught.value.expected


@pytest.mark.parametrize("text", ["Sunday", "yesterday", "at 21:00", "overnight", "two days ago"])
@pytest.mark.parametrize("said", ["2015", "2015-12"])
def test_a_month_is_no_day_to_count_weekdays_from(text, said):
    with pytest.raises(TimeError, match="the day it was said"):
        read(text, Context(said=LocalTime(said)))


@pytest.mark.parametrize(
    "text", ["6 December 2015", "at 21:00 on 6 December 2015", "2015-12-06/2015-12-07", "2015"]
)
def test_words_with_their_own_date_need_no_context(text):
    assert read(text) == read(text, TUESDAY)


def test_words_from_another_event_need_its_claim():
    with pytest.raises(TimeError, match="the claim whose time this is told from"):
        read("an hour earlier").when()


WORDS = (
    "around late early Sunday Monday evening night overnight 9 p.m. 21:00 6 December 2015 ago , / "
    "2015-12-06 and to - between from since before after until an hour earlier of the .. ~ 7 31 "
    "within minute midnight February months … ( )"
)


@steadily
@given(st.lists(st.sampled_from(WORDS.split()), max_size=7).map(" ".join) | st.text(max_size=30))
def test_whatever_is_typed_is_read_or_refused(text):
    try:
        reading = read(text, TUESDAY)
    except TimeError as error:
        told = (error.got, error.expected)
    else:
        first, last = reading.start.earliest, reading.end.latest
        assert first is None or last is None or first.first("UTC") <= last.last("UTC")
        told = (reading.verbatim, "read")
    assert told == (text.strip(), "read") or all(told)
