"""Times that no clock can have shown are told of, each where it stands."""

from __future__ import annotations

import pytest
import small_dossier as small
from rich_dossier import json_path, parse, put, rich

FIRST = "features.0.properties"
WHEN = f"{FIRST}.when.timespans.0"


@pytest.mark.parametrize("zone", ["Damascus", "Asia/Nowhere", "../etc/passwd", "UTC+2", "a\x00b"])
def test_a_zone_that_is_none_is_told(zone):
    [problem] = small.errors_of(put(rich(), f"{FIRST}.when.zones.0.zone", zone)).values()
    assert problem.path == "$.features[0].properties.when.zones[0].zone"


@pytest.mark.parametrize(
    "text", ["2015-02-29", "2015-13", "2015-12-06T24:01", "0000", "2015-12-32"]
)
def test_a_time_that_does_not_exist_is_told(text):
    [problem] = small.errors_of(put(rich(), f"{WHEN}.start.earliest", text)).values()
    assert problem.path == json_path(parse(f"{WHEN}.start.earliest"))
    assert text in problem.got


@pytest.mark.parametrize("year", ["0001", "9999"])
def test_the_first_and_the_last_year_are_no_crash_in_any_zone(year):
    for zone in ("Pacific/Kiritimati", "Pacific/Pago_Pago"):
        time = small.when(zones=(zone,), start_earliest=year, end_latest=year)
        small.errors_of(small.dossier(small.claim("one", when=time)))


@pytest.mark.parametrize(
    "bounds",
    [
        {"start_earliest": "2015-12-07", "end_latest": "2015-12-06"},
        {"start_latest": "2015-12-06", "start_earliest": "2015-12-07"},
        {"start_earliest": "2015-12-07", "start_latest": "2015-12-06", "end_latest": "2015-12-08"},
        {"start_earliest": "2015-12-06", "end_earliest": "2015-12-09", "end_latest": "2015-12-08"},
        {"start_earliest": "2015-12-06T21:00", "start_latest": "2015-12-06T20:59"},
    ],
    ids=str,
)
@pytest.mark.parametrize("zones", [("UTC",), ("Asia/Damascus", "Europe/Moscow")], ids=str)
def test_a_time_that_runs_backwards_in_every_zone_is_told(bounds, zones):
    time = small.when(zones=zones, **bounds)
    found = small.errors_of(small.dossier(small.claim("one", when=time)))
    assert any(path.startswith("$.features[0].properties.when.timespans[0]") for path in found)


def test_a_time_that_begins_and_ends_in_one_minute_is_good():
    time = small.when(start_earliest="2015-12-06T21:00", end_latest="2015-12-06T21:00")
    assert not small.errors_of(small.dossier(small.claim("one", when=time)))


def test_a_time_without_a_zone_is_told():
    assert small.errors_of(put(rich(), f"{FIRST}.when.zones", []))


def test_a_relative_time_may_not_run_backwards():
    found = small.errors_of(put(rich(), f"{FIRST}.when.relative.lower_minutes", 5))
    assert any(path.startswith("$.features[0].properties.when.relative") for path in found)


@pytest.mark.parametrize(
    ("vague", "path", "expected"),
    [
        ({"word": "arround", "at": "2015-12-06T21:00"}, ".word", "around, shortly before"),
        ({"word": "around"}, "", "exactly one of at, day"),
        ({"word": "around", "at": "2015-12-06T21:00", "day": "2015-12-06"}, "", "exactly one of"),
        ({"word": "around", "day": "2015-12-06"}, "", "at, which"),
        ({"word": "night", "at": "2015-12-06T21:00"}, "", "day, which"),
        ({"word": "around", "at": "2015-12-06"}, ".at", "a time of day"),
        ({"word": "night", "day": "2015-12"}, ".day", "a day"),
        ({"word": "night", "day": "2015-02-29"}, ".day", "a time that exists"),
        ({"word": "around", "at": "21:00"}, ".at", "with Z or +02:00"),
    ],
    ids=str,
)
def test_a_vague_word_is_said_of_what_it_can_be_said_of(vague, path, expected):
    [problem] = small.errors_of(put(rich(), f"{FIRST}.when.vague", vague)).values()
    assert problem.path == f"$.features[0].properties.when.vague{path}"
    assert expected in problem.expected
