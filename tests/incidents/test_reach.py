"""Reach: whether one force can have been at two places, against sampled places and times."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import small_dossier as small
from hypothesis import given, settings
from hypothesis import strategies as st
from pyproj import Geod

from geo.verdict import Verdict
from incidents.checks import Case, parse, reach
from incidents.model import Dossier

WGS84 = Geod(ellps="WGS84")
JET = {
    "id": "jet",
    "name": "Jet",
    "source": "its maker",
    "cruise_kmh": {"min": 805, "max": 850},
    "top_kmh": {"min": 990, "max": 1001},
}
"""The top speed is at most 1,001.5 km/h as rounded, the cruise at least 804.5."""


QUOTED_ELSEWHERE = {"source": "book", "quote": "the words", "quote_kind": "verbatim"}


def clock(minute: float) -> str:
    whole = round(minute)
    return f"2015-12-06T{whole // 60:02d}:{whole % 60:02d}:00Z"


def seen(identity: str, start: float, end: float, **members: object) -> small.Json:
    """A claim that the force was at the place of that name some time between two minutes."""
    when = small.when(start_earliest=clock(start), start_latest=clock(end), end_latest=clock(end))
    weapon = {"description": "jets", "platform": "jet"}
    own = {"actor_blamed": "south", "weapon": weapon, "when": when, **members}
    return small.claim(identity, f"at-{identity}", **own)


def dossier(*features: small.Json, **members: object) -> Dossier:
    return small.opened(*features, **{"platforms": [JET], **members})


def two(
    metres: float, first: tuple[float, float], second: tuple[float, float], radius_m: float = 1.0
) -> Dossier:
    lon, lat, _ = WGS84.fwd(40, 35, 50, metres)
    return dossier(
        seen("a", *first),
        seen("b", *second),
        small.place("at-a", (40.0, 35.0, radius_m)),
        small.place("at-b", (lon, lat, radius_m)),
    )


def found(it: Dossier, *settings_: str) -> list:
    return list(reach.run(Case.of(it, parse(settings_))))


def verdict(it: Dossier, *settings_: str) -> Verdict:
    [one] = found(it, *settings_)
    assert one.as_worded is one.colloquial is one.verdict
    return one.verdict


@pytest.mark.parametrize(
    ("kilometres", "expected"),
    [
        (700, Verdict.CERTAIN),
        (1_001, Verdict.POSSIBLE),
        (1_002.5, Verdict.IMPOSSIBLE),
        (5_000, Verdict.IMPOSSIBLE),
    ],
)
def test_an_hour_is_enough_for_the_top_speed_with_its_rounding_and_no_more(kilometres, expected):
    """Seconds are whole: an hour is 3,601 s from the first to the last moment."""
    assert verdict(two(kilometres * 1_000, (600, 600), (660, 660))) is expected


@pytest.mark.parametrize(
    ("kilometres", "expected"),
    [(800, Verdict.CERTAIN), (803, Verdict.CERTAIN), (806, Verdict.POSSIBLE)],
)
def test_what_the_cruise_is_surely_enough_for_is_certain(kilometres, expected):
    assert verdict(two(kilometres * 1_000, (600, 600), (660, 660))) is expected


@pytest.mark.parametrize(
    ("factor", "expected"),
    [(1 - 1e-9, Verdict.IMPOSSIBLE), (1 + 1e-9, Verdict.POSSIBLE), (2.0, Verdict.CERTAIN)],
)
def test_the_needed_speed_is_what_settles_it(factor, expected):
    it = two(500_000, (600, 600), (660, 660), 0.001)
    [one] = found(it)
    [needed] = [each for each in one.measured if each.name == "speed needed"]
    assert verdict(replace(it, platforms=()), f"speed={needed.lower * factor:.12f}") is expected


def test_the_order_of_the_two_is_not_told_so_either_may_come_first():
    late, early = two(900_000, (660, 660), (600, 600)), two(900_000, (600, 600), (660, 660))
    assert verdict(late) is verdict(early) is Verdict.POSSIBLE
    assert verdict(two(900_000, (600, 600), (600, 600))) is Verdict.IMPOSSIBLE


@settings(max_examples=25, deadline=None, derandomize=True)
@given(st.integers(0, 10**6))
def test_the_verdict_holds_for_sampled_places_and_times(seed):
    rng = np.random.default_rng(seed)
    spans = [sorted(rng.integers(0, 400, 2)) for _ in range(2)]
    radius = float(10 ** rng.uniform(2, 5))
    far = float(rng.uniform(1e4, 3e6))
    it = two(far, tuple(spans[0]), tuple(spans[1]), radius)
    [one] = found(it)
    ends = [(40.0, 35.0), WGS84.fwd(40, 35, 50, far)[:2]]
    count = 2_000
    places, times = [], []
    for (lon, lat), (start, end) in zip(ends, spans, strict=True):
        out = radius * np.sqrt(rng.random(count)) * 0.9999
        at = WGS84.fwd(*(np.full(count, x) for x in (lon, lat)), rng.uniform(0, 360, count), out)
        places.append(at[:2])
        times.append(rng.uniform(start, end, count))
    metres = WGS84.inv(*places[0], *places[1])[2]
    minutes = np.abs(times[0] - times[1])
    fast = metres <= minutes * 1001.5 / 0.06
    slow = metres <= minutes * 804.5 / 0.06
    if one.verdict is Verdict.IMPOSSIBLE:
        assert not fast.any()
    if one.verdict is Verdict.CERTAIN:
        assert slow.all()
    if fast.any() and not slow.all():
        assert one.verdict is Verdict.POSSIBLE
    by_name = {each.name: each for each in one.measured}
    assert by_name["separation"].lower <= metres.min()
    assert metres.max() <= by_name["separation"].upper
    assert by_name["time between"].lower <= minutes.min()
    assert minutes.max() <= by_name["time between"].upper


def test_each_zone_comes_out_by_itself_and_the_whole_holds_for_all():
    """Noon is two hours after ten o'clock UTC, or one before it."""
    noon = small.when(
        start_earliest="2015-12-06T12:00",
        start_latest="2015-12-06T12:00",
        zones=("UTC", "Europe/Moscow"),
    )
    [finding] = found(
        dossier(
            seen("a", 600, 600),
            seen("b", 0, 0, when=noon, citations=[QUOTED_ELSEWHERE]),
            small.place("at-a", (40.0, 35.0, 1.0)),
            small.place("at-b", (*WGS84.fwd(40, 35, 50, 1_500_000)[:2], 1.0)),
            sources=[{"id": one, "publisher": "A", "title": "B"} for one in ("paper", "book")],
        )
    )
    zones = {each.choice["book"]: each.verdict for each in finding.by_zone}
    assert zones == {"UTC": Verdict.CERTAIN, "Europe/Moscow": Verdict.IMPOSSIBLE}
    assert finding.verdict is Verdict.POSSIBLE


