"""Areas and what regions share of them: closed forms, and an equal-area projection."""

from __future__ import annotations

import math

import pytest
from equal_area import areas_m2, zone_m2
from places_within import AYYASH, along
from regions_anywhere import KINDS, SPOTS, boxes, near, seeded

from geo import Bearing, Disc, Interval, Polygon, Position, Sector, overlap

EARTH_M2 = 510_065_621_724_088.4  # Karney 2013, section 6: of the whole ellipsoid
PERMILLE = 1e-3


@pytest.mark.parametrize("apart", [100, 1_000, 1_900])
def test_two_discs_share_a_lens(spot, apart):
    radius = 1_000
    half = apart / 2 / radius
    lens = 2 * radius**2 * (math.acos(half) - half * math.sqrt(1 - half**2))
    found = overlap(Disc(spot, radius), Disc(along(spot, 77, apart), radius))
    smaller = math.pi * radius**2
    assert found.area_m2 == pytest.approx(lens, abs=PERMILLE * smaller)
    assert found.share_a == pytest.approx(lens / smaller, abs=PERMILLE)
    assert found.share_b == pytest.approx(lens / smaller, abs=PERMILLE)


def test_a_disc_within_a_disc_is_shared_whole(spot):
    found = overlap(Disc(spot, 5_000), Disc(along(spot, 7, 1_000), 1_000))
    assert found.area_m2 == pytest.approx(math.pi * 1_000**2, rel=PERMILLE)
    assert found.share_a == pytest.approx(1 / 25, rel=PERMILLE)
    assert found.share_b == pytest.approx(1, abs=PERMILLE)


def test_a_ring_within_a_disc_has_the_area_between_its_circles(spot):
    found = overlap(Sector(spot, Interval(3_000, 5_000)), Disc(spot, 10_000))
    assert found.area_m2 == pytest.approx(math.pi * (5_000**2 - 3_000**2), rel=PERMILLE)


def test_a_sector_has_its_share_of_the_ring(spot):
    sector = Sector(spot, Interval(3_000, 5_000), Bearing.about(135, 22.5))
    expected = math.pi * (5_000**2 - 3_000**2) / 8
    assert sector.area_m2 == pytest.approx(expected, rel=PERMILLE)
    assert overlap(sector, Disc(spot, 9_000)).area_m2 == pytest.approx(expected, rel=PERMILLE)


def test_a_sector_about_a_disc_by_the_equator_is_a_wedge_grown_by_it():
    """Where north hardly turns the sweep is the plane sum of a sector and a disc."""
    low, high, radius, half = 20_000, 30_000, 1_000, math.radians(22.5)
    sector = Sector(Disc(Position(10, 0), radius), Interval(low, high), Bearing.about(90, 22.5))
    # Below the inner arc the sum stays within a chord of the wedge's inner corners.
    ring = half * (high**2 - low**2)
    sides = radius * (2 * (high - low) + 2 * half * high + 2 * half * low)
    expected = ring + sides + math.pi * radius**2
    assert sector.area_m2 == pytest.approx(expected, rel=2e-3)


@pytest.mark.parametrize(
    "bounds",
    [(10, 30, 12, 31), (0, -1, 1, 1), (10, 80, 40, 85), (-180, 85, 180, 90), (-180, -90, 180, -60)],
    ids=["mid-latitude", "over the equator", "arctic", "over the pole", "antarctic"],
)
def test_boxes_have_the_area_of_their_zone(bounds):
    west, south, east, north = bounds
    expected = zone_m2(south, north, east - west)
    assert boxes(bounds).area_m2 == pytest.approx(expected, rel=PERMILLE)
    whole = Disc(Position((west + east) / 2, 90 if north == 90 else -90), 4_000_000)
    if abs(south) == 90 or north == 90:
        assert overlap(boxes(bounds), whole).area_m2 == pytest.approx(expected, rel=PERMILLE)


