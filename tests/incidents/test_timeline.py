"""The timeline's bars: what is certain, what possible, by each zone and over all of them."""

from __future__ import annotations

import math
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
import small_dossier as small
from hypothesis import given
from hypothesis import strategies as st
from made_parts import steadily

from incidents import timeline
from incidents.timeline import Bar
from incidents.times import Times

MOSCOW, DAMASCUS = "Europe/Moscow", "Asia/Damascus"
DAY = 1440.0


def minute(text: str) -> float:
    return datetime.fromisoformat(text).replace(tzinfo=UTC).timestamp() / 60


def bars(*whens: small.Json | None, zone: str | None = None) -> tuple[Bar, ...]:
    """The bars of claims with these times, each of a source of its own."""
    claims, sources = [], []
    for number, when in enumerate(whens):
        sources.append({"id": f"paper-{number}", "publisher": "A paper", "title": "An article"})
        citation = {"source": f"paper-{number}", "quote": "so", "quote_kind": "verbatim"}
        given_time = {"when": when} if when else {}
        claims.append(small.claim(f"claim-{number}", citations=[citation], **given_time))
    dossier = small.opened(*claims, sources=sources)
    return timeline.bars(Times(dossier), dossier.claims, zone)


def made(start: float, end: float) -> Bar:
    return Bar("one", (start, end), None, (), ((start, end),))


def evening(*zones: str) -> small.Json:
    """At 21:00 on 6 December by the clock of one of these zones."""
    at = "2015-12-06T21:00"
    return small.when(zones=zones, start_earliest=at, start_latest=at, end_latest=at)


def test_an_hour_in_an_open_zone_spans_every_zone_and_one_zone_alone_is_that_hour():
    (both,) = bars(evening(MOSCOW, DAMASCUS))
    assert timeline.told(both.possible) == "6 December 2015, 18:00 to 19:00"
    assert [timeline.told(part) for part in both.stretches] == [
        "6 December 2015, 18:00",
        "6 December 2015, 19:00",
    ]
    assert both.zones == (MOSCOW, DAMASCUS)
    assert timeline.told(both.possible, MOSCOW) == "6 December 2015, 21:00 to 22:00"
    (alone,) = bars(evening(MOSCOW, DAMASCUS), zone=MOSCOW)
    assert alone.possible[0] == minute("2015-12-06T18:00")
    assert alone.possible[1] == pytest.approx(minute("2015-12-06T18:01"), abs=0.01)
    (other,) = bars(evening("UTC"), zone=MOSCOW)
    assert other.possible[0] == minute("2015-12-06T21:00"), "a stated zone is never replaced"


def campaign(*zones: str) -> small.Json:
    """From some time on 30 September to some time on 8 October."""
    return small.when(
        zones=zones,
        start_earliest="2015-09-30",
        start_latest="2015-09-30",
        end_earliest="2015-10-08",
        end_latest="2015-10-08",
    )


def test_what_is_certain_lies_between_the_latest_start_and_the_earliest_end_of_every_zone():
    (bar,) = bars(campaign("UTC", "Asia/Tokyo"))
    assert bar.certain is not None
    inside = [minute("2015-10-01T00:01"), minute("2015-10-07T14:59")]
    outside = [minute("2015-09-30T23:58"), minute("2015-10-07T15:01")]
    assert all(bar.certain[0] <= each <= bar.certain[1] for each in inside)
    assert not any(bar.certain[0] <= each <= bar.certain[1] for each in outside)
    assert timeline.told(bar.possible) == "29 September 2015, 15:00 to 8 October 2015, 23:59"


def test_a_moment_somewhere_in_an_evening_is_at_no_time_certain():
    (bar,) = bars(evening("UTC", MOSCOW))
    assert bar.certain is None


@pytest.mark.parametrize(
    ("bounds", "words"),
    [
        ({"start_earliest": "2015-09-30"}, "from 30 September 2015, 00:00 on"),
        ({"end_latest": "2015-09-30T12:00"}, "until 30 September 2015, 12:00"),
    ],
)
def test_an_end_that_nobody_states_stays_open(bounds, words):
    (bar,) = bars(small.when(**bounds))
    assert timeline.told(bar.possible) == words
    assert timeline.frame([bar]) is not None


def test_claims_without_a_time_have_no_bar_and_no_frame():
    assert bars(None) == ()
    assert timeline.frame(()) is None
    assert timeline.frame([made(-math.inf, math.inf)]) is None


def test_the_frame_is_that_of_most_bars_and_a_far_longer_one_goes_on_beyond_it():
    hours = [made(n * 60.0, n * 60.0 + 120) for n in range(4)]
    year = made(-300 * DAY, 60 * DAY)
    start, end = timeline.frame([*hours, year])
    assert start < 0
    assert 300 < end < DAY
    start, end = timeline.frame([year])
    assert start < -300 * DAY
    assert end > 60 * DAY


@steadily
@given(
    st.integers(-10_000_000, 40_000_000),
    st.integers(1, 50_000_000),
    st.sampled_from(["UTC", MOSCOW, "Asia/Kathmandu", "America/New_York"]),
    st.integers(3, 6),
)
def test_ticks_are_few_round_and_in_the_frame(start, width, zone, most):
    frame = (start, start + width)
    found = timeline.ticks(frame, zone, most)
    assert len(found) <= most
    assert all(frame[0] <= each <= frame[1] for each in found)
    if width > 14 * DAY * most:
        local = [datetime.fromtimestamp(each * 60, ZoneInfo(zone)) for each in found]
        assert all((each.day, each.hour, each.minute) == (1, 0, 0) for each in local)


def test_ticks_are_hours_of_the_zones_own_clock():
    frame = (minute("2015-12-06T16:00"), minute("2015-12-07T02:00"))
    told = [timeline.moment(each, MOSCOW) for each in timeline.ticks(frame, MOSCOW)]
    assert told == [
        "6 December 2015, 21:00",
        "7 December 2015, 00:00",
        "7 December 2015, 03:00",
    ]
