"""GeoJSON: what is exported opens again, and a whole dossier is what the writer makes of it."""

from __future__ import annotations

import json

import pytest
import small_dossier as small
from command_line import run, saved
from rich_dossier import rich
from shapely.geometry import Point, shape

from incidents.formats import WRITERS
from incidents.formats.geojson import render
from incidents.geojson import load, read

TOWN = small.place("town", (40.0, 35.0, 1000))


def test_it_is_the_writer_of_geojson():
    assert WRITERS[".geojson"] is render


def test_the_whole_sample_is_exported_byte_for_byte(sample, sample_bytes):
    assert render(sample, sample.claims) == sample_bytes


def test_some_claims_open_again_with_what_they_refer_to(sample, tmp_path):
    chosen = tuple(
        c for c in sample.claims if c.id in ("coalition-oil-wells", "warren-within-55km")
    )
    data = render(sample, chosen)
    assert run("validate", saved(tmp_path, data), "--json").json["problems"] == []
    dossier = read(data)
    assert {claim.id for claim in chosen} <= set(dossier.claim)
    assert len(dossier.claims) < len(sample.claims)
    for claim in dossier.claims:
        assert claim == sample.claim[claim.id]


@pytest.mark.parametrize("chosen", ["all", "one"])
def test_a_region_that_the_file_lacks_is_written(chosen):
    dossier = small.opened(small.claim("one", "town"), small.claim("mute"), TOWN)
    claims = dossier.claims if chosen == "all" else dossier.claims[:1]
    features = {f["id"]: f for f in json.loads(render(dossier, claims))["features"]}
    assert shape(features["one"]["geometry"]).contains(Point(40.0, 35.0))
    assert features["one"]["properties"]["uncertainty_m"] >= 1000
    assert features["town"]["geometry"] == {"type": "Point", "coordinates": [40.0, 35.0]}
    if chosen == "all":
        assert features["mute"]["geometry"] is None


@pytest.mark.parametrize("member", [{"uncertainty_m": 1002}, {"center": [40.0, 35.0]}], ids=str)
def test_a_region_that_the_file_lost_is_written_though_a_figure_of_it_stayed(member):
    dossier = small.opened(small.claim("one", "town", **member), TOWN)
    [one, _] = json.loads(render(dossier, dossier.claims))["features"]
    assert one["geometry"] is not None


def test_no_ring_runs_clockwise():
    beyond = small.recipe("beyond", {"place": "town"}, distance_m=(50_000, None))
    dossier = small.opened(small.claim("one", "town"), small.claim("far", beyond), TOWN)
    for feature in json.loads(render(dossier, dossier.claims))["features"]:
        for polygon in polygons(feature["geometry"]):
            shell, *holes = polygon
            assert turned(shell) > 0
            assert all(turned(hole) < 0 for hole in holes)


def polygons(geometry) -> list:
    nested = {"Polygon": lambda c: [c], "MultiPolygon": lambda c: c}
    return nested.get(geometry["type"], lambda _: [])(geometry["coordinates"])


def turned(ring) -> float:
    """Twice the area of a ring, above zero if it runs counter-clockwise."""
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, [*ring[1:], ring[0]], strict=True))


def test_the_figures_beside_the_nested_members_are_those_in_them():
    dossier = read(small.data(rich()))
    written = json.loads(render(dossier, dossier.claims))
    own = written["features"][0]["properties"]
    assert (own["killed_min"], own["killed_max"]) == (3, 3)
    assert own["quote"] == own["citations"][0]["quote"] == "the words"
    assert own["source_url"] == "https://example.org/a"
    assert not load(small.data(written)).problems


def test_plain_geojson_keeps_what_it_had():
    drawn = {"type": "LineString", "coordinates": [[40.0, 35.0], [41.0, 36.0]]}
    plain = {"type": "Feature", "id": 7, "geometry": drawn, "properties": {"name": "road"}}
    dossier = read(small.data(plain))
    [place] = json.loads(render(dossier, ()))["features"]
    assert place["geometry"] == drawn
    assert place["properties"]["foreign"]["properties"] == {"name": "road"}
    assert place["properties"]["foreign"]["id"] == 7