def test_without_a_speed_it_is_unknown_and_an_assumed_one_answers_it():
    it = replace(two(500_000, (600, 600), (660, 660)), platforms=())
    assert verdict(it) is Verdict.UNKNOWN
    assert verdict(it, "speed=100") is Verdict.IMPOSSIBLE
    assert verdict(it, "speed=2000") is Verdict.CERTAIN


def test_a_place_of_unknown_extent_leaves_it_unknown():
    it = two(500_000, (600, 600), (660, 660))
    codes = tuple(replace(code, uncertainty_m=None) for code in it.places[0].geocodes)
    place = replace(it.places[0], geocodes=codes)
    assert verdict(replace(it, places=(place, it.places[1]))) is Verdict.UNKNOWN


UNNAMED = {"description": "jets"}
OTHER = {"description": "jets", "platform": "glider"}


@pytest.mark.parametrize(
    ("second", "is_one"),
    [
        ({}, True),
        ({"claimant": "south"}, True),
        ({"weapon": UNNAMED}, True),
        ({"weapon": UNNAMED, "claimant": "south"}, False),
        ({"weapon": OTHER}, False),
        ({"actor_blamed": "north"}, False),
        ({"stance": "denies"}, False),
        ({"incident": "raid"}, True),
    ],
)
def test_which_two_claims_may_be_of_one_force(second, is_one):
    incidents = [{"id": "strike", "title": "S"}, {"id": "raid", "title": "R"}]
    it = dossier(
        seen("a", 600, 600),
        seen("b", 660, 660, **second),
        small.place("at-a", (40.0, 35.0, 1.0)),
        small.place("at-b", (41.0, 35.0, 1.0)),
        incidents=incidents,
    )
    assert bool(found(it)) == is_one


def test_claims_of_one_place_and_time_are_one_sighting():
    twin = seen("c", 600, 600)
    twin["properties"]["location"] = small.at("at-a")
    it = dossier(
        seen("a", 600, 600),
        seen("b", 660, 660),
        twin,
        small.place("at-a", (40.0, 35.0, 1.0)),
        small.place("at-b", (41.0, 35.0, 1.0)),
    )
    [one] = found(it)
    assert one.claims == ("a", "c", "b")
    [alone] = reach.run(Case.of(it).about(one.claims))
    assert (alone.id, alone.because, alone.measured) == (one.id, one.because, one.measured)


def test_the_sample_s_sightings_are_answered_and_say_what_the_aircraft_is_taken_for(sample):
    every = {one.id: one for one in found(sample)}
    over = "us-bombers-over-deir-ez-zor"
    for other in ("us-raqqa", "us-al-bukamal", "us-backfires-from-mozdok"):
        one = every[f"reach--{over}--{other}"]
        assert one.verdict is Verdict.POSSIBLE
        assert any("is taken as the Tu-22M3" in each for each in one.assumptions)
        assert any("Interfax" in each for each in one.assumptions)
    assert all(one.verdict is Verdict.POSSIBLE for one in every.values())
    assert len(every) < 15
