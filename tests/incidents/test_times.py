"""When events were, over every zone: one zone a source, nothing made up where nothing is said."""

from __future__ import annotations

import math
from collections import Counter

import pytest
import small_dossier as small
from told_times import DAMASCUS, MOSCOW, NIGHT, ZULU, at, minute, times, told, zones_of

from incidents.times import Gap, Span, gap_of
from incidents.times.zones import MOST


def test_a_time_of_day_lasts_its_minute_and_a_day_its_day():
    found = times(told("a", at(*NIGHT)), told("b", at("2015-12-06", "2015-12-06")))
    [(_, (a, b))] = found.under("a", "b")
    first, last = minute("2015-12-06T19:40"), minute("2015-12-06T19:56")
    assert a == Span(first, last, first, last)
    assert b == Span(*[minute("2015-12-06"), minute("2015-12-07")] * 2)


@pytest.mark.parametrize(
    ("bounds", "span"),
    [
        ({"start_earliest": "2015-09-30"}, (1, math.inf, 1, math.inf)),
        ({"start_latest": "2015-09-30"}, (-math.inf, 2, -math.inf, 2)),
        ({"end_earliest": "2015-09-30"}, (-math.inf, math.inf, 1, math.inf)),
        ({"end_latest": "2015-09-30"}, (-math.inf, 2, -math.inf, 2)),
        ({"start_earliest": "2015-09-30", "end_latest": "2015-09-30"}, (1, 2, 1, 2)),
    ],
)
def test_what_is_told_by_one_bound_stays_open(bounds, span):
    [(_, (found,))] = times(told("a", small.when(**bounds))).under("a")
    days = {1: minute("2015-09-30"), 2: minute("2015-10-01")}
    assert found == Span(*(days.get(each, each) for each in span))


def test_a_claim_without_times_has_none():
    found = times(small.claim("a"), told("b", small.when("then")), told("c", at(*NIGHT)))
    assert [spans for _, spans in found.under("a", "b")] == [(None, None)]
    assert found.gap("a", "c") is None
    assert found.gap("b", "c") is None


def test_two_claims_of_one_source_are_never_in_two_zones_at_once():
    one, other = at(*NIGHT, DAMASCUS, MOSCOW), at(*NIGHT, DAMASCUS, MOSCOW)
    found = times(told("a", one), told("b", other, claimant="south"))
    assert zones_of(found, "a", "b") == [(DAMASCUS,), (MOSCOW,)]
    assert all(a == b for _, (a, b) in found.under("a", "b"))
    assert found.gap("a", "b") == Gap(0, 16)


def test_two_sources_are_in_every_two_zones():
    found = times(
        told("a", at(*NIGHT, DAMASCUS, MOSCOW), "paper"),
        told("b", at(*NIGHT, DAMASCUS, ZULU), "wire"),
    )
    assert Counter(zones_of(found, "a", "b")) == Counter(
        (a, b) for a in (DAMASCUS, MOSCOW) for b in (DAMASCUS, ZULU)
    )
    # 19:40 in Moscow is three hours before 19:40 in UTC.
    assert found.gap("a", "b") == Gap(0, 3 * 60 + 16)


def test_sources_that_one_claim_cites_for_its_time_are_in_one_zone():
    zones = at(*NIGHT, DAMASCUS, MOSCOW)
    found = times(told("a", zones, "paper", "wire"), told("b", zones, "wire"))
    assert [set(zones.values()) for zones, _ in found.under("a", "b")] == [{DAMASCUS}, {MOSCOW}]
    assert all(a == b for _, (a, b) in found.under("a", "b"))


def test_a_source_may_be_in_any_zone_that_a_claim_gives_a_reason_for():
    found = times(told("a", at(*NIGHT, DAMASCUS, MOSCOW)), told("b", at(*NIGHT, DAMASCUS, ZULU)))
    assert zones_of(found, "a", "b") == [(DAMASCUS,), (MOSCOW,), (ZULU,)]
    assert zones_of(found, "a") == [(DAMASCUS,), (MOSCOW,)]
    assert all(a == b for _, (a, b) in found.under("a", "b"))


@pytest.mark.parametrize("bounds", [NIGHT, ("2015-12-06T19:40+03:00", "2015-12-06T19:55+03:00")])
def test_a_zone_that_is_stated_is_no_variable(bounds):
    stated = at(*bounds, *([DAMASCUS] if bounds is NIGHT else [DAMASCUS, MOSCOW]))
    found = times(told("a", stated), told("b", at(*NIGHT, DAMASCUS, MOSCOW)))
    assert zones_of(found, "a") == [()]
    assert zones_of(found, "a", "b") == [(DAMASCUS,), (MOSCOW,)]
    assert len({a for _, (a, _) in found.under("a", "b")}) == 1


def test_zones_that_are_too_many_are_taken_together_and_said_to_be():
    names = list("pqrstuvwx")
    zones = (DAMASCUS, ZULU)
    chain = [told("e0", at(*NIGHT, *zones), "p")] + [
        told(f"e{n}", at(*NIGHT, *zones, claim="e0", lower_minutes=-999, upper_minutes=999), name)
        for n, name in enumerate(names[1:], 1)
    ]
    found = times(*chain, sources=" ".join(names))
    assert len(zones_of(found, "e0", "e1")) == MOST == 2 ** (len(names) - 1)
    assert found.unsplit("e0") == ("x",)
    [*_, (_, (span,))] = found.under("e8")
    assert span == Span(*[minute("2015-12-06T17:40"), minute("2015-12-06T19:56")] * 2)
    few = times(*chain[:8], sources=" ".join(names))
    assert few.unsplit("e0") == ()


def test_the_gap_of_an_event_that_stays_open_is_open():
    assert gap_of(Span(0, 10, 0, 10), Span(5, math.inf, 5, math.inf)) == Gap(0, math.inf)
    assert gap_of(Span(0, 10, 0, 10), Span(30, math.inf, 30, math.inf)) == Gap(20, math.inf)
