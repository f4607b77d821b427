"""A command that is wrong in itself: status 2, how it is used on stderr, nothing done."""

from __future__ import annotations

import pytest
import small_dossier as small
from command_line import run, saved

TOWN = small.place("town", (40.0, 35.0, 1000))


@pytest.fixture
def path(tmp_path):
    return saved(tmp_path, small.dossier(small.claim("one", "town"), TOWN))


def refused(*words: object) -> str:
    """What a wrong command is told."""
    ran = run(*words)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith("usage: python -m incidents")
    return ran.err.splitlines()[-1]


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["lisst", "@"],
        ["list"],
        ["list", "@", "@"],
        ["list", "@", "--yaml"],
        ["list", "--claims", "one", "@"],
        ["measure", "@"],
        ["measure", "@", "one"],
        ["measure", "@", "one", "town", "one"],
        ["validate"],
        ["export", "@"],
        ["export", "@", "-o"],
    ],
    ids=" ".join,
)
def test_a_command_that_is_not_of_the_contract_is_refused(path, words):
    before = path.stat().st_mtime_ns
    message = refused(*(path if word == "@" else word for word in words))
    assert "error: " in message
    assert path.stat().st_mtime_ns == before


@pytest.mark.parametrize("name", ["out.xlsx", "out", "out.csv.exe", ".csv", "out.json"])
def test_a_format_that_is_not_written_is_refused_with_those_that_are(path, name):
    message = refused("export", path, "-o", path.parent / name)
    for suffix in (".geojson", ".csv", ".html"):
        assert suffix in message
    assert list(path.parent.iterdir()) == [path]


def test_a_check_that_there_is_not_is_refused_with_those_that_there_are(path):
    message = refused("check", path, "--only", "place,telepathy")
    assert "telepathy" in message
    for name in ("place", "same-event", "stated-distance"):
        assert name in message


@pytest.mark.parametrize(
    "setting",
    [
        *("near", "near=", "near=5", "near=km", "near=-5km", "near=1e3km", "near=5,5km"),
        *("near=5furlongs", "near=20001km", "near=infkm", "near=nankm", "far=5km", "=5km"),
    ],
)
def test_an_assumption_that_no_check_can_make_is_refused(path, setting):
    assert "--assume" in refused("check", path, "--assume", setting)


def test_the_farthest_that_near_can_be_is_half_the_way_around_the_earth(path):
    assert run("check", path, "--assume", "near=20000km").status == 0
    assert run("check", path, "--assume", "near=0km").status == 0


@pytest.mark.parametrize(
    "box",
    [
        *("", "1", "1,2,3", "1,2,3,4,5", "a,b,c,d", "1,2,3,nan", "1,inf,3,4"),
        *("1,4,3,2", "1,2,3,2", "181,2,3,4", "1,-91,3,4", "1,2,3,91"),
    ],
)
def test_a_box_that_is_none_is_refused(path, box):
    message = refused("export", path, "-o", path.parent / "out.csv", f"--bbox={box}")
    assert "--bbox" in message
    assert "W,S,E,N" in message


@pytest.mark.parametrize("side", ["--from", "--to"])
@pytest.mark.parametrize(
    "time", ["", "yesterday", "2015-13", "2015-02-29", "6.12.2015", "2015-12-06T24:00", "2015-12-6"]
)
def test_a_time_that_is_none_is_refused(path, side, time):
    message = refused("export", path, "-o", path.parent / "out.csv", f"{side}={time}")
    assert side in message
    assert "expected" in message


@pytest.mark.parametrize(
    "words", [["--from=0001-01-01T00:00+05:00"], ["--to=9999-12-31T23:59-05:00"]], ids=str
)
def test_a_time_at_the_end_of_the_calendar_is_no_crash(path, words):
    ran = run("export", path, "-o", path.parent / "out.csv", *words)
    assert ran.status in (1, 2)
    assert "error: " in ran.err


@pytest.mark.parametrize("option", ["--only", "--assume"])
def test_help_tells_of_every_option_and_ends_well(option):
    ran = run("check", "--help")
    assert (ran.status, ran.err) == (0, "")
    assert option in ran.out


def test_help_names_every_command():
    ran = run("--help")
    assert (ran.status, ran.err) == (0, "")
    for verb in ("list", "measure", "check", "validate", "export"):
        assert f"\n    {verb} " in ran.out
