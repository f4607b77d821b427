"""So far east and so far north: whatever way one takes from wherever one starts ends inside."""

from __future__ import annotations

import math

import numpy as np
import pytest
from places_within import AYYASH, WGS84, Floats, LonLat, along, place, sampled, walk, way
from regions_anywhere import KINDS, near, seeded

from geo import Bearing, Disc, GeometryError, Interval, Position, Region, Sector
from geo.region import Offsets

MILE = 1_609.344
STARTS = {
    "syria": (38, 42, 33, 37),
    "null island": (-0.1, 0.1, -0.1, 0.1),
    "antimeridian": (179.9, 180, -60, 60),
    "80 north": (-180, 180, 79, 80.5),
    "80 south": (-180, 180, -80.5, -79),
}
ANCHORS = ("disc", "annulus", "corridor", "union", "polygon")


def covered(region: Region, lon: Floats, lat: Floats) -> list[bool]:
    return [region.covers(Position(float(x), float(y))) for x, y in zip(lon, lat, strict=True)]


def legs(start: LonLat, east: Floats, north: Floats, *, east_first: bool) -> LonLat:
    """Where two ways square to each other end."""
    ways = [
        (np.where(east < 0, 270.0, 90.0), abs(east)),
        (np.where(north < 0, 180.0, 0.0), abs(north)),
    ]
    for azimuth, metres in ways if east_first else ways[::-1]:
        start = walk(start, azimuth, metres)
    return start


def spread(interval: Interval, rng: np.random.Generator, count: int) -> Floats:
    """Lengths of a range, many of them at its ends."""
    share = rng.random(count)
    share = np.where(rng.random(count) < 0.5, np.round(share), share)
    return interval.lower + share * interval.width


def ranged(rng: np.random.Generator, farthest_m: float) -> Interval:
    lower = rng.uniform(-farthest_m, farthest_m)
    return Interval(lower, min(lower + farthest_m * rng.choice([0.001, 0.01, 0.3]), farthest_m))


def made(where: str, kind: str, rng: np.random.Generator) -> Offsets:
    """Offsets of 1 to 400 km from an anchor of 1 to 50 km; no farther than latitude 85."""
    west, east, south, north = STARTS[where]
    start = Position(rng.uniform(west, east), rng.uniform(south, north))
    size = float(np.exp(rng.uniform(np.log(1_000), np.log(50_000))))
    farthest = float(
        np.exp(rng.uniform(np.log(1_000), np.log(200_000 if "80" in where else 400_000)))
    )
    anchor = Disc(start, size) if kind == "disc" else moved(kind, start, size)
    return Offsets(anchor, ranged(rng, farthest), ranged(rng, farthest))


def moved(kind: str, start: Position, size: float) -> Region:
    return KINDS[kind](seeded(kind, size), start, size)


def ends(region: Offsets, rng: np.random.Generator, count: int) -> LonLat:
    """Places that the words allow: from any place of the anchor, in either order."""
    lon, lat = sampled(region.anchor, rng, count)
    east, north = spread(region.east_m, rng, count), spread(region.north_m, rng, count)
    half = count // 2
    one = legs((lon[:half], lat[:half]), east[:half], north[:half], east_first=True)
    other = legs((lon[half:], lat[half:]), east[half:], north[half:], east_first=False)
    return np.concatenate((one[0], other[0])), np.concatenate((one[1], other[1]))


@pytest.mark.parametrize("where", STARTS)
@pytest.mark.parametrize("kind", ANCHORS)
def test_every_way_from_every_place_of_the_anchor_ends_in_the_region(kind, where):
    for number in range(4):
        rng = seeded("offsets", kind, where, number)
        region = made(where, kind, rng)
        lon, lat = ends(region, rng, 300)
        assert all(covered(region, lon, lat)), (number, region)
        center = region.corrected
        _, metres = way(center.position, lon, lat)
        assert metres.max() <= center.uncertainty_m + 1e-3, (number, region)


