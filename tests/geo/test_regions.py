"""Outer forms hold every place the words allow; inner forms hold none that an anchor forbids."""

from __future__ import annotations

import math
from contextlib import suppress
from dataclasses import replace

import numpy as np
import pytest
from equal_area import zone_m2
from places_within import AYYASH, Floats, LonLat, place, sampled, walk
from regions_anywhere import EVERYWHERE, KINDS, POLYGONAL, boxes, region_at, seeded
from surely_within import surely

from geo import (
    Bearing,
    Corridor,
    Disc,
    GeometryError,
    Interval,
    Polygon,
    Position,
    Region,
    Sector,
    Union,
)
from geo.region.outline import Part

ROUND = [(kind, spot) for kind, spot in EVERYWHERE if kind not in POLYGONAL]


def covered(region: Region, lon: Floats, lat: Floats) -> list[bool]:
    return [region.covers(Position(float(x), float(y))) for x, y in zip(lon, lat, strict=True)]


def within(part: Part, rng: np.random.Generator) -> LonLat:
    """Places of an inner form's part: on its rim, or as far from its edges as it reaches."""
    chosen = rng.integers(0, len(part.lon), 400)
    azimuth = rng.uniform(0, 360, len(chosen))
    return walk((part.lon[chosen], part.lat[chosen]), azimuth, np.full(400, part.dilation_m))


@pytest.mark.parametrize(("kind", "spot"), ROUND)
def test_the_outer_form_holds_every_place_that_the_words_allow(kind, spot):
    rng = seeded("outer", kind, spot)
    region = region_at(kind, spot, rng)
    assert all(covered(region, *sampled(region, rng, 300)))


@pytest.mark.parametrize("kind", POLYGONAL)
def test_the_outer_form_holds_the_border_as_it_is_drawn_in_degrees(kind):
    for spot in [spot for of, spot in EVERYWHERE if of == kind]:
        rng = seeded("outer", kind, spot)
        region = region_at(kind, spot, rng)
        assert all(covered(region, *sampled(region, rng, 300))), spot


@pytest.mark.parametrize(("kind", "spot"), EVERYWHERE)
def test_the_inner_form_holds_no_place_that_an_anchor_forbids(kind, spot):
    rng = seeded("inner", kind, spot)
    region = region_at(kind, spot, rng)
    for part in region.inner:
        assert surely(region, *within(part, rng)).all()


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "union"])
def test_some_place_is_sure_where_the_anchor_is_small(kind):
    """Else the test above would hold of nothing."""
    regions = [region_at(kind, "syria", seeded(kind, number)) for number in range(6)]
    assert any(region.inner for region in regions)


@pytest.mark.parametrize(("metres", "covers"), [(999.999, True), (1_000.3, False)])
def test_a_disc_covers_to_its_radius_and_hardly_farther(metres, covers):
    azimuths = np.arange(0.0, 360.0, 7.0)
    start = np.full_like(azimuths, AYYASH.lon), np.full_like(azimuths, AYYASH.lat)
    rim = walk(start, azimuths, np.full_like(azimuths, metres))
    assert set(covered(Disc(AYYASH, 1_000), *rim)) == {covers}


def test_a_bare_position_covers_itself():
    assert Disc(AYYASH, 0).covers(AYYASH)
    assert not Disc(AYYASH, 0).covers(Position(40.06, 35.42))


def test_a_bare_position_among_rivals_is_covered():
    rivals = Union((Disc(AYYASH, 0), Disc(Position(41, 35), 100)))
    assert rivals.covers(AYYASH)
    assert rivals.covers(Position(41, 35))


@pytest.mark.parametrize(
    ("metres", "azimuth", "covers"),
    [(54_400, 135, False), (54_600, 135, True), (55_400, 135, True), (55_600, 135, False),
     (55_000, 112, False), (55_000, 113, True), (55_000, 157, True), (55_000, 158, False),
     (0, 0, False), (55_000, 315, False)],
)  # fmt: skip
def test_a_sector_covers_its_range_and_bearing(metres, azimuth, covers):
    sector = Sector(AYYASH, Interval(54_500, 55_500), Bearing.about(135, 22.5))
    lon, lat = walk(([AYYASH.lon], [AYYASH.lat]), [azimuth], [metres])
    assert covered(sector, lon, lat) == [covers]


@pytest.mark.parametrize(
    ("metres", "covers"),
    [(17_400, False), (17_600, True), (30_000, True), (57_400, True), (57_600, False)],
)
def test_an_annulus_about_a_disc_is_wider_by_its_radius_both_ways(metres, covers):
    annulus = Sector(Disc(AYYASH, 2_500), Interval(20_000, 55_000))
    lon, lat = walk(([AYYASH.lon], [AYYASH.lat]), [77.0], [metres])
    assert covered(annulus, lon, lat) == [covers]


