"""Between, along and as people speak: the regions hold every place that the words allow."""

from __future__ import annotations

import math
from itertools import pairwise

import numpy as np
import pytest
from places_within import AYYASH, WGS84, LonLat, along, sampled, walk, way
from regions_anywhere import near, seeded

from geo import (
    Bearing,
    Corridor,
    Disc,
    GeometryError,
    Interval,
    Position,
    Region,
    Sector,
    colloquial,
)
from geo.allowed import allowed, region
from geo.location import AtPlace, Kind, Location, Reading, Stated
from geo.region import Union

SPOTS = {
    "syria": (38, 42, 33, 37),
    "antimeridian": (179.8, 180, -60, 60),
    "80 north": (-180, 180, 79, 81),
    "80 south": (-180, 180, -81, -79),
    "anywhere": (-180, 180, -75, 75),
}
HERE, THERE = AtPlace("here"), AtPlace("there")
SOUTH_EAST = Bearing.about(135, 22.5)


def recipe(kind: Kind, *anchors: AtPlace, **ranges: object) -> Location:
    return Location(kind, "event", "the words", anchors or (HERE,), **ranges)  # type: ignore[arg-type]


def covered(found: Region, lonlat: LonLat) -> bool:
    return all(
        found.covers(Position(float(lon), float(lat))) for lon, lat in zip(*lonlat, strict=True)
    )


def start_at(spot: str, rng: np.random.Generator) -> Position:
    west, east, south, north = SPOTS[spot]
    return Position(rng.uniform(west, east), rng.uniform(south, north))


def discs(spot: str, number: int, count: int, farthest_m: float) -> list[Disc]:
    rng = seeded("discs", spot, number, count)
    first = start_at(spot, rng)
    around = [first] + [near(rng, first, farthest_m) for _ in range(count - 1)]
    return [Disc(place, float(rng.choice([100, 5_000, 80_000]))) for place in around]


@pytest.mark.parametrize("spot", SPOTS)
@pytest.mark.parametrize("farthest_m", [30_000, 400_000, 3_000_000])
def test_between_holds_the_circle_over_every_line_between_the_two_places(spot, farthest_m):
    for number in range(3):
        rng = seeded("between", spot, farthest_m, number)
        a, b = discs(spot, number, 2, farthest_m)
        found = region(recipe(Kind.BETWEEN, HERE, THERE), [a, b])
        (x, y), (u, v) = sampled(a, rng, 200), sampled(b, rng, 200)
        azimuth, _, metres = WGS84.inv(x, y, u, v)
        middle = walk((x, y), np.asarray(azimuth), np.asarray(metres) / 2)
        rim = walk(middle, rng.uniform(0, 360, 200), np.asarray(metres) / 2 * (1 - 1e-9))
        assert covered(found, middle), (number, a, b)
        assert covered(found, rim), (number, a, b)
        assert way(found.corrected.position, *rim)[1].max() <= found.corrected.uncertainty_m + 1e-3


def test_between_holds_hardly_more_than_that_and_nothing_surely():
    a, b = Disc(AYYASH, 1_000), Disc(along(AYYASH, 90, 50_000), 3_000)
    found = region(recipe(Kind.BETWEEN, HERE, THERE), [a, b])
    middle = along(AYYASH, 90, 25_000)
    assert not found.covers(along(middle, 0, 25_000 + 4_000 + 100))
    assert found.covers(along(middle, 0, 25_000))
    assert not found.inner


@pytest.mark.parametrize("spot", SPOTS)
@pytest.mark.parametrize("half_width_m", [50, 10_000])
@pytest.mark.parametrize("farthest_m", [100_000, 2_000_000])
def test_a_route_holds_every_line_through_some_place_of_each_anchor(spot, half_width_m, farthest_m):
    for number in range(3):
        rng = seeded("route", spot, half_width_m, farthest_m, number)
        anchors = discs(spot, number, 3, farthest_m)
        ends = [AtPlace(f"end-{index}") for index in range(3)]
        found = region(recipe(Kind.ROUTE, *ends, half_width_m=float(half_width_m)), anchors)
        through = [sampled(anchor, rng, 80) for anchor in anchors]
        for (x, y), (u, v) in pairwise(through):
            azimuth, _, metres = WGS84.inv(x, y, u, v)
            share = rng.random(80)
            on_the_way = walk((x, y), np.asarray(azimuth), share * np.asarray(metres))
            assert covered(found, on_the_way), (number, anchors)
            half_way = walk((x, y), np.asarray(azimuth), 0.5 * np.asarray(metres))
            assert covered(found, half_way), (number, anchors)
        about = sampled(Corridor(tuple(a.center for a in anchors), half_width_m), rng, 200)
        assert covered(found, about), (number, anchors)


