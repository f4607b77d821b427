"""Separation where the exact answer is known in closed form or by geographiclib."""

from __future__ import annotations

import math

import numpy as np
import pytest
from geographiclib.geodesic import Geodesic
from places_within import AYYASH, along
from regions_anywhere import boxes

from geo import (
    Bearing,
    Corridor,
    Disc,
    Interval,
    Polygon,
    Position,
    Region,
    Sector,
    Union,
    separation,
)

MILLIMETRE = 1e-3
HALF_MERIDIAN_M = 20_003_931.4586254  # Karney 2013, section 8: from pole to pole


def distance(a: Position, b: Position) -> float:
    return Geodesic.WGS84.Inverse(a.lat, a.lon, b.lat, b.lon)["s12"]


def measured(a: Region, b: Region) -> tuple[float, float]:
    found = separation(a, b)
    return found.lower_m, found.upper_m


def promised(metres: float) -> float:
    """How far off an end may be, for regions up to 500 km across."""
    return max(10.0, metres / 1000)


@pytest.mark.parametrize("metres", [0.0, 1_200.0, 300_000.0, 9_000_000.0])
@pytest.mark.parametrize("azimuth", [0.0, 77.0])
def test_two_discs_to_a_millimetre(spot, azimuth, metres):
    a, b = Disc(spot, 100), Disc(along(spot, azimuth, metres), 1_000)
    expected = max(0.0, metres - 1_100), metres + 1_100
    assert measured(a, b) == pytest.approx(expected, abs=MILLIMETRE)


def test_two_positions_are_as_far_apart_as_they_are():
    damascus = Position(36.29128, 33.5102)
    expected = distance(AYYASH, damascus)
    assert measured(Disc(AYYASH, 0), Disc(damascus, 0)) == pytest.approx((expected,) * 2, abs=1e-6)


@pytest.mark.parametrize(
    ("metres", "lower", "upper"),
    [(5_000, 14_000, 56_000), (30_000, 0, 81_000), (90_000, 39_000, 141_000)],
    ids=["in the hole", "in the ring", "outside"],
)
def test_a_disc_and_an_annulus(spot, metres, lower, upper):
    annulus = Sector(spot, Interval(20_000, 50_000))
    disc = Disc(along(spot, 200, metres), 1_000)
    found = measured(annulus, disc)
    assert found == pytest.approx((lower, upper), abs=10)
    assert found[0] <= lower + MILLIMETRE
    assert found[1] >= upper - MILLIMETRE


@pytest.mark.parametrize(
    ("metres", "lower", "upper"),
    [(5_000, 11_500, 58_500), (90_000, 36_500, 143_500)],
    ids=["in the hole", "outside"],
)
def test_an_annulus_about_an_uncertain_anchor_is_wider_by_it(spot, metres, lower, upper):
    annulus = Sector(Disc(spot, 2_500), Interval(20_000, 50_000))
    found = measured(annulus, Disc(along(spot, 200, metres), 1_000))
    assert found == pytest.approx((lower, upper), abs=10)


def test_an_annulus_about_a_polygon_reaches_as_far_as_its_range():
    box = boxes((40, 35, 40.01, 35.01))
    corner = Position(40.01, 35.01)
    for lower in (0, 20_000):
        ring = Sector(box, Interval(lower, 50_000))
        for azimuth in range(0, 91, 10):
            place = Disc(along(corner, azimuth, 49_999.9), 0)
            assert separation(ring, place).lower_m == 0


@pytest.mark.parametrize("azimuth", [0.0, 90.0, 213.0])
@pytest.mark.parametrize("half", [5.0, 60.0])
def test_a_sector_and_what_lies_on_its_axis(spot, azimuth, half):
    sector = Sector(spot, Interval(20_000, 50_000), Bearing.about(azimuth, half))
    ahead, behind = along(spot, azimuth, 80_000), along(spot, azimuth + 180, 30_000)
    assert separation(sector, Disc(ahead, 500)).lower_m == pytest.approx(29_500, abs=29.5)
    assert separation(sector, Disc(behind, 500)).upper_m == pytest.approx(80_500, abs=80.5)
    inside = Disc(along(spot, azimuth, 15_000), 500)
    nearest = 4_500 if half == 5 else 15_000 - 500 - 10_000
    assert separation(sector, inside).lower_m == pytest.approx(nearest, abs=10)


