"""What list, measure and check answer: the contract's members, the same figures in words."""

from __future__ import annotations

import re

import pytest
import small_dossier as small
from command_line import run, saved
from geographiclib.geodesic import Geodesic

APART_M = 3_000.0
RADIUS_M = 500.0
MILE_M = 1_609.344


def two_accounts(**members: object) -> small.Json:
    """Two parties put the strike 3 km apart to the north east, each to within 500 m."""
    end = Geodesic.WGS84.Direct(35.0, 40.0, 45, APART_M)
    return small.dossier(
        small.claim("ours", "here"),
        small.claim("theirs", "there", claimant="south"),
        small.place("here", (40.0, 35.0, RADIUS_M)),
        small.place("there", (end["lon2"], end["lat2"], RADIUS_M)),
        **members,
    )


@pytest.fixture
def path(tmp_path):
    return saved(tmp_path, two_accounts())


def test_list_names_every_claim_and_place_of_the_file(sample_path, sample_json):
    ran = run("list", sample_path, "--json")
    assert ran.status == 0
    assert ran.json["title"] == sample_json["dossier"]["title"]
    assert [i["id"] for i in ran.json["incidents"]] == [i["id"] for i in sample_json["incidents"]]
    told = {"claims": ran.json["claims"], "places": ran.json["places"]}
    for kind, rows in told.items():
        features = [f for f in sample_json["features"] if f"{f['properties']['kind']}s" == kind]
        assert [row["id"] for row in rows] == [feature["id"] for feature in features]
    by_id = {feature["id"]: feature["properties"] for feature in sample_json["features"]}
    for row in told["claims"]:
        own = by_id[row["id"]]
        for name in ("title", "incident", "claimant", "stance"):
            assert row[name] == own[name]
        assert row["place_words"] == own.get("location", {}).get("verbatim")
        assert (row["earliest"], row["latest"]) == (own["earliest"], own["latest"])
        assert row["uncertainty_m"] == own.get("uncertainty_m")
    for row in told["places"]:
        assert row["geocodes"] == len(by_id[row["id"]]["geocodes"])


def test_list_for_a_reader_has_one_line_for_each_claim_under_its_incident(tmp_path):
    one = small.claim("one", title="First", incident="raid")
    incidents = [{"id": "strike", "title": "The strike"}, {"id": "raid", "title": "The raid"}]
    path = saved(tmp_path, small.dossier(one, small.claim("two"), incidents=incidents))
    lines = run("list", path).out.splitlines()
    strike, raid = lines.index("The strike (strike)"), lines.index("The raid (raid)")
    [first] = [n for n, line in enumerate(lines) if re.match(r" +one +North: First$", line)]
    [second] = [n for n, line in enumerate(lines) if re.match(r" +two +North: Claim two$", line)]
    assert strike < second < raid < first


def test_measure_gives_the_members_of_the_contract(path):
    ran = run("measure", path, "ours", "theirs", "--json")
    assert (ran.status, ran.err) == (0, "")
    found = ran.json
    assert (found["a"], found["b"]) == ("ours", "theirs")
    assert found.keys() >= {"a", "b", "distance_m", "azimuth_deg", "overlap", "by_geocode"}
    assert found["distance_m"].keys() == {"lower", "nominal", "upper"}
    assert found["azimuth_deg"].keys() == {"lower", "upper"}
    assert found["overlap"].keys() == {"verdict", "area_m2", "share_a", "share_b"}
    assert found["by_geocode"] == []


def test_measure_spans_the_geodesic_less_and_more_both_radii(path):
    found = run("measure", path, "ours", "theirs", "--json").json
    distance, azimuth = found["distance_m"], found["azimuth_deg"]
    assert distance["nominal"] == pytest.approx(APART_M, abs=0.2)
    least, greatest = APART_M - 2 * RADIUS_M, APART_M + 2 * RADIUS_M
    assert least - 10 <= distance["lower"] <= least + 1e-6
    assert greatest - 1e-6 <= distance["upper"] <= greatest + 10
    assert azimuth["lower"] < 45 < azimuth["upper"] < azimuth["lower"] + 90
    assert found["overlap"] == {"verdict": "impossible", "area_m2": 0, "share_a": 0, "share_b": 0}


def test_measure_tells_a_reader_the_same_in_kilometres_and_miles(path):
    distance = run("measure", path, "ours", "theirs", "--json").json["distance_m"]
    words = run("measure", path, "ours", "theirs").out
    line = re.search(r"distance +([\d.]+) to ([\d.]+) km \(([\d.]+) to ([\d.]+) mi\)", words)
    assert line
    shown = [float(figure) for figure in line.groups()]
    expected = [distance["lower"], distance["upper"]]
    assert shown[:2] == pytest.approx([metres / 1000 for metres in expected], abs=0.051)
    assert shown[2:] == pytest.approx([metres / MILE_M for metres in expected], abs=0.051)


