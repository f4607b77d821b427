"""What a time statement allows: first and last instants, in every zone that it may be meant in."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_parts import steadily

from incidents.time import Bounds, LocalTime, TimeError, When, Zone

TICK = timedelta(microseconds=1)
DAMASCUS, MOSCOW = Zone("Asia/Damascus", "the place"), Zone("Europe/Moscow", "the speaker")


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "first", "after"),
    [
        ("2015", "2015-01-01", "2016-01-01"),
        ("2015-12", "2015-12-01", "2016-01-01"),
        ("2015-02", "2015-02-01", "2015-03-01"),
        ("2016-02", "2016-02-01", "2016-03-01"),
        ("2015-12-06", "2015-12-06", "2015-12-07"),
        ("2016-02-29", "2016-02-29", "2016-03-01"),
        ("2015-12-31", "2015-12-31", "2016-01-01"),
        ("2015-12-06T21:00", "2015-12-06T21:00", "2015-12-06T21:01"),
        ("2015-12-06T23:59", "2015-12-06T23:59", "2015-12-07"),
        ("2015-12-06T21:00:30", "2015-12-06T21:00:30", "2015-12-06T21:00:31"),
    ],
)
def test_a_time_lasts_from_its_first_to_its_last_moment(text, first, after):
    assert LocalTime(text).first("UTC") == utc(first)
    assert LocalTime(text).last("UTC") == utc(after) - TICK


@pytest.mark.parametrize(
    ("zone", "hours"), [("UTC", 0), ("Asia/Damascus", 2), ("Europe/Moscow", 3), ("Asia/Baghdad", 3)]
)
def test_on_the_night_the_zones_are_as_the_tz_database_has_them(zone, hours):
    local = LocalTime("2015-12-06T21:00")
    assert local.first(zone) == utc("2015-12-06T21:00") - timedelta(hours=hours)


@pytest.mark.parametrize("text", ["2015-12-06T19:40Z", "2015-12-06T21:40+02:00"])
def test_a_stated_offset_needs_no_zone(text):
    assert LocalTime(text).first("Asia/Tokyo") == utc("2015-12-06T19:40")


@pytest.mark.parametrize(
    "text",
    [
        *(
            "2015-02-29",
            "1900-02-29",
            "2015-13",
            "2015-00",
            "2015-04-31",
            "0000",
            "2015-12-06T24:00",
        ),
        *("2015-12-06T21:60", "2015-12-06T21:00+24:00", "2015-12-06T21", "15-12-06", "2015-1-1"),
        *("6 December 2015", "", " 2015", "2015 ", "2015\n", "2015-12-06 21:00", "2015?", "-0001"),
        "٢٠١٥",
    ],
)
def test_what_is_no_time_is_refused_with_what_was_got(text):
    with pytest.raises(TimeError) as caught:
        LocalTime(text)
    assert caught.value.got == text
    assert caught.value.expected


def test_the_hour_that_a_clock_shows_twice_is_both_hours():
    # Europe/Berlin, 25 October 2015: 02:30 was at 00:30 UTC and again at 01:30 UTC.
    twice = LocalTime("2015-10-25T02:30")
    assert twice.first("Europe/Berlin") == utc("2015-10-25T00:30")
    assert twice.last("Europe/Berlin") == utc("2015-10-25T01:31") - TICK


def test_a_day_of_25_hours_has_all_of_them():
    # Asia/Damascus, 29 October 2015: at midnight the clocks went back to 23:00.
    day = LocalTime("2015-10-29")
    assert day.first("Asia/Damascus") == utc("2015-10-28T21:00")
    assert day.last("Asia/Damascus") == utc("2015-10-29T22:00") - TICK


def test_a_day_that_begins_at_one_o_clock_begins_then():
    # Asia/Damascus, 27 March 2015: at midnight the clocks went on to 01:00.
    assert LocalTime("2015-03-27").first("Asia/Damascus") == utc("2015-03-26T22:00")


def when(start: Bounds, end: Bounds | None = None, zones: tuple[Zone, ...] = (DAMASCUS,)) -> When:
    return When(verbatim="then", start=start, end=end or Bounds(), zones=zones)


def test_an_unstated_zone_spans_every_zone_that_is_listed():
    minute = LocalTime("2015-12-06T19:40")
    both = when(Bounds(minute, LocalTime("2015-12-06T19:55")), zones=(DAMASCUS, MOSCOW))
    assert both.earliest == utc("2015-12-06T16:40")
    assert both.latest == utc("2015-12-06T17:56") - TICK
    turned = when(both.start, zones=(MOSCOW, DAMASCUS))
    assert (turned.earliest, turned.latest) == (both.earliest, both.latest)


def test_what_is_open_stays_open():
    day = LocalTime("2015-12-06")
    assert when(Bounds(day)).latest is None
    assert when(Bounds(None, day)).earliest is None
    assert when(Bounds()).earliest is None
    assert when(Bounds(day, day), zones=()).earliest is None


def test_the_end_says_how_long_it_lasted_and_without_one_the_start_does():
    day, next_day = LocalTime("2015-12-06"), LocalTime("2015-12-07")
    zones = (Zone("UTC", "stated"),)
    assert when(Bounds(day, day), zones=zones).latest == utc("2015-12-07") - TICK
    lasted = when(Bounds(day, day), Bounds(latest=next_day), zones)
    assert lasted.latest == utc("2015-12-08") - TICK


NIGHT = when(
    Bounds(LocalTime("2015-12-06T20:00"), LocalTime("2015-12-06T20:59")),
    zones=(Zone("UTC", "stated"),),
)
BEGAN, ENDED = utc("2015-12-06T20:00"), utc("2015-12-06T21:00") - TICK


@pytest.mark.parametrize(("off", "meets"), [(-TICK, True), (0 * TICK, True), (TICK, False)])
def test_a_window_that_begins_when_it_ends_still_meets_it(off, meets):
    assert NIGHT.may_meet(ENDED + off, None) == meets
    assert NIGHT.may_meet(ENDED + off, utc("2016-01-01")) == meets


@pytest.mark.parametrize(("off", "meets"), [(-TICK, False), (0 * TICK, True), (TICK, True)])
def test_a_window_that_ends_when_it_begins_still_meets_it(off, meets):
    assert NIGHT.may_meet(None, BEGAN + off) == meets
    assert NIGHT.may_meet(utc("2015-01-01"), BEGAN + off) == meets


def test_an_open_window_or_an_open_time_leaves_nothing_out():
    assert NIGHT.may_meet(None, None)
    assert when(Bounds()).may_meet(utc("1900-01-01"), utc("1900-01-02"))


@pytest.mark.parametrize("zone", ["UTC", "Asia/Damascus", "Pacific/Kiritimati", "America/New_York"])
@steadily
@given(st.dates(date(1995, 1, 2), date(2030, 1, 1)), st.data())
def test_every_moment_of_a_day_is_within_it_and_none_is_naive(zone, day, data):
    whole = LocalTime(day.isoformat())
    minute = data.draw(st.integers(0, 24 * 60 - 1))
    local = LocalTime(f"{day.isoformat()}T{minute // 60:02d}:{minute % 60:02d}")
    instants = (whole.first(zone), local.first(zone), local.last(zone), whole.last(zone))
    assert all(instant.tzinfo is UTC for instant in instants)
    assert instants[0] <= instants[1] <= instants[2] <= instants[3]
    hours = (instants[3] - instants[0] + TICK) / timedelta(hours=1)
    assert 23 <= hours <= 25
