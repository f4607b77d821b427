"""What a schema cannot see of values: ranges that run backwards, times and areas there are not."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from geo.area_codes import UnknownArea, kind_of
from geo.errors import GeometryError
from geo.location import RANGES, Kind, anchors_of, needs
from incidents.geojson import reader
from incidents.geojson.references import Found, Json, anchors, is_a, objects
from incidents.problems import Problem, shown
from incidents.time import OF_A_CLOCK, OF_A_DAY, LocalTime, TimeError, When, zone_exists


def parts(value: Json) -> Iterator[Found]:
    """Problems with the values of a dossier's platforms and claims, part by part."""
    yield _platforms(value)
    for at, feature in objects(value, "features"):
        if is_a(feature, "claim"):
            own, path = feature["properties"], f"{at}.properties"
            yield _counts(own, path)
            yield _anchored(own, path)
            if "location" in own:
                yield _location(own["location"], f"{path}.location")
            if "when" in own:
                yield _when(own["when"], f"{path}.when")


def _platforms(value: Json) -> Found:
    owner: dict[str, str] = {}
    for path, platform in objects(value, "platforms"):
        for name, figures in platform.items():
            yield from _count(figures, f"{path}.{name}")
        for name in (platform["name"], *platform.get("names", ())):
            if owner.setdefault(name.casefold(), path) != path:
                yield Problem(path, f"the name {shown(name)} of another", "names of its own")


def _counts(own: Json, path: str) -> Found:
    for group in ("toll", "weapon"):
        for name, count in own.get(group, {}).items():
            yield from _count(count, f"{path}.{group}.{name}")
    for index, loss in enumerate(own.get("losses", ())):
        yield from _count(loss["count"], f"{path}.losses[{index}].count")


def _count(count: Any, path: str) -> Found:
    if isinstance(count, dict) and count["max"] is not None and count["min"] > count["max"]:
        yield Problem(path, f"min {count['min']}, max {count['max']}", "min no greater than max")


def _anchored(own: Json, path: str) -> Found:
    for anchor_path, anchor in anchors(own, path):
        if "area" in anchor:
            try:
                kind_of(anchor["area"])
            except UnknownArea as error:
                yield Problem(f"{anchor_path}.area", shown(error.got), error.expected)
        if "written" in anchor:
            yield from _written(anchor["written"], f"{anchor_path}.written")


def _written(text: str, path: str) -> Found:
    from geo import coordinates  # A file without written coordinates needs no grid.

    try:
        coordinates.read(text)
    except coordinates.CoordinatesError as error:
        yield Problem(path, shown(text), error.expected)


def _location(location: Json, path: str) -> Found:
    kind = Kind(location["kind"])
    several = anchors_of(kind)[1] > 1
    wanted = {name: name in needs(kind) for name in RANGES}
    found = [
        *_present(location, path, {"anchor": not several, "waypoints": several}, kind),
        *_present(location.get("ranges", {}), f"{path}.ranges", wanted, kind),
    ]
    yield from found
    if not found:
        try:
            reader.location(location)
        except GeometryError as error:
            where = {"anchors": "waypoints", "through": "through"}.get(error.what, "ranges")
            yield Problem(f"{path}.{where}", f"{error.what} {error.got}", error.expected)


def _present(item: Json, path: str, wanted: dict[str, bool], kind: Kind) -> Found:
    for name, needed in wanted.items():
        if (name in item) != needed:
            got = shown(item[name]) if name in item else "no such member"
            yield Problem(f"{path}.{name}", got, f"{'one' if needed else 'none'} for kind {kind}")


def _when(when: Json, path: str) -> Found:
    relative = when.get("relative")
    if relative and relative["lower_minutes"] > relative["upper_minutes"]:
        got = f"{relative['lower_minutes']} to {relative['upper_minutes']} minutes"
        yield Problem(f"{path}.relative", got, "lower_minutes no greater than upper_minutes")
    unreadable = [*_times(when, path), *_zones(when, path), *_vague(when, path)]
    yield from unreadable
    if not unreadable:
        yield from _order(reader.when(when), f"{path}.timespans[0]")


def _times(when: Json, path: str) -> Found:
    for end in ("start", "end"):
        for name, text in when["timespans"][0].get(end, {}).items():
            yield from _time(text, f"{path}.timespans[0].{end}.{name}")


def _time(text: str, path: str) -> Found:
    try:
        LocalTime(text)
    except TimeError as error:
        yield Problem(path, shown(text), error.expected)


def _vague(when: Json, path: str) -> Found:
    """Problems with what a vague word is said of: some of a time of day, the others of a day."""
    said = when.get("vague")
    if not said or said["word"] not in (*OF_A_CLOCK, *OF_A_DAY):
        return
    name, other = ("at", "day") if said["word"] in OF_A_CLOCK else ("day", "at")
    if name not in said:
        got = f"{other} {shown(said[other])}"
        yield Problem(f"{path}.vague", got, f"{name}, which {shown(said['word'])} is said of")
        return
    unreadable = [*_time(said[name], f"{path}.vague.{name}")]
    yield from unreadable
    if unreadable:
        return
    time = LocalTime(said[name])
    if not (time.has_hour if name == "at" else time.is_day):
        expected = {"at": "a time of day: 2015-12-06T21:00", "day": "a day: 2015-12-06"}[name]
        yield Problem(f"{path}.vague.{name}", shown(said[name]), expected)


def _zones(when: Json, path: str) -> Found:
    for index, zone in enumerate(when.get("zones", ())):
        if not zone_exists(zone["zone"]):
            yield Problem(f"{path}.zones[{index}].zone", shown(zone["zone"]), "an IANA time zone")


def _order(when: When, path: str) -> Found:
    if not when.zones:
        if when.start.earliest or when.start.latest or when.end.latest or when.end.earliest:
            yield Problem(path, "times without a zone", "zones: where the words may be meant")
    elif when.runs_backwards:
        bounds = (when.start.earliest, when.start.latest, when.end.earliest, when.end.latest)
        told = ", ".join(bound.text if bound else "open" for bound in bounds)
        expected = "a span that does not run backwards: start and end, each earliest before latest"
        yield Problem(path, told, expected)