def test_at_least_20_km_from_reaches_round_the_earth():
    beyond = Sector(AYYASH, Interval(20_000, math.inf))
    antipode = Position(AYYASH.lon - 180, -AYYASH.lat)
    assert not beyond.bounded
    assert beyond.covers(antipode)
    assert beyond.covers(Position(0, -90))
    assert not beyond.covers(Position(40.1, 35.4))


@pytest.mark.parametrize("anchor", [AYYASH, Disc(AYYASH, 2_500)], ids=["position", "disc"])
def test_south_of_is_everywhere_south_and_not_north(anchor):
    south = Sector(anchor, Interval(0, math.inf), Bearing.about(180, 22.5))
    assert not south.bounded
    assert south.covers(Position(40.05303, -60))
    assert south.covers(Position(40.05303, 30))
    assert not south.covers(Position(40.05303, 36))
    assert not south.covers(Position(80, 35))


def test_what_has_an_end_is_bounded():
    assert Disc(AYYASH, 1_000).bounded
    assert Sector(AYYASH, Interval(0, 5_000_000)).bounded
    assert not Union((Disc(AYYASH, 1), Sector(AYYASH, Interval(1, math.inf)))).bounded


def test_a_corridor_covers_as_far_as_it_is_wide_over_the_pole():
    corridor = Corridor((Position(0, 85), Position(180, 85)), 10_000)
    assert corridor.covers(Position(90, 89.92))
    assert corridor.covers(Position(0, 90))
    assert not corridor.covers(Position(90, 89.9))


def test_a_long_corridor_with_bends_covers_its_rim():
    legs = (-89.55, -84.65), (-46.49, -87.3), (179.6, -85.263)
    corridor = Corridor(tuple(Position(*point) for point in legs), 42_677)
    numbers = np.random.default_rng(1).random((40_000, 3))
    numbers[:, 0] = 1 - 1e-6
    lon, lat = place(corridor, numbers)
    there = (np.abs(lon + 71.4) < 2) & (np.abs(lat + 85.96) < 0.2)
    assert there.sum() > 50
    assert all(covered(corridor, lon[there], lat[there]))


def test_a_sure_range_narrows_the_inner_form_only():
    rounded = Sector(AYYASH, Interval(50_000, 60_000), sure_range_m=Interval(54_500, 55_500))
    bare = replace(rounded, sure_range_m=None)
    assert rounded.area_m2 == pytest.approx(bare.area_m2)
    (part,) = rounded.inner
    assert surely(rounded, part.lon, part.lat).all()
    assert not Sector(AYYASH, Interval(0, 10), sure_range_m=Interval(0, 0)).inner


@pytest.mark.parametrize("width", [0.0, 0.001, 0.1, 1.0, 10.0])
@pytest.mark.parametrize("bearing", [None, Bearing.about(135, 22.5)], ids=["ring", "sector"])
def test_a_range_thinner_than_its_drawing_is_still_sure_of_nothing_else(bearing, width):
    thin = Sector(AYYASH, Interval(55_000, 55_000 + width), bearing)
    for part in thin.inner:
        assert surely(thin, part.lon, part.lat).all()


def test_an_uncertain_geocode_has_no_sure_place():
    assert not Disc(AYYASH, 2_500, sure_radius_m=0).inner
    assert not Corridor((AYYASH, Position(41, 35)), 100, sure_half_width_m=0).inner
    assert not Union((Disc(AYYASH, 100), Disc(Position(41, 35), 100))).inner
    assert Union((Disc(AYYASH, 100), Disc(AYYASH, 200))).inner


@pytest.mark.parametrize("south", [-19.0, -17.5, 3.0, 40.2])
def test_a_polygon_cut_at_the_antimeridian_is_one_inside(south):
    """Else its border error would eat a strip out of it on both sides of the cut."""
    north = south + 6
    cut = boxes((176, south, 180, north), (-180, south, -176, north), border_error_m=5_000)
    lat = np.linspace(south + 1, north - 1, 50)
    (part,) = cut.inner
    assert part.covers(np.full(50, 180.0), lat).all()


@pytest.mark.parametrize("bounds", [(-100, -50, 100, 50), (-180, -90, 180, 0)])
def test_a_polygon_of_half_the_world_is_right_or_refused(bounds):
    west, south, east, north = bounds
    with suppress(GeometryError):
        half = boxes(bounds)
        assert half.covers(Position(10, (south + north) / 2))
        assert not half.covers(Position(10, 80))
        assert half.area_m2 == pytest.approx(zone_m2(south, north, east - west), rel=1e-3)


def test_regions_are_compared_by_value():
    assert Disc(AYYASH, 5) == Disc(Position(40.05303, 35.42022), 5.0)
    assert len({Disc(AYYASH, 5), Disc(AYYASH, 5.0), Disc(AYYASH, 6)}) == 2
    assert isinstance(hash(boxes((0, 0, 1, 1))), int)
    assert isinstance(Polygon(boxes((0, 0, 1, 1)).polygons), Polygon)
