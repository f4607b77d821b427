"""The shortest way through regions in turn, against ways through thousands of their places."""

from __future__ import annotations

import json
import math
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyproj import Geod

from geo import Corridor, Disc, Interval, Polygon, Position, Sector, Union, areas
from geo.route import length_m, shortest

WGS84 = Geod(ellps="WGS84")
AUTHORITIES = Path(__file__).parents[1] / "authorities"
PUBLISHED = json.loads((AUTHORITIES / "movement.json").read_text())["mozdok_to_deir_ez_zor_km"]
MOZDOK = Disc(Position(44.603056, 43.7875), 2_500, 0.0)
DEIR_EZ_ZOR = Disc(Position(40.14084, 35.33588), 5_000, 0.0)

SPOTS = {
    "syria": (40.0, 35.0),
    "null island": (0.0, 0.0),
    "antimeridian": (179.9, -17.0),
    "north pole": (10.0, 89.5),
    "south pole": (-120.0, -89.9),
}


def metres(*places: tuple[float, float]) -> float:
    return sum(WGS84.inv(*a, *b)[2] for a, b in pairwise(places))


def away(base: tuple[float, float], azimuth: float, far: float) -> tuple[float, float]:
    lon, lat, _ = WGS84.fwd(*base, azimuth, far)
    return lon, lat


def disc(at: tuple[float, float], radius: float) -> Disc:
    return Disc(Position(*at), radius)


def in_disc(region: Disc, rng: np.random.Generator, count: int) -> np.ndarray:
    """Places of a disc, half of them on its rim."""
    far = region.radius_m * np.where(rng.random(count) < 0.5, 1, np.sqrt(rng.random(count)))
    start = np.full(count, region.center.lon), np.full(count, region.center.lat)
    lon, lat, _ = WGS84.fwd(*start, rng.uniform(0, 360, count), far)
    return np.column_stack((lon, lat))


def best_of(samples: list[np.ndarray]) -> float:
    """The shortest way through one sample of each region in turn."""
    lengths = np.zeros(len(samples[0]))
    for before, after in pairwise(samples):
        i, j = np.meshgrid(np.arange(len(before)), np.arange(len(after)), indexing="ij")
        legs = WGS84.inv(*before[i.ravel()].T, *after[j.ravel()].T)[2].reshape(i.shape)
        lengths = (lengths[:, None] + legs).min(axis=0)
    return float(lengths.min())


@pytest.mark.parametrize("spot", SPOTS)
@pytest.mark.parametrize("seed", range(4))
def test_no_way_through_places_of_the_regions_is_shorter_and_some_are_hardly_longer(spot, seed):
    rng = np.random.default_rng([seed, len(spot)])
    size = 10 ** rng.uniform(4, 5.7)
    stops = tuple(
        disc(
            away(SPOTS[spot], rng.uniform(0, 360), size * rng.uniform(0, 2)),
            size * rng.uniform(0.05, 0.7),
        )
        for _ in range(rng.integers(2, 5))
    )
    found = shortest(stops)
    sampled = best_of([in_disc(stop, rng, 400) for stop in stops])
    assert found.lower_m <= sampled + 0.01
    assert sampled <= found.upper_m + 0.12 * size
    assert 0 <= found.upper_m - found.lower_m <= max(10.0, 1e-3 * found.upper_m)


@pytest.mark.parametrize("spot", SPOTS)
def test_the_way_that_is_given_touches_each_region_and_is_as_long_as_said(spot):
    base = SPOTS[spot]
    stops = (
        disc(base, 20_000),
        disc(away(base, 70, 300_000), 50_000),
        disc(away(base, 160, 200_000), 10_000),
    )
    found = shortest(stops)
    for stop, place in zip(stops, found.places, strict=True):
        off = metres((stop.center.lon, stop.center.lat), (place.lon, place.lat))
        assert off <= stop.radius_m + 2 * stop.sag_m
    assert metres(*((p.lon, p.lat) for p in found.places)) == pytest.approx(found.upper_m, abs=0.01)


def test_two_discs_are_as_far_apart_as_their_rims():
    a, b = disc((40, 35), 30_000), disc(away((40, 35), 30, 500_000), 70_000)
    found = shortest((a, b))
    assert found.lower_m <= 400_000 <= found.upper_m + 3
    assert found.upper_m - found.lower_m <= 400


@pytest.mark.parametrize(("near", "expected"), [(-1, 0.0), (0, 0.0), (1, 2.0)])
def test_regions_with_a_place_in_common_need_no_way(near, expected):
    """Discs of 10 km, 20 km apart and a little less or more: below, equal, above."""
    found = shortest((disc((0, 0), 10_000), disc(away((0, 0), 90, 20_000 + 2 * near), 10_000)))
    assert found.lower_m <= expected <= found.upper_m + 4
    assert found.upper_m <= expected + 1


