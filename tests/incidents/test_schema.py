"""A dossier's structure: each member has its type, its place and a description."""

from __future__ import annotations

import json
from typing import Any

import pytest
import small_dossier as small
from jsonschema import Draft202012Validator
from rich_dossier import Path, drop, json_path, members, parse, put, rich

from incidents.geojson import load
from incidents.geojson.schema import SCHEMA_PATH

FIRST = "features.0.properties"
REQUIRED = {
    (): ("features",),
    ("dossier",): ("format", "title"),
    ("incidents", 0): ("id", "title"),
    ("accounts", 0): ("id", "incident", "party", "title"),
    ("actors", 0): ("id", "name", "kind"),
    ("sources", 0): ("id", "publisher", "title"),
    ("features", 0): ("type", "id", "geometry", "properties"),
    ("features", 0, "properties"): (
        *("kind", "title", "incident", "claimant", "stance", "citations"),
    ),
    ("features", 0, "properties", "citations", 0): ("source", "quote", "quote_kind"),
    ("features", 0, "properties", "about", 0): ("claim", "relation"),
    ("features", 0, "properties", "statement"): ("id", "combine"),
    ("features", 0, "properties", "location"): ("kind", "role", "verbatim", "anchor", "ranges"),
    ("features", 0, "properties", "location", "ranges"): ("distance_m", "azimuth_deg"),
    ("features", 0, "properties", "location", "ranges", "distance_m"): ("lower", "upper"),
    ("features", 0, "properties", "location", "ranges", "azimuth_deg"): ("lower", "upper"),
    ("features", 0, "properties", "when"): ("verbatim", "timespans"),
    ("features", 0, "properties", "when", "timespans", 0): ("start",),
    ("features", 0, "properties", "when", "zones", 0): ("zone", "because"),
    ("features", 0, "properties", "when", "relative"): (
        *("claim", "lower_minutes", "upper_minutes"),
    ),
    ("features", 0, "properties", "weapon"): ("description",),
    ("features", 0, "properties", "toll", "killed"): ("min", "max"),
    ("features", 0, "properties", "losses", 0): ("what", "count"),
    ("features", 3, "properties"): ("kind", "name"),
    ("features", 3, "properties", "geocodes", 0): (
        *("id", "lon", "lat", "uncertainty_m", "verification", "source"),
    ),
}


def test_the_dossier_with_every_member_is_good():
    assert not small.problems_of(rich())
    named = {name for path, _ in members(rich()) for name in path if isinstance(name, str)}
    schema = json.loads(SCHEMA_PATH.read_text(encoding="utf-8"))
    assert {"foreign", *named} >= {name for names in described(schema) for name in names}


def described(schema: dict[str, Any]) -> list[dict[str, Any]]:
    """The members of every object that a schema knows."""
    found = [schema["properties"]] if "properties" in schema else []
    parts = [*schema.get("properties", {}).values(), *schema.get("$defs", {}).values()]
    for part in (*parts, *([schema["items"]] if "items" in schema else [])):
        found += described(part)
    return found


def test_the_schema_is_one_and_describes_every_member():
    schema = json.loads(SCHEMA_PATH.read_text(encoding="utf-8"))
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    Draft202012Validator.check_schema(schema)
    for names in described(schema):
        for name, member in names.items():
            target = schema["$defs"][member["$ref"].split("/")[-1]] if "$ref" in member else member
            assert "description" in target or "const" in target, name


@pytest.mark.parametrize(
    "path", [(*way, name) for way, names in REQUIRED.items() for name in names], ids=json_path
)
def test_a_member_that_must_be_there_is_missed_by_name(path: Path):
    found = small.errors_of(drop(rich(), path))
    where = json_path(path)
    told = [problem for at, problem in found.items() if at.startswith(where)]
    assert told, found
    assert told[0].got.startswith(("no ", "null"))


