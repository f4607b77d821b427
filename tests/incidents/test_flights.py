"""Flights: whether a way can have been flown as told: its range, its time, and what it crosses."""

from __future__ import annotations

from dataclasses import replace

import pytest
import small_dossier as small
from pyproj import Geod

from geo.interval import Interval
from geo.verdict import Verdict
from incidents.checks import Case, Finding, parse, route
from incidents.checks.movers import share_within
from incidents.model import Dossier

WGS84 = Geod(ellps="WGS84")
START, END = (40.0, 35.0), (45.0, 38.0)
DIRECT_KM = WGS84.inv(*START, *END)[2] / 1_000
JET = {
    "id": "jet",
    "name": "Jet",
    "source": "its maker",
    "cruise_kmh": {"min": 805, "max": 850},
    "top_kmh": {"min": 990, "max": 1001},
}
"""The top speed is at most 1,001.5 km/h as rounded, the cruise at least 804.5."""


def way(*waypoints: str, **more: object) -> small.Json:
    return {
        "kind": "route",
        "role": "route",
        "verbatim": "from here to there",
        "waypoints": [{"place": one} for one in waypoints],
        "ranges": {"half_width_m": 5_000},
        **more,
    }


def flown(*others: small.Json, jet: small.Json | None = None, **members: object) -> Dossier:
    own = {
        "actor_blamed": "south",
        "weapon": {"description": "jets", "platform": "Jet"},
        "location": way("here", "there"),
        **members,
    }
    location = own.pop("location")
    return small.opened(
        small.claim("flight", location, **own),
        *others,
        small.place("here", (*START, 1.0)),
        small.place("there", (*END, 1.0)),
        small.place("aside", (40.0, 40.0, 1_000.0)),
        platforms=[{**JET, **(jet or {})}],
    )


def found(it: Dossier, *settings: str) -> list[Finding]:
    return list(route.run(Case.of(it, parse(settings))))


def only(it: Dossier, *settings: str) -> Finding:
    [one] = found(it, *settings)
    return one


def measured(one: Finding, name: str) -> tuple[float, float]:
    [each] = [each for each in one.measured if each.name == name]
    return each.lower, each.upper


def clock(minute: int) -> str:
    return f"2015-12-06T{minute // 60:02d}:{minute % 60:02d}:00Z"


def lasting(minutes: int) -> small.Json:
    """From ten o'clock on, over by so many minutes later; a second more, as seconds are whole."""
    return small.when(
        start_earliest=clock(600),
        start_latest=clock(600 + minutes),
        end_latest=clock(600 + minutes),
    )


def figures(km: float) -> small.Json:
    return {"min": km, "max": km}


@pytest.mark.parametrize(
    ("most_km", "expected"),
    [
        (DIRECT_KM - 2, Verdict.IMPOSSIBLE),
        (DIRECT_KM - 0.002, Verdict.POSSIBLE),
        (DIRECT_KM + 1, Verdict.POSSIBLE),
        (2 * DIRECT_KM - 3, Verdict.POSSIBLE),
        (2 * DIRECT_KM + 6, Verdict.CERTAIN),
    ],
)
def test_out_of_range_is_impossible_and_there_and_back_certain(most_km, expected):
    """Range alone is known: half of it comes back. A figure fails only by more than it rounds."""
    it = flown(jet={"range_km": figures(round(most_km, 2))}, when=lasting(600))
    assert only(it).verdict is expected


@pytest.mark.parametrize(
    ("radius_km", "expected"),
    [(DIRECT_KM - 2, Verdict.POSSIBLE), (DIRECT_KM + 3, Verdict.CERTAIN)],
)
def test_beyond_the_combat_radius_it_may_not_have_come_back(radius_km, expected):
    it = flown(jet={"combat_radius_km": figures(round(radius_km))}, when=lasting(600))
    assert only(it).verdict is expected


FAST_MIN, SLOW_MIN = DIRECT_KM / 1001.5 * 60, DIRECT_KM / 804.5 * 60
FAR = {"combat_radius_km": {"min": 5_000, "max": 6_000}}


@pytest.mark.parametrize(
    ("minutes", "expected"),
    [
        (int(FAST_MIN) - 1, Verdict.IMPOSSIBLE),
        (int(FAST_MIN) + 1, Verdict.POSSIBLE),
        (int(SLOW_MIN) - 1, Verdict.POSSIBLE),
        (int(SLOW_MIN) + 1, Verdict.CERTAIN),
    ],
)
def test_the_words_leave_too_little_or_enough_time(minutes, expected):
    assert only(flown(jet=FAR, when=lasting(minutes))).verdict is expected


def test_an_end_that_is_not_told_leaves_any_time():
    left = small.when(start_earliest=clock(600), start_latest=clock(601))
    assert only(flown(jet=FAR, when=left)).verdict is Verdict.CERTAIN


def arrival(minute: int, **members: object) -> small.Json:
    own = {"actor_blamed": "south", **members}
    return small.claim("over", "there", when=lasting_to(minute), **own)