def test_a_route_holds_hardly_more_than_its_width():
    a, b = Disc(AYYASH, 1_000), Disc(along(AYYASH, 90, 50_000), 1_000)
    found = region(recipe(Kind.ROUTE, HERE, THERE, half_width_m=10_000.0), [a, b])
    middle = along(AYYASH, 90, 25_000)
    assert found.covers(along(middle, 0, 9_990))
    assert not found.covers(along(middle, 0, 10_100))
    assert not found.inner


@pytest.mark.parametrize("kind", [Kind.BETWEEN, Kind.ROUTE])
def test_two_anchors_at_one_place_still_give_a_region(kind):
    width = {"half_width_m": 10_000.0} if kind is Kind.ROUTE else {}
    found = region(recipe(kind, HERE, HERE, **width), [Disc(AYYASH, 1_000), Disc(AYYASH, 1_000)])
    assert found.covers(along(AYYASH, 45, 990))
    assert found.corrected.uncertainty_m >= 1_000


@pytest.mark.parametrize("kind", [Kind.BETWEEN, Kind.ROUTE])
def test_an_anchor_that_is_nowhere_or_without_end_gives_no_region(kind):
    width = {"half_width_m": 10_000.0} if kind is Kind.ROUTE else {}
    here = Disc(AYYASH, 1_000)
    endless = Sector(AYYASH, Interval(20_000, math.inf))
    assert region(recipe(kind, HERE, THERE, **width), [here, None]) is None
    assert region(recipe(kind, HERE, THERE, **width), [here, endless]) is None


@pytest.mark.parametrize(
    "words",
    [
        {"distance_m": Interval(54_500, 55_500), "bearing": SOUTH_EAST},
        {"distance_m": Interval(9_500, 10_500), "bearing": Bearing.about(0, 45)},
        {"distance_m": Interval(9_500, 10_500), "bearing": Bearing.about(22.5, 11.25)},
        {"distance_m": Interval(9_500, 10_500), "bearing": Bearing.about(77, 1)},
        {"distance_m": Interval(9_500, 10_500)},
        {"bearing": Bearing.about(180, 45)},
    ],
    ids=["SE", "N", "NNE", "77 degrees", "distance", "direction"],
)
@pytest.mark.parametrize("spot", SPOTS)
def test_as_people_speak_holds_every_place_of_every_span(words, spot):
    rng = seeded("spoken", spot, str(words))
    kind = {1: Kind.DISTANCE, 2: Kind.OFFSET}[len(words)]
    kind = Kind.DIRECTION if "distance_m" not in words else kind
    anchor = Disc(start_at(spot, rng), 3_000)
    metres = words.get("distance_m")
    stated = Stated(distance=(metres.lower + metres.upper) / 2_000, unit="km") if metres else None
    location = recipe(kind, stated=stated, **words)
    found = allowed(location, [anchor], Reading.COLLOQUIAL, anchor)
    bearing = words.get("bearing")
    heading = bearing and ((bearing.start_deg + bearing.turn_deg / 2) % 360, bearing.turn_deg / 2)
    if kind is Kind.DIRECTION:
        spans = colloquial.direction(*heading)
    elif kind is Kind.DISTANCE:
        spans = colloquial.distance(10_000)
    else:
        spans = colloquial.offset((metres.lower + metres.upper) / 2, *heading)
    assert spans
    assert found.note
    assert "as people speak" in found.note
    for span in spans:
        upper = min(span.distance_m.upper, 2_000_000)
        part = Sector(anchor, Interval(span.distance_m.lower, upper), span.bearing)
        assert covered(found.region, sampled(part, rng, 150))
        assert found.distance_m.lower <= span.distance_m.lower
        assert found.distance_m.upper >= span.distance_m.upper


