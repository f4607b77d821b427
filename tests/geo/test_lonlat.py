"""Regions as GeoJSON geometries: RFC 7946 anywhere, holding every place and little more."""

from __future__ import annotations

import json
import math
from itertools import pairwise
from typing import Any

import numpy as np
import pytest
import shapely
from equal_area import zone_m2
from places_within import AYYASH, WGS84, sampled
from regions_anywhere import EVERYWHERE, boxes, region_at, seeded
from shapely.geometry import shape

from geo import Bearing, Corridor, Disc, Interval, Polygon, Position, Region, Sector, Union
from geo.region.lonlat import geometry, tolerance_m

ENDLESS = math.inf
SOUTH = Bearing.about(180, 22.5)
HARD: dict[str, Region] = {
    "a disc over the north pole": Disc(Position(10, 89.9), 50_000),
    "a disc at the south pole": Disc(Position(0, -90), 1_000),
    "a disc that touches the antimeridian": Disc(Position(179, 0), 111_319.4908),
    "a disc on the antimeridian": Disc(Position(180, 10), 100_000),
    "a disc of a third of the Earth": Disc(Position(179, 5), 8_000_000),
    "a ring about the pole": Sector(Position(170, 89), Interval(50_000, 300_000)),
    "a ring from the pole": Sector(Position(0, 90), Interval(50_000, 300_000)),
    "a sector from the pole": Sector(Position(0, 90), Interval(0, 300_000), SOUTH),
    "a sector from the pole over the antimeridian": Sector(
        Position(0, 90), Interval(50_000, 300_000), Bearing.about(0, 22.5)
    ),
    "a sector over the pole": Sector(
        Position(0, 88), Interval(10_000, 500_000), Bearing.about(0, 40)
    ),
    "a corridor over the pole": Corridor(
        (Position(170, 60), Position(-170, 70), Position(-160, 85), Position(20, 80)), 100_000
    ),
    "a corridor along the antimeridian": Corridor((Position(180, 0), Position(180, 10)), 5_000),
    "two far discs": Union((Disc(Position(-179, 0), 300_000), Disc(Position(0, 0), 1_000))),
    "a cap": boxes((-180, 60, 180, 90)),
    "a cut box": boxes((178, -1, 180, 1), (-180, -1, -178, 1)),
    "at least 20 km from": Sector(AYYASH, Interval(20_000, ENDLESS)),
    "at least 20 km from an area": Sector(Disc(AYYASH, 2_500), Interval(20_000, ENDLESS)),
    "at least 2,000 km from the pole": Sector(Position(0, 90), Interval(2_000_000, ENDLESS)),
    "south of": Sector(AYYASH, Interval(0, ENDLESS), SOUTH),
    "south of an area": Sector(Disc(AYYASH, 2_500), Interval(0, ENDLESS), SOUTH),
    "north of": Sector(AYYASH, Interval(0, ENDLESS), Bearing.about(0, 22.5)),
}


def rings(drawn: dict[str, Any]) -> list[list[list[tuple[float, float]]]]:
    """The polygons, each a shell and its holes."""
    coordinates = drawn["coordinates"]
    return [coordinates] if drawn["type"] == "Polygon" else coordinates


def check_rfc_7946(drawn: dict[str, Any]) -> None:
    assert drawn["type"] in ("Polygon", "MultiPolygon")
    assert rings(drawn)
    for shell, *holes in rings(drawn):
        assert shapely.LinearRing(shell).is_ccw
        assert not any(shapely.LinearRing(hole).is_ccw for hole in holes)
        for ring in (shell, *holes):
            assert len(ring) >= 4
            assert ring[0] == ring[-1]
            lon, lat = np.array(ring).T
            assert np.abs(lon).max() <= 180
            assert np.abs(lat).max() <= 90
            assert all(a != b for a, b in pairwise(ring))
    assert shape(drawn).is_valid, shapely.is_valid_reason(shape(drawn))
    assert json.loads(json.dumps(drawn)) == drawn


def widest_edge_deg(drawn: dict[str, Any]) -> float:
    """Of the edges that are not at a pole, where longitudes are all one."""
    return max(
        abs(a[0] - b[0])
        for polygon in rings(drawn)
        for ring in polygon
        for a, b in pairwise(ring)
        if not abs(a[1]) == abs(b[1]) == 90
    )


def ground_area_m2(drawn: dict[str, Any]) -> float:
    """Edges straight in degrees, cut to tenths of one; what is left of the Earth where they turn
    about the rest of it."""
    dense = shapely.orient_polygons(shapely.segmentize(shape(drawn), 0.1))
    return float(WGS84.geometry_area_perimeter(dense)[0]) % zone_m2(-90, 90, 360)


def check_area(drawn: dict[str, Any], region: Region) -> None:
    """It is no smaller than the region, and wider by no more than the stated tolerance."""
    rim = shapely.length(shapely.union_all([patch.polygon for patch in region.fair]))
    more = ground_area_m2(drawn) - region.area_m2
    assert -1e-4 * region.area_m2 <= more <= 1.05 * rim * tolerance_m(region)


