"""EDTF: what it states is read, and written again the same; what it cannot hold is said.

The package edtf (the Library of Congress lists it) is the oracle for the days that a text covers.
It is no part of the program: it takes an unknown end for ten years, 29 February 2015 for a day and
an interval that runs backwards for one.
"""

from __future__ import annotations

import calendar
import json
import math
import warnings
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_parts import steadily

from incidents import edtf
from incidents.time import Bounds, LocalTime, TimeError

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # Of its parser's, about names of its results.
    from edtf import parse_edtf


def bounds(earliest: str | None, latest: str | None) -> Bounds:
    return Bounds(earliest and LocalTime(earliest), latest and LocalTime(latest))  # type: ignore[arg-type]


AUTHORITY = Path(__file__).parents[1] / "authorities" / "edtf.json"
SPECIFICATION = json.loads(AUTHORITY.read_text(encoding="utf-8"))["examples"]


def covered(dated: edtf.Dated) -> tuple[str | None, str | None]:
    """The first and the last day that a text covers."""
    first, last = dated.start.earliest, dated.end.latest
    return (
        first.first("UTC").date().isoformat() if first else None,
        last.last("UTC").date().isoformat() if last else None,
    )


@pytest.mark.parametrize("example", SPECIFICATION, ids=lambda example: example["text"])
def test_the_examples_of_the_specification_cover_what_it_says_and_are_written_again(example):
    dated = edtf.read(example["text"])
    assert covered(dated) == (example["first"], example["last"])
    assert edtf.write(dated.start, dated.end, dated.marks) == edtf.Written(example["text"])


@pytest.mark.parametrize(
    "text",
    ["1985-04-12T23:20:30", "1985-04-12T23:20:30Z", "1985-04-12T23:20:30+04:30"],
)
def test_a_date_with_a_time_of_day_is_kept_to_the_second(text):
    dated = edtf.read(text)
    assert dated.start == bounds(text, text)
    assert edtf.write(dated.start, dated.end) == edtf.Written(text)


def test_an_offset_in_whole_hours_is_written_with_its_minutes():
    dated = edtf.read("1985-04-12T23:20:30-04")
    assert dated.start.earliest == LocalTime("1985-04-12T23:20:30-04:00")


days = st.dates(date(1000, 1, 1), date(9999, 12, 31))
precisions = st.sampled_from([4, 7, 10])
marks = st.sampled_from(["", "?", "~", "%"])
dates = st.builds(lambda day, length: day.isoformat()[:length], days, precisions)
masked = st.builds(
    lambda day, cut: day.isoformat()[: cut[0]] + cut[1],
    days,
    st.sampled_from([(3, "X"), (2, "XX"), (4, "-XX"), (7, "-XX"), (4, "-XX-XX")]),
)
single = st.builds(str.__add__, dates | masked, marks)
ends = st.builds(str.__add__, dates, marks)


@st.composite
def intervals(draw: st.DrawFn) -> str:
    one, two = sorted([draw(days), draw(days)])
    first, second = (day.isoformat()[: draw(precisions)] + draw(marks) for day in (one, two))
    none = draw(st.sampled_from(["", "..", None]))
    if none is None:
        return f"{first}/{second}"
    return draw(st.sampled_from([f"{none}/{second}", f"{first}/{none}"]))


@steadily
@given(single | intervals())
def test_what_is_read_is_written_again_the_same_and_nothing_is_lost(text):
    dated = edtf.read(text)
    assert edtf.write(dated.start, dated.end, dated.marks) == edtf.Written(text)


@steadily
@given(single | intervals())
def test_the_days_covered_are_those_that_another_program_covers(text):
    theirs = parse_edtf(text)
    ours = covered(edtf.read(text))
    for end, unknown, own in (
        (theirs.lower_strict(), text.startswith("/"), ours[0]),
        (theirs.upper_strict(), text.endswith("/"), ours[1]),
    ):
        if unknown or (isinstance(end, float) and math.isinf(end)):
            assert own is None
        else:
            assert own == f"{end.tm_year:04d}-{end.tm_mon:02d}-{end.tm_mday:02d}"


