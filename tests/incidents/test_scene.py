"""What the map is given: regions once each, what is chosen, what stands back, the legend."""

from __future__ import annotations

import html
import json

import inert
import pytest
import small_dossier as small
from shapely.geometry import Point, shape

from geo.position import Position
from incidents.derive import complete
from incidents.geojson import read
from incidents.render.features import Measured
from incidents.render.scene import Scene

TOWN = small.place("town", (40.0, 35.0, 1000))
CITY = small.place("city", (41.0, 35.0, 5000))


def role(name: str, place: str = "town") -> small.Json:
    return {**small.at(place), "role": name}


def scene(*features: small.Json, **members) -> Scene:
    return Scene(complete(small.opened(*features, TOWN, CITY, **members)))


def drawn(scene: Scene, *left: str, **what):
    """What the browser gets where these claims are left, all of them if none is named."""
    claims = [claim for claim in scene.dossier.claims if not left or claim.id in left]
    return json.loads(scene.data(claims, **what))


def own(features) -> dict[str, small.Json]:
    return {f["properties"]["id"]: f["properties"] for f in features["features"]}


def test_claims_of_one_party_with_one_region_are_drawn_once():
    made = scene(
        small.claim("one", "town"),
        small.claim("two", "town"),
        small.claim("other-party", "town", claimant="south"),
        small.claim("other-role", role("presence")),
        small.claim("other-place", "city"),
        small.claim("nowhere"),
    )
    shown = own(drawn(made)["regions"])
    assert {name: each["count"] for name, each in shown.items()} == {
        "one": 2,
        "other-party": 1,
        "other-role": 1,
        "other-place": 1,
    }
    assert any(html.unescape(line) == "2 · Claim two" for line in shown["one"]["lines"])


def test_one_who_speaks_for_a_party_shares_its_region():
    actors = [
        {"id": "north", "name": "North", "kind": "k"},
        {"id": "aide", "name": "Aide", "kind": "k", "party": "north"},
    ]
    made = scene(
        small.claim("one", "town"), small.claim("two", "town", claimant="aide"), actors=actors
    )
    assert own(drawn(made)["regions"]).keys() == {"one"}


def test_a_site_goes_by_the_first_of_its_claims_that_is_left():
    made = scene(small.claim("one", "town"), small.claim("two", "town"))
    assert own(drawn(made, "two")["regions"])["two"]["count"] == 1
    assert own(drawn(made, "one", "two")["regions"]).keys() == {"one"}
    assert drawn(made, "nobody")["regions"]["features"] == []


def test_what_is_chosen_stands_out_and_the_rest_stands_back():
    made = scene(
        small.claim("one", "town"), small.claim("two", "town"), small.claim("three", "city")
    )
    before = own(drawn(made)["regions"])
    assert not any(each["selected"] or each["dimmed"] for each in before.values())
    after = own(drawn(made, chosen=frozenset({"two"}))["regions"])
    assert {name: (each["selected"], each["dimmed"]) for name, each in after.items()} == {
        "two": (True, False),
        "three": (False, True),
    }


@pytest.mark.parametrize("chosen", ["nowhere", "filtered-out", "nobody"])
def test_nothing_stands_back_for_what_is_not_on_the_map(chosen):
    made = scene(
        small.claim("one", "town"), small.claim("filtered-out", "city"), small.claim("nowhere")
    )
    shown = own(drawn(made, "one", "nowhere", chosen=frozenset({chosen}))["regions"])
    assert shown.keys() == {"one"}
    assert not shown["one"]["dimmed"]


def test_a_region_holds_the_place_and_its_badge_lies_in_it():
    made = scene(small.claim("one", "town"))
    data = drawn(made)
    [region], [badge] = data["regions"]["features"], data["badges"]["features"]
    ground = shape(region["geometry"])
    assert ground.contains(Point(40.0, 35.0))
    assert ground.contains(shape(badge["geometry"]))


@pytest.mark.parametrize(("radius_m", "has_badge"), [(59_000, True), (61_000, False)])
def test_a_wide_region_gets_a_badge_only_when_it_is_chosen(radius_m, has_badge):
    wide = small.recipe("within", {"place": "town"}, distance_m=(0, radius_m - 1_000))
    made = scene(small.claim("one", wide))
    names = own(drawn(made)["badges"]).keys()
    assert names == ({"one"} if has_badge else set())
    assert own(drawn(made, chosen=frozenset({"one"}))["badges"]).keys() == {"one"}


def test_a_whole_scope_is_drawn_only_when_it_is_chosen():
    made = scene(small.claim("one", "town"), small.claim("total", role("scope", "city")))
    assert own(drawn(made)["regions"]).keys() == {"one"}
    shown = own(drawn(made, chosen=frozenset({"total"}))["regions"])
    assert shown.keys() == {"one", "total"}