@pytest.mark.parametrize(
    "words",
    [
        {"kind": Kind.WITHIN, "distance_m": Interval(0, 55_500)},
        {"kind": Kind.BEYOND, "distance_m": Interval(19_500, math.inf)},
        {"kind": Kind.NEAR, "distance_m": Interval(0, 5_000)},
        {"kind": Kind.OFFSET, "distance_m": Interval(0, 55_500), "bearing": SOUTH_EAST},
        {"kind": Kind.OFFSET, "distance_m": Interval(19_500, math.inf), "bearing": SOUTH_EAST},
        {"kind": Kind.OFFSETS, "east_m": Interval(1_500, 2_500), "north_m": Interval(0, 500)},
    ],
    ids=["within", "beyond", "near", "within at a heading", "beyond at a heading", "offsets"],
)
def test_words_that_were_not_calibrated_are_read_as_worded_and_say_so(words):
    distance = 20 if "distance_m" in words and words["distance_m"].lower else 55
    location = recipe(stated=Stated(distance=distance, unit="km"), **words)
    anchor = Disc(AYYASH, 1_000)
    spoken = allowed(location, [anchor], Reading.COLLOQUIAL, anchor)
    worded = allowed(location, [anchor], Reading.MEASURED, anchor)
    assert spoken.region == worded.region
    assert (spoken.distance_m, spoken.bearing) == (worded.distance_m, worded.bearing)
    assert spoken.note == "no such words were calibrated: read as worded"


def test_people_count_from_the_point_where_the_anchor_is_an_extent():
    town, point = Disc(AYYASH, 8_000, sure_radius_m=0.0), Disc(AYYASH, 0)
    location = recipe(
        Kind.OFFSET,
        distance_m=Interval(54_500, 55_500),
        bearing=SOUTH_EAST,
        stated=Stated(distance=55, unit="km"),
    )
    found = allowed(location, [town], Reading.COLLOQUIAL, point)
    farthest = found.distance_m.upper
    assert found.region.covers(along(AYYASH, 135, farthest - 100))
    assert not found.region.covers(along(AYYASH, 135, farthest + 400))
    assert allowed(location, [town], Reading.MEASURED, point).region.covers(
        along(AYYASH, 135, 55_500 + 7_900)
    )


def test_a_range_as_people_speak_reaches_from_the_least_to_the_greatest():
    def spoken(lower: float, upper: float, said: float) -> Interval | None:
        stated = Stated(distance=said, unit="km")
        location = recipe(Kind.DISTANCE, distance_m=Interval(lower, upper), stated=stated)
        return allowed(location, [Disc(AYYASH, 0)], Reading.COLLOQUIAL, Disc(AYYASH, 0)).distance_m

    narrow = [spoken(km * 1_000 - 1, km * 1_000 + 1, km) for km in (20, 40)]
    by_hand = allowed(
        recipe(Kind.DISTANCE, distance_m=Interval(20_000, 40_000)),
        [Disc(AYYASH, 0)],
        Reading.COLLOQUIAL,
        Disc(AYYASH, 0),
    ).distance_m
    assert (by_hand.lower, by_hand.upper) == (narrow[0].lower, narrow[1].upper)


def test_an_anchor_of_rival_discs_gives_offsets_from_each():
    rivals = Union((Disc(AYYASH, 100), Disc(along(AYYASH, 0, 50_000), 100)))
    words = {"east_m": Interval(1_500, 2_500), "north_m": Interval(0, 500)}
    found = region(recipe(Kind.OFFSETS, **words), [rivals])
    assert found.covers(along(AYYASH, 90, 2_000))
    assert found.covers(along(along(AYYASH, 0, 50_000), 90, 2_000))
    assert not found.covers(along(along(AYYASH, 0, 25_000), 90, 2_000))


def test_what_no_region_can_be_counted_from_is_an_error_that_says_so():
    endless = Sector(AYYASH, Interval(20_000, math.inf))
    words = {"east_m": Interval(1_500, 2_500), "north_m": Interval(0, 500)}
    with pytest.raises(GeometryError, match="expected a bounded region"):
        region(recipe(Kind.OFFSETS, **words), [endless])
    assert region(recipe(Kind.OFFSETS, **words), [None]) is None
    assert region(recipe(Kind.OFFSETS, **words), [AYYASH]) is None
