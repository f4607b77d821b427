"""What no schema sees: references that lead nowhere, ids given twice, ranges that run backwards."""

from __future__ import annotations

import pytest
import small_dossier as small
from rich_dossier import drop, json_path, parse, put, rich

from geo.location import Kind, needs

FIRST = "features.0.properties"
WHEN = f"{FIRST}.when.timespans.0"
RANGES = f"{FIRST}.location.ranges"


def spoilt(**changes: object) -> set[str]:
    """The paths of all errors of the rich dossier with some values put elsewhere."""
    value = rich()
    for path, new in changes.items():
        put(value, path.replace("__", "."), new)
    return set(small.errors_of(value))


@pytest.mark.parametrize(
    ("path", "what"),
    [
        ("incidents.0.same_event.0", "incidents"),
        ("accounts.0.incident", "incidents"),
        ("accounts.0.party", "actors"),
        ("actors.0.party", "actors"),
        (f"{FIRST}.incident", "incidents"),
        (f"{FIRST}.account", "accounts"),
        (f"{FIRST}.claimant", "actors"),
        (f"{FIRST}.actor_blamed", "actors"),
        (f"{FIRST}.about.0.claim", "claims"),
        (f"{FIRST}.citations.0.source", "sources"),
        (f"{FIRST}.location.anchor.place", "places"),
        (f"{FIRST}.when.relative.claim", "claims"),
        ("features.1.properties.location.waypoints.0.place", "places"),
        ("features.2.properties.location.anchor.claim", "claims"),
    ],
)
def test_a_reference_that_leads_nowhere_is_told(path, what):
    [problem] = small.errors_of(put(rich(), path, "nobody")).values()
    assert problem.path == json_path(parse(path))
    assert problem.got == '"nobody"'
    assert what in problem.expected


def test_a_place_is_no_claim_and_a_claim_no_place():
    assert spoilt(features__0__properties__location__anchor={"place": "first"})
    assert spoilt(features__2__properties__location__anchor={"claim": "town"})


@pytest.mark.parametrize("name", ["incidents", "accounts", "actors", "sources", "features"])
def test_an_id_given_twice_is_told_at_both(name):
    value = rich()
    twin = rich()[name][0]
    value[name].append(twin)
    last = len(value[name]) - 1
    assert {f"$.{name}[0].id", f"$.{name}[{last}].id"} <= set(small.errors_of(value))


def test_a_place_may_not_have_a_claims_id():
    assert spoilt(features__2__id="town") == {"$.features[2].id", "$.features[3].id"}


def test_a_geocode_id_is_given_once_a_place_but_may_be_anothers():
    value = rich()
    put(value, "features.3.properties.geocodes.1.id", "town-1")
    path = "$.features[3].properties.geocodes[%d].id"
    assert set(small.errors_of(value)) == {path % 0, path % 1}
    other = small.place("other", (41.0, 35.0, 10))
    other["properties"]["geocodes"][0]["id"] = "town-1"
    value = rich()
    value["features"].append(other)
    assert not small.errors_of(value)


@pytest.mark.parametrize(("least", "good"), [(2, True), (3, True), (4, False)])
@pytest.mark.parametrize("path", ["toll.killed", "weapon.munitions", "losses.0.count"])
def test_a_count_may_not_run_backwards(path, least, good):
    found = small.errors_of(put(rich(), f"{FIRST}.{path}.min", least))
    assert (not found) == good
    if not good:
        assert set(found) == {json_path(parse(f"{FIRST}.{path}"))}


def test_a_count_without_an_upper_bound_is_good():
    assert not spoilt(features__0__properties__toll__killed__max=None)


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
    "half_width_m": 1000,
}


def told_by(kind: Kind) -> dict[str, object]:
    far, turned = needs(kind)
    wanted = {"distance_m": far, "azimuth_deg": turned, "half_width_m": kind is Kind.ROUTE}
    return {name: NEEDED[name] for name, needed in wanted.items() if needed}


def made(kind: Kind, ranges: dict[str, object]) -> small.Json:
    where = small.recipe(kind, {"place": "town"}, **ranges)
    if kind is Kind.ROUTE:
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
def test_a_route_has_waypoints_and_every_other_kind_an_anchor(kind):
    value = made(kind, told_by(kind))
    where = value["features"][0]["properties"]["location"]
    if kind is Kind.ROUTE:
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


@pytest.mark.parametrize("length", [1, 2, 3])
def test_claims_that_hang_on_each_other_in_a_circle_are_all_told(length):
    ring = [
        small.claim(
            f"c{i}",
            small.recipe("within", {"claim": f"c{(i + 1) % length}"}, distance_m=(0, 5)),
        )
        for i in range(length)
    ]
    outside = small.claim("out", small.recipe("within", {"claim": "c0"}, distance_m=(0, 5)))
    found = small.errors_of(small.dossier(*ring, outside))
    paths = {f"$.features[{i}].properties.location.anchor.claim" for i in range(length)}
    assert set(found) == paths


