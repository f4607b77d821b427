"""What a schema cannot see: identifiers that repeat or lead nowhere, ranges that run backwards."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any
from zoneinfo import ZoneInfo

from geo.errors import GeometryError
from geo.location import Kind, needs
from incidents.geojson import reader
from incidents.problems import Problem, shown
from incidents.time import LocalTime, TimeError, When

Json = dict[str, Any]
Found = Iterator[Problem]


def check(value: Json) -> Found:
    """Problems between the parts of a dossier that its schema allows."""
    known = {name: {item["id"] for item in value.get(name, ())} for name in _LISTS}
    features = list(enumerate(value["features"]))
    claims = {f["id"]: f["properties"] for _, f in features if f["properties"]["kind"] == "claim"}
    known["claims"] = set(claims)
    known["places"] = {f["id"] for _, f in features if f["properties"]["kind"] == "place"}
    for name in _LISTS:
        yield from _repeated(value.get(name, ()), f"$.{name}")
    yield from _repeated(value["features"], "$.features")
    for path, reference, kind in _references(value):
        if reference not in known[kind]:
            yield Problem(path, shown(reference), f"the id of one of the {kind}")
    for index, feature in features:
        path = f"$.features[{index}].properties"
        if feature["properties"]["kind"] == "claim":
            yield from _claim(feature["properties"], path)
            yield from _circle(feature["id"], claims, path)
        else:
            yield from _repeated(feature["properties"].get("geocodes", ()), f"{path}.geocodes")


_LISTS = ("incidents", "accounts", "actors", "sources")


def _repeated(items: Any, path: str) -> Found:
    counts = Counter(item["id"] for item in items)
    for index, item in enumerate(items):
        if counts[item["id"]] > 1:
            got = f"{shown(item['id'])}, {counts[item['id']]} times"
            yield Problem(f"{path}[{index}].id", got, "an id of its own")


def _references(value: Json) -> Iterator[tuple[str, str, str]]:
    """Each reference: its path, what it names, and among what that should be."""
    for index, incident in enumerate(value.get("incidents", ())):
        for number, other in enumerate(incident.get("same_event", ())):
            yield f"$.incidents[{index}].same_event[{number}]", other, "incidents"
    for index, account in enumerate(value.get("accounts", ())):
        yield f"$.accounts[{index}].incident", account["incident"], "incidents"
        yield f"$.accounts[{index}].party", account["party"], "actors"
    for index, actor in enumerate(value.get("actors", ())):
        if "party" in actor:
            yield f"$.actors[{index}].party", actor["party"], "actors"
    for index, feature in enumerate(value["features"]):
        if feature["properties"]["kind"] == "claim":
            yield from _claim_references(feature["properties"], f"$.features[{index}].properties")


def _claim_references(own: Json, path: str) -> Iterator[tuple[str, str, str]]:
    for name, kind in (
        ("incident", "incidents"),
        ("account", "accounts"),
        ("claimant", "actors"),
        ("actor_blamed", "actors"),
    ):
        if name in own:
            yield f"{path}.{name}", own[name], kind
    for number, about in enumerate(own.get("about", ())):
        yield f"{path}.about[{number}].claim", about["claim"], "claims"
    for number, citation in enumerate(own["citations"]):
        yield f"{path}.citations[{number}].source", citation["source"], "sources"
    for anchor_path, anchor in _anchors(own, path):
        for name in ("place", "claim"):
            if name in anchor:
                yield f"{anchor_path}.{name}", anchor[name], f"{name}s"
    if "relative" in own.get("when", {}):
        yield f"{path}.when.relative.claim", own["when"]["relative"]["claim"], "claims"


def _anchors(own: Json, path: str) -> Iterator[tuple[str, Json]]:
    location = own.get("location", {})
    if "anchor" in location:
        yield f"{path}.location.anchor", location["anchor"]
    for number, anchor in enumerate(location.get("waypoints", ())):
        yield f"{path}.location.waypoints[{number}]", anchor


def _claim(own: Json, path: str) -> Found:
    for group in ("toll", "weapon"):
        for name, count in own.get(group, {}).items():
            yield from _count(count, f"{path}.{group}.{name}")
    for index, loss in enumerate(own.get("losses", ())):
        yield from _count(loss["count"], f"{path}.losses[{index}].count")
    if "location" in own:
        yield from _location(own["location"], f"{path}.location")
    if "when" in own:
        yield from _when(own["when"], f"{path}.when")


def _count(count: Any, path: str) -> Found:
    if isinstance(count, dict) and count["max"] is not None and count["min"] > count["max"]:
        yield Problem(path, f"min {count['min']}, max {count['max']}", "min no greater than max")


def _location(location: Json, path: str) -> Found:
    kind = Kind(location["kind"])
    route = kind is Kind.ROUTE
    for name, needed in (("anchor", not route), ("waypoints", route)):
        if (name in location) != needed:
            got = "a member" if name in location else "no such member"
            expected = f"{'one' if needed else 'none'} for kind {kind}"
            yield Problem(f"{path}.{name}", got, expected)
            return
    distance, bearing = needs(kind)
    ranges = location.get("ranges", {})
    for name, needed in (
        ("distance_m", distance),
        ("azimuth_deg", bearing),
        ("half_width_m", route),
    ):
        if (name in ranges) != needed:
            got = shown(ranges[name]) if name in ranges else "no such member"
            expected = f"{'one' if needed else 'none'} for kind {kind}"
            yield Problem(f"{path}.ranges.{name}", got, expected)
            return
    try:
        reader.location(location)
    except GeometryError as error:
        yield Problem(f"{path}.ranges", f"{error.what} {error.got}", error.expected)


def _when(when: Json, path: str) -> Found:
    good = True
    for end in ("start", "end"):
        for name, text in when["timespans"][0].get(end, {}).items():
            try:
                LocalTime(text)
            except TimeError as error:
                good = False
                yield Problem(f"{path}.timespans[0].{end}.{name}", shown(text), error.expected)
    for index, zone in enumerate(when.get("zones", ())):
        if not _zone_exists(zone["zone"]):
            good = False
            yield Problem(f"{path}.zones[{index}].zone", shown(zone["zone"]), "an IANA time zone")
    if good:
        yield from _order(reader.when(when), f"{path}.timespans[0]")


def _order(when: When, path: str) -> Found:
    if not when.zones:
        if when.start.earliest or when.start.latest or when.end.latest or when.end.earliest:
            yield Problem(path, "times without a zone", "zones: where the words may be meant")
    elif when.earliest and when.latest and when.earliest > when.latest:
        got = f"from {when.earliest.isoformat()} to {when.latest.isoformat()}"
        yield Problem(path, got, "a span that does not run backwards")


def _zone_exists(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return False
    return True


def _circle(identity: str, claims: dict[str, Json], path: str) -> Found:
    """A claim whose place hangs, by way of other claims, on its own place."""
    reached, waiting = set(), [identity]
    while waiting:
        for _, anchor in _anchors(claims.get(waiting.pop(), {}), ""):
            follow = anchor.get("claim")
            if follow == identity:
                expected = "an anchor that does not lead back to this claim"
                yield Problem(f"{path}.location.anchor.claim", shown(follow), expected)
                return
            if follow is not None and follow not in reached:
                reached.add(follow)
                waiting.append(follow)
