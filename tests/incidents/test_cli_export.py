"""`export`: what is written, what is left out, and that nothing is ever half written."""

from __future__ import annotations

import csv
import json
import os
from pathlib import Path

import pytest
import small_dossier as small
from command_line import run, saved

FORMATS = [".geojson", ".csv", ".html"]
TOWN = small.place("town", (40.0, 35.0, 1000))
WEST = small.place("west", (-20.0, 35.0, 1000))


@pytest.fixture
def path(tmp_path):
    """Claims in the east and in the west, on two days, and one that says neither."""
    sixth = small.when(start_earliest="2015-12-06T12:00", end_latest="2015-12-06T13:00")
    eighth = small.when(start_earliest="2015-12-08", end_latest="2015-12-08")
    value = small.dossier(
        small.claim("east", "town", when=sixth),
        small.claim("far-west", "west", when=eighth),
        small.claim("mute"),
        TOWN,
        WEST,
    )
    return saved(tmp_path, value)


def left(path: Path, *words: str) -> list[str]:
    """The ids of the claims that an export of some claims has."""
    out = path.parent / "left.csv"
    out.unlink(missing_ok=True)
    ran = run("export", path, "-o", out, *words)
    assert (ran.status == 0) is out.exists(), ran.err
    if not out.exists():
        assert "no claim is left" in ran.err
        return []
    with out.open(encoding="utf-8-sig", newline="") as file:
        return [row["id"] for row in csv.DictReader(file)]


@pytest.mark.parametrize("suffix", [*FORMATS, ".GeoJSON", ".CSV"])
def test_the_file_is_written_and_told(path, suffix):
    out = path.parent / f"out{suffix}"
    ran = run("export", path, "-o", out)
    assert (ran.status, ran.out, ran.err) == (0, f"{out}: 3 claims\n", "")
    assert out.stat().st_size > 0


@pytest.mark.parametrize("suffix", FORMATS)
def test_what_was_written_is_told_to_a_script(path, suffix):
    out = path.parent / f"out{suffix}"
    ran = run("export", path, "-o", out, "--json", "--claims", "east")
    assert ran.json == {"file": str(out), "claims": 1, "bytes": out.stat().st_size}


def test_one_claim_is_not_told_as_claims(path):
    out = path.parent / "out.csv"
    assert run("export", path, "-o", out, "--claims", "east").out == f"{out}: 1 claim\n"


def test_quiet_says_nothing_when_all_is_well(path):
    ran = run("export", path, "-o", path.parent / "out.csv", "--quiet")
    assert (ran.status, ran.out, ran.err) == (0, "", "")


@pytest.mark.parametrize("suffix", FORMATS)
def test_an_older_file_is_replaced_whole(path, suffix):
    out = path.parent / f"out{suffix}"
    out.write_bytes(b"old" * 1_000_000)
    assert run("export", path, "-o", out).status == 0
    assert b"oldold" not in out.read_bytes()
    assert sorted(path.parent.iterdir()) == sorted([path, out])


def test_a_dossier_may_be_exported_onto_itself(path):
    assert run("export", path, "-o", path, "--claims", "east").status == 0
    kept = json.loads(path.read_bytes())["features"]
    assert [feature["id"] for feature in kept] == ["east", "town"]


@pytest.mark.parametrize("suffix", FORMATS)
@pytest.mark.parametrize(
    "words", [["--claims", "east,nobody,nothing"], ["--bbox", "100,0,101,1"], ["--to", "2001"]]
)
def test_what_is_refused_leaves_the_older_file_as_it_was(path, suffix, words):
    out = path.parent / f"out{suffix}"
    out.write_bytes(b"old")
    ran = run("export", path, "-o", out, *words)
    assert (ran.status, ran.out) == (1, "")
    assert ran.errors
    assert out.read_bytes() == b"old"
    assert sorted(path.parent.iterdir()) == sorted([path, out])


def test_every_claim_that_there_is_not_is_told(path):
    ran = run("export", path, "-o", path.parent / "out.csv", "--claims", "nobody,east,nothing")
    assert [line.split(":")[1] for line in ran.errors] == [" nobody", " nothing"]


