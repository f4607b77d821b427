"""Recipes: each kind has the ranges it needs and no others."""

from __future__ import annotations

import pytest

from geo import Bearing, GeometryError, Interval
from geo.location import AtCoordinates, AtPlace, Kind, Location, anchors_of, needs

AYYASH, MOZDOK = AtPlace("ayyash"), AtPlace("mozdok-air-base")
GIVEN = {
    "distance_m": Interval(54_500, 55_500),
    "bearing": Bearing.about(135, 22.5),
    "east_m": Interval(-2_500, -1_500),
    "north_m": Interval(2_500, 3_500),
    "half_width_m": 10_000.0,
}
NEEDED = {
    Kind.AT: (),
    Kind.NEAR: ("distance_m",),
    Kind.OFFSET: ("distance_m", "bearing"),
    Kind.DISTANCE: ("distance_m",),
    Kind.WITHIN: ("distance_m",),
    Kind.BEYOND: ("distance_m",),
    Kind.DIRECTION: ("bearing",),
    Kind.OFFSETS: ("east_m", "north_m"),
    Kind.BETWEEN: (),
    Kind.ROUTE: ("half_width_m",),
}
CALLED = {name: name for name in GIVEN} | {"bearing": "azimuth_deg"}


def location(kind, names, anchors=None):
    anchors = anchors or ((AYYASH, MOZDOK)[: anchors_of(kind)[0]])
    return Location(kind, "event", "the words", anchors, **{name: GIVEN[name] for name in names})


def test_every_kind_is_told_of():
    assert set(NEEDED) == set(Kind)


@pytest.mark.parametrize("kind", Kind)
def test_a_recipe_with_what_its_kind_needs_is_good(kind):
    made = location(kind, NEEDED[kind])
    assert made.verbatim == "the words"
    assert needs(kind) == tuple(CALLED[name] for name in NEEDED[kind])


@pytest.mark.parametrize(("kind", "name"), [(k, n) for k, names in NEEDED.items() for n in names])
def test_a_range_that_is_missing_is_named(kind, name):
    with pytest.raises(GeometryError) as caught:
        location(kind, [other for other in NEEDED[kind] if other != name])
    assert caught.value.what == CALLED[name]
    assert caught.value.got == "none"
    assert caught.value.expected == f"one for {kind}"


@pytest.mark.parametrize(
    ("kind", "name"), [(k, n) for k, names in NEEDED.items() for n in GIVEN if n not in names]
)
def test_a_range_that_the_kind_does_not_know_is_named(kind, name):
    with pytest.raises(GeometryError) as caught:
        location(kind, [*NEEDED[kind], name])
    assert caught.value.what == CALLED[name]
    assert caught.value.got == str(GIVEN[name])
    assert caught.value.expected == f"none for {kind}"


@pytest.mark.parametrize(
    ("kind", "count", "least"),
    [
        (Kind.OFFSET, 0, "1"),
        (Kind.OFFSET, 2, "1"),
        (Kind.BETWEEN, 1, "2"),
        (Kind.BETWEEN, 3, "2"),
        (Kind.ROUTE, 1, "2 or more"),
    ],
)
def test_too_few_or_too_many_anchors_are_counted(kind, count, least):
    with pytest.raises(GeometryError) as caught:
        Location(kind, "event", "", (AYYASH,) * count, **{n: GIVEN[n] for n in NEEDED[kind]})
    assert caught.value.what == "anchors"
    assert caught.value.got == str(count)
    assert caught.value.expected == f"{least} for {kind}"


def test_a_route_may_have_many_anchors():
    assert len(location(Kind.ROUTE, ("half_width_m",), (AYYASH, MOZDOK, AYYASH)).anchors) == 3


def test_recipes_are_compared_by_value():
    here = AtCoordinates(40.0, 35.0, uncertainty_m=None)
    assert location(Kind.AT, (), (here,)) == location(Kind.AT, (), (here,))
    assert location(Kind.AT, (), (here,)) != location(Kind.AT, (), (AYYASH,))
