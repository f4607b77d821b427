"""One small dossier with every member that a file can have, and ways to spoil it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import small_dossier as small

Path = tuple[str | int, ...]


def rich() -> small.Json:
    """The values of a good file in which every member of the format stands at least once."""
    three = {"min": 3, "max": 3}
    told = small.recipe(
        "offset", {"place": "town"}, distance_m=(54_500, 55_500), azimuth_deg=(350, 370)
    )
    told["ranges"]["sure_distance_m"] = {"lower": 54_600, "upper": 55_400}
    told |= {"stated": {"distance": 55, "unit": "km", "heading": "north"}, "assumptions": ["so"]}
    first = small.claim(
        "first",
        told,
        account="story",
        speaker="a spokesman",
        about=[{"claim": "second", "relation": "denies"}],
        statement={"id": "said", "combine": "all"},
        origin="one-figure",
        citations=[
            {
                "source": "paper",
                "quote": "the words",
                "quote_kind": "verbatim",
                "where": "paragraph 3",
                "language": "en",
            }
        ],
        when={
            **small.when(
                start_earliest="2015-12-06T20:00",
                start_latest="2015-12-06T21:00",
                end_earliest="2015-12-06T21:00",
                end_latest="2015-12-06T22:00",
            ),
            "relative": {"claim": "second", "lower_minutes": -60, "upper_minutes": 0},
            "assumptions": ["so"],
            "vague": {"word": "around", "at": "2015-12-06T20:30"},
        },
        actor_blamed="south",
        weapon={"description": "jets", "platform": "T", "aircraft": three, "munitions": three},
        target="the camp",
        toll=dict.fromkeys(
            ("killed", "wounded", "killed_or_wounded", "civilians", "children", "women"), three
        ),
        losses=[{"what": "cars", "count": three}, {"what": "a store", "count": None}],
        confidence="certain",
        note="a note",
        center=[40.0, 35.5],
        uncertainty_m=100,
    )
    here = {"coordinates": [40.0, 35.0], "uncertainty_m": 50}
    way = {
        "kind": "route",
        "role": "route",
        "verbatim": "over there",
        "waypoints": [{"place": "town"}, here, {"area": "SY"}],
        "through": [{"area": "SY"}, {"place": "town"}],
        "ranges": {"half_width_m": 1000},
    }
    night = {
        **small.when(start_earliest="2015-12-06T16:00", start_latest="2015-12-07T06:00"),
        "vague": {"word": "night", "day": "2015-12-06"},
    }
    written = {"written": "37SEV955201"}
    square = small.recipe("offsets", written, east_m=(-2500, -1500), north_m=(2500, 3500))
    town = small.place("town", (40.0, 35.0, 1000), (40.1, 35.0, None))
    town["properties"] |= {"type": "village", "alt_names": ["Towne"], "local_names": ["عياش"]}
    town["properties"]["geocodes"][0] |= {"extent": True, "note": "a note"}
    value = small.dossier(
        first,
        small.claim("second", way, when=night),
        small.claim("third", small.recipe("within", {"claim": "first"}, distance_m=(0, 500))),
        town,
        small.claim("fourth", square),
        accounts=[{"id": "story", "incident": "strike", "party": "north", "title": "Its story"}],
    )
    value["dossier"]["description"] = "what it is about"
    value["incidents"] = [
        {"id": "strike", "title": "A strike", "description": "said", "same_event": ["other"]},
        {"id": "other", "title": "Another"},
    ]
    value["actors"][0] |= {"party": "south", "note": "a note"}
    value["sources"][0] |= {
        "published": "2015-12-08",
        "accessed": "2025-01",
        "url": "https://example.org/a",
        "archive_url": "https://example.org/b",
        "sha256": "ab" * 32,
        "seed": True,
        "note": "a note",
    }
    figures = {"min": 800, "max": 900}
    value["platforms"] = [
        {
            "id": "tornado",
            "name": "Tornado",
            "source": "a maker",
            "names": ["T"],
            **dict.fromkeys(("cruise_kmh", "top_kmh", "combat_radius_km", "range_km"), figures),
            "note": "a note",
        }
    ]
    good: small.Json = json.loads(json.dumps(value))  # No two parts share an object.
    return good


def members(value: Any, path: Path = ()) -> Iterator[tuple[Path, Any]]:
    """Every member and item below a value, with its path; no geometry, no Feature's type."""
    items = value.items() if isinstance(value, dict) else enumerate(value)
    for name, member in items:
        if name != "geometry":
            yield (*path, name), member
            if isinstance(member, dict | list):
                yield from members(member, (*path, name))


def json_path(path: Path) -> str:
    """A path as a problem writes it."""
    return "$" + "".join(f"[{name}]" if isinstance(name, int) else f".{name}" for name in path)


def parse(text: str) -> Path:
    """A path written as features.0.properties."""
    return tuple(int(name) if name.isdigit() else name for name in text.split("."))


def put(value: Any, path: Path | str, new: Any) -> Any:
    """The value with another one at a path."""
    *way, last = parse(path) if isinstance(path, str) else path
    target = value
    for name in way:
        target = target[name]
    target[last] = new
    return value


def drop(value: Any, path: Path | str) -> Any:
    """The value without what is at a path."""
    *way, last = parse(path) if isinstance(path, str) else path
    target = value
    for name in way:
        target = target[name]
    del target[last]
    return value
