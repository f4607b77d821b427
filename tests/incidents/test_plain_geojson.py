"""GeoJSON from elsewhere opens as places without claims, and nothing of it is lost."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
import small_dossier as small
from hypothesis import given
from hypothesis import strategies as st
from made_parts import steadily, texts, values
from shapely.geometry import shape

from incidents.geojson import load, read, write
from incidents.model import Dossier

SQUARE = [[0.0, 0.0], [4.0, 0.0], [4.0, 4.0], [0.0, 4.0], [0.0, 0.0]]
HOLE = [[1.0, 1.0], [1.0, 2.0], [2.0, 2.0], [2.0, 1.0], [1.0, 1.0]]

positions = st.lists(st.floats(-90, 90), min_size=2, max_size=3)
drawings = st.one_of(
    st.none(),
    st.builds(lambda at: {"type": "Point", "coordinates": at}, positions),
    st.builds(
        lambda way: {"type": "LineString", "coordinates": way},
        st.lists(positions, min_size=2, max_size=3),
    ),
    st.just({"type": "Polygon", "coordinates": [SQUARE, HOLE]}),
    st.just({"type": "GeometryCollection", "geometries": []}),
)
identities = st.none() | st.integers(-5, 10**9) | st.floats(-5, 5) | st.just("") | texts
foreign = st.dictionaries(texts.map(lambda name: f"x-{name}"), values, max_size=2)


@st.composite
def features(draw: st.DrawFn) -> Any:
    made = {
        "type": "Feature",
        "geometry": draw(drawings),
        "properties": draw(st.none() | st.dictionaries(st.just("name") | texts, values)),
        **draw(foreign),
    }
    identity = draw(identities)
    return made if identity is None else {**made, "id": identity}


collections = st.builds(
    lambda each, others: {"type": "FeatureCollection", "features": each, **others},
    st.lists(features(), max_size=4),
    foreign | st.builds(lambda name: {"name": name}, values),
)


def opened(value: Any) -> Dossier:
    return read(small.data(value))


def one(geometry: Any = None, **members: Any) -> Any:
    return {"type": "Feature", "geometry": geometry, "properties": None, **members}


@steadily
@given(collections)
def test_any_collection_opens_as_places_and_loses_nothing(value):
    dossier = opened(value)
    assert not dossier.claims
    assert len(dossier.places) == len(value["features"])
    written = json.loads(write(dossier))
    for feature, original in zip(written["features"], value["features"], strict=True):
        assert feature["geometry"] == original["geometry"]
        own = {k: v for k, v in original.items() if k not in ("type", "geometry")}
        assert feature["properties"].get("foreign", {}) == own
    others = {k: v for k, v in value.items() if k not in ("type", "features")}
    assert written.get("foreign", {}) == others


@steadily
@given(collections)
def test_what_was_opened_opens_again_as_it_was(value):
    dossier = opened(value)
    assert read(write(dossier)) == dossier


@steadily
@given(st.lists(identities, max_size=6))
def test_ids_are_made_safe_and_unlike(given_ids):
    made = [one(**({} if each is None else {"id": each})) for each in given_ids]
    found = [place.id for place in opened({"type": "FeatureCollection", "features": made}).places]
    assert len(set(found)) == len(found) == len(made)
    assert all(re.fullmatch(r"[a-z0-9-]{1,64}", identity) for identity in found)


@pytest.mark.parametrize(
    ("identity", "expected"),
    [
        ("camp-1", "camp-1"),
        ("Saeqa Camp!", "saeqa-camp"),
        ("Şaïqa", "saiqa"),
        ("عياش", "feature-1"),
        (7, "7"),
        ("<script>", "script"),
        ("../../escape", "escape"),
        ("a" * 100, "a" * 56),
    ],
)
def test_an_id_from_elsewhere_is_made_one_of_ours(identity, expected):
    assert opened(one(id=identity)).places[0].id == expected


def test_features_of_one_id_are_told_apart():
    value = {"type": "FeatureCollection", "features": [one(id="a"), one(id="a"), one(id="a-2")]}
    assert [place.id for place in opened(value).places] == ["a", "a-2", "a-2-2"]


@pytest.mark.parametrize(
    ("properties", "name"),
    [
        ({"name": "Ayyash", "title": "no"}, "Ayyash"),
        ({"Name": "Ayyash"}, "Ayyash"),
        ({"title": "Ayyash"}, "Ayyash"),
        ({"name": " ", "label": "Ayyash"}, "Ayyash"),
        ({"name": 7}, "feature 1"),
        (None, "feature 1"),
        ({"name": "عياش"}, "عياش"),
    ],
)
def test_a_place_is_called_what_the_file_calls_it(properties, name):
    assert opened({**one(), "properties": properties}).places[0].name == name


def test_a_feature_with_an_empty_id_still_has_a_name():
    dossier = opened(one(id=""))
    assert dossier.places[0].name
    assert load(write(dossier)).dossier == dossier


@pytest.mark.parametrize("kind", ["Polygon", "MultiPolygon", "GeometryCollection"])
@pytest.mark.parametrize(("shell", "hole"), [(1, 1), (-1, 1), (1, -1), (-1, -1)])
def test_rings_are_read_any_way_round_and_written_the_right_one(kind, shell, hole):
    rings = [SQUARE[::shell], HOLE[::hole]]
    geometry: Any = {"type": "Polygon", "coordinates": rings}
    if kind == "MultiPolygon":
        geometry = {"type": kind, "coordinates": [rings]}
    if kind == "GeometryCollection":
        point = {"type": "Point", "coordinates": [0, 0]}
        geometry = {"type": kind, "geometries": [point, geometry]}
    loaded = load(small.data(one(geometry)))
    assert [problem.severity for problem in loaded.problems] == ["warning"] * (
        (shell < 0) + (hole < 0)
    )
    written = json.loads(write(loaded.dossier))["features"][0]["geometry"]
    drawn = written["geometries"][1] if kind == "GeometryCollection" else written
    polygon = shape(drawn).geoms[0] if kind == "MultiPolygon" else shape(drawn)
    assert polygon.exterior.is_ccw
    assert not polygon.interiors[0].is_ccw
    assert polygon.equals(shape({"type": "Polygon", "coordinates": [SQUARE, HOLE]}))


def test_a_clockwise_region_of_a_dossier_is_written_the_right_way_round():
    claim = small.claim("one", center=[2.0, 2.0], uncertainty_m=300_000)
    claim["geometry"] = {"type": "Polygon", "coordinates": [SQUARE[::-1]]}
    written = json.loads(write(small.opened(claim)))
    assert shape(written["features"][0]["geometry"]).exterior.is_ccw


@pytest.mark.parametrize(
    ("name", "severity"),
    [
        ("urn:ogc:def:crs:OGC:1.3:CRS84", "warning"),
        ("urn:ogc:def:crs:EPSG::4326", "warning"),
        ("urn:ogc:def:crs:EPSG::3857", "error"),
        ("EPSG:32637", "error"),
    ],
)
def test_a_crs_is_a_warning_if_it_is_the_only_one_there_is(name, severity):
    crs = {"type": "name", "properties": {"name": name}}
    value = {"type": "FeatureCollection", "crs": crs, "features": [one()]}
    [problem] = small.problems_of(value)
    assert (problem.path, problem.severity) == ("$.crs", severity)
    assert name in problem.got


def test_a_crs_is_never_written():
    crs = {"type": "name", "properties": {"name": "urn:ogc:def:crs:OGC:1.3:CRS84"}}
    written = json.loads(write(opened({"type": "FeatureCollection", "crs": crs, "features": []})))
    assert "crs" not in written
    assert written["foreign"] == {"crs": crs}


def test_a_bare_geometry_is_one_place():
    [place] = opened({"type": "Point", "coordinates": [40, 35]}).places
    assert place.geometry == {"type": "Point", "coordinates": [40, 35]}


def test_a_file_without_a_dossier_says_so_in_its_title_unless_it_has_a_name():
    assert opened({"type": "FeatureCollection", "features": [], "name": "Strikes"}).title == (
        "Strikes"
    )
    assert "without a dossier" in opened(one()).title
