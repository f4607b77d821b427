"""What a schema cannot see of identifiers: some repeat, some lead nowhere or in a circle."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from incidents.problems import Problem, shown

Json = dict[str, Any]
Found = Iterator[Problem]
Reference = tuple[str, Any, str]
"""Where it stands, what it names, and among what that should be."""

_MOST_LINKS = 20
_LISTS = ("incidents", "accounts", "actors", "sources", "platforms")


def parts(value: Json) -> Iterator[Found]:
    """Problems with the identifiers of a dossier, part by part."""
    features = list(objects(value, "features"))
    claims = {f["id"]: f["properties"] for _, f in features if is_a(f, "claim") and "id" in f}
    known = {name: {str(item.get("id")) for _, item in objects(value, name)} for name in _LISTS}
    for name, other in (("claims", "place"), ("places", "claim")):
        known[name] = {str(f.get("id")) for _, f in features if not is_a(f, other)}
    for name in (*_LISTS, "features"):
        yield _repeated(value.get(name, ()), f"$.{name}")
    for references in _references(value):
        yield _dangling(references, known)
    for path, feature in features:
        if is_a(feature, "claim"):
            yield _circle(feature, claims, path)
        elif is_a(feature, "place"):
            geocodes = feature["properties"].get("geocodes", ())
            yield _repeated(geocodes, f"{path}.properties.geocodes")


def objects(value: Json, name: str) -> Iterator[tuple[str, Json]]:
    """The objects of an array that a file has, each with its path."""
    items = value.get(name)
    for index, item in enumerate(items if isinstance(items, list) else ()):
        if isinstance(item, dict):
            yield f"$.{name}[{index}]", item


def is_a(feature: Json, kind: str) -> bool:
    """Whether a feature is a claim, or a place, as its properties have it."""
    own = feature.get("properties")
    return isinstance(own, dict) and own.get("kind") == kind


def anchors(own: Json, path: str) -> Iterator[tuple[str, Json]]:
    """What a claim's place is counted from, each with its path."""
    location = own.get("location", {})
    if "anchor" in location:
        yield f"{path}.location.anchor", location["anchor"]
    for name in ("waypoints", "through"):
        for number, anchor in enumerate(location.get(name, ())):
            yield f"{path}.location.{name}[{number}]", anchor


def _repeated(items: Any, path: str) -> Found:
    counts = Counter(item["id"] for item in items)
    for index, item in enumerate(items):
        if counts[item["id"]] > 1:
            got = f"{shown(item['id'])}, {counts[item['id']]} times"
            yield Problem(f"{path}[{index}].id", got, "an id of its own")


def _dangling(references: Iterator[Reference], known: dict[str, set[str]]) -> Found:
    for path, reference, kind in references:
        if reference not in known[kind]:
            yield Problem(path, shown(reference), f"the id of one of the {kind}")


def _references(value: Json) -> Iterator[Iterator[Reference]]:
    for path, incident in objects(value, "incidents"):
        yield _of_incident(incident, path)
    for path, account in objects(value, "accounts"):
        yield _named(account, path, {"incident": "incidents", "party": "actors"})
    for path, actor in objects(value, "actors"):
        yield _named(actor, path, {"party": "actors"})
    for at, feature in objects(value, "features"):
        if is_a(feature, "claim"):
            own, path = feature["properties"], f"{at}.properties"
            yield _named(own, path, _OF_A_CLAIM)
            yield _of_lists(own, path)
            yield _of_anchors(own, path)
            yield _of_when(own, path)


def _of_incident(incident: Json, path: str) -> Iterator[Reference]:
    for number, other in enumerate(incident.get("same_event", ())):
        yield f"{path}.same_event[{number}]", other, "incidents"


_OF_A_CLAIM = {
    "incident": "incidents",
    "account": "accounts",
    "claimant": "actors",
    "actor_blamed": "actors",
}


def _named(item: Json, path: str, names: dict[str, str]) -> Iterator[Reference]:
    return ((f"{path}.{name}", item[name], kind) for name, kind in names.items() if name in item)


def _of_lists(own: Json, path: str) -> Iterator[Reference]:
    for number, about in enumerate(own.get("about", ())):
        yield f"{path}.about[{number}].claim", about["claim"], "claims"
    for number, citation in enumerate(own["citations"]):
        yield f"{path}.citations[{number}].source", citation["source"], "sources"


def _of_anchors(own: Json, path: str) -> Iterator[Reference]:
    for anchor_path, anchor in anchors(own, path):
        for name in ("place", "claim"):
            if name in anchor:
                yield f"{anchor_path}.{name}", anchor[name], f"{name}s"


def _of_when(own: Json, path: str) -> Iterator[Reference]:
    if "relative" in own.get("when", {}):
        yield f"{path}.when.relative.claim", own["when"]["relative"]["claim"], "claims"


def _circle(feature: Json, claims: dict[str, Json], at: str) -> Found:
    """A claim whose place hangs, by way of other claims, on its own place or on too many."""
    for path, anchor in anchors(feature["properties"], f"{at}.properties"):
        links = _links_to(feature["id"], anchor["claim"], claims) if "claim" in anchor else 0
        if links is None:
            expected = "an anchor that does not lead back to this claim"
            yield Problem(f"{path}.claim", shown(anchor["claim"]), expected)
        elif links > _MOST_LINKS:
            expected = f"at most {_MOST_LINKS} claims, each counted from the next"
            yield Problem(f"{path}.claim", "a longer chain of claims", expected)


def _links_to(end: str, start: str, claims: dict[str, Json]) -> int | None:
    """How many claims, up to one too many, hang one on the other; None if they lead to the end."""
    reached, here = set[str](), {start}
    for links in range(_MOST_LINKS + 1):
        if end in here:
            return None
        reached |= here
        hung = [anchor for one in here for _, anchor in anchors(claims.get(one, {}), "")]
        here = {str(anchor["claim"]) for anchor in hung if "claim" in anchor} - reached
        if not here:
            return links
    return _MOST_LINKS + 1
