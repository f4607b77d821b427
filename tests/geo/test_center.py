"""The corrected center lies in its region, and the circle about it holds the whole of it."""

from __future__ import annotations

import math

import numpy as np
import pytest
from places_within import AYYASH, WGS84, least, sampled, way
from regions_anywhere import EVERYWHERE, KINDS, boxes, region_at, seeded

from geo import (
    Bearing,
    Corridor,
    Disc,
    Interval,
    Position,
    Sector,
    Union,
    corrected_center,
)


def distance(a: Position, b: Position) -> float:
    return float(WGS84.inv(a.lon, a.lat, b.lon, b.lat)[2])


@pytest.mark.parametrize("radius", [0.0, 100.0, 3_000_000.0])
@pytest.mark.parametrize("lon", [40.0, 180.0])
@pytest.mark.parametrize("lat", [35.0, -90.0])
def test_a_disc_is_its_own_circle(lon, lat, radius):
    found = corrected_center(Disc(Position(lon, lat), radius))
    assert found.position == Position(lon, lat)
    assert found.uncertainty_m == radius
    assert found.in_the_middle


@pytest.mark.parametrize(("kind", "spot"), EVERYWHERE)
def test_the_circle_holds_every_place(kind, spot):
    rng = seeded("center", kind, spot)
    region = region_at(kind, spot, rng, widest_m=100_000)
    found = corrected_center(region)
    metres = way(found.position, *sampled(region, rng, 10_000))[1]
    assert metres.max() <= found.uncertainty_m + 1e-3
    assert metres.max() >= found.uncertainty_m * 0.9


@pytest.mark.parametrize("kind", [kind for kind in KINDS if not kind.startswith("polygon")])
def test_the_center_lies_in_the_region(kind):
    rng = seeded("in", kind)
    region = region_at(kind, "syria", rng, widest_m=50_000)
    found = corrected_center(region)
    assert region.covers(found.position) or (
        least(Disc(found.position, 0), region, rng, starts=4) < max(2, 1e-3 * found.uncertainty_m)
    )


@pytest.mark.parametrize(("kind", "spot"), EVERYWHERE[::4])
def test_no_other_place_of_the_region_would_need_a_much_smaller_circle(kind, spot):
    rng = seeded("smaller", kind, spot)
    region = region_at(kind, spot, rng, widest_m=50_000)
    lon, lat = sampled(region, rng, 1_000)
    rivals = zip(*(values[:40] for values in (lon, lat)), strict=True)
    needed = [way(Position(float(x), float(y)), lon, lat)[1].max() for x, y in rivals]
    assert corrected_center(region).uncertainty_m <= 1.1 * min(needed)


def test_a_box_by_the_equator_has_its_center_in_the_middle():
    found = corrected_center(boxes((10, -0.5, 11, 0.5)))
    assert distance(found.position, Position(10.5, 0)) < 50
    assert found.uncertainty_m == pytest.approx(
        distance(Position(10.5, 0), Position(11, 0.5)), rel=1e-3
    )
    assert found.in_the_middle


def test_a_corridor_has_its_center_half_way():
    end = Position(42, 35.42022)
    found = corrected_center(Corridor((AYYASH, end), 1_000))
    assert found.uncertainty_m == pytest.approx(distance(AYYASH, end) / 2 + 1_000, rel=1e-4)
    assert distance(found.position, AYYASH) == pytest.approx(distance(AYYASH, end) / 2, rel=1e-3)


def test_a_wide_thin_sectors_center_is_not_the_middle_but_in_it():
    """The middle of its circle lies between its arc and its anchor, where nobody said it was."""
    sector = Sector(AYYASH, Interval(54_500, 55_500), Bearing.about(135, 60))
    found = corrected_center(sector)
    assert not found.in_the_middle
    assert 54_490 <= distance(AYYASH, found.position) <= 55_510
    azimuth = WGS84.inv(AYYASH.lon, AYYASH.lat, found.position.lon, found.position.lat)[0]
    assert azimuth == pytest.approx(135, abs=2)
    lon, lat = sampled(sector, seeded("thin"), 20_000)
    assert way(found.position, lon, lat)[1].max() <= found.uncertainty_m


def test_a_narrow_deep_sectors_center_is_the_middle():
    sector = Sector(AYYASH, Interval(10_000, 60_000), Bearing.about(135, 10))
    found = corrected_center(sector)
    assert found.in_the_middle
    assert distance(AYYASH, found.position) == pytest.approx(35_000, rel=0.02)


def test_a_rings_center_is_on_the_ring():
    found = corrected_center(Sector(AYYASH, Interval(20_000, 30_000)))
    assert not found.in_the_middle
    assert distance(AYYASH, found.position) == pytest.approx(20_000, abs=10)
    assert found.uncertainty_m == pytest.approx(50_000, abs=10)


def test_rival_geocodes_have_their_center_at_one_of_them():
    north = Position(40.05303, 35.6)
    found = corrected_center(Union((Disc(AYYASH, 0), Disc(north, 0))))
    assert found.position in (AYYASH, north)
    assert found.uncertainty_m == pytest.approx(distance(AYYASH, north), abs=1e-3)


def test_of_unequal_rivals_the_circle_holds_the_larger_one_too():
    north = Position(40.05303, 35.6)
    found = corrected_center(Union((Disc(AYYASH, 10_000), Disc(north, 100))))
    whole = distance(AYYASH, north) + 10_100
    assert found.uncertainty_m >= whole / 2 - 1e-3
    reach = distance(found.position, AYYASH) + 10_000, distance(found.position, north) + 100
    assert found.uncertainty_m >= max(reach) - 1e-3


def test_over_the_antimeridian_the_center_is_there():
    found = corrected_center(boxes((178, -1, 180, 1), (-180, -1, -178, 1)))
    assert abs(found.position.lon) > 179.99
    assert found.uncertainty_m < 260_000


@pytest.mark.parametrize("bearing", [None, Bearing.about(180, 22.5)], ids=["beyond", "south of"])
def test_what_has_no_end_has_no_center(bearing):
    endless = Sector(AYYASH, Interval(20_000, math.inf), bearing)
    assert corrected_center(endless) is None
    assert corrected_center(Union((Disc(AYYASH, 1), endless))) is None
    assert np.isinf(endless.extent_m)
