"""Platforms: what a claim's words for an aircraft mean, and what goes along with a claim."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import small_dossier as small
from rich_dossier import put, rich

from incidents.geojson import load, read, write
from incidents.problems import errors
from incidents.select import subset

AUTHORITIES = Path(__file__).parents[1] / "authorities"
PUBLISHED = json.loads((AUTHORITIES / "movement.json").read_text())["platform"]


def platform(**members: object) -> small.Json:
    return {"id": "tu", "name": "Tu-22M3", "source": "a paper", **members}


def told(name: str | None) -> small.Json:
    weapon = {"description": "bombers"} | ({"platform": name} if name else {})
    return small.claim("one", weapon=weapon)


@pytest.mark.parametrize(
    ("words", "found"),
    [("Tu-22M3", True), ("TU-22m3", True), ("backfire", True), ("Tu-22", False), ("Back", False)],
)
def test_a_platform_goes_by_its_names_whole_and_in_any_case(words, found):
    dossier = small.opened(told(words), platforms=[platform(names=["Backfire"])])
    assert (dossier.platform_called(words) is not None) == found


def test_a_file_without_platforms_has_none_and_is_written_without():
    dossier = small.opened(told(None))
    assert dossier.platforms == ()
    assert "platforms" not in json.loads(write(dossier))


def test_figures_are_kept_as_they_are_and_what_is_not_known_is_left_out():
    own = platform(top_kmh={"min": 2000, "max": 2300})
    dossier = small.opened(told("Tu-22M3"), platforms=[own])
    assert json.loads(write(dossier))["platforms"] == [own]
    assert dossier.platforms[0].cruise_kmh is None


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("platforms.0.top_kmh", {"min": 900, "max": 800}),
        ("platforms.0.top_kmh", {"min": 0, "max": 800}),
        ("platforms.0.top_kmh", {"min": 900}),
        ("platforms.0.range_km", {"min": 900, "max": 50_000}),
        ("platforms.0.range_km", 900),
        ("platforms.0.name", ""),
        ("platforms.0.topspeed_kmh", {"min": 1, "max": 2}),
    ],
)
def test_figures_that_cannot_be_are_told_with_their_path(path, value):
    [problem, *_] = small.errors_of(put(rich(), path, value)).values()
    assert problem.path.startswith("$.platforms[0]")
    assert problem.got
    assert problem.expected


def test_two_platforms_of_one_name_are_told():
    twins = [platform(), platform(id="other", name="Another", names=["TU-22M3"])]
    [problem] = small.errors_of(small.dossier(told(None), platforms=twins)).values()
    assert problem.path == "$.platforms[1]"
    assert "TU-22M3" in problem.got


def test_a_claim_takes_its_platform_along_and_no_other():
    others = [platform(), platform(id="mig", name="MiG-29")]
    dossier = small.opened(told("MIG-29"), small.claim("two"), platforms=others)
    left = subset(dossier, dossier.claims[:1])
    assert [one.id for one in left.platforms] == ["mig"]
    assert subset(dossier, dossier.claims[1:]).platforms == ()
    assert not errors(load(write(left)).problems)


def test_a_place_that_a_way_is_said_to_go_by_is_taken_along():
    way = {
        "kind": "route",
        "role": "route",
        "verbatim": "by the lake",
        "waypoints": [{"place": "here"}, {"place": "there"}],
        "through": [{"place": "lake"}],
        "ranges": {"half_width_m": 1000},
    }
    names = ("here", "there", "lake", "elsewhere")
    places = [small.place(name, (40.0 + n, 35.0, 500)) for n, name in enumerate(names)]
    dossier = read(small.data(small.dossier(small.claim("one", way), *places)))
    assert {place.id for place in subset(dossier, dossier.claims).places} == set(names[:3])


def test_only_a_route_goes_through_something():
    spoilt = small.recipe("near", {"place": "here"}, distance_m=(0, 500))
    spoilt["through"] = [{"area": "SY"}]
    value = small.dossier(small.claim("one", spoilt), small.place("here", (40.0, 35.0, 500)))
    [problem] = small.errors_of(value).values()
    assert problem.path.endswith(".location.through")


def test_the_sample_has_the_published_figures(sample):
    [own] = sample.platforms
    assert own.name == PUBLISHED["name"]
    for name in ("cruise_kmh", "top_kmh", "combat_radius_km", "range_km"):
        figures = getattr(own, name)
        assert [figures.lower, figures.upper] == PUBLISHED[name]
    for words in ("TU-22", "TU-22M3 Backfire"):
        assert sample.platform_called(words) is own
    assert sample.platform_called("jets") is None