moments = st.builds(
    lambda day, minute: f"{day.isoformat()}T{minute // 60:02d}:{minute % 60:02d}",
    days,
    st.integers(0, 1439),
)


@steadily
@given(st.lists(dates | moments, min_size=2, max_size=4), st.booleans())
def test_what_is_written_never_leaves_out_a_day_and_says_what_it_lost(texts, over):
    times = sorted((LocalTime(text) for text in texts), key=lambda at: at.first("UTC"))
    first, last = times[0], max(times, key=lambda at: at.last("UTC"))
    start = Bounds(first, times[1] if over else last)
    end = Bounds(times[-2] if len(times) > 2 and over else None, last)
    written = edtf.write(start, end)
    again = edtf.read(written.text)
    assert again.start.earliest is not None
    assert again.end.latest is not None
    assert again.start.earliest.first("UTC") <= first.first("UTC")
    assert again.end.latest.last("UTC") >= last.last("UTC")
    assert covered(again) == covered(edtf.Dated(start, end))
    if not written.lost:
        assert (again.start, again.end) == (start, end)


def test_the_hours_of_an_evening_are_lost_and_it_is_said():
    evening = bounds("2015-12-06T16:00", "2015-12-06T23:59")
    written = edtf.write(evening, bounds(None, "2015-12-06T23:59"))
    assert written.text == "2015-12-06"
    assert written.lost == ("the time of day: 2015-12-06T16:00, 2015-12-06T23:59",)


def test_a_day_within_two_is_written_as_both_and_that_is_said():
    written = edtf.write(bounds("2015-12-06", "2015-12-07"), bounds(None, "2015-12-07"))
    assert written.text == "2015-12-06/2015-12-07"
    assert written.lost == (
        "that it was at one time within 2015-12-06 to 2015-12-07, not throughout",
    )


@pytest.mark.parametrize("year", [2015, 2016, 1900, 2000])
def test_some_day_of_february_is_one_of_as_many_as_it_has(year):
    dated = edtf.read(f"{year}-02-XX")
    last = f"{year}-02-{calendar.monthrange(year, 2)[1]}"
    assert dated.start == bounds(f"{year}-02-01", last)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "2015-02-29",
            "1900-02-29",
            "2015-02-30",
            "2015-13",
            "2015-00",
            "0000",
            "-0001",
            "Y20150",
        ),
        *("2015-21", "2015-12-07/2015-12-06", "2015/2014-12", "../..", "/", "../", "2015-XX-06"),
        *("2015-12-XX/2016", "2015-12-06T21:00:00/2015-12-07", "2015-12-06T21:00", "[2015,2016]"),
        *("2015~-12", "~2015", "2015-12-06~?", "2015-12-06\n", "٢٠١٥", "", "X", "6 December 2015"),
        *("2015-12-06T24:00:00", "2015-12-06T21:00:00~", "uuuu", "2015-12-06/open", "2015/16/17"),
    ],
)
def test_what_is_no_edtf_of_these_levels_is_refused(text):
    with pytest.raises(TimeError) as caught:
        edtf.read(text)
    assert caught.value.expected


def test_what_is_open_on_both_sides_is_nothing_to_write():
    with pytest.raises(TimeError, match="a start or an end"):
        edtf.write(Bounds())


@pytest.mark.parametrize("text", ["2015-12-06", "../2015", "201X", "2015-13", "[2015]", "/2015"])
def test_edtf_is_told_from_english_even_where_it_is_wrong(text):
    assert edtf.looks_like(text)


@pytest.mark.parametrize("text", ["6-7 Dec", "19:40-19:55", "21:00", "Yesterday", "2015 or so", ""])
def test_english_is_no_edtf(text):
    assert not edtf.looks_like(text)


def test_the_marks_of_a_date_are_told_in_words():
    assert edtf.read("2015~/2016?").notes == (
        "the date is written as approximate: “~”",
        "the date is written as uncertain: “?”",
    )
    assert edtf.read("2015").notes == ()