@pytest.mark.parametrize("size_deg", [0.001, 0.01, 0.1])
def test_a_small_cap_over_the_pole_has_the_area_of_its_zone(size_deg):
    cap = boxes((-180, 90 - size_deg, 180, 90))
    assert cap.area_m2 == pytest.approx(zone_m2(90 - size_deg, 90, 360), rel=PERMILLE)


def test_boxes_share_the_box_between_them():
    found = overlap(boxes((10, 30, 14, 34)), boxes((12, 32, 20, 40)))
    assert found.area_m2 == pytest.approx(zone_m2(32, 34, 2), rel=PERMILLE)
    assert found.share_a == pytest.approx(zone_m2(32, 34, 2) / zone_m2(30, 34, 4), rel=PERMILLE)


def test_boxes_share_across_the_antimeridian():
    cut = boxes((176, 10, 180, 14), (-180, 10, -176, 14))
    found = overlap(cut, boxes((178, 12, 180, 20), (-180, 12, -179, 20)))
    assert found.area_m2 == pytest.approx(zone_m2(12, 14, 3), rel=PERMILLE)


def test_a_hole_is_not_shared():
    shell, hole = boxes((0, 0, 10, 10)).polygons[0][0], boxes((4, 4, 6, 6)).polygons[0][0]
    ring = Polygon(((shell, hole[::-1]),))
    expected = zone_m2(0, 10, 10) - zone_m2(4, 6, 2)
    assert overlap(ring, boxes((-1, -1, 11, 11))).area_m2 == pytest.approx(expected, rel=PERMILLE)


def test_a_hemisphere_is_half_the_earth():
    beyond = Sector(Position(0, 90), Interval(10_001_965.73, math.inf))
    assert beyond.area_m2 == pytest.approx(EARTH_M2 / 2, rel=PERMILLE)
    south = Disc(Position(0, -90), 1_000_000)
    assert overlap(beyond, south).area_m2 == pytest.approx(south.area_m2, rel=PERMILLE)
    assert overlap(beyond, south).share_b == pytest.approx(1, abs=PERMILLE)


def test_everywhere_but_a_disc():
    beyond = Sector(AYYASH, Interval(20_000, math.inf))
    disc = Disc(AYYASH, 30_000)
    expected = math.pi * (30_000**2 - 20_000**2)
    assert overlap(beyond, disc).area_m2 == pytest.approx(expected, rel=2 * PERMILLE)
    assert beyond.area_m2 == pytest.approx(EARTH_M2, rel=PERMILLE)


DRAWABLE = "disc", "annulus", "annulus about disc", "sector", "corridor", "union", "polygon"


@pytest.mark.parametrize("kind", DRAWABLE)
@pytest.mark.parametrize("spot_name", [spot for spot in SPOTS if spot != "south pole"])
def test_areas_as_in_an_equal_area_projection(kind, spot_name):
    rng = seeded("areas", kind, spot_name)
    base, size = SPOTS[spot_name](rng), 10 ** rng.uniform(3.5, 5.5)
    if kind == "polygon" and "pole" in spot_name:
        base = Position(base.lon, 80)
    a = KINDS[kind](rng, base, size)
    b = KINDS[DRAWABLE[rng.integers(0, 6)]](rng, near(rng, base, size / 3), size)
    area_a, area_b, shared = areas_m2(a, b, base)
    found = overlap(a, b)
    smaller = min(area_a, area_b)
    assert a.area_m2 == pytest.approx(area_a, rel=PERMILLE)
    assert found.area_m2 == pytest.approx(shared, abs=PERMILLE * smaller)
    assert found.share_b == pytest.approx(shared / area_b, abs=2 * PERMILLE)
    back = overlap(b, a)
    assert back.area_m2 == pytest.approx(found.area_m2, abs=PERMILLE * smaller)
    assert (back.verdict, back.share_a) == (found.verdict, pytest.approx(found.share_b, abs=1e-3))
