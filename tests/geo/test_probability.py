"""Probabilities that two uncertain places lie within a distance: to outside figures, to random
pairs, and to what must hold of any probability."""

from __future__ import annotations

import json
import math
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo import Disc, GeometryError, Position, Sector, Union, geodesic
from geo.bearing import Bearing
from geo.interval import Interval
from geo.probability import (
    GAUSSIANS,
    UNIFORM_DISCS,
    UNIFORM_REGIONS,
    gaussians,
    uniform_discs,
    uniform_regions,
)
from geo.region import separation

AUTHORITY = Path(__file__).parents[1] / "authorities" / "probability_within_distance.json"
CASES = json.loads(AUTHORITY.read_text(encoding="utf-8"))["cases"]
lengths = st.floats(0, 50_000)
sizes = st.floats(10, 20_000)
AYYASH = Position(40.05303, 35.42022)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_the_closed_models_are_what_others_computed(case):
    if case["model"] == "uniform_discs":
        found = uniform_discs(case["D"], case["R1"], case["R2"], case["t"])
        assert found.model == UNIFORM_DISCS
        assert found.value == pytest.approx(case["p"], abs=6e-10)
    else:
        found = gaussians(case["D"], case["s1"], case["s2"], case["t"])
        assert found.model == GAUSSIANS
        assert found.value == pytest.approx(case["p"], abs=1e-11)
    assert found.error < 1e-9


@given(lengths, sizes, sizes, lengths)
@settings(max_examples=40)
def test_discs_that_are_surely_or_never_near_enough_have_probability_one_or_nought(d, a, b, within):
    found = uniform_discs(d, a, b, within).value
    assert 0 <= found <= 1
    if within >= d + a + b:
        assert found == pytest.approx(1, abs=1e-9)
    if within <= d - a - b:
        assert found == pytest.approx(0, abs=1e-9)


@pytest.mark.parametrize("model", [uniform_discs, gaussians])
@given(d=lengths, a=sizes, b=sizes, within=lengths, more=st.floats(0, 10_000))
@settings(max_examples=40)
def test_either_place_may_be_first_and_farther_is_never_less_likely(model, d, a, b, within, more):
    found = model(d, a, b, within)
    assert found.value == pytest.approx(model(d, b, a, within).value, abs=1e-7)
    assert model(d, a, b, within + more).value >= found.value - 1e-7


@pytest.mark.parametrize("model", [uniform_discs, gaussians])
@given(d=lengths, a=sizes, b=sizes, within=lengths)
@settings(max_examples=40)
def test_a_probability_has_no_unit_of_length(model, d, a, b, within):
    kilometres = model(*(value / 1000 for value in (d, a, b, within))).value
    assert kilometres == pytest.approx(model(d, a, b, within).value, abs=1e-7)


def test_gaussians_about_one_point_are_rayleighs():
    for within in (0.1, 1.0, 3.0):
        exact = -math.expm1(-(within**2) / 2 / 25)
        assert gaussians(0, 3, 4, within).value == pytest.approx(exact, abs=1e-12)


def test_gaussians_far_away_and_wide_apart_stay_exact():
    # At such distances the difference along the line alone decides: half, and one sigma.
    assert gaussians(1e7, 1, 1, 1e7).value == pytest.approx(0.5, abs=1e-6)
    one_sigma = 0.5 * math.erfc(-1 / math.sqrt(2))
    assert gaussians(1e7, 3, 4, 1e7 + 5).value == pytest.approx(one_sigma, abs=1e-6)
    assert gaussians(1e7, 1, 1, 0).value == 0


@pytest.mark.parametrize("bad", [-1.0, math.inf, math.nan])
def test_lengths_that_are_none_are_refused(bad):
    place = Disc(AYYASH, 1000)
    for ask in (
        lambda: uniform_discs(bad, 1, 1, 1),
        lambda: uniform_discs(1, 1, bad, 1),
        lambda: gaussians(1, bad, 1, 1),
        lambda: gaussians(1, 1, 1, bad),
        lambda: uniform_regions(place, place, bad),
    ):
        with pytest.raises(GeometryError):
            ask()


