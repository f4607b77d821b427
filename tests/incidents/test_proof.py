"""Proofs: what is written of a dossier is verified by a checker that knows nothing of the program,
and no number or verdict in it can be altered without being seen."""

from __future__ import annotations

import copy
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import small_dossier as small
from command_line import ROOT, run, saved
from test_flips import two_places, two_times

from geo.verdict import Verdict
from incidents.checks import Case, check, parse
from incidents.geojson import read
from incidents.proof import proof_of
from scripts import verify_proof
from scripts.proof_check.dossier import Dossier

JET = {
    "id": "jet",
    "name": "Jet",
    "source": "its maker",
    "cruise_kmh": {"min": 805, "max": 850},
    "top_kmh": {"min": 990, "max": 1000},
}


def everything() -> small.Json:
    """A dossier with findings of each check that is proved, on both sides of each verdict."""
    value = two_places(platforms=[JET])
    told = {"killed": {"min": 3, "max": 3}, "wounded": {"min": 12, "max": 14}}
    other = {"killed": {"min": 4, "max": 4}, "killed_or_wounded": {"min": 15, "max": None}}
    open_one = {"wounded": {"min": 13, "max": 15}, "civilians": {"min": 1, "max": None}}
    value["features"][0]["properties"] |= {"toll": told, "origin": "one"}
    value["features"][1]["properties"] |= {"toll": other, "origin": "one"}
    value["features"] += two_times()["features"]
    value["features"] += [
        small.claim("third", "far", claimant="south", toll=open_one),
        small.claim("flown", "village", **flown("2015-12-06T10:00Z", "2015-12-06T10:30Z")),
        small.claim("seen", "far", **flown("2015-12-06T10:40Z", "2015-12-06T10:50Z")),
        small.place("far", (41.5, 36.5, 2000), (41.51, 36.5, 3000)),
    ]
    return value


def flown(start: str, end: str) -> small.Json:
    weapon = {"description": "jets", "platform": "jet"}
    when = small.when("", start_earliest=start, start_latest=end, end_latest=end)
    return {"actor_blamed": "south", "weapon": weapon, "when": when}


def proved(value: small.Json, assume: tuple[str, ...] = ()) -> tuple[Any, bytes]:
    data = small.data(value)
    case = Case.of(read(data), parse(assume))
    return json.loads(proof_of(case, check(case), data)), data


def wrong(proof: Any, data: bytes) -> list[str]:
    return verify_proof.verify(proof, data)[0]


@pytest.fixture(scope="module")
def small_proof():
    return proved(everything())


@pytest.fixture(scope="module")
def sample_proof(sample, sample_bytes, findings):
    return json.loads(proof_of(Case.of(sample), findings, sample_bytes)), sample_bytes