@pytest.mark.parametrize(
    ("east", "north"),
    [
        ((2_000, 3_000), (0, 0)),
        ((0, 0), (-3_000, -2_000)),
        ((20_000, 20_000), (30_000, 40_000)),
        ((2_000, 3_000), (300_000, 300_000)),
        ((10_000, 10_000), (10_000, 10_000)),
    ],
)
def test_an_exact_offset_holds_its_ways_as_a_rounded_one_does(east, north):
    region = Offsets(Disc(AYYASH, 1_000), Interval(*east), Interval(*north))
    assert all(covered(region, *ends(region, seeded("exact", east, north), 300)))


def solved(start: Position, lon: Floats, lat: Floats, *, east_first: bool) -> tuple[Floats, Floats]:
    """How far east and how far north one goes to come to places: by closing in on them."""
    azimuth, metres = way(start, lon, lat)
    east, north = metres * np.sin(np.radians(azimuth)), metres * np.cos(np.radians(azimuth))
    begin = np.full_like(lon, start.lon), np.full_like(lat, start.lat)
    for _ in range(40):
        there = legs(begin, east, north, east_first=east_first)
        turned, _, off = WGS84.inv(*there, lon, lat)
        east = east + off * np.sin(np.radians(turned))
        north = north + off * np.cos(np.radians(turned))
    assert np.max(WGS84.inv(*legs(begin, east, north, east_first=east_first), lon, lat)[2]) < 1e-3
    return east, north


@pytest.mark.parametrize("where", ["syria", "antimeridian", "80 north"])
def test_what_is_sure_is_reached_from_every_place_of_the_anchor_in_either_order(where):
    rng = seeded("sure", where)
    west, east, south, north = STARTS[where]
    start = Position(rng.uniform(west, east), rng.uniform(south, north))
    region = Offsets(Disc(start, 2_000), Interval(20_000, 45_000), Interval(-60_000, -30_000))
    assert region.inner
    for part in region.inner:
        lon, lat = walk(
            (part.lon, part.lat),
            rng.uniform(0, 360, len(part.lon)),
            np.full(len(part.lon), part.dilation_m),
        )
        for rim in zip(
            *place(region.anchor, np.column_stack((np.ones(40), np.arange(40) / 40))), strict=True
        ):
            for east_first in (True, False):
                x, y = solved(Position(*map(float, rim)), lon, lat, east_first=east_first)
                assert ((region.east_m.lower - 1e-2 <= x) & (x <= region.east_m.upper + 1e-2)).all()
                assert (
                    (region.north_m.lower - 1e-2 <= y) & (y <= region.north_m.upper + 1e-2)
                ).all()


def test_nothing_is_sure_about_an_anchor_wider_than_the_range():
    assert not Offsets(Disc(AYYASH, 2_000), Interval(1_500, 2_500), Interval(0, 500)).inner


@pytest.mark.parametrize(
    ("east", "north", "inside"),
    [(2, 3, True), (1.51, 2.51, True), (2.49, 3.49, True), (1.49, 3, False), (2.51, 3, False),
     (2, 2.49, False), (2, 3.51, False), (-2, 3, False), (2, -3, False), (3, 2, False)],
)  # fmt: skip
def test_two_miles_east_and_three_north_of_a_point(east, north, inside):
    """Worked by hand: at 35.42022 N a degree is 110 950.5 m high and 90 826.9 m wide, by the radii
    of curvature M = a (1 - e²) / w³ and N = a / w with w = √(1 - e² sin² lat)."""
    region = Offsets(
        Disc(AYYASH, 0), Interval(1.5 * MILE, 2.5 * MILE), Interval(2.5 * MILE, 3.5 * MILE)
    )
    lon = AYYASH.lon + east * MILE / _degree_m()[1]
    lat = AYYASH.lat + north * MILE / _degree_m()[0]
    assert region.covers(Position(lon, lat)) is inside