def test_places_without_extent_and_regions_without_end_are_refused():
    endless = Sector(Disc(AYYASH, 100), Interval(1000, math.inf), None)
    place = Disc(AYYASH, 1000)
    with pytest.raises(GeometryError, match="end"):
        uniform_regions(endless, place, 1)
    with pytest.raises(GeometryError, match="extent"):
        uniform_regions(place, Disc(AYYASH, 0), 1)
    for ask in (uniform_discs, gaussians):
        with pytest.raises(GeometryError, match="more than 0"):
            ask(1, 0, 1, 1)


def test_two_discs_on_the_ground_are_those_of_the_plane():
    there = Position(40.12, 35.42022)
    apart = float(geodesic.distance_m(AYYASH.lon, AYYASH.lat, there.lon, there.lat))
    for within in (1_000, 6_000, 12_000):
        sampled = uniform_regions(Disc(AYYASH, 5_000), Disc(there, 8_000), within)
        exact = uniform_discs(apart, 5_000, 8_000, within)
        assert sampled.model == UNIFORM_REGIONS
        assert 0 < sampled.error < 0.005
        assert abs(sampled.value - exact.value) < 5 * sampled.error + 1e-4


def test_a_ring_sector_is_sampled_evenly_over_its_ground():
    """Against rejection among random places of the sphere, which knows nothing of triangles."""
    sector = Sector(Disc(AYYASH, 1), Interval(40_000, 80_000), Bearing.about(135, 40))
    camp = Disc(Position(40.4, 35.1), 20_000)
    rng = np.random.default_rng(5)
    pairs = []
    for start, least, most, middle, half in (
        (AYYASH, 40_000, 80_000, 135, 40),
        (Position(40.4, 35.1), 0, 20_000, 0, 180),
    ):
        # Even over a ring: the square of the distance is (the plane is near enough here).
        metres = np.sqrt(rng.uniform(least**2, most**2, 40_000))
        azimuth = middle + rng.uniform(-half, half, 40_000)
        pairs += geodesic.destination(start.lon, start.lat, azimuth, metres)
    apart = geodesic.distance_m(*pairs)
    for within in (10_000, 30_000):
        expected = float(np.mean(apart <= within))
        found = uniform_regions(sector, camp, within)
        noise = math.sqrt(expected * (1 - expected) / 40_000)
        assert abs(found.value - expected) < 5 * (found.error + noise)


def test_ground_that_rival_geocodes_share_counts_once():
    twice = Union((Disc(AYYASH, 3_000), Disc(AYYASH, 3_000)))
    once = uniform_regions(Disc(AYYASH, 3_000), Disc(AYYASH, 3_000), 2_000)
    found = uniform_regions(twice, Disc(AYYASH, 3_000), 2_000)
    assert abs(found.value - once.value) < 5 * (found.error + once.error)


def test_a_large_region_is_even_over_the_ground_and_not_over_the_map():
    """A cap of 6,000 km has 1 - cos of its angle as its area; its inner half is a smaller share."""
    cap, pole = Disc(Position(0, 90), 6_000_000), Disc(Position(0, 90), 1)
    share = (1 - math.cos(3e6 / 6_371_008.8)) / (1 - math.cos(6e6 / 6_371_008.8))
    found = uniform_regions(cap, pole, 3e6)
    assert found.value == pytest.approx(share, abs=5 * found.error + 2e-3)
    assert abs(share - 0.25) > 0.01


def test_the_same_seed_gives_the_same_figures_and_another_one_near_ones():
    a, b = Disc(AYYASH, 5_000), Disc(Position(40.1, 35.4), 4_000)
    first = uniform_regions(a, b, 4_000, seed=7)
    assert uniform_regions(a, b, 4_000, seed=7) == first
    other = uniform_regions(a, b, 4_000, seed=8)
    assert other != first
    assert abs(other.value - first.value) < 6 * (first.error + other.error)


def test_probability_agrees_with_the_separation_where_that_is_settled():
    a, b = Disc(AYYASH, 2_000), Disc(Position(40.2, 35.4), 3_000)
    apart = separation(a, b)
    assert uniform_regions(a, b, apart.lower_m - 1).value == 0
    assert uniform_regions(a, b, apart.upper_m + 1).value == 1