def test_a_circle_by_way_of_a_route_is_told_at_the_waypoint():
    way = {**small.recipe("route", {}, half_width_m=10), "waypoints": [{"area": "SY"}, None]}
    del way["anchor"]
    way["waypoints"][1] = {"claim": "way"}
    found = small.errors_of(small.dossier(small.claim("way", way)))
    assert set(found) == {"$.features[0].properties.location.waypoints[1].claim"}


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


@pytest.mark.parametrize("zone", ["Damascus", "Asia/Nowhere", "../etc/passwd", "UTC+2", "a\x00b"])
def test_a_zone_that_is_none_is_told(zone):
    [problem] = small.errors_of(put(rich(), f"{FIRST}.when.zones.0.zone", zone)).values()
    assert problem.path == "$.features[0].properties.when.zones[0].zone"


@pytest.mark.parametrize("text", ["2015-02-29", "2015-13", "2015-12-06T24:01", "0000", "2015-12-32"])
def test_a_time_that_does_not_exist_is_told(text):
    [problem] = small.errors_of(put(rich(), f"{WHEN}.start.earliest", text)).values()
    assert problem.path == json_path(parse(f"{WHEN}.start.earliest"))
    assert text in problem.got


@pytest.mark.parametrize("year", ["0001", "9999"])
def test_the_first_and_the_last_year_are_no_crash_in_any_zone(year):
    for zone in ("Pacific/Kiritimati", "Pacific/Pago_Pago"):
        time = small.when(zones=(zone,), start_earliest=year, end_latest=year)
        small.errors_of(small.dossier(small.claim("one", when=time)))


@pytest.mark.parametrize(
    "bounds",
    [
        {"start_earliest": "2015-12-07", "end_latest": "2015-12-06"},
        {"start_latest": "2015-12-06", "start_earliest": "2015-12-07"},
        {"start_earliest": "2015-12-07", "start_latest": "2015-12-06", "end_latest": "2015-12-08"},
        {"start_earliest": "2015-12-06", "end_earliest": "2015-12-09", "end_latest": "2015-12-08"},
        {"start_earliest": "2015-12-06T21:00", "start_latest": "2015-12-06T20:59"},
    ],
    ids=str,
)
@pytest.mark.parametrize("zones", [("UTC",), ("Asia/Damascus", "Europe/Moscow")], ids=str)
def test_a_time_that_runs_backwards_in_every_zone_is_told(bounds, zones):
    time = small.when(zones=zones, **bounds)
    found = small.errors_of(small.dossier(small.claim("one", when=time)))
    assert any(path.startswith("$.features[0].properties.when.timespans[0]") for path in found)


def test_a_time_that_begins_and_ends_in_one_minute_is_good():
    time = small.when(start_earliest="2015-12-06T21:00", end_latest="2015-12-06T21:00")
    assert not small.errors_of(small.dossier(small.claim("one", when=time)))


def test_a_time_without_a_zone_is_told():
    assert spoilt(features__0__properties__when__zones=[])


def test_a_relative_time_may_not_run_backwards():
    assert spoilt(features__0__properties__when__relative__lower_minutes=5)


def test_faults_of_every_sort_are_told_at_once():
    value = put(rich(), f"{FIRST}.claimant", "nobody")
    put(value, f"{FIRST}.toll.killed.min", 9)
    put(value, f"{FIRST}.when.zones.0.zone", "Nowhere")
    put(value, "features.3.properties.geocodes.1.id", "town-1")
    drop(value, f"{RANGES}.distance_m")
    value["features"][3]["geometry"] = {"type": "Point", "coordinates": [40, 95]}
    assert len(small.errors_of(value)) >= 7


def test_a_wrong_type_hides_no_reference_that_leads_nowhere():
    found = spoilt(features__0__properties__title=7, features__0__properties__claimant="nobody")
    path = "$.features[0].properties"
    assert found == {f"{path}.title", f"{path}.claimant"}


def test_several_faults_of_the_sample_are_told_with_their_paths(sample_json):
    put(sample_json, "features.3.properties.claimant", "nobody")
    put(sample_json, "features.0.properties.toll.wounded.max", 1)
    put(sample_json, "accounts.2.incident", "nothing")
    assert set(small.errors_of(sample_json)) == {
        "$.accounts[2].incident",
        "$.features[0].properties.toll.wounded",
        "$.features[3].properties.claimant",
    }