def test_no_uncertain_claim_is_a_pin_without_its_region(sample):
    made = Scene(sample)
    for chosen in (frozenset(), frozenset(sample.claim)):
        data = drawn(made, chosen=chosen)
        assert own(data["badges"]).keys() <= own(data["regions"]).keys()
        for feature in data["regions"]["features"]:
            assert shape(feature["geometry"]).area > 0


def test_every_claim_of_the_sample_with_a_place_is_drawn_when_it_is_chosen(sample):
    made = Scene(sample)
    located = {claim.id for claim in sample.claims if claim.derived and claim.derived.geometry}
    shown = own(drawn(made, chosen=frozenset(located))["regions"])
    assert sum(each["count"] for each in shown.values()) == len(located)


def test_a_chosen_place_shows_all_that_its_geocodes_allow():
    rivals = small.place("rivals", (40.0, 35.0, 1000), (42.0, 35.0, 1000))
    made = Scene(complete(small.opened(rivals)))
    [spot] = drawn(made)["places"]["features"]
    assert spot["geometry"]["coordinates"] == [40.0, 35.0]
    data = drawn(made, chosen=frozenset({"rivals"}))
    assert len(data["places"]["features"]) == 2
    ground = shape(data["regions"]["features"][0]["geometry"])
    for feature in data["places"]["features"]:
        assert ground.contains(shape(feature["geometry"]))


def rows(data) -> list[str]:
    return [html.unescape(row["label"]) for row in data["legend"]]


def test_the_legend_names_the_parties_and_roles_on_the_map_and_no_other():
    made = scene(
        small.claim("theirs", role("excluded"), claimant="south"),
        small.claim("ours", "city"),
    )
    both = drawn(made)
    assert rows(both) == [
        *("South", "North", "where an event was", "denied there", "a place’s first geocode")
    ]
    assert rows(drawn(made, "ours")) == ["North", "where an event was", "a place’s first geocode"]
    by_label = dict(zip(rows(both), both["legend"], strict=True))
    for name, claim in (("North", "ours"), ("South", "theirs")):
        mark = own(both["regions"])[claim]
        assert (by_label[name]["colour"], by_label[name]["shape"]) == (
            mark["colour"],
            mark["shape"],
        )


def test_the_map_opens_where_events_were_and_moves_to_what_is_looked_at():
    made = scene(small.claim("one", "town"), small.claim("two", "city"))
    first = drawn(made)["view"]
    west, south, east, north = first["box"]
    assert west < 40
    assert east > 41
    assert south < 35 < north
    seen = {"all": first["key"]}
    for look in ("one", "two", "town"):
        view = drawn(made, look=look)["view"]
        west, _, east, _ = view["box"]
        assert (west < 40 < east) is (look != "two")
        seen[look] = view["key"]
    assert len(set(seen.values())) == 4


def test_a_measured_line_is_drawn_and_looked_at():
    line = Measured((Position(40.0, 35.0), Position(41.0, 35.0)), "91.2 km")
    data = drawn(scene(small.claim("one", "town")), line=line, look="line")
    assert html.unescape(data["line"]["label"]) == "91.2 km"
    west, _, east, _ = data["view"]["box"]
    assert west < 40
    assert east > 41


def test_without_claims_and_places_the_map_shows_the_world():
    west, south, east, north = drawn(Scene(small.opened()))["view"]["box"]
    assert east - west > 300
    assert north - south > 120


@pytest.mark.parametrize("text", inert.TEXTS, ids=inert.NAMES)
def test_inert_text_reaches_the_map_encoded_or_not_at_all(text):
    dossier = read(small.data(inert.filled(text)))
    data = Scene(dossier).data(dossier.claims, chosen=frozenset(dossier.place), look="town")
    assert json.loads(data)
    assert not set(data) & set("<>'`$\\")
    assert "{{" not in data
    assert "{%" not in data


HANDMADE = {
    "point": {"type": "Point", "coordinates": [40.0, 35.0]},
    "line": {"type": "LineString", "coordinates": [[40.0, 35.0], [41.0, 35.0]]},
    "points": {"type": "MultiPoint", "coordinates": [[40.0, 35.0], [41.0, 36.0]]},
    "nothing": {"type": "GeometryCollection", "geometries": []},
    "bow tie": {
        "type": "Polygon",
        "coordinates": [[[40.0, 35.0], [41.0, 36.0], [41.0, 35.0], [40.0, 36.0], [40.0, 35.0]]],
    },
    "flat": {
        "type": "Polygon",
        "coordinates": [[[40.0, 35.0], [40.0, 35.0], [40.0, 35.0], [40.0, 35.0]]],
    },
}


@pytest.mark.parametrize("geometry", HANDMADE.values(), ids=HANDMADE)
def test_a_geometry_that_the_program_never_writes_is_no_crash(geometry):
    claim = small.claim("one", "town")
    claim["geometry"] = geometry
    data = drawn(scene(claim, small.claim("two", "city")))
    assert "two" in own(data["regions"])
