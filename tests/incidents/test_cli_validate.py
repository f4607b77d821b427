"""`validate`: every problem of a file with its path; a warning leaves the file valid."""

from __future__ import annotations

import pytest
import small_dossier as small
from command_line import run, saved
from rich_dossier import put, rich

TOWN = small.place("town", (40.0, 35.0, 1000))
CLOCKWISE = [[[40.0, 35.0], [40.0, 36.0], [41.0, 36.0], [41.0, 35.0], [40.0, 35.0]]]
WARNED = {
    "type": "Feature",
    "properties": {"name": "field"},
    "geometry": {"type": "Polygon", "coordinates": CLOCKWISE},
}


def test_a_file_without_a_problem_is_valid(tmp_path):
    path = saved(tmp_path, small.dossier(small.claim("one"), TOWN))
    ran = run("validate", path)
    assert (ran.status, ran.out, ran.err) == (0, f"{path}: valid\n", "")
    assert run("validate", path, "--json").json == {"valid": True, "problems": []}


def test_the_sample_is_valid(sample_path):
    assert run("validate", sample_path, "--json").json["valid"] is True


def test_plain_geojson_is_valid(tmp_path):
    point = {"type": "Point", "coordinates": [40.0, 35.0]}
    path = saved(tmp_path, {"type": "Feature", "properties": None, "geometry": point})
    assert run("validate", path).status == 0


def test_a_warning_leaves_a_file_valid_and_is_told(tmp_path):
    path = saved(tmp_path, WARNED)
    ran = run("validate", path)
    assert (ran.status, ran.err) == (0, "")
    *warnings, verdict = ran.out.splitlines()
    assert verdict == f"{path}: valid"
    assert [line.split(":")[0] for line in warnings] == ["warning"]
    answer = run("validate", path, "--json").json
    assert answer["valid"] is True
    assert [problem["severity"] for problem in answer["problems"]] == ["warning"]


def test_quiet_keeps_the_verdict_alone(tmp_path):
    path = saved(tmp_path, WARNED)
    assert run("validate", path, "--quiet").out == f"{path}: valid\n"


def test_every_problem_is_told_both_ways(tmp_path):
    value = put(rich(), "features.0.properties.stance", "shouts")
    put(value, "features.3.properties.geocodes.1.lon", -181)
    path = saved(tmp_path, value)
    ran = run("validate", path, "--json")
    assert ran.status == 1
    assert ran.json["valid"] is False
    problems = ran.json["problems"]
    for problem in problems:
        assert problem.keys() == {"path", "got", "expected", "severity"}
    assert {problem["path"]: problem["got"] for problem in problems} == {
        "$.features[0].properties.stance": '"shouts"',
        "$.features[3].properties.geocodes[1].lon": "-181",
    }
    assert ran.errors == [
        f"error: {path}: {problem['path']}: got {problem['got']}, expected {problem['expected']}"
        for problem in problems
    ]
    words = run("validate", path)
    assert (words.out, words.err) == (f"{path}: not valid\n", ran.err)


@pytest.mark.parametrize("first", ["claim", "place"])
def test_a_geometry_that_no_longer_fits_is_named_by_its_place_in_the_file(tmp_path, first):
    claim = small.claim("one", "town")
    claim["geometry"] = {
        "type": "Polygon",
        "coordinates": [[[0.0, 0.0], [1.0, 0.0], [1.0, 1.0], [0.0, 0.0]]],
    }
    features = [claim, TOWN] if first == "claim" else [TOWN, claim]
    answer = run("validate", saved(tmp_path, small.dossier(*features)), "--json").json
    [problem] = answer["problems"]
    assert answer["valid"] is True
    assert problem["severity"] == "warning"
    assert problem["path"] == f"$.features[{features.index(claim)}].geometry"
