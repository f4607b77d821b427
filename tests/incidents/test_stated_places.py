"""Recipes and geocodes that no place on Earth can have are told of, each where it stands."""

from __future__ import annotations

import pytest
import small_dossier as small
from rich_dossier import json_path, parse, put, rich

from geo.location import Kind, anchors_of, needs

FIRST = "features.0.properties"
RANGES = f"{FIRST}.location.ranges"


@pytest.mark.parametrize(
    ("path", "new"),
    [
        (f"{RANGES}.distance_m", {"lower": 55_501, "upper": 55_500}),
        (f"{RANGES}.sure_distance_m", {"lower": 55_000, "upper": 54_900}),
        (f"{RANGES}.sure_distance_m", {"lower": 54_400, "upper": 55_000}),
        (f"{RANGES}.sure_distance_m", {"lower": 55_000, "upper": 55_600}),
        (f"{RANGES}.azimuth_deg", {"lower": 20, "upper": 10}),
        (f"{RANGES}.azimuth_deg", {"lower": 20, "upper": 20}),
        (f"{RANGES}.azimuth_deg", {"lower": 20, "upper": 381}),
        (f"{RANGES}.azimuth_deg", {"lower": 360, "upper": 370}),
        (f"{RANGES}.distance_m", {"lower": 20_003_932, "upper": None}),
        (f"{RANGES}.distance_m", {"lower": -1, "upper": 5}),
        (f"{RANGES}.distance_m", {"lower": 0, "upper": 0}),
    ],
)
def test_a_range_that_no_place_can_lie_in_is_told(path, new):
    found = small.errors_of(put(rich(), path, new))
    assert found
    assert all(at.startswith(json_path(parse(RANGES))) for at in found)


@pytest.mark.parametrize(
    ("lower", "upper"), [(0, 360), (359.5, 719), (350, 370), (20, 380)], ids=str
)
def test_a_turn_over_north_of_up_to_a_whole_one_is_good(lower, upper):
    assert not small.errors_of(
        put(rich(), f"{RANGES}.azimuth_deg", {"lower": lower, "upper": upper})
    )


NEEDED = {
    "distance_m": (0, 500),
    "azimuth_deg": (10, 20),
    "east_m": {"lower": -2500, "upper": -1500},
    "north_m": {"lower": 2500, "upper": 3500},
    "half_width_m": 1000,
}


def told_by(kind: Kind) -> dict[str, object]:
    return {name: NEEDED[name] for name in needs(kind)}


def made(kind: Kind, ranges: dict[str, object]) -> small.Json:
    where = small.recipe(kind, {"place": "town"}, **ranges)
    if anchors_of(kind)[1] > 1:
        where["waypoints"] = [where.pop("anchor"), {"area": "SY"}]
    return small.dossier(small.claim("one", where), small.place("town", (40, 35, 1000)))


@pytest.mark.parametrize("kind", Kind)
def test_a_recipe_with_just_the_ranges_of_its_kind_is_good(kind):
    assert not small.errors_of(made(kind, told_by(kind)))


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("name", NEEDED)
def test_a_range_too_many_or_too_few_is_told(kind, name):
    ranges = told_by(kind)
    if ranges.pop(name, None) is None:
        ranges[name] = NEEDED[name]
    [problem] = small.errors_of(made(kind, ranges)).values()
    assert problem.path == f"$.features[0].properties.location.ranges.{name}"
    assert str(kind) in problem.expected


def test_every_range_that_a_recipe_lacks_is_told_at_once():
    found = small.errors_of(made(Kind.OFFSET, {}))
    path = "$.features[0].properties.location.ranges"
    assert set(found) == {f"{path}.distance_m", f"{path}.azimuth_deg"}


@pytest.mark.parametrize("kind", Kind)
def test_a_kind_of_several_anchors_has_waypoints_and_every_other_kind_an_anchor(kind):
    value = made(kind, told_by(kind))
    where = value["features"][0]["properties"]["location"]
    if anchors_of(kind)[1] > 1:
        where["anchor"] = where.pop("waypoints")[0]
    else:
        where["waypoints"] = [where.pop("anchor")] * 2
    found = small.errors_of(value)
    assert found
    assert all(at.startswith("$.features[0].properties.location.") for at in found)


def test_a_route_of_one_waypoint_is_no_route():
    value = made(Kind.ROUTE, told_by(Kind.ROUTE))
    del value["features"][0]["properties"]["location"]["waypoints"][1]
    assert set(small.errors_of(value)) == {"$.features[0].properties.location.waypoints"}


@pytest.mark.parametrize(
    ("name", "bad", "good"), [("lat", 90.001, 90), ("lat", -90.001, -90), ("lon", 180.1, 180)]
)
def test_a_geocode_off_the_earth_is_told(name, bad, good):
    path = f"features.3.properties.geocodes.0.{name}"
    assert not small.errors_of(put(rich(), path, good))
    [problem] = small.errors_of(put(rich(), path, bad)).values()
    assert problem.path == json_path(parse(path))
    assert problem.got == str(bad)


@pytest.mark.parametrize("point", [[181, 35], [40, 91], [-180.5, 0], [35.42022, 140.05303]])
@pytest.mark.parametrize(
    "path", [f"{FIRST}.location.anchor", "features.1.properties.location.waypoints.1"]
)
def test_an_anchor_off_the_earth_is_told(point, path):
    found = small.errors_of(put(rich(), path, {"coordinates": point, "uncertainty_m": 5}))
    where = json_path(parse(path))
    assert any(at.startswith(where) for at in found)


def test_a_geocode_may_not_be_more_uncertain_than_the_earth_is_large():
    found = small.errors_of(put(rich(), "features.3.properties.geocodes.0.uncertainty_m", 2e7))
    assert any("uncertainty_m" in path for path in found)


@pytest.mark.parametrize("code", ["XX", "SY-ZZ", "atlantis"])
def test_an_area_that_the_basemap_does_not_have_is_told(code):
    value = put(rich(), "features.1.properties.location.waypoints.2.area", code)
    [problem] = small.errors_of(value).values()
    assert problem.path == "$.features[1].properties.location.waypoints[2].area"
    assert code in problem.got


@pytest.mark.parametrize("members", [{"place": "town", "area": "SY"}, {"uncertainty_m": 5}, {}])
def test_an_anchor_is_one_thing(members):
    found = small.errors_of(put(rich(), f"{FIRST}.location.anchor", members))
    assert "$.features[0].properties.location.anchor" in found
