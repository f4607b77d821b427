"""Dossiers whose every text is one that a page, a template or a spreadsheet might act on."""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path
from typing import Any

Json = dict[str, Any]

_CASES = json.loads(
    (Path(__file__).parents[1] / "authorities" / "inert_text.json").read_text(encoding="utf-8")
)["cases"]
LONG = next(case["text"] for case in _CASES if len(case["text"]) > 1_000)
TEXTS = [case["text"] for case in _CASES if case["text"] != LONG]
EVERY = "\n\n".join(TEXTS)
"""All but the long one at once, each at the start of a paragraph."""
RESULTS = ("1337", "zqzqzq", "<class")
"""What a template makes of them."""


def shown(text: str) -> str:
    """How a text is to be read on a page: as itself, but for what acts on the reader's eye."""
    hidden = {"Cc", "Cf"}
    marked = (
        f"⟨U+{ord(c):04X}⟩" if c != "\n" and unicodedata.category(c) in hidden else c for c in text
    )
    return " ".join("".join(marked).split())


def _claim(number: int, text: str) -> Json:
    three = {"min": 3, "max": 3}
    when = {
        "verbatim": text,
        "timespans": [{"start": {"earliest": "2015-12-06", "latest": "2015-12-07"}}],
        "zones": [{"zone": "UTC", "because": text}],
        "assumptions": [text],
    }
    distance = {"lower": 900, "upper": 1100}
    location = {
        "kind": "distance",
        "role": "event",
        "verbatim": text,
        "anchor": {"place": f"place-{number}"},
        "ranges": {"distance_m": distance},
        "stated": {"distance": 1, "unit": "km", "heading": text},
        "assumptions": [text],
    }
    citation = {"source": f"source-{number}", "quote": text, "quote_kind": "verbatim"}
    own = {
        "kind": "claim",
        "title": text,
        "incident": f"incident-{number // 2 % 2}",
        "account": f"account-{number}",
        "claimant": f"actor-{number}",
        "actor_blamed": f"actor-{number}",
        "stance": "asserts",
        "speaker": text,
        "citations": [{**citation, "where": text, "language": "en"}],
        "location": location,
        "when": when,
        "weapon": {"description": text, "platform": text},
        "target": text,
        "losses": [{"what": text, "count": three}],
        "confidence": text,
        "note": text,
        "more": text,
        text: text,
    }
    return {"type": "Feature", "id": f"claim-{number}", "geometry": None, "properties": own}


def _place(number: int, text: str) -> Json:
    lon, lat = 38 + (number % 7) / 2, 33 + (number // 7) / 2
    own = {
        "kind": "place",
        "name": text,
        "type": text,
        "alt_names": [text],
        "local_names": [text],
        "geocodes": [
            {
                "id": f"{name}-{number}",
                "lon": lon + shift,
                "lat": lat,
                "uncertainty_m": 2_000,
                "verification": "read",
                "source": text,
                "note": text,
            }
            for name, shift in (("first", 0), ("rival", 0.02))
        ],
    }
    point = {"type": "Point", "coordinates": [lon, lat]}
    return {"type": "Feature", "id": f"place-{number}", "geometry": point, "properties": own}


def _members(number: int, text: str) -> dict[str, Json]:
    """What a claim's ids lead to."""
    incident = f"incident-{number // 2 % 2}"
    actor = {"id": f"actor-{number}", "name": text, "kind": "government", "note": text}
    account = {"id": f"account-{number}", "incident": incident, "party": actor["id"], "title": text}
    source = {"id": f"source-{number}", "publisher": text, "title": text, "note": text}
    source["url"] = "https://foreign.invalid/?a=1&b=<x>"
    return {"accounts": account, "actors": actor, "sources": source}


def dossier(texts: tuple[str, ...] = (*TEXTS, LONG, EVERY)) -> Json:
    """One claim and one place for each text, with that text in every field."""
    members = [_members(number, text) for number, text in enumerate(texts)]
    incidents = [{"id": f"incident-{n}", "title": EVERY, "description": EVERY} for n in range(2)]
    return {
        "type": "FeatureCollection",
        "dossier": {"format": "incident-map/1", "title": EVERY, "description": EVERY},
        "incidents": incidents,
        **{name: [each[name] for each in members] for name in ("accounts", "actors", "sources")},
        "features": [make(n, text) for make in (_claim, _place) for n, text in enumerate(texts)],
        "more": EVERY,
    }


def plain() -> Json:
    """GeoJSON without a dossier, with the texts as names, ids, and names and values of the rest."""
    texts = [*TEXTS, EVERY]
    return {
        "type": "FeatureCollection",
        "name": EVERY,
        "features": [
            {
                "type": "Feature",
                "id": text,
                "geometry": {"type": "Point", "coordinates": [10 + number / 10, 50]},
                "properties": {"name": text, text: text, "nested": {text: [text]}},
            }
            for number, text in enumerate(texts)
        ],
    }


def words(text: str) -> str:
    """What is read on a page, without regard to spaces and lines."""
    return " ".join(text.split())


def broken() -> Json:
    """A dossier in which the texts stand where something else is expected."""
    value = dossier()
    for feature, text in zip(value["features"], TEXTS, strict=False):
        feature["properties"]["stance"] = text
        feature["properties"]["location"][text] = text
    return value
