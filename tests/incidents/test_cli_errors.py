"""What cannot be done: status 1, a line for each reason on stderr, nothing on stdout."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import small_dossier as small
from command_line import run, saved
from rich_dossier import put, rich

TOWN = small.place("town", (40.0, 35.0, 1000))


@pytest.fixture
def path(tmp_path):
    return saved(tmp_path, small.dossier(small.claim("one", "town"), small.claim("mute"), TOWN))


def commands(path: Path, folder: Path) -> list[list[object]]:
    """Every command on one dossier."""
    return [
        ["list", path],
        ["measure", path, "one", "town"],
        ["check", path],
        ["validate", path],
        ["export", path, "-o", folder / "out.csv"],
        ["export", path, "-o", folder / "out.geojson"],
        ["export", path, "-o", folder / "out.html"],
    ]


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("missing.geojson", "No such file or directory"),
        ("missing/dossier.geojson", "No such file or directory"),
        ("folder", "Is a directory"),
        ("file/dossier.geojson", "Not a directory"),
        ("loop", "Too many levels of symbolic links"),
        ("x" * 300, "File name too long"),
    ],
)
def test_a_file_that_cannot_be_opened_is_named_with_the_reason(tmp_path, name, reason):
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").touch()
    (tmp_path / "loop").symlink_to("loop")
    before = sorted(tmp_path.iterdir())
    for words in commands(tmp_path / name, tmp_path):
        for switch in ([], ["--json"], ["--quiet"]):
            ran = run(*words, *switch)
            assert (ran.status, ran.out) == (1, "")
            assert ran.errors == [f"error: {tmp_path / name}: {reason}"]
    assert sorted(tmp_path.iterdir()) == before


def test_a_file_that_may_not_be_read_is_named(path, monkeypatch):
    def refuse(self: Path) -> bytes:
        raise PermissionError(13, "Permission denied", str(self))

    monkeypatch.setattr(Path, "read_bytes", refuse)
    ran = run("list", path)
    assert (ran.status, ran.out) == (1, "")
    assert ran.errors == [f"error: {path}: Permission denied"]


@pytest.mark.parametrize(
    "data",
    [b"", b"{", b"PK\x03\x04", b"\xff\xfe{\x00}\x00", b"null", b"[]", b'{"type": "Nothing"}'],
    ids=repr,
)
def test_what_is_no_geojson_is_refused_by_every_command(tmp_path, data):
    path = saved(tmp_path, data)
    for words in commands(path, tmp_path):
        ran = run(*words)
        assert ran.status == 1
        assert ran.out == (f"{path}: not valid\n" if words[0] == "validate" else "")
        assert ran.errors
        for line in ran.errors:
            assert line.startswith(f"error: {path}: $")
            assert ": got " in line
            assert ", expected " in line
    assert list(tmp_path.iterdir()) == [path]


def test_a_broken_dossier_is_told_all_its_problems_a_line_each(tmp_path):
    value = rich()
    first = "features.0.properties"
    put(value, f"{first}.stance", "shouts")
    put(value, f"{first}.citations.0.quote", 7)
    put(value, "features.3.properties.geocodes.0.lat", 91)
    put(value, "sources.0.title", None)
    ran = run("list", saved(tmp_path, value))
    assert ran.status == 1
    for place, got in (
        ("$.features[0].properties.stance", '"shouts"'),
        ("$.features[0].properties.citations[0].quote", "7"),
        ("$.features[3].properties.geocodes[0].lat", "91"),
        ("$.sources[0].title", "null"),
    ):
        [line] = [line for line in ran.errors if f": {place}: " in line]
        assert f"got {got}, expected " in line
    assert len(ran.errors) == 4


def test_an_id_that_nothing_has_is_told_with_those_that_are_near_it(path):
    for ends in (["one", "toun"], ["toun", "one"]):
        ran = run("measure", path, *ends)
        assert (ran.status, ran.out) == (1, "")
        [line] = ran.errors
        assert line.startswith("error: toun: ")
        assert re.search(r"did you mean .*\btown\b", line)


def test_an_id_that_is_near_no_other_gets_no_suggestion(path):
    [line] = run("measure", path, "one", "somewhere-else").errors
    assert line.startswith("error: somewhere-else: ")
    assert "did you mean" not in line


def test_two_ids_that_nothing_has_are_both_told(path):
    ran = run("measure", path, "nobody", "nowhere")
    assert ran.status == 1
    assert {line.split(":")[1].strip() for line in ran.errors} == {"nobody", "nowhere"}


def test_a_claim_without_a_place_cannot_be_measured(path):
    ran = run("measure", path, "mute", "town", "--json")
    assert (ran.status, ran.out) == (1, "")
    [line] = ran.errors
    assert line.startswith("error: mute: ")


CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
"""What could act on a terminal; line feeds end the program's own lines."""


def test_no_text_of_a_dossier_acts_on_the_terminal(tmp_path):
    bad = "\x1b[2Jgone \x9b2J a\rb c\nd \u202egnp.exe"
    value = rich()
    for place in (
        *("dossier.title", "incidents.0.title", "actors.0.name"),
        *("features.0.properties.title", "features.3.properties.name"),
        "features.0.properties.location.verbatim",
    ):
        put(value, place, bad)
    verbs = ("list", "check", "validate")
    good = saved(tmp_path, rich())
    lines = {verb: len(run(verb, good).out.splitlines()) for verb in verbs}
    path = saved(tmp_path, value)
    for verb in verbs:
        ran = run(verb, path)
        assert ran.status == 0
        assert not CONTROL.search(ran.out)
        assert len(ran.out.splitlines()) == lines[verb]


def test_no_text_of_a_refused_file_acts_on_the_terminal(tmp_path):
    value = put(rich(), "features.0.properties.stance", "\x1b[2J\u202e\x9b\nerror: made up")
    put(value, "x", 1)["features"][0]["properties"]["location"]["\x1b[2J\nerror: made up"] = 1
    ran = run("list", saved(tmp_path, value))
    assert ran.status == 1
    assert not CONTROL.search(ran.err)
    assert not [line for line in ran.errors if line.startswith("error: made up")]


def test_no_id_that_was_asked_for_acts_on_the_terminal(path):
    ran = run("measure", path, "one", "\x1b[2J\u202e\nerror: made up")
    assert not CONTROL.search(ran.err)
    assert len(ran.errors) == 1


def test_claims_that_hang_on_each_other_in_a_long_chain_are_no_crash(tmp_path):
    links = [small.claim("c0", "town")]
    links += [
        small.claim(f"c{n}", {**small.at("town"), "anchor": {"claim": f"c{n - 1}"}})
        for n in range(1, 500)
    ]
    path = saved(tmp_path, small.dossier(*reversed(links), TOWN))
    for words in (["validate", path], ["measure", path, "c499", "town"]):
        ran = run(*words)
        assert ran.status in (0, 1)
        assert ran.status == 0 or ran.errors