def test_a_position_north_of_a_box_is_a_meridian_away():
    box, north = boxes((30, 10, 50, 20)), Position(38, 21)
    assert separation(box, Disc(north, 0)).lower_m == pytest.approx(
        distance(north, Position(38, 20)), abs=promised(110_000)
    )
    assert separation(box, Disc(north, 0)).upper_m == pytest.approx(
        distance(north, Position(50, 10)), rel=0.01
    )


@pytest.mark.parametrize("error", [0.0, 5_000.0])
def test_a_position_west_of_a_box_across_the_antimeridian(error):
    box = boxes((-179, -20, -178, -16), border_error_m=error)
    west = Position(179.5, -18)
    edge = [distance(west, Position(-179, float(y))) for y in np.linspace(-19, -17, 2001)]
    corners = [distance(west, Position(x, y)) for x in (-179, -178) for y in (-20, -16)]
    expected = min(edge) - error, max(corners) + error
    found = measured(box, Disc(west, 0))
    assert found == pytest.approx(expected, abs=promised(expected[0]))
    assert found[0] <= expected[0]
    assert found[1] >= expected[1]


def test_a_position_in_a_hole_is_as_far_as_the_holes_rim():
    hole = tuple(reversed(boxes((39, 34, 41, 36)).polygons[0][0]))
    ring = Polygon(((boxes((30, 30, 50, 40)).polygons[0][0], hole),))
    expected = distance(Position(40, 35), Position(40, 36))
    rim = [distance(Position(40, 35), Position(41, float(y))) for y in np.linspace(34, 36, 201)]
    found = separation(ring, Disc(Position(40, 35), 0)).lower_m
    assert found == pytest.approx(min(expected, *rim), rel=1e-3)


def test_a_position_beside_a_corridor_over_the_pole():
    corridor = Corridor((Position(0, 80), Position(180, 80)), 10_000)
    place = Position(90, 89)
    expected = distance(place, Position(0, 90)) - 10_000
    assert separation(corridor, Disc(place, 0)).lower_m == pytest.approx(
        expected, abs=promised(1e5)
    )


def test_a_polar_cap_is_as_far_as_its_parallel():
    arctic, south = boxes((-180, 85, 180, 90)), Disc(Position(40, -88), 1_000)
    expected = distance(Position(40, 85), Position(40, -88)) - 1_000
    found = measured(arctic, south)
    assert found[0] == pytest.approx(expected, rel=0.01)
    assert found[0] <= expected
    assert found[1] == pytest.approx(HALF_MERIDIAN_M, abs=1)


def test_a_place_with_rival_geocodes_spans_them():
    rivals = Union((Disc(AYYASH, 100), Disc(along(AYYASH, 0, 9_000), 100)))
    place = Disc(along(AYYASH, 180, 5_000), 0)
    assert measured(rivals, place) == pytest.approx((4_900, 14_100), abs=MILLIMETRE)


def test_what_is_at_least_20_km_away_is_so_from_inside_too():
    beyond = Sector(AYYASH, Interval(20_000, math.inf))
    found = measured(beyond, Disc(along(AYYASH, 10, 5_000), 1_000))
    assert found[0] == pytest.approx(14_000, abs=14)
    assert found[1] == pytest.approx(HALF_MERIDIAN_M, rel=1e-3)


def test_south_of_keeps_off_what_lies_north():
    """What has no end is drawn with long edges, whose bend the bound allows for."""
    south = Sector(AYYASH, Interval(0, math.inf), Bearing.about(180, 22.5))
    found = measured(south, Disc(along(AYYASH, 0, 40_000), 1_000))
    assert 37_000 <= found[0] <= 39_000
    assert found[1] == pytest.approx(HALF_MERIDIAN_M, rel=1e-2)


@pytest.mark.parametrize("lat", [0.0, 35.0, 90.0])
def test_discs_about_antipodes(lat):
    a, b = Position(40, lat), Position(-140, -lat)
    found = measured(Disc(a, 100_000), Disc(b, 1_000))
    assert found == pytest.approx((HALF_MERIDIAN_M - 101_000, HALF_MERIDIAN_M), abs=1)
