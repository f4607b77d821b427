"""Small dossiers as the values of their files: two parties, one incident, places as asked for."""

from __future__ import annotations

import json
from typing import Any

from incidents.geojson import load, read
from incidents.locate import Locator
from incidents.model import Dossier
from incidents.problems import Problem, errors

Json = dict[str, Any]


def dossier(*features: Json, **members: Any) -> Json:
    """The values of a dossier's file with these features."""
    head: Json = {
        "type": "FeatureCollection",
        "dossier": {"format": "incident-map/1", "title": "A small dossier"},
        "incidents": [{"id": "strike", "title": "The strike"}],
        "actors": [
            {"id": "north", "name": "North", "kind": "government"},
            {"id": "south", "name": "South", "kind": "government"},
        ],
        "sources": [{"id": "paper", "publisher": "A paper", "title": "An article"}],
    }
    return {**head, **members, "features": list(features)}


def claim(identity: str, location: Json | None = None, **members: Any) -> Json:
    """The feature of a claim; its location is a recipe, or the id of the place it is at."""
    if isinstance(location, str):
        location = at(location)
    own: Json = {
        "kind": "claim",
        "title": f"Claim {identity}",
        "incident": "strike",
        "claimant": "north",
        "stance": "asserts",
        "citations": [{"source": "paper", "quote": "the words", "quote_kind": "verbatim"}],
        **members,
    }
    if location is not None:
        own["location"] = location
    return {"type": "Feature", "id": identity, "geometry": None, "properties": own}


def at(place: str) -> Json:
    return {"kind": "at", "role": "event", "verbatim": "there", "anchor": {"place": place}}


def recipe(kind: str, anchor: Json, **ranges: Any) -> Json:
    """A recipe for an event's place: the anchor's JSON and its ranges as the file has them."""
    return {
        "kind": kind,
        "role": "event",
        "verbatim": f"{kind} it",
        "anchor": anchor,
        "ranges": {name: _ends(value) for name, value in ranges.items()},
    }


def _ends(value: Any) -> Any:
    return {"lower": value[0], "upper": value[1]} if isinstance(value, tuple) else value


def place(identity: str, *points: tuple[float, float, float | None]) -> Json:
    """The feature of a place with geocodes at (longitude, latitude, uncertainty in metres)."""
    codes = [
        {
            "id": f"{identity}-{number}",
            "lon": lon,
            "lat": lat,
            "uncertainty_m": uncertainty_m,
            "verification": "read",
            "source": f"gazetteer {number}",
        }
        for number, (lon, lat, uncertainty_m) in enumerate(points, 1)
    ]
    own: Json = {"kind": "place", "name": identity.title(), "geocodes": codes}
    return {"type": "Feature", "id": identity, "geometry": None, "properties": own}


def when(verbatim: str = "then", *, zones: tuple[str, ...] = ("UTC",), **bounds: str) -> Json:
    """A time statement: start_earliest, start_latest, end_earliest, end_latest."""
    span: Json = {"start": {}}
    for name, text in bounds.items():
        end, bound = name.split("_")
        span.setdefault(end, {})[bound] = text
    named = [{"zone": zone, "because": "it is said so"} for zone in zones]
    return {"verbatim": verbatim, "timespans": [span], "zones": named}


def data(value: Any) -> bytes:
    return json.dumps(value).encode()


def opened(*features: Json, **members: Any) -> Dossier:
    return read(data(dossier(*features, **members)))


def located(*features: Json, **members: Any) -> Locator:
    return Locator(opened(*features, **members))


def problems_of(value: Any) -> list[Problem]:
    """Every problem of a file with these values."""
    return list(load(data(value)).problems)


def errors_of(value: Any) -> dict[str, Problem]:
    """The errors of a file with these values, by path."""
    return {problem.path: problem for problem in errors(problems_of(value))}