def _degree_m() -> tuple[float, float]:
    a, squared = 6_378_137.0, 0.006_694_379_990_14
    phi = math.radians(35.42022)
    w = math.sqrt(1 - squared * math.sin(phi) ** 2)
    return math.radians(a * (1 - squared) / w**3), math.radians(a / w * math.cos(phi))


def test_its_center_is_where_one_walks_to_and_its_radius_reaches_the_corners():
    region = Offsets(
        Disc(AYYASH, 0), Interval(1.5 * MILE, 2.5 * MILE), Interval(2.5 * MILE, 3.5 * MILE)
    )
    there = along(along(AYYASH, 90, 2 * MILE), 0, 3 * MILE)
    center = region.corrected
    _, off = way(there, np.array([center.position.lon]), np.array([center.position.lat]))
    assert off[0] < 5
    assert math.hypot(0.5, 0.5) * MILE <= center.uncertainty_m < math.hypot(0.5, 0.5) * MILE + 5


@pytest.mark.parametrize(
    ("metres", "good"), [(499_999, True), (500_000, True), (500_001, False), (1e9, False)]
)
@pytest.mark.parametrize("sign", [1, -1])
def test_an_offset_of_up_to_500_km_to_either_side(metres, good, sign):
    reach = Interval(*sorted((0, sign * metres)))
    for offsets in ((reach, Interval(0, 1)), (Interval(0, 1), reach)):
        if good:
            assert Offsets(Disc(AYYASH, 1_000), *offsets).bounded
        else:
            with pytest.raises(GeometryError, match="500,000 m"):
                Offsets(Disc(AYYASH, 1_000), *offsets)


@pytest.mark.parametrize("lat", [84.95, -84.95])
def test_a_way_that_comes_within_five_degrees_of_a_pole_is_refused(lat):
    here, toward = Position(20, lat), math.copysign(1, lat)
    near_by = Interval(1_000, 2_000)
    north = near_by if toward > 0 else Interval(-2_000, -1_000)
    assert Offsets(Disc(here, 100), near_by, north).bounded
    far = Interval(*sorted((toward * 1_000, toward * 60_000)))
    with pytest.raises(GeometryError, match="latitudes of 85 degrees"):
        Offsets(Disc(here, 100), near_by, far)
    with pytest.raises(GeometryError, match="latitudes of 85 degrees"):
        Offsets(Disc(here, 60_000), near_by, north)


def test_an_anchor_without_end_is_refused():
    south = Sector(AYYASH, Interval(0, math.inf), Bearing.about(180, 45))
    with pytest.raises(GeometryError, match="bounded region"):
        Offsets(south, Interval(1_000, 2_000), Interval(1_000, 2_000))


@pytest.mark.parametrize("where", STARTS)
def test_no_place_is_claimed_that_is_farther_than_the_slack_from_every_way(where):
    """About a bare point, the region is the rectangle of ways and what their order makes of it."""
    rng = seeded("tight", where)
    west, east, south, north = STARTS[where]
    start = Position(rng.uniform(west, east), rng.uniform(south, north))
    region = Offsets(Disc(start, 0), Interval(20_000, 21_000), Interval(20_000, 21_000))
    corners = np.array([[20_000, 20_000], [20_000, 21_000], [21_000, 20_000], [21_000, 21_000]])
    begin = np.full(4, start.lon), np.full(4, start.lat)
    one = legs(begin, *corners.T, east_first=True)
    other = legs(begin, *corners.T, east_first=False)
    order = float(np.max(WGS84.inv(*one, *other)[2]))
    middle = along(along(start, 90, 20_500), 0, 20_500)
    allowed = math.hypot(500, 500) + 3 * order + 50
    far = walk(
        (np.full(24, middle.lon), np.full(24, middle.lat)),
        np.arange(24) * 15.0,
        np.full(24, allowed),
    )
    assert not any(covered(region, *far))
    assert region.covers(near(rng, middle, 100))