def lasting_to(minute: int) -> small.Json:
    return small.when(start_earliest=clock(minute), start_latest=clock(minute))


@pytest.mark.parametrize(
    ("minutes", "expected"),
    [
        (int(FAST_MIN) - 2, Verdict.IMPOSSIBLE),
        (int(FAST_MIN) + 2, Verdict.POSSIBLE),
        (int(SLOW_MIN) + 2, Verdict.CERTAIN),
    ],
)
def test_a_force_that_left_at_ten_is_there_no_sooner_than_it_can_fly(minutes, expected):
    left = small.when(start_earliest=clock(600), start_latest=clock(600))
    alone, there = found(flown(arrival(600 + minutes), jet=FAR, when=left))
    assert alone.claims == ("flight",)
    assert there.claims == ("flight", "over")
    assert there.verdict is expected


@pytest.mark.parametrize(
    "members", [{"claimant": "south"}, {"actor_blamed": "north"}, {"stance": "denies"}]
)
def test_only_the_same_party_s_claim_of_the_same_force_is_its_arrival(members):
    assert len(found(flown(arrival(700, **members), jet=FAR, when=lasting(600)))) == 1


def test_without_figures_it_is_unknown_and_the_length_is_told_all_the_same():
    it = replace(flown(when=lasting(600)), platforms=())
    one = only(it)
    assert one.verdict is Verdict.UNKNOWN
    lower, upper = measured(one, "length")
    assert lower <= DIRECT_KM * 1_000 <= upper
    assert upper == pytest.approx(2 * DIRECT_KM * 1_000, rel=2e-3)
    assert measured(only(it, "detour=3"), "length")[1] == pytest.approx(1.5 * upper, rel=1e-6)
    assert only(it, "speed=100").verdict is Verdict.POSSIBLE


def test_the_range_caps_the_length():
    one = only(flown(jet={"range_km": figures(3_001)}, when=lasting(600)))
    assert measured(one, "length")[1] == pytest.approx(3_001_500)


def test_what_is_named_counts_and_modelled_waypoints_do_not():
    modelled = way("here", "aside", "there", through=[{"area": "IQ"}])
    one = only(flown(jet=FAR, location=modelled, when=lasting(600)))
    by_aside = sum(WGS84.inv(*a, *b)[2] for a, b in ((START, (40.0, 40.0)), ((40.0, 40.0), END)))
    assert measured(one, "shortest way")[1] < 1.2 * DIRECT_KM * 1_000 < by_aside
    assert measured(one, "way as drawn")[0] == pytest.approx(by_aside)
    assert any("modelling choice" in each for each in one.assumptions)
    named = only(flown(jet=FAR, location=way("here", "aside", "there"), when=lasting(600)))
    assert measured(named, "shortest way")[0] == pytest.approx(by_aside, abs=5_000)


def test_a_finding_of_its_own_claims_alone_is_the_same():
    it = flown(arrival(700), jet=FAR, when=lasting(600))
    for one in found(it):
        again = {each.id: each for each in route.run(Case.of(it).about(one.claims))}[one.id]
        assert (again.because, again.measured, again.verdict) == (
            one.because,
            one.measured,
            one.verdict,
        )


def test_a_route_of_unknown_extent_has_no_length_and_no_verdict():
    it = flown(jet=FAR, when=lasting(600))
    [here, *others] = it.places
    code = replace(here.geocodes[0], uncertainty_m=None)
    it = replace(it, places=(replace(here, geocodes=(code,)), *others))
    one = only(it)
    assert one.verdict is Verdict.UNKNOWN
    assert "extent" in one.because


def test_the_sample_s_flight(sample):
    alone, over = found(sample)
    assert alone.verdict is over.verdict is Verdict.CERTAIN
    direct, shortest = measured(alone, "direct line"), measured(alone, "shortest way")
    assert direct[0] < 1_013_000 < direct[1] < shortest[0] < shortest[1] < 1_805_000
    lower, upper = measured(alone, "length")
    assert lower < 1_805_000
    assert upper > 3_000_000
    assert measured(alone, "way as drawn")[0] == pytest.approx(1_927_000, abs=500)
    assert "over Russia, Georgia, Turkey and Syria" in alone.because
    assert "by the Caspian Sea, Iran and Iraq" in alone.because
    assert "it left between" in over.because
    assert len(over.by_zone) == 3


@pytest.mark.parametrize(
    ("value", "limit", "share"),
    [
        ((0, 10), (5, 5), 0.5),
        ((0, 10), (0, 10), 0.5),
        ((4, 4), (0, 10), 0.6),
        ((0, 10), (20, 30), 1.0),
        ((0, 10), (-5, -1), 0.0),
        ((0, 10), (5, 15), 0.875),
        ((3, 3), (3, 3), 1.0),
    ],
)
def test_the_share_of_values_within_limits(value, limit, share):
    assert share_within(Interval(*value), Interval(*limit)) == pytest.approx(share)
