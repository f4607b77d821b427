"""What no schema sees: references that lead nowhere, ids given twice, counts that run backwards."""

from __future__ import annotations

import pytest
import small_dossier as small
from rich_dossier import drop, json_path, parse, put, rich

FIRST = "features.0.properties"
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
        ("features.1.properties.location.through.1.place", "places"),
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


@pytest.mark.parametrize(
    "name", ["incidents", "accounts", "actors", "sources", "platforms", "features"]
)
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
