"""RFC 7946 clause by clause (tests/authorities/rfc7946.json): accepted, warned of and refused."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from incidents.geojson import Loaded, load, write
from incidents.problems import Problem

FILE = Path(__file__).parent.parent / "authorities" / "rfc7946.json"
CASES = json.loads(FILE.read_text(encoding="utf-8"))
BY_NAME = {case["name"]: case for case in CASES}

LONGITUDE = "3.1.9/4 longitude outside [-180,180]"
STRICTER = {LONGITUDE}
"""What RFC 7946 only advises against and this program refuses (docs/decisions.md, 10)."""

ACCEPTED = [c for c in CASES if c["reader_should_accept"] and not STRICTER & set(c["should"])]

GEOMETRY = r".*\.(geometry|geometries\[\d+\])"
IN_COORDINATES = r".*\.coordinates(\[\d+\])+"
FEATURE = r"\$\.features\[\d+\]"

# For each rule of the cases: where its problem is, what it speaks of, how grave it is.
RULES = {
    "RFC8259 not JSON": (r"\$", "JSON", "error"),
    "RFC8259 not a number of JSON": (r"\$\..*", "finite number", "error"),
    "11.1 I-JSON (RFC7493) duplicate member type": (r"\$.*", "once", "error"),
    "11.1 I-JSON (RFC7493) duplicate member": (r"\$.*", "once", "error"),
    "3 root not object": (r"\$", "object", "error"),
    "3 no type": (rf"(\$|{FEATURE})\.type", "Feature", "error"),
    "3/7 unknown type": (r"\$\.type", "Feature", "error"),
    "3.1/7 bad geometry type": (rf"{GEOMETRY}\.type", "Polygon", "error"),
    "3.1 geometry not object": (GEOMETRY, "object", "error"),
    "3.1 coordinates not array": (r".*\.coordinates", "array", "error"),
    "3.1.1 position not array": (IN_COORDINATES, "position", "error"),
    "3.1.1 position element not number": (IN_COORDINATES, "a number", "error"),
    "3.1.1 position <2 elements": (r".*\.coordinates(\[\d+\])*", "2 or more: [", "error"),
    "3.1.1 position >3 elements": (r".*\.coordinates", "altitude", "warning"),
    "3.1.4 line <2 positions": (r".*\.coordinates(\[\d+\])?", "2 or more positions", "error"),
    "3.1.6 not array": (IN_COORDINATES, "array", "error"),
    "3.1.6 ring <4 positions": (IN_COORDINATES, "4 or more", "error"),
    "3.1.6 ring not closed": (IN_COORDINATES, "closed", "error"),
    "3.1.6 right-hand rule (MUST for writers; parsers SHOULD NOT reject)": (
        IN_COORDINATES,
        "clockwise",
        "warning",
    ),
    "3.1.8 geometries not array": (r".*\.geometries", "array", "error"),
    "3.1.8 single-part GeometryCollection": (r".*", "single", "warning"),
    "3.1.8 GeometryCollection of one type": (r".*", "several parts", "warning"),
    "3.1.8 nested GeometryCollection": (r".*\.geometries\[\d+\]", "within another", "warning"),
    "3.1.9 edge >180 deg: crosses antimeridian uncut": (
        r".*\.coordinates(\[\d+\])*",
        "antimeridian",
        "warning",
    ),
    LONGITUDE: (IN_COORDINATES, "longitude in", "error"),
    "4/5.3 latitude outside [-90,90]": (IN_COORDINATES, "latitude in", "error"),
    "4 crs other than WGS84": (r"\$\.crs", "section 4", "error"),
    "B.1 crs of 2008 that names WGS84": (r"\$\.crs", "section 4", "warning"),
    "3.2 id not string/number": (r".*\.id", "number", "error"),
    "3.2 no geometry": (r".*\.geometry", "geometry", "error"),
    "3.2 no properties": (r".*\.properties", "object", "error"),
    "3.2 properties not object/null": (r".*\.properties", "object", "error"),
    "3.2 type != Feature": (rf"{FEATURE}\.type", '"Feature"', "error"),
    "3.3 element not object": (FEATURE, '"Feature"', "error"),
    "3.3 features not array": (r"\$\.features", "array", "error"),
    "5 bbox not array of 2n numbers": (r".*\.bbox", "numbers", "error"),
    '7.1 geometry has "features"': (r".*\.features", "7.1", "error"),
    '7.1 geometry has "geometry"': (r".*\.geometry", "7.1", "error"),
    '7.1 geometry has "properties"': (r".*\.properties", "7.1", "error"),
    '7.1 Feature has "coordinates"': (r".*\.coordinates", "7.1", "error"),
    '7.1 Feature has "features"': (r".*\.features", "7.1", "error"),
    '7.1 Feature has "geometries"': (r".*\.geometries", "7.1", "error"),
    '7.1 FeatureCollection has "coordinates"': (r"\$\.coordinates", "7.1", "error"),
    '7.1 FeatureCollection has "geometries"': (r"\$\.geometries", "7.1", "error"),
    '7.1 FeatureCollection has "geometry"': (r"\$\.geometry", "7.1", "error"),
    '7.1 FeatureCollection has "properties"': (r"\$\.properties", "7.1", "error"),
    "11.2 precision >7 decimals": (r".*\.coordinates(\[\d+\])*", "11.2", "warning"),
}


def text_of(case: dict[str, Any]) -> str:
    return case["text"] if "text" in case else json.dumps(case["value"], ensure_ascii=False)


@cache
def loaded(name: str) -> Loaded:
    return load(text_of(BY_NAME[name]).encode())


def breaks(problem: Problem, rule: str) -> bool:
    path, word, severity = RULES[rule]
    return (
        re.fullmatch(path, problem.path) is not None
        and word in problem.expected
        and problem.severity == severity
    )


def rules_of(case: dict[str, Any]) -> set[str]:
    return {*case["must"], *case["should"]}


def each(cases: list[dict[str, Any]]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("case", cases, ids=[case["name"] for case in cases])


def test_every_rule_of_the_cases_is_known_here():
    assert {rule for case in CASES for rule in rules_of(case)} == set(RULES)


def test_every_case_has_a_name_of_its_own():
    assert len(BY_NAME) == len(CASES)


@each(CASES)
def test_a_case_is_one_document_whose_verdicts_agree(case):
    assert ("text" in case) != ("value" in case)
    assert re.fullmatch(r"\d+(\.\d+)*|B\.1", case["section"])
    assert case["reader_should_accept"] or (case["must"] and not case["writer_may_emit"])
    assert not (case["must"] and case["writer_may_emit"])


@each(CASES)
def test_a_document_is_accepted_just_where_readers_should(case):
    assert (loaded(case["name"]).dossier is not None) == (case in ACCEPTED)


@each([case for case in CASES if case["must"]])
def test_every_must_that_a_document_breaks_is_told(case):
    problems = loaded(case["name"]).problems
    missed = [r for r in case["must"] if not any(breaks(p, r) for p in problems)]
    assert not missed, [str(problem) for problem in problems]


@each([case for case in CASES if case["should"]])
def test_every_should_that_a_document_breaks_is_told(case):
    problems = loaded(case["name"]).problems
    missed = [r for r in case["should"] if not any(breaks(p, r) for p in problems)]
    assert not missed, [str(problem) for problem in problems]


@each(ACCEPTED)
def test_whatever_an_accepted_document_breaks_is_a_warning(case):
    assert {problem.severity for problem in loaded(case["name"]).problems} <= {"warning"}


@each([case for case in CASES if not rules_of(case)])
def test_a_document_without_fault_gives_no_problem(case):
    assert not loaded(case["name"]).problems


@each([case for case in CASES if rules_of(case)])
def test_no_rule_is_told_but_those_the_case_names(case):
    for problem in loaded(case["name"]).problems:
        assert any(breaks(problem, rule) for rule in rules_of(case)), str(problem)


@each(ACCEPTED)
def test_an_accepted_document_written_and_read_again_is_valid(case):
    dossier = loaded(case["name"]).dossier
    again = load(write(dossier))
    assert not [p for p in again.problems if p.severity == "error"]
    assert write(again.dossier) == write(dossier)


@each(ACCEPTED)
def test_no_ring_is_ever_written_with_the_other_winding(case):
    again = load(write(loaded(case["name"]).dossier))
    assert not [p for p in again.problems if "clockwise" in p.expected]


@each([case for case in ACCEPTED if not case["writer_may_emit"]])
def test_what_a_writer_may_not_emit_is_not_written(case):
    before = [p for p in loaded(case["name"]).problems if "11.2" not in p.expected]
    again = load(write(loaded(case["name"]).dossier))
    assert before
    assert not [p for p in again.problems if "11.2" not in p.expected]


@each(ACCEPTED)
def test_nothing_of_an_accepted_document_is_lost_in_writing_it(case):
    first = json.loads(text_of(case))
    written = json.loads(write(loaded(case["name"]).dossier))
    drawn, others = features_of(first)
    assert len(written["features"]) == len(drawn)
    for feature, original in zip(written["features"], drawn, strict=True):
        own = {k: v for k, v in original.items() if k not in ("type", "geometry")}
        assert feature["properties"].get("foreign", {}) == own
        assert unwound(feature["geometry"]) == unwound(original["geometry"])
    assert written.get("foreign", {}) == others


def features_of(value: Any) -> tuple[list[Any], dict[str, Any]]:
    """The features of a document, a bare geometry as one, and the collection's other members."""
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
