"""What is no region is refused, and the error says what was got and what was expected."""

from __future__ import annotations

import math

import pytest
from regions_anywhere import boxes

from geo import (
    Bearing,
    Corridor,
    Disc,
    GeometryError,
    Interval,
    Polygon,
    Position,
    Sector,
    Union,
    separation,
)

AYYASH, CAMP = Position(40.05303, 35.42022), Position(40.066, 35.412)
SQUARE = ((0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0), (0.0, 0.0))
SOUTH_EAST = Bearing.about(135, 22.5)


def refused(make):
    with pytest.raises(GeometryError) as caught:
        make()
    return caught.value.what, caught.value.got, caught.value.expected


@pytest.mark.parametrize("radius", [-1, 10_000_000.1, math.nan, math.inf])
def test_a_radius_out_of_range(radius):
    expected = "a length from 0 m to 10,000,000 m"
    assert refused(lambda: Disc(AYYASH, radius)) == ("radius_m", str(radius), expected)


@pytest.mark.parametrize("sure", [-1, 100.1, math.nan])
def test_a_sure_radius_beyond_the_radius(sure):
    expected = "a length from 0 m to 100 m"
    assert refused(lambda: Disc(AYYASH, 100, sure)) == ("sure_radius_m", str(sure), expected)


@pytest.mark.parametrize(("radius", "sure"), [(0, None), (10_000_000, None), (100, 100), (5, 0)])
def test_radii_just_inside(radius, sure):
    assert Disc(AYYASH, radius, sure).surely == (radius if sure is None else sure)


@pytest.mark.parametrize(
    ("ends", "got"), [((-1, 10), "-1"), ((20_003_932, math.inf), "20003932"), ((0, 0), "0")]
)
def test_a_range_out_of_range(ends, got):
    assert refused(lambda: Sector(AYYASH, Interval(*ends)))[:2] == ("range_m", got)


@pytest.mark.parametrize("sure", [(9, 15), (12, 21), (9, 21)])
def test_a_sure_range_beyond_the_range(sure):
    what, got, expected = refused(
        lambda: Sector(AYYASH, Interval(10, 20), sure_range_m=Interval(*sure))
    )
    assert (what, got) == ("sure_range_m", str(Interval(*sure)))
    assert str(Interval(10, 20)) in expected


@pytest.mark.parametrize("bearing", [None, SOUTH_EAST], ids=["any bearing", "bearing"])
def test_nothing_is_counted_from_an_anchor_without_end(bearing):
    endless = Sector(AYYASH, Interval(20_000, math.inf))
    what, got, _ = refused(
        lambda: separation(Sector(endless, Interval(0, 1_000), bearing), Disc(CAMP, 1))
    )
    assert (what, got) == ("anchor", "an unbounded region")


@pytest.mark.parametrize("waypoints", [(), (AYYASH,)])
def test_too_few_waypoints(waypoints):
    assert refused(lambda: Corridor(waypoints, 100)) == (
        "waypoints",
        str(len(waypoints)),
        "at least 2 positions",
    )


@pytest.mark.parametrize("width", [0, -1, 2_000_000.1, math.nan, math.inf])
def test_a_half_width_out_of_range(width):
    expected = "a length over 0 m and up to 2,000,000 m"
    assert refused(lambda: Corridor((AYYASH, CAMP), width)) == (
        "half_width_m",
        str(width),
        expected,
    )


@pytest.mark.parametrize("sure", [-1, 100.1, math.nan])
def test_a_sure_half_width_beyond_the_width(sure):
    what, got, _ = refused(lambda: Corridor((AYYASH, CAMP), 100, sure))
    assert (what, got) == ("sure_half_width_m", str(sure))


@pytest.mark.parametrize("error", [-1, 500_000.1, math.nan, math.inf])
def test_a_border_error_out_of_range(error):
    expected = "0 m to 500,000 m"
    assert refused(lambda: boxes((0, 0, 1, 1), border_error_m=error)) == (
        "border_error_m",
        str(error),
        expected,
    )


@pytest.mark.parametrize(
    ("ring", "what", "got"),
    [
        (SQUARE[:4], "polygon 0, ring 0", "first (0.0, 0.0), last (0.0, 1.0)"),
        ((*SQUARE[:2], SQUARE[0]), "polygon 0, ring 0", "3 positions"),
        ((), "polygon 0, ring 0", "0 positions"),
        ((*SQUARE[:3], (0.5, -1.0), SQUARE[0]), "polygon 0", "Self-intersection"),
        (((0, 0), (1, 1), (2, 2), (0, 0)), "polygon 0", ""),
        (((0, 0), (1, 0), (1, math.nan), (0, 0)), "latitude", "nan"),
        (((0, 0), (math.inf, 0), (1, 1), (0, 0)), "longitude", "inf"),
        (((0, 0), (1, 0), (1, 90.0001), (0, 0)), "latitude", "90.0001"),
        (((0, 0), (180.0001, 0), (1, 1), (0, 0)), "longitude", "180.0001"),
    ],
    ids=["unclosed", "short", "empty", "crosses itself", "flat", "NaN", "infinite", "latitude",
         "longitude"],
)  # fmt: skip
def test_a_ring_that_is_none(ring, what, got):
    found_what, found_got, expected = refused(lambda: Polygon(((ring,),)))
    assert found_what == what
    assert found_got.startswith(got)
    assert expected


@pytest.mark.parametrize("polygons", [(), ((),)], ids=["no polygon", "no ring"])
def test_a_polygon_of_nothing(polygons):
    _, got, _ = refused(lambda: Polygon(polygons))
    assert got.startswith("no")


def test_the_polygon_and_the_ring_at_fault_are_named():
    hole = SQUARE[:4]
    what, _, expected = refused(lambda: Polygon(((SQUARE,), (SQUARE, hole))))
    assert what == "polygon 1, ring 1"
    assert expected == "a closed ring, last equal to first"


def test_a_hole_outside_its_shell():
    hole = tuple((x + 5, y) for x, y in SQUARE)
    what, got, _ = refused(lambda: Polygon(((SQUARE, hole),)))
    assert what == "polygon 0"
    assert "outside" in got


def test_the_corners_of_the_world_are_a_ring():
    assert boxes((-180, -90, 180, 90)).polygons[0][0][0] == (-180, -90)


def test_a_union_of_nothing():
    assert refused(lambda: Union(())) == ("members", "none", "at least one region")