def test_measure_shows_how_each_rival_geocode_alone_comes_out(tmp_path):
    value = two_accounts()
    far = Geodesic.WGS84.Direct(35.0, 40.0, 45, 10 * APART_M)
    rivals = (40.0, 35.0, RADIUS_M), (far["lon2"], far["lat2"], RADIUS_M)
    value["features"][2] = small.place("here", *rivals)
    found = run("measure", saved(tmp_path, value), "ours", "theirs", "--json").json
    alone = {one["geocodes"]["here"]: one["distance_m"] for one in found["by_geocode"]}
    assert alone.keys() == {"here-1", "here-2"}
    assert alone["here-1"]["nominal"] == pytest.approx(APART_M, abs=0.2)
    assert alone["here-2"]["nominal"] == pytest.approx(9 * APART_M, abs=0.2)
    assert found["distance_m"]["lower"] <= alone["here-1"]["lower"] + 10
    assert found["distance_m"]["upper"] >= alone["here-2"]["upper"] - 10


@pytest.mark.parametrize("ends", [("far", "here"), ("far", "near")])
def test_a_distance_without_an_end_is_json_and_words_that_can_be_read(tmp_path, ends):
    beyond = small.recipe("beyond", {"place": "here"}, distance_m=(20_000, None))
    near = small.claim("near", "here", claimant="south")
    value = small.dossier(
        small.claim("far", beyond), near, small.place("here", (40.0, 35.0, RADIUS_M))
    )
    path = saved(tmp_path, value)
    ran = run("measure", path, *ends, "--json")
    assert ran.status == 0
    distance = ran.json["distance_m"]
    assert 0 < distance["lower"] <= 20_000
    assert distance["upper"] is None or distance["upper"] > 20_000_000
    words = run("measure", path, *ends).out
    assert "km" in words
    assert not re.search(r"\binf(inity)?\b|\bnan\b", words, re.IGNORECASE)


FINDING = {
    *("id", "check", "claims", "proposition", "verdict", "by_reading", "measured", "because"),
    *("assumptions", "flips_if"),
}


def test_check_gives_the_members_of_the_contract(path):
    ran = run("check", path, "--json")
    assert (ran.status, ran.err) == (0, "")
    assert ran.json
    for finding in ran.json:
        assert finding.keys() >= FINDING
        assert finding["verdict"] in {"certain", "possible", "impossible", "unknown"}
        assert finding["by_reading"].keys() == {"measured", "colloquial"}
        assert set(finding["claims"]) <= {"ours", "theirs"}
        for measured in finding["measured"]:
            assert measured.keys() == {"name", "unit", "lower", "upper"}
        for flip in finding["flips_if"]:
            assert flip.keys() == {"parameter", "unit", "from", "to", "verdict"}
            assert flip["verdict"] != finding["verdict"]


def verdict(path, near: str) -> str:
    ran = run("check", path, "--only", "place", "--assume", f"near={near}", "--json")
    [finding] = ran.json
    assert finding["check"] == "place"
    return finding["verdict"]


# The two are between 2,000 and 4,000 m apart, known to 10 m.
@pytest.mark.parametrize(
    ("below", "above", "lower", "higher"),
    [
        ("1.98km", "2.02km", "impossible", "possible"),
        ("1980m", "2020m", "impossible", "possible"),
        ("3.98km", "4.02km", "possible", "certain"),
        ("2.47mi", "2.5mi", "possible", "certain"),
        ("2.15nmi", "2.17nmi", "possible", "certain"),
        ("4353yd", "4397yd", "possible", "certain"),
        ("13058ft", "13189ft", "possible", "certain"),
        ("3.98 KM", "4.02 KM", "possible", "certain"),
    ],
)
def test_near_is_read_in_every_unit(path, below, above, lower, higher):
    assert (verdict(path, below), verdict(path, above)) == (lower, higher)


def test_findings_are_told_with_what_cannot_be_first(sample_path):
    words = run("check", sample_path, "--only", "place,same-event").out
    told = re.findall(r"^(IMPOSSIBLE|POSSIBLE|CERTAIN|UNKNOWN)\b", words, re.MULTILINE)
    assert {"IMPOSSIBLE", "POSSIBLE"} <= set(told)
    assert told[: told.count("IMPOSSIBLE")] == ["IMPOSSIBLE"] * told.count("IMPOSSIBLE")


def test_only_leaves_the_checks_that_are_named(path):
    every = {finding["check"] for finding in run("check", path, "--json").json}
    assert "place" in every
    for name in every:
        left = run("check", path, "--only", name, "--json").json
        assert {finding["check"] for finding in left} == {name}


def test_a_dossier_about_which_nothing_can_be_found_says_so(tmp_path):
    path = saved(tmp_path, small.dossier(small.claim("alone")))
    assert run("check", path).out == "no findings\n"
    assert run("check", path, "--json").json == []