@pytest.mark.parametrize("path", [path for path, _ in members(rich())], ids=json_path)
def test_a_member_of_another_type_is_told_where_it_stands(path: Path):
    old = dict(members(rich()))[path]
    wrong = "text" if isinstance(old, int | float) or old is None else 7
    found = small.errors_of(put(rich(), path, wrong))
    if "losses" in path and path[-1] in ("min", "max"):
        path = path[:-1]  # A count that may be null is told of as a whole.
    assert json_path(path) in found
    assert str(wrong) in found[json_path(path)].got
    assert found[json_path(path)].expected


@pytest.mark.parametrize(
    "path",
    [
        path
        for path, member in members(rich())
        if isinstance(member, dict)
        and (path[0] != "features" or path[2:] not in ((), ("properties",)))
        and path[-2:] != (0, "count")
    ],
    ids=json_path,
)
def test_an_unknown_member_of_a_part_is_a_slip_and_told(path: Path):
    where = (*path, "colour")
    problem = small.errors_of(put(rich(), where, "red"))[json_path(where)]
    assert problem.got
    assert "one of" in problem.expected


@pytest.mark.parametrize(("length", "good"), [(0, False), (1, True), (64, True), (65, False)])
def test_an_id_has_1_to_64_characters(length, good):
    found = small.errors_of(put(rich(), "features.2.id", "a" * length))
    assert (not found) == good


@pytest.mark.parametrize(
    "identity", ["A", "a b", "a_b", "é", "a/b", "..", "a\n", "\na", "<b>", "{{a}}", "1.0"]
)
@pytest.mark.parametrize("path", ["features.2.id", f"{FIRST}.origin", "incidents.1.id"])
def test_an_id_is_made_of_small_letters_digits_and_hyphens(identity, path):
    found = small.errors_of(put(rich(), path, identity))
    where = json_path(parse(path))
    assert where in found
    assert found[where].got == json.dumps(identity, ensure_ascii=False)


@pytest.mark.parametrize(
    ("path", "bad"),
    [
        ("sources.0.url", "javascript:alert(1)"),
        ("sources.0.url", "ftp://example.org"),
        ("sources.0.url", "https://a b"),
        ("sources.0.url", "https://example.org/\n"),
        ("sources.0.archive_url", "data:text/html,x"),
        ("sources.0.published", "8 December 2015"),
        ("sources.0.published", "2015-12-08\n"),
        ("sources.0.sha256", "AB" * 32),
        ("sources.0.sha256", "ab" * 31),
        ("dossier.format", "incident-map/2"),
        ("dossier.title", ""),
        (f"{FIRST}.stance", "claims"),
        (f"{FIRST}.statement.combine", "some"),
        (f"{FIRST}.about.0.relation", "likes"),
        (f"{FIRST}.location.kind", "off"),
        (f"{FIRST}.location.role", "place"),
        (f"{FIRST}.citations.0.quote_kind", "quoted"),
        (f"{FIRST}.citations.0.language", "English"),
        (f"{FIRST}.location.stated.unit", "leagues"),
        (f"{FIRST}.toll.killed.min", -1),
        (f"{FIRST}.toll.killed.min", 2.5),
        (f"{FIRST}.uncertainty_m", 0),
        ("features.3.properties.geocodes.0.uncertainty_m", 0),
        ("features.3.properties.geocodes.0.verification", "guessed"),
        ("features.3.properties.kind", "town"),
    ],
)
def test_a_value_that_the_format_does_not_have_is_told(path, bad):
    [problem] = small.errors_of(put(rich(), path, bad)).values()
    assert problem.path == json_path(parse(path))
    assert problem.got == json.dumps(bad)


def test_a_claim_needs_a_citation():
    [problem] = small.errors_of(put(rich(), f"{FIRST}.citations", [])).values()
    assert problem.path == "$.features[0].properties.citations"
    assert "0" in problem.got


def test_a_file_of_another_format_version_is_refused_whole(sample_json):
    sample_json["dossier"]["format"] = "incident-map/2"
    loaded = load(small.data(sample_json))
    assert loaded.dossier is None
    assert [problem.path for problem in loaded.problems] == ["$.dossier.format"]
