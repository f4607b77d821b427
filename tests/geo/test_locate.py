"""Recipes become regions, with what they hang on and what was assumed on the way."""

from __future__ import annotations

import math

import pytest
from places_within import sampled, walk
from regions_anywhere import seeded

from geo import (
    Bearing,
    Disc,
    GeometryError,
    Interval,
    Position,
    Sector,
    Verdict,
    overlap,
    separation,
)
from geo.locate import Anchored, estimate
from geo.location import Anchor, AtClaim, AtPlace, InArea, Kind, Location

AYYASH, CAMP = Position(40.05303, 35.42022), Position(40.066, 35.412)
SOUTH_EAST = Bearing.about(135, 22.5)
KNOWN: dict[Anchor, Anchored] = {
    AtPlace("ayyash"): Anchored(
        Disc(AYYASH, 2_500, 0), AYYASH, ("a village of 2.5 km",), frozenset({"ayyash"})
    ),
    AtPlace("camp"): Anchored(Disc(CAMP, 1_000), CAMP, ("the camp is 1 km",), frozenset({"camp"})),
    AtPlace("somewhere"): Anchored(None, Position(41, 35), ("nobody says how large",)),
    AtPlace("nowhere"): Anchored(None),
    AtClaim("beyond"): Anchored(Sector(AYYASH, Interval(20_000, math.inf))),
}
AYYASH_ANCHOR, CAMP_ANCHOR = (AtPlace("ayyash"),), (AtPlace("camp"),)


def located(kind, anchors=AYYASH_ANCHOR, **ranges):
    return estimate(Location(kind, "event", "the words", anchors, **ranges), KNOWN.__getitem__)


def allows(region, azimuth, metres, start=AYYASH):
    lon, lat = walk(([start.lon], [start.lat]), [azimuth], [metres])
    return region.covers(Position(float(lon[0]), float(lat[0])))


def test_at_is_the_anchor_itself():
    found = located(Kind.AT)
    assert found.region == KNOWN[AtPlace("ayyash")].region
    assert found.position == AYYASH
    assert found.center == AYYASH
    assert found.uncertainty_m == 2_500


@pytest.mark.parametrize(
    ("metres", "verdict"), [(7_400, Verdict.POSSIBLE), (7_600, Verdict.IMPOSSIBLE)]
)
def test_near_is_within_a_radius_of_any_place_of_the_anchor(metres, verdict):
    found = located(Kind.NEAR, distance_m=Interval(0, 5_000))
    lon, lat = walk(([AYYASH.lon], [AYYASH.lat]), [10.0], [metres])
    place = Disc(Position(float(lon[0]), float(lat[0])), 10)
    assert overlap(found.region, place).verdict is verdict


def test_nothing_is_surely_near():
    found = located(Kind.NEAR, CAMP_ANCHOR, distance_m=Interval(0, 50_000))
    assert not found.region.inner
    assert overlap(found.region, Disc(CAMP, 10)).verdict is Verdict.POSSIBLE


def test_near_has_no_sure_part_even_if_one_is_stated():
    stated = Interval(0, 5_000)
    found = located(Kind.NEAR, CAMP_ANCHOR, distance_m=stated, sure_distance_m=stated)
    assert not found.region.inner


@pytest.mark.parametrize(
    ("azimuth", "metres", "allowed"),
    [(135, 51_900, False), (135, 52_100, True), (135, 57_900, True), (135, 58_100, False),
     (105, 55_000, False), (111, 55_000, True), (159, 55_000, True), (165, 55_000, False)],
)  # fmt: skip
def test_an_offset_is_a_sector_about_its_anchor(azimuth, metres, allowed):
    found = located(Kind.OFFSET, distance_m=Interval(54_500, 55_500), bearing=SOUTH_EAST)
    assert allows(found.region, azimuth, metres) is allowed


def test_an_offset_is_sure_in_its_sure_range_only():
    stated = {"distance_m": Interval(30_000, 80_000), "bearing": SOUTH_EAST}
    narrow = located(Kind.OFFSET, **stated, sure_distance_m=Interval(50_000, 60_000))
    whole = located(Kind.OFFSET, **stated)
    lon, lat = walk(([AYYASH.lon], [AYYASH.lat]), [135.0], [70_000])
    place = Disc(Position(float(lon[0]), float(lat[0])), 10)
    assert overlap(narrow.region, place).verdict is Verdict.POSSIBLE
    assert overlap(whole.region, place).verdict is Verdict.CERTAIN


@pytest.mark.parametrize(
    ("metres", "allowed"), [(53_600, False), (53_800, True), (55_600, True), (55_800, False)]
)
def test_a_distance_is_a_ring(metres, allowed):
    found = located(Kind.DISTANCE, CAMP_ANCHOR, distance_m=Interval(54_717, 54_718))
    assert {allows(found.region, azimuth, metres, CAMP) for azimuth in (0, 100, 200)} == {allowed}


