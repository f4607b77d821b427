"""Azimuths from any place of one region to any place of another, as an interval through north."""

from __future__ import annotations

import math

import numpy as np
import pytest
from places_within import AYYASH, WGS84, along, sampled
from regions_anywhere import EVERYWHERE, KINDS, SPOTS, boxes, near, seeded

from geo import Bearing, Corridor, Disc, Interval, Position, Region, Sector, Union
from geo.region import azimuths


def beyond(interval: Interval, a: Region, b: Region, rng: np.random.Generator) -> float:
    """How far, in degrees, sampled azimuths lie outside the interval."""
    found = np.asarray(WGS84.inv(*sampled(a, rng, 20_000), *sampled(b, rng, 20_000))[0])
    middle, half = (interval.lower + interval.upper) / 2, interval.width / 2
    return float((np.abs((found - middle + 180) % 360 - 180) - half).max())


@pytest.mark.parametrize("azimuth", [0.0, 45.0, 90.0, 180.0, 359.0])
def test_positions_have_one_azimuth(azimuth):
    found = azimuths(Disc(AYYASH, 0), Disc(along(AYYASH, azimuth, 10_000), 0))
    assert found.width < 1e-9
    assert abs((found.lower - azimuth + 180) % 360 - 180) < 1e-6


@pytest.mark.parametrize("azimuth", [0.0, 90.0, 200.0])
@pytest.mark.parametrize(("first_m", "second_m"), [(0, 3_000), (3_000, 0), (1_000, 2_000)])
def test_discs_are_seen_within_their_tangents(azimuth, first_m, second_m):
    """By the equator, where north hardly turns, the tangents cross at asin(sum of radii / d)."""
    start = Position(10, 0)
    found = azimuths(Disc(start, first_m), Disc(along(start, azimuth, 100_000), second_m))
    half = math.degrees(math.asin(3_000 / 100_000))
    assert found.width == pytest.approx(2 * half, rel=2e-3)
    assert (found.lower + found.width / 2) % 360 == pytest.approx(azimuth, abs=1e-3) or azimuth == 0
    assert found.width >= 2 * half


def test_through_north_the_interval_runs_over_360():
    found = azimuths(Disc(AYYASH, 1_000), Disc(along(AYYASH, 0, 50_000), 1_000))
    assert 357 < found.lower < 360 < found.upper < 363


def test_east_of_north_the_interval_starts_at_its_lower_end():
    found = azimuths(Disc(AYYASH, 1_000), Disc(along(AYYASH, 10, 50_000), 1_000))
    assert 0 < found.lower < 10 < found.upper < 20


@pytest.mark.parametrize(("gap", "known"), [(-1, False), (0, False), (1_000, True)])
def test_what_meets_has_no_azimuth(gap, known):
    other = Disc(along(AYYASH, 60, 3_000 + gap), 2_000)
    assert (azimuths(Disc(AYYASH, 1_000), other) is not None) is known


def test_from_a_ring_round_it_every_azimuth_leads_there():
    ring = Sector(AYYASH, Interval(20_000, 30_000))
    assert azimuths(ring, Disc(AYYASH, 1_000)) is None
    assert azimuths(Disc(AYYASH, 1_000), ring) is None


def test_a_sector_is_seen_within_its_bearing_from_its_anchor():
    sector = Sector(AYYASH, Interval(20_000, 30_000), Bearing.about(135, 22.5))
    found = azimuths(Disc(AYYASH, 0), sector)
    assert found.lower == pytest.approx(112.5, abs=0.1)
    assert found.upper == pytest.approx(157.5, abs=0.1)


def test_from_the_pole_azimuths_are_meridians():
    found = azimuths(Disc(Position(0, 90), 0), boxes((30, 10, 50, 20)))
    assert (found.lower, found.upper) == pytest.approx((130, 150), abs=0.1)


def test_across_the_antimeridian():
    found = azimuths(Disc(Position(179.9, 0), 100), Disc(Position(-179.9, 0), 100))
    assert found.lower < 90 < found.upper
    assert found.width < 2


def test_rival_positions_are_all_looked_from():
    rivals = Union((Disc(Position(40, 35), 0), Disc(Position(41, 35), 0)))
    found = azimuths(rivals, Disc(Position(40, 36), 0))
    assert beyond(found, rivals, Disc(Position(40, 36), 0), seeded("rivals")) < 1e-9


def test_a_rival_position_beside_a_rival_disc_is_looked_from():
    rivals = Union((Disc(Position(40, 35), 0), Disc(Position(41, 35), 100)))
    found = azimuths(rivals, Disc(Position(40, 36), 0))
    assert beyond(found, rivals, Disc(Position(40, 36), 0), seeded("rivals")) < 1e-9


@pytest.mark.parametrize(
    ("legs", "to"),
    [
        (((-33.7, 87.2), (-19.4, 77.5)), (12.2, 60.6)),
        (((-7.4, 64.2), (161.4, 63.5)), (-2.7, 73.2)),
        (((-28.4, 31.3), (95.9, 30.8)), (26.9, 25.3)),
    ],
    ids=["towards the pole", "over the pole", "along a parallel"],
)
def test_a_long_leg_is_looked_from_all_along(legs, to):
    """North turns along a leg, so that its ends need not have the outermost azimuths."""
    route, place = Corridor(tuple(Position(*end) for end in legs), 1_500), Disc(Position(*to), 0)
    found = azimuths(route, place)
    assert found is None or beyond(found, route, place, seeded(legs)) < 1e-3


@pytest.mark.parametrize("kind", KINDS)
def test_no_place_is_seen_in_another_direction(kind):
    for spot in [spot for of, spot in EVERYWHERE if of == kind]:
        rng = seeded("azimuths", kind, spot)
        base = SPOTS[spot](rng)
        a = KINDS[kind](rng, base, 30_000)
        b = KINDS[str(rng.choice(["disc", "annulus", "sector"]))](rng, near(rng, base, 2e5), 20_000)
        for pair in ((a, b), (b, a)):
            found = azimuths(*pair)
            assert found is None or beyond(found, *pair, rng) < 1e-6


def test_nearly_every_random_pair_apart_has_an_interval():
    """Else the test above would hold of nothing."""
    rng = seeded("known")
    pairs = [
        (KINDS[kind](rng, AYYASH, 30_000), Disc(near(rng, Position(44, 33), 1e5), 10_000))
        for kind in KINDS
    ]
    assert all(azimuths(*pair) for pair in pairs)