def numbers(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The way to each number."""
    members = value.items() if isinstance(value, dict) else enumerate(value)
    for key, member in members if isinstance(value, dict | list) else ():
        if isinstance(member, dict | list):
            yield from numbers(member, (*path, key))
        elif isinstance(member, int | float) and not isinstance(member, bool):
            yield (*path, key)


def altered(value: Any, path: tuple[Any, ...], change: Any) -> Iterator[Any]:
    """The value with what is at the end of a way altered, while it is looked at."""
    *ahead, last = path
    for key in ahead:
        value = value[key]
    kept = value[last]
    value[last] = change(kept)
    yield kept
    value[last] = kept


CHANGES = {
    "a little more": lambda number: number * (1 + 1e-6) + 1e-3,
    "a little less": lambda number: number - 1e-3,
    "one more": lambda number: number + 1,
    "the other sign": lambda number: -number - 0.5,
}


def test_a_small_proof_holds_and_has_each_kind_and_verdict(small_proof):
    proof, data = small_proof
    assert wrong(proof, data) == []
    found = {(each["proof"]["kind"], each["verdict"]) for each in proof["findings"]}
    for kind in ("near", "together", "reach", "toll", "geocodes", "origins"):
        assert kind in {each for each, _ in found}, kind
    assert {("near", "possible"), ("near", "impossible"), ("toll", "impossible")} <= found
    assert {("together", "possible"), ("toll", "possible"), ("reach", "possible")} <= found


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_no_number_of_a_small_proof_can_be_altered(small_proof, change):
    proof, data = small_proof
    tried = 0
    for path in list(numbers(proof)):
        for _ in altered(proof, path, change):
            assert wrong(proof, data), path
        tried += 1
    assert tried > 300


@pytest.mark.parametrize("change", [CHANGES["a little less"]], ids=["a little less"])
def test_no_number_of_the_samples_proof_can_be_altered(sample_proof, change):
    proof, data = sample_proof
    dossier = Dossier(json.loads(data), proof["assumed"])
    seen: set[tuple[str, str]] = set()
    for finding in proof["findings"]:
        kind = (finding["proof"]["kind"], finding["verdict"])
        if kind[0] == "none" or kind in seen:
            continue
        seen.add(kind)
        for path in list(numbers(finding["proof"])):
            for _ in altered(finding["proof"], path, change):
                with pytest.raises((verify_proof.Wrong, *verify_proof.UNREADABLE)):
                    verify_proof.check(dossier, finding)
    assert len(seen) >= 10


def test_no_verdict_can_be_altered(sample_proof):
    proof, data = sample_proof
    dossier = Dossier(json.loads(data), proof["assumed"])
    for finding in proof["findings"]:
        for verdict in set(map(str, Verdict)) - {finding["verdict"]}:
            with pytest.raises(verify_proof.Wrong):
                verify_proof.check(dossier, {**finding, "verdict": verdict})
            if finding["proof"]["kind"] != "none":
                both = {"measured": verdict, "colloquial": verdict}
                with pytest.raises(verify_proof.Wrong):
                    verify_proof.check(dossier, {**finding, "verdict": verdict, "by_reading": both})


def test_the_proof_of_the_sample_holds_and_says_what_it_leaves_out(sample_proof):
    proof, data = sample_proof
    assert wrong(proof, data) == []
    for finding in proof["findings"]:
        if finding["proof"]["kind"] == "none":
            assert finding["proof"]["reason"]
    proven = [each for each in proof["findings"] if each["proof"]["kind"] != "none"]
    assert {"place", "time", "same-event", "reach", "toll", "geocode", "lineage"} <= {
        each["check"] for each in proven
    }


def test_every_contradiction_of_the_sample_is_proved(sample_proof):
    proof, _ = sample_proof
    contradictions = [each for each in proof["findings"] if each["verdict"] == "impossible"]
    unproved = [each["id"] for each in contradictions if each["proof"]["kind"] == "none"]
    assert len(contradictions) > 50
    assert unproved == []


def test_words_that_nobody_said_prove_nothing(sample_proof):
    proof, data = sample_proof
    dossier = Dossier(json.loads(data), proof["assumed"])
    by_words = [each for each in proof["findings"] if each["proof"]["kind"] == "words"]
    for finding in by_words:
        for word in finding["proof"]["words"]:
            for name, other in (("says", "assesses"), ("actor", "islamic-state"), ("claim", "x")):
                for _ in altered(word, (name,), lambda kept, other=other: other):
                    with pytest.raises(verify_proof.Wrong):
                        verify_proof.check(dossier, finding)
    assert {each["check"] for each in by_words} == {"attribution", "denial"}


def test_a_place_is_at_one_of_its_geocodes_for_both():
    value = small.dossier(
        small.claim("ours", "camp"),
        small.claim("theirs", "camp", claimant="south"),
        small.place("camp", (40.0, 35.0, 200), (40.5, 35.0, 200)),
    )
    proof, data = proved(value)
    assert wrong(proof, data) == []
    [finding] = [each for each in proof["findings"] if each["check"] == "place"]
    assert (finding["verdict"], finding["proof"]["kind"]) == ("certain", "near")
    assert finding["proof"]["readings"]["measured"]["greatest_m"] == 400


def test_another_dossier_is_not_what_was_proved(small_proof):
    proof, data = small_proof
    assert wrong(proof, data + b"\n")


def test_a_dossier_whose_figures_changed_fails_beyond_its_hash(small_proof):
    proof, data = copy.deepcopy(small_proof[0]), small_proof[1]
    moved = data.replace(b"40.07", b"40.08")
    proof["dossier"] = verify_proof.hashed(moved)
    assert any("place--" in line for line in wrong(proof, moved))


@pytest.mark.parametrize(
    "assume",
    [
        ("near=5km", "together=30min"),
        ("radius.village=20km",),
        ("geocode.camp=camp-2",),
        ("half-angle=40",),
        ("zone=Europe/Moscow",),
        ("speed=2000",),
        ("unit=nmi",),
    ],
)
def test_what_is_assumed_is_checked_as_well(assume):
    proof, data = proved(everything(), assume)
    assert wrong(proof, data) == []
    plain, _ = proved(everything())
    if assume != ("unit=nmi",):  # Nothing is told in miles here.
        proof["assumed"], proof["assumed_text"] = plain["assumed"], plain["assumed_text"]
        assert wrong(proof, data)


def test_the_checker_runs_by_itself(tmp_path):
    path, out = saved(tmp_path, everything()), tmp_path / "proof.json"
    assert run("check", path, "--quiet", "--proof", out).status == 0
    command = [sys.executable, "-m", "scripts.verify_proof", str(out), str(path)]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout
    assert "0 wrong" in ran.stdout
    out.write_text(out.read_text().replace('"possible"', '"certain"', 1))
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert ran.returncode == 1
    assert "wrong: " in ran.stdout


def test_the_checker_imports_nothing_of_the_program():
    files = [ROOT / "scripts" / "verify_proof.py", *(ROOT / "scripts" / "proof_check").glob("*.py")]
    told = "import sys; import scripts.verify_proof; print(sorted(sys.modules))"
    ran = subprocess.run(
        [sys.executable, "-c", told], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert "'incidents" not in ran.stdout
    assert "'geo'" not in ran.stdout
    assert "'geo." not in ran.stdout
    assert len(files) >= 5


def test_a_proof_that_cannot_be_written_is_refused(tmp_path):
    path = saved(tmp_path, two_times())
    ran = run("check", path, "--proof", tmp_path / "no" / "proof.json")
    assert ran.status == 1
    assert ran.out == ""
    assert ran.errors


def test_some_findings_alone_can_be_proved(tmp_path):
    path, out = saved(tmp_path, everything()), tmp_path / "proof.json"
    assert run("check", path, "--only=toll", "--json", "--proof", out).status == 0
    proof = json.loads(out.read_text())
    assert {each["check"] for each in proof["findings"]} == {"toll"}
    assert wrong(proof, Path(path).read_bytes()) == []
