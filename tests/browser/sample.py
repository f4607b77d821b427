"""The sample dossier as any reader of JSON finds it, and what the command line says of it."""

from __future__ import annotations

import json
import subprocess
import sys
from functools import cache
from typing import Any

from served import ROOT

PATH = ROOT / "incidents" / "data" / "deir-ez-zor-2015-12.geojson"
FILE: dict[str, Any] = json.loads(PATH.read_text(encoding="utf-8"))
_FEATURES = {feature["id"]: feature for feature in FILE["features"]}
CLAIMS: dict[str, dict[str, Any]] = {
    key: feature["properties"]
    for key, feature in _FEATURES.items()
    if feature["properties"]["kind"] == "claim"
}
PLACES: dict[str, dict[str, Any]] = {
    key: feature["properties"]
    for key, feature in _FEATURES.items()
    if feature["properties"]["kind"] == "place"
}
NUMBER = {key: number for number, key in enumerate(CLAIMS, 1)}
SOURCES = {source["id"]: source for source in FILE["sources"]}
ACTORS = {actor["id"]: actor for actor in FILE["actors"]}


def party(claim: str) -> str:
    """The name of the party on whose behalf a claim is made."""
    actor = ACTORS[CLAIMS[claim]["claimant"]]
    return str(ACTORS[actor.get("party", actor["id"])]["name"])


def on_map() -> list[str]:
    """The claims that have a region on the map: those about a whole country have none."""
    return [
        key
        for key, own in CLAIMS.items()
        if _FEATURES[key]["geometry"] and own["location"]["role"] != "scope"
    ]


@cache
def cli(*words: str) -> Any:
    """The JSON document that the command line answers with; status 1 tells of bad input."""
    command = [sys.executable, "-m", "incidents", *words, "--json"]
    done = subprocess.run(command, cwd=ROOT, check=False, capture_output=True, timeout=120)
    assert done.returncode in (0, 1), done.stderr
    return json.loads(done.stdout)


def measured(a: str, b: str) -> Any:
    return cli("measure", str(PATH), a, b)


def length(value_m: float) -> str:
    """A distance as the page rounds it."""
    if value_m < 1_000:
        return f"{value_m:,.0f} m"
    return kilometres(value_m) if value_m < 1e6 else f"{value_m / 1000:,.0f} km"


def kilometres(value_m: float) -> str:
    return f"{value_m / 1000:,.1f} km"


def miles(value_m: float) -> str:
    return f"{value_m / 1609.344:,.1f} mi"


def check(*words: str) -> list[dict[str, Any]]:
    """The findings, contradictions first."""
    order = ("impossible", "possible", "certain", "unknown")
    found: list[dict[str, Any]] = cli("check", str(PATH), *words)
    return sorted(found, key=lambda finding: order.index(finding["verdict"]))
