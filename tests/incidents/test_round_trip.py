"""A dossier comes back from its file as it was: value for value, and byte for byte."""

from __future__ import annotations

import json

import pytest
import small_dossier as small
from hypothesis import given
from made_dossiers import dossiers
from made_parts import steadily

from incidents.geojson import load, read, write
from incidents.problems import errors

TOWN = small.place("town", (40.0, 35.0, 1000))


def test_the_sample_is_written_again_byte_for_byte(sample, sample_bytes):
    assert write(sample) == sample_bytes


@steadily
@given(dossiers())
def test_a_dossier_comes_back_from_its_file_as_it_was(dossier):
    data = write(dossier)
    loaded = load(data)
    assert not errors(loaded.problems)
    assert loaded.dossier == dossier
    assert write(loaded.dossier) == data


@steadily
@given(dossiers())
def test_a_file_just_written_has_no_stale_mirror(dossier):
    mirrors = [p for p in load(write(dossier)).problems if ".properties." in p.path]
    assert not mirrors


def test_the_file_is_utf8_json_that_ends_in_one_line_feed(sample_bytes):
    assert sample_bytes.endswith(b"}\n")
    assert not sample_bytes.startswith(b"\xef\xbb\xbf")
    assert "معسكر الصاعقة" in sample_bytes.decode("utf-8")


def test_members_stand_in_one_order_whatever_order_they_came_in(sample_json, sample_bytes):
    def turned(value):
        if isinstance(value, dict) and "coordinates" not in value:
            return {name: turned(value[name]) for name in reversed(value)}
        return [turned(item) for item in value] if isinstance(value, list) else value

    assert write(read(small.data(turned(sample_json)))) == sample_bytes


def test_members_are_a_line_each_and_numbers_share_one():
    drawn = {"type": "LineString", "coordinates": [[40, 35.5], [41, 36]]}
    feature = {"type": "Feature", "id": "way", "geometry": drawn, "properties": None}
    lines = write(read(small.data(feature))).decode().splitlines()
    assert '   "geometry": {' in lines
    assert '    "coordinates": [[40, 35.5], [41, 36]]' in lines
    assert lines[:3] == ["{", ' "type": "FeatureCollection",', ' "dossier": {']


def test_what_nobody_states_is_left_out_and_nothing_is_made_up():
    written = json.loads(write(small.opened(small.claim("silent"))))
    own = written["features"][0]["properties"]
    for name in ("location", "when", "toll", "weapon", "actor_blamed", "center", "note"):
        assert name not in own
    for name in ("earliest", "killed_min", "place_words"):
        assert own[name] is None


@pytest.mark.parametrize("where", ["collection", "feature", "properties", "place"])
def test_a_member_that_the_program_does_not_know_is_kept(where):
    value = small.dossier(small.claim("one"), TOWN)
    target = {
        "collection": value,
        "feature": value["features"][0],
        "properties": value["features"][0]["properties"],
        "place": value["features"][1]["properties"],
    }[where]
    target["x-colour"] = {"deep": [1, None, {"ümlaut": True}]}
    written = json.loads(write(read(small.data(value))))
    found = {
        "collection": written,
        "feature": written["features"][0],
        "properties": written["features"][0]["properties"],
        "place": written["features"][1]["properties"],
    }[where]
    assert found["x-colour"] == target["x-colour"]


@pytest.mark.parametrize(
    ("name", "stale"),
    [("killed_min", 7), ("claimant_name", "South"), ("quote", "other words"), ("latest", None)],
)
def test_a_mirror_that_was_edited_is_a_warning_and_the_nested_member_wins(name, stale):
    value = small.dossier(
        TOWN,
        small.claim(
            "one",
            toll={"killed": {"min": 3, "max": 3}},
            when=small.when(start_earliest="2015-12-06", start_latest="2015-12-06"),
        ),
    )
    fresh = json.loads(write(read(small.data(value))))
    index = next(i for i, feature in enumerate(fresh["features"]) if feature["id"] == "one")
    fresh["features"][index]["properties"][name] = stale
    [problem] = small.problems_of(fresh)
    assert problem.path == f"$.features[{index}].properties.{name}"
    assert problem.severity == "warning"
    assert problem.got == json.dumps(stale)
    again = json.loads(write(read(small.data(fresh))))
    assert again["features"][index]["properties"][name] != stale


def test_a_mirror_of_a_claim_behind_a_place_is_named_by_its_place_in_the_file():
    value = small.dossier(TOWN, small.claim("one"))
    value["features"][1]["properties"]["quote"] = "edited"
    [problem] = small.problems_of(value)
    assert problem.path == "$.features[1].properties.quote"


@pytest.mark.parametrize(
    "claim",
    [
        small.claim("one", toll={}),
        small.claim("one", {**small.at("town"), "stated": {}}),
    ],
    ids=["toll", "stated"],
)
def test_an_object_that_states_nothing_reads_as_none(claim):
    first = small.opened(claim, TOWN)
    assert read(write(first)) == first
