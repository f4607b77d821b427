"""Texts that must stay text, and a dossier that has one of them wherever it may have text."""

from __future__ import annotations

import json
from pathlib import Path

import rich_dossier
import small_dossier as small

_FILE = Path(__file__).parents[1] / "authorities" / "inert_text.json"
CASES: list[dict[str, str]] = json.loads(_FILE.read_text(encoding="utf-8"))["cases"]
TEXTS = [case["text"] for case in CASES]
NAMES = [f"{number}-{case['kind'].replace(' ', '-')}" for number, case in enumerate(CASES)]

_FREE = {
    *("title", "description", "name", "note", "publisher", "speaker", "quote", "where", "verbatim"),
    *("platform", "target", "confidence", "what", "because", "heading"),
    *("alt_names", "local_names", "assumptions"),
}
"""Members of a dossier that may hold any text."""


def filled(text: str) -> small.Json:
    """The values of the dossier that has every member, with the text in every free one."""
    value = rich_dossier.rich()
    for path, member in list(rich_dossier.members(value)):
        name = path[-1] if isinstance(path[-1], str) else path[-2]
        if name in _FREE and isinstance(member, str):
            rich_dossier.put(value, path, text)
    for feature in value["features"]:
        for geocode in feature["properties"].get("geocodes", []):
            geocode["source"] = text
    return value