def test_a_disk_that_fails_leaves_the_older_file_as_it_was(path, monkeypatch):
    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    out = path.parent / "out.csv"
    out.write_bytes(b"old")
    monkeypatch.setattr(os, "fsync", full)
    ran = run("export", path, "-o", out)
    assert (ran.status, ran.out) == (1, "")
    assert ran.errors == [f"error: {out}: No space left on device"]
    assert out.read_bytes() == b"old"
    assert sorted(path.parent.iterdir()) == sorted([path, out])


@pytest.mark.parametrize("name", ["missing/out.csv", "folder.csv", "dossier.geojson/out.csv"])
def test_a_file_that_cannot_be_written_is_named_with_the_reason(path, name):
    (path.parent / "folder.csv").mkdir()
    out = path.parent / name
    ran = run("export", path, "-o", out)
    assert (ran.status, ran.out) == (1, "")
    [line] = ran.errors
    assert line.startswith(f"error: {out}: ")
    assert sorted(path.parent.iterdir()) == [path, path.parent / "folder.csv"]
    assert not list((path.parent / "folder.csv").iterdir())


@pytest.mark.parametrize(
    ("words", "claims"),
    [
        ([], ["east", "far-west", "mute"]),
        (["--claims", "mute,east"], ["east", "mute"]),
        (["--claims", " east , mute "], ["east", "mute"]),
        (["--from", "2015-12-07"], ["far-west"]),
        (["--to", "2015-12-07"], ["east"]),
        (["--from", "2015", "--to", "2015"], ["east", "far-west"]),
        (["--to", "2015-12-06T11:59"], []),
        (["--to", "2015-12-06T12:00"], ["east"]),
        (["--to", "2015-12-06T12:00Z"], ["east"]),
        (["--to", "2015-12-06T13:59+02:00"], []),
        (["--to", "2015-12-06T14:00+02:00"], ["east"]),
        (["--from", "2015-12-06T13:00", "--to", "2015-12-07"], ["east"]),
        (["--from", "2015-12-06T13:01", "--to", "2015-12-07"], []),
        (["--claims", "east", "--from", "2015-12-07"], []),
    ],
    ids=str,
)
def test_the_claims_that_are_asked_for_are_left_in_the_files_order(path, words, claims):
    assert left(path, *words) == claims


BOXES = [
    ("39,34,41,36", ["east"]),
    ("-21,34,41,36", ["east", "far-west"]),
    ("-21,34,-19,36", ["far-west"]),
    ("41,34,-19,36", ["far-west"]),
    ("41,34,42,36", []),
]


@pytest.mark.parametrize(("box", "claims"), BOXES)
def test_a_box_leaves_the_claims_whose_regions_meet_it(path, box, claims):
    derived = path.parent / "derived.geojson"
    run("export", path, "-o", derived)
    assert left(derived, f"--bbox={box}") == claims


@pytest.mark.parametrize(("box", "claims"), BOXES)
def test_a_box_asks_the_recipe_where_the_file_has_no_geometry(path, box, claims):
    assert left(path, f"--bbox={box}") == claims


def test_a_box_in_the_west_is_no_option(path):
    derived = path.parent / "derived.geojson"
    run("export", path, "-o", derived)
    assert left(derived, "--bbox", "-21,34,-19,36") == ["far-west"]


@pytest.mark.parametrize("nothing", ["", ",", " "])
def test_a_list_of_no_claims_is_not_all_of_them(path, nothing):
    ran = run("export", path, "-o", path.parent / "out.csv", "--claims", nothing)
    assert ran.status in (1, 2)
    assert list(path.parent.iterdir()) == [path]


def test_a_dossier_without_claims_is_exported_with_its_places(tmp_path):
    path = saved(tmp_path, {"type": "FeatureCollection", "features": []})
    for suffix in FORMATS:
        out = tmp_path / f"out{suffix}"
        assert run("export", path, "-o", out).out == f"{out}: 0 claims\n"
        assert out.exists()