def test_a_region_on_the_way_costs_nothing_and_the_turn_to_one_beside_it_is_a_reflection():
    start, end = (0.0, 0.0), (2.0, 0.0)
    ends = disc(start, 1), disc(end, 1)
    direct = shortest(ends).upper_m
    on_it = shortest((ends[0], disc((1.0, 0.0), 5_000), ends[1]))
    assert on_it.lower_m <= direct + 1
    assert on_it.upper_m >= direct - 10
    shore = Polygon(((((-5.0, 0.9), (7.0, 0.9), (7.0, 3.0), (-5.0, 3.0), (-5.0, 0.9)),),))
    beside = shortest((ends[0], shore, ends[1]))
    mirrored = 2 * metres(start, (1.0, 0.9))
    assert beside.upper_m == pytest.approx(mirrored, rel=2e-3)
    assert beside.lower_m == pytest.approx(mirrored, rel=2e-3)


@settings(max_examples=15, deadline=None, derandomize=True)
@given(st.integers(0, 10**6))
def test_more_to_touch_is_never_shorter_and_backwards_is_as_long(seed):
    rng = np.random.default_rng(seed)
    base = rng.uniform(-180, 180), rng.uniform(-80, 80)
    a, b, c = (
        disc(away(base, rng.uniform(0, 360), rng.uniform(0, 4e5)), rng.uniform(1e3, 1e5))
        for _ in range(3)
    )
    assert shortest((a, b, c)).upper_m >= shortest((a, c)).lower_m
    there, back = shortest((a, b, c)), shortest((c, b, a))
    assert there.lower_m <= back.upper_m
    assert back.lower_m <= there.upper_m


def test_an_uncertain_place_is_passed_wherever_in_its_disc_it_is():
    """The interval over every place that three uncertain towns may be at, by sampling."""
    rng = np.random.default_rng(7)
    towns = [
        Disc(Position(lon, lat), radius, sure_radius_m=0.0)
        for lon, lat, radius in ((40, 35, 20_000), (42, 36, 50_000), (41, 33, 5_000))
    ]
    found = length_m(towns)
    samples = np.stack([in_disc(town, rng, 3_000) for town in towns])
    legs = [WGS84.inv(*a.T, *b.T)[2] for a, b in pairwise(samples)]
    lengths = np.sum(legs, axis=0)
    assert found.lower <= lengths.min()
    assert lengths.max() <= found.upper
    assert lengths.min() - found.lower < 15_000
    assert found.upper - lengths.max() < 60_000


def test_rival_places_are_all_allowed_and_an_area_may_be_touched_anywhere():
    near, far = disc((40, 35), 100), disc((45, 35), 100)
    start = Disc(Position(39, 35), 10)
    either = length_m([start, Union((near, far))])
    assert either.lower <= metres((39, 35), (40, 35)) <= metres((39, 35), (45, 35)) <= either.upper
    box = Polygon(((((40.0, 34.0), (45.0, 34.0), (45.0, 36.0), (40.0, 36.0), (40.0, 34.0)),),))
    inside = length_m([start, box])
    assert inside.upper - inside.lower < 200


def test_what_has_no_end_has_no_length():
    endless = Sector(Position(40, 35), Interval(20_000, math.inf))
    assert shortest((MOZDOK, endless)) is None
    assert length_m([MOZDOK, endless, DEIR_EZ_ZOR]) is None


def test_the_way_by_the_caspian_iran_and_iraq_against_published_figures():
    stops = [MOZDOK, *map(areas.ground, ("caspian-sea", "IR", "IQ")), DEIR_EZ_ZOR]
    found = length_m(stops)
    direct = length_m([MOZDOK, DEIR_EZ_ZOR])
    by_caspian = [each["km"] for each in PUBLISHED if "Caspian" in each["what"]]
    [great_circle] = [each["km"] for each in PUBLISHED if each["what"] == "great circle"]
    assert direct.holds(great_circle * 1_000)
    assert direct.upper < found.lower <= found.upper < min(by_caspian) * 1_000


def test_the_modelled_way_is_as_long_as_measured_outside():
    from incidents.geojson import read
    from incidents.locate import Locator

    sample = Path(__file__).parents[2] / "incidents/data/deir-ez-zor-2015-12.geojson"
    corridor = Locator(read(sample.read_bytes())).of("us-mozdok-route").region
    [modelled] = [each["km"] for each in PUBLISHED if "modelled" in each["what"]]
    assert isinstance(corridor, Corridor)
    assert round(corridor.length_m / 1_000) == modelled