def check_holds(drawn: dict[str, Any], region: Region, rng: np.random.Generator) -> None:
    lon, lat = sampled(region, rng, 3_000)
    assert shapely.intersects_xy(shape(drawn), lon, lat).all()


@pytest.mark.parametrize(("kind", "spot"), EVERYWHERE)
def test_random_regions(kind, spot):
    rng = seeded("lonlat", kind, spot)
    region = region_at(kind, spot, rng, widest_m=100_000)
    drawn = geometry(region)
    check_rfc_7946(drawn)
    assert widest_edge_deg(drawn) <= 180
    check_holds(drawn, region, rng)
    check_area(drawn, region)


@pytest.mark.parametrize("name", HARD)
def test_hard_regions(name):
    region = HARD[name]
    drawn = geometry(region)
    check_rfc_7946(drawn)
    assert widest_edge_deg(drawn) <= 180
    check_area(drawn, region)
    if isinstance(region, Sector) and math.isinf(region.range_m.upper):
        ended = Interval(region.range_m.lower, 19_990_000)
        region = Sector(region.anchor, ended, region.bearing)
    check_holds(drawn, region, seeded(name))


@pytest.mark.parametrize(
    "region",
    [Disc(AYYASH, 1_000), Disc(AYYASH, 3_000_000), Sector(AYYASH, Interval(0, 50_000), SOUTH),
     Disc(Position(180, 89), 300_000), boxes((35, 32, 42, 37)), HARD["a cap"], HARD["south of"]],
    ids=["small", "large", "sector", "pole", "box", "cap", "endless"],
)  # fmt: skip
def test_a_region_that_is_not_thin_is_drawn_with_its_own_area(region):
    assert ground_area_m2(geometry(region)) == pytest.approx(region.area_m2, rel=0.005)


@pytest.mark.parametrize(
    ("region", "kind"),
    [(Disc(AYYASH, 100), "Polygon"), (Disc(Position(180, 10), 100), "MultiPolygon"),
     (Sector(AYYASH, Interval(10, 20)), "Polygon"), (Disc(Position(180, 90), 100), "Polygon")],
    ids=["disc", "cut disc", "ring", "pole"],
)  # fmt: skip
def test_what_is_in_one_piece_is_a_polygon(region, kind):
    assert geometry(region)["type"] == kind


def test_what_is_over_a_pole_reaches_it_all_along_the_top():
    (ring,) = geometry(Disc(Position(10, 89.9), 50_000))["coordinates"]
    top = sorted(lon for lon, lat in ring if lat == 90)
    assert (top[0], top[-1]) == (-180, 180)


def test_a_ring_has_a_hole():
    shell, hole = geometry(Sector(AYYASH, Interval(10_000, 20_000)))["coordinates"]
    assert shapely.Polygon(shell).contains(shapely.Polygon(hole))
    assert not shape(geometry(Sector(AYYASH, Interval(10_000, 20_000)))).contains(
        shapely.Point(AYYASH.lon, AYYASH.lat)
    )


def test_a_box_keeps_its_bounds_to_the_tolerance():
    drawn = shape(geometry(boxes((10, 20, 11, 21))))
    assert drawn.bounds == pytest.approx(
        (10, 20, 11, 21), abs=tolerance_m(boxes((10, 20, 11, 21))) / 1e5
    )
    assert drawn.contains(shapely.box(10, 20, 11, 21))


def test_a_hole_in_an_area_stays_one():
    shell, hole = boxes((0, 0, 10, 10)).polygons[0][0], boxes((4, 4, 6, 6)).polygons[0][0]
    region = Polygon(((shell, hole[::-1]),))
    check_rfc_7946(geometry(region))
    expected = zone_m2(0, 10, 10) - zone_m2(4, 6, 2)
    assert ground_area_m2(geometry(region)) == pytest.approx(expected, rel=0.005)


def test_a_bare_position_is_a_point_longitude_first():
    assert geometry(Disc(AYYASH, 0)) == {"type": "Point", "coordinates": [40.05303, 35.42022]}


def test_bare_rival_positions_are_not_lost():
    rivals = Union((Disc(AYYASH, 0), Disc(Position(41, 35), 0)))
    assert len(shapely.get_coordinates(shape(geometry(rivals)))) >= 2


def test_figures_are_to_a_tenth_of_a_metre():
    (ring,) = geometry(Disc(AYYASH, 1_000))["coordinates"]
    assert all(round(value, 6) == value for point in ring for value in point)


@pytest.mark.parametrize(
    ("region", "expected"),
    [(Disc(AYYASH, 500), 1), (Disc(AYYASH, 1_000), 1), (Disc(AYYASH, 2_000_000), 2_000),
     (HARD["south of"], 1_000)],
)  # fmt: skip
def test_the_tolerance_is_a_thousandth_and_at_least_a_metre(region, expected):
    assert tolerance_m(region) == expected