@pytest.mark.parametrize(("metres", "allowed"), [(0, True), (57_400, True), (57_600, False)])
def test_within_is_a_disc(metres, allowed):
    found = located(Kind.WITHIN, distance_m=Interval(0, 55_000))
    assert allows(found.region, 33, metres) is allowed


@pytest.mark.parametrize(("metres", "allowed"), [(17_400, False), (17_600, True), (9e6, True)])
def test_beyond_has_no_end(metres, allowed):
    found = located(Kind.BEYOND, distance_m=Interval(20_000, math.inf))
    assert allows(found.region, 33, metres) is allowed
    assert found.corrected is None
    assert found.center is None
    assert found.uncertainty_m is None


@pytest.mark.parametrize(("azimuth", "allowed"), [(180, True), (160, True), (0, False)])
def test_a_direction_alone_has_no_end(azimuth, allowed):
    found = located(Kind.DIRECTION, bearing=Bearing.about(180, 22.5))
    assert allows(found.region, azimuth, 3e6) is allowed
    assert found.region.range_m == Interval(0, math.inf)
    assert found.uncertainty_m is None


@pytest.mark.parametrize(("metres", "allowed"), [(9_900, True), (13_000, False)])
def test_a_route_runs_through_its_anchors_within_its_width(metres, allowed):
    found = located(Kind.ROUTE, (*AYYASH_ANCHOR, AtPlace("somewhere")), half_width_m=10_000)
    middle = Position(40.52805, 35.21147)
    azimuth = 118.4  # along the leg
    assert allows(found.region, azimuth + 90, metres, middle) is allowed
    assert allows(found.region, azimuth - 90, metres, middle) is allowed
    assert found.position is None
    assert not found.region.inner


def test_a_route_through_an_uncertain_anchor_holds_every_route_through_it():
    found = located(Kind.ROUTE, (*AYYASH_ANCHOR, *CAMP_ANCHOR), half_width_m=100)
    starts = zip(*sampled(KNOWN[AtPlace("ayyash")].region, seeded("route"), 50), strict=True)
    for start in starts:
        assert separation(found.region, Disc(Position(*map(float, start)), 0)).lower_m == 0


@pytest.mark.parametrize("unknown", [AtPlace("nowhere"), AtClaim("beyond")])
def test_a_route_through_an_unknown_anchor_is_unknown(unknown):
    found = located(Kind.ROUTE, (*AYYASH_ANCHOR, unknown), half_width_m=10_000)
    assert found.region is None


RANGES = {
    Kind.AT: {},
    Kind.NEAR: {"distance_m": Interval(0, 5_000)},
    Kind.OFFSET: {"distance_m": Interval(0, 5_000), "bearing": SOUTH_EAST},
    Kind.DISTANCE: {"distance_m": Interval(4_000, 5_000)},
    Kind.WITHIN: {"distance_m": Interval(0, 5_000)},
    Kind.BEYOND: {"distance_m": Interval(5_000, math.inf)},
    Kind.DIRECTION: {"bearing": SOUTH_EAST},
}


@pytest.mark.parametrize("kind", RANGES)
def test_from_an_anchor_of_unknown_extent_the_region_is_unknown(kind):
    found = located(kind, (AtPlace("somewhere"),), **RANGES[kind])
    assert found.region is None
    assert found.uncertainty_m is None
    bare = Position(41, 35) if kind is Kind.AT else None
    assert (found.position, found.center) == (bare, bare)
    assert found.assumptions == ("nobody says how large",)


@pytest.mark.parametrize("kind", RANGES)
def test_what_it_hangs_on_is_its_anchors(kind):
    assert located(kind, **RANGES[kind]).hangs_on == {"ayyash"}


def test_a_route_hangs_on_all_its_anchors():
    found = located(Kind.ROUTE, (*CAMP_ANCHOR, *AYYASH_ANCHOR), half_width_m=10)
    assert found.hangs_on == {"ayyash", "camp"}


def test_assumptions_are_the_recipes_first_then_the_anchors_each_once():
    anchors = (*CAMP_ANCHOR, *AYYASH_ANCHOR, *CAMP_ANCHOR)
    words = ("a straight flight", "a village of 2.5 km")
    found = located(Kind.ROUTE, anchors, half_width_m=10, assumptions=words)
    assert found.assumptions == ("a straight flight", "a village of 2.5 km", "the camp is 1 km")


def test_counted_from_an_anchor_without_end_there_is_no_region():
    with pytest.raises(GeometryError, match="unbounded"):
        located(Kind.WITHIN, (AtClaim("beyond"),), distance_m=Interval(0, 5_000))


def test_equal_recipes_share_one_region():
    """So that its forms are drawn once."""
    first, second = (located(Kind.WITHIN, distance_m=Interval(0, 55_000)) for _ in range(2))
    assert first.region is second.region


def test_an_anchor_that_nobody_knows_is_the_resolvers_error():
    with pytest.raises(KeyError):
        located(Kind.AT, (InArea("XX"),))
