"""What "around" allows is an assumption: another width is another span, and nothing else moves."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
import small_dossier as small
from hypothesis import given
from hypothesis import strategies as st
from made_parts import steadily

from incidents.checks.alter import altered
from incidents.checks.assume import parse
from incidents.model import Dossier
from incidents.time import LocalTime, TimeError, When

AROUND_21 = {
    **small.when(
        start_earliest="2015-12-06T20:30", start_latest="2015-12-06T21:30",
        end_latest="2015-12-06T21:30", zones=("Asia/Damascus", "UTC"),
    ),
    "assumptions": ["around read as 30 minutes before or after", "Sunday is 6 December 2015"],
    "vague": {"word": "around", "at": "2015-12-06T21:00"},
}  # fmt: skip
HOUR_EARLIER = {
    **small.when(start_earliest="2015-12-06", end_latest="2015-12-06"),
    "relative": {"claim": "around", "lower_minutes": -90, "upper_minutes": -30},
}
NIGHT = {
    **small.when(start_earliest="2015-12-06T16:00", start_latest="2015-12-07T06:00"),
    "vague": {"word": "night", "day": "2015-12-06"},
}


def told() -> Dossier:
    whens = {"around": AROUND_21, "earlier": HOUR_EARLIER, "night": NIGHT}
    return small.opened(*(small.claim(name, when=when) for name, when in whens.items()))


def under(minutes: float | str) -> When:
    when = altered(told(), parse([f"around={minutes}"])).claim["around"].when
    assert when is not None
    return when


@pytest.mark.parametrize(
    ("minutes", "earliest", "latest"),
    [
        ("30", "2015-12-06T20:30", "2015-12-06T21:30"),
        ("0", "2015-12-06T21:00", "2015-12-06T21:00"),
        ("60 min", "2015-12-06T20:00", "2015-12-06T22:00"),
        ("181", "2015-12-06T17:59", "2015-12-07T00:01"),
        ("720", "2015-12-06T09:00", "2015-12-07T09:00"),
        ("0.5", "2015-12-06T20:59:30", "2015-12-06T21:01:29"),
    ],
)
def test_around_is_as_wide_as_is_assumed(minutes, earliest, latest):
    when = under(minutes)
    assert (when.start.earliest, when.start.latest) == (LocalTime(earliest), LocalTime(latest))
    assert when.end.latest == LocalTime(latest)


def test_what_was_read_into_around_is_told_as_it_is_now():
    assert under("20").assumptions == (
        "around read as 20 minutes before or after",
        "Sunday is 6 December 2015",
    )


def test_another_width_of_around_leaves_all_other_times_alone():
    before, after = told(), altered(told(), parse(["around=5"]))
    assert [after.claim[name] for name in ("earlier", "night")] == [
        before.claim[name] for name in ("earlier", "night")
    ]
    assert altered(before, parse(["near=5km"])) is before


def test_an_end_of_its_own_stays():
    lasting = {**AROUND_21, **small.when(start_latest="2015-12-06T21:30", end_latest="2015-12-08")}
    dossier = altered(small.opened(small.claim("a", when=lasting)), parse(["around=5"]))
    when = dossier.claim["a"].when
    assert when is not None
    assert (when.start.latest, when.end.latest) == (
        LocalTime("2015-12-06T21:05"),
        LocalTime("2015-12-08"),
    )


@steadily
@given(
    st.datetimes(datetime(1995, 1, 2), datetime(2030, 1, 1)),
    st.floats(0, 720, allow_nan=False),
    st.sampled_from(["", "Z", "+02:00"]),
)
def test_widened_reaches_as_far_as_it_says_to_the_second(moment, minutes, offset):
    at = LocalTime(f"{moment:%Y-%m-%dT%H:%M}{offset}")
    wide = at.widened(minutes)
    assert wide.earliest is not None
    assert wide.latest is not None
    by, second = timedelta(minutes=minutes), timedelta(seconds=1, microseconds=1)
    before = at.first("UTC") - wide.earliest.first("UTC")
    after = wide.latest.last("UTC") - at.last("UTC")
    assert by <= before <= by + second
    assert by <= after <= by + second
    wider = at.widened(minutes + 1)
    assert wider.earliest.first("UTC") < wide.earliest.first("UTC")  # type: ignore[union-attr]


@pytest.mark.parametrize("text", ["2015", "2015-12", "2015-12-06"])
def test_no_minutes_are_added_to_a_day(text):
    with pytest.raises(TimeError, match="a time of day"):
        LocalTime(text).widened(30)


def test_at_the_ends_of_time_around_ends_there():
    assert LocalTime("0001-01-01T00:10").widened(720).earliest == LocalTime("0001-01-01T00:00")
    assert LocalTime("9999-12-31T23:50").widened(720).latest == LocalTime("9999-12-31T23:59")


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def test_around_the_hour_that_is_skipped_holds_every_moment():
    # Asia/Damascus, 27 March 2015: at midnight (22:00 UTC) the clocks went on to 1:00.
    wide = LocalTime("2015-03-27T01:15").widened(30)  # 1:15 was at 22:15 UTC.
    assert wide.earliest is not None
    assert wide.earliest.first("Asia/Damascus") == utc("2015-03-26T21:45")
    wide = LocalTime("2015-03-26T23:45").widened(30)
    assert wide.latest is not None
    assert wide.latest.last("Asia/Damascus") >= utc("2015-03-26T22:15")


def test_around_the_hour_that_comes_twice_holds_both():
    # Asia/Damascus, 29 October 2015: at midnight (21:00 UTC) the clocks went back to 23:00.
    wide = LocalTime("2015-10-29T23:30").widened(15)  # 20:30 UTC, and again 21:30 UTC.
    assert wide.earliest is not None
    assert wide.latest is not None
    assert wide.earliest.first("Asia/Damascus") == utc("2015-10-29T20:15")
    assert wide.latest.last("Asia/Damascus") == utc("2015-10-29T21:46") - timedelta(microseconds=1)
