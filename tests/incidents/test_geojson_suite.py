"""The GeoJSON suite (tests/authorities/geojson_suite): what is accepted, warned of and refused."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from incidents.geojson import Loaded, load, write
from incidents.problems import Problem

SUITE = Path(__file__).parent.parent / "authorities" / "geojson_suite"
CASES = json.loads((SUITE / "MANIFEST.json").read_text(encoding="utf-8"))
ACCEPTED = [case for case in CASES if case["reader_should_accept"]]

# For each rule of the manifest: where its problem is, what it speaks of, how grave it is.
RULES = {
    "3 root not object": (r"\$", "object", "error"),
    "3 no type": (r"\$\.type", "Feature", "error"),
    "3/7 unknown type": (r"\$\.type", "Feature", "error"),
    "3.1/7 bad geometry type": (r".*\.type", "Polygon", "error"),
    "3.2 type != Feature": (r".*\.type", "Feature", "error"),
    "3.1 geometry not object": (r".*(geometry|geometries\[\d+\])", "object", "error"),
    "3.1 coordinates not array": (r".*\.coordinates", "array", "error"),
    "3.1.1 position not array": (r".*\.coordinates(\[\d+\])+", "position", "error"),
    "3.1.1 position element not number": (r".*\.coordinates(\[\d+\])+", "number", "error"),
    "3.1.1 position <2 elements": (r".*\.coordinates(\[\d+\])*", "2", "error"),
    "3.1.6 not array": (r".*\.coordinates(\[\d+\])+", "array", "error"),
    "3.1.6 ring <4 positions": (r".*\.coordinates(\[\d+\])+", "4", "error"),
    "3.1.6 ring not closed": (r".*\.coordinates(\[\d+\])+", "closed", "error"),
    "3.1.6 right-hand rule (MUST for writers; parsers SHOULD NOT reject)": (
        r".*\.coordinates(\[\d+\])+",
        "clockwise",
        "warning",
    ),
    "3.1.8 single-part GeometryCollection": (r".*", "single", "warning"),
    "3.1.9 edge >180 deg: crosses antimeridian uncut": (r".*", "antimeridian", "warning"),
    "3.1.9/4 longitude outside [-180,180]": (r".*", "longitude", "error"),
    "3.2 id not string/number": (r".*\.id", "number", "error"),
    "3.2 no geometry": (r".*\.geometry", "geometry", "error"),
    "3.2 no properties": (r".*\.properties", "object", "error"),
    "3.2 properties not object/null": (r".*\.properties", "object", "error"),
    "3.3 features not array": (r"\$\.features", "array", "error"),
    "4/5.3 latitude outside [-90,90]": (r".*", "latitude", "error"),
    "5 bbox not array of 2n numbers": (r".*\.bbox", "numbers", "error"),
    '7.1 geometry has "features"': (r".*\.features", "7.1", "error"),
    '7.1 geometry has "geometry"': (r".*\.geometry", "7.1", "error"),
    '7.1 geometry has "properties"': (r".*\.properties", "7.1", "error"),
    "11.1 I-JSON (RFC7493) duplicate member type": (r"\$", "once", "error"),
    "11.2 precision >7 decimals": (r".*", "11.2", "warning"),
    "RFC8259 not JSON": (r"\$", "JSON", "error"),
}


@cache
def loaded(name: str) -> Loaded:
    return load((SUITE / name).read_bytes())


def breaks(problem: Problem, rule: str) -> bool:
    path, word, severity = RULES[rule]
    return (
        re.fullmatch(path, problem.path) is not None
        and word in problem.expected
        and problem.severity == severity
    )


def each(cases: list[dict[str, Any]]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("case", cases, ids=[case["file"] for case in cases])


def test_every_rule_of_the_manifest_is_known_here():
    assert {rule for case in CASES for rule in (*case["must"], *case["should"])} == set(RULES)


def test_every_file_of_the_suite_is_judged():
    listed = {case["file"] for case in CASES}
    assert listed == {str(p.relative_to(SUITE)) for p in SUITE.glob("*/*.geojson")}


@each(CASES)
def test_a_file_is_accepted_just_where_readers_should(case):
    assert (loaded(case["file"]).dossier is not None) == case["reader_should_accept"]


@each([case for case in CASES if case["must"]])
def test_every_must_that_a_file_breaks_is_told(case):
    problems = loaded(case["file"]).problems
    missed = [r for r in case["must"] if not any(breaks(p, r) for p in problems)]
    assert not missed, [str(problem) for problem in problems]


@each([case for case in ACCEPTED if case["should"]])
def test_every_should_that_an_accepted_file_breaks_is_a_warning(case):
    problems = loaded(case["file"]).problems
    missed = [r for r in case["should"] if not any(breaks(p, r) for p in problems)]
    assert not missed, [str(problem) for problem in problems]


@each([case for case in CASES if case["verdict"] == "valid"])
def test_a_file_without_fault_gives_no_problem(case):
    assert not loaded(case["file"]).problems


@each([case for case in ACCEPTED if case["verdict"] != "valid"])
def test_no_rule_is_told_but_those_the_manifest_names(case):
    rules = (*case["must"], *case["should"])
    for problem in loaded(case["file"]).problems:
        assert any(breaks(problem, rule) for rule in rules), str(problem)


@each(ACCEPTED)
def test_an_accepted_file_written_and_read_again_is_valid(case):
    dossier = loaded(case["file"]).dossier
    again = load(write(dossier))
    assert not [p for p in again.problems if p.severity == "error"]
    assert write(again.dossier) == write(dossier)


@each(ACCEPTED)
def test_no_ring_is_ever_written_with_the_other_winding(case):
    again = load(write(loaded(case["file"]).dossier))
    assert not [p for p in again.problems if "clockwise" in p.expected]


@each(ACCEPTED)
def test_nothing_of_an_accepted_file_is_lost_in_writing_it(case):
    first = json.loads((SUITE / case["file"]).read_bytes())
    written = json.loads(write(loaded(case["file"]).dossier))
    drawn, others = features_of(first)
    assert len(written["features"]) == len(drawn)
    for feature, original in zip(written["features"], drawn, strict=True):
        own = {k: v for k, v in original.items() if k not in ("type", "geometry")}
        assert feature["properties"].get("foreign", {}) == own
        assert unwound(feature["geometry"]) == unwound(original["geometry"])
    assert written.get("foreign", {}) == others


def features_of(value: Any) -> tuple[list[Any], dict[str, Any]]:
    """The features of a file, a bare geometry as one, and the collection's other members."""
    if value["type"] == "FeatureCollection":
        others = {k: v for k, v in value.items() if k not in ("type", "features")}
        return value["features"], others
    if value["type"] == "Feature":
        return [value], {}
    return [{"type": "Feature", "geometry": value, "properties": None}], {}


def unwound(geometry: Any) -> Any:
    """A geometry whose rings all begin at their least position and turn one way."""
    if not isinstance(geometry, dict):
        return geometry
    if geometry["type"] == "GeometryCollection":
        return {**geometry, "geometries": [unwound(each) for each in geometry["geometries"]]}
    if "Polygon" in geometry["type"]:
        several = geometry["type"] == "MultiPolygon"
        polygons = geometry["coordinates"] if several else [geometry["coordinates"]]
        turned = [[turned_one_way(ring) for ring in rings] for rings in polygons]
        return {**geometry, "coordinates": turned}
    return geometry


def turned_one_way(ring: list[Any]) -> list[Any]:
    return min(ring, ring[::-1])
