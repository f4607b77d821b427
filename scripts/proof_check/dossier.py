"""Dossier: what a proof is checked against, read from the dossier's file as docs/data-format.md has
it, with the proof's assumptions put in."""

from __future__ import annotations

import json
import math
from functools import cache
from pathlib import Path
from typing import Any

Json = dict[str, Any]
MILES = {"mi": 1_609.344, "nmi": 1_852.0}
METRES = {"m": 1.0, "km": 1_000.0, **MILES}
TELLS = ("asserts", "reports", "assesses")


class Wrong(Exception):
    """What a proof says that does not hold."""


class Dossier:
    """Claims and places by id, as the assumptions have them."""

    def __init__(self, document: Json, assumed: Json) -> None:
        features = {each["id"]: each["properties"] for each in document["features"]}
        self.claims = {key: own for key, own in features.items() if own["kind"] == "claim"}
        self.places = {key: own for key, own in features.items() if own["kind"] == "place"}
        self.platforms = {each["id"]: each for each in document.get("platforms", ())}
        self.actors = {each["id"]: each for each in document.get("actors", ())}
        self.assumed = assumed

    def party(self, actor: str) -> str:
        """On whose behalf an actor speaks."""
        return str(self.actors[actor].get("party") or actor)

    def claim(self, identity: str) -> Json:
        if identity not in self.claims:
            raise Wrong(f"{identity}: the dossier has no such claim")
        own: Json = self.claims[identity]
        return own

    def geocodes(self, place: str) -> list[Json]:
        """The geocodes that are taken, with a radius each: the greatest of the others stands in."""
        codes = self.places[place]["geocodes"]
        stated = [code["uncertainty_m"] for code in codes if code.get("uncertainty_m")]
        taken = self.assumed.get(f"geocode.{place}")
        radius = self.assumed.get(f"radius.{place}")
        found = []
        for code in codes:
            own = radius or code.get("uncertainty_m") or max(stated, default=None)
            if own is None:
                raise Wrong(f"{place}: no radius is known")
            if taken in (None, code["id"]):
                found.append({**code, "uncertainty_m": own})
        return found

    def range_m(self, location: Json) -> tuple[float, float]:
        """The range of distances, in nautical or statute miles as it is assumed."""
        ends = location.get("ranges", {}).get("distance_m", {"lower": 0.0, "upper": None})
        factor = self._miles(location)
        upper = math.inf if ends["upper"] is None else ends["upper"] * factor
        return ends["lower"] * factor, upper

    def stated_m(self, location: Json) -> float | None:
        stated = location.get("stated") or {}
        if stated.get("distance") is None or stated.get("unit") not in METRES:
            return None
        return float(stated["distance"]) * METRES[stated["unit"]] * self._miles(location)

    def _miles(self, location: Json) -> float:
        unit, assumed = (location.get("stated") or {}).get("unit"), self.assumed.get("unit")
        return MILES[assumed] / MILES[unit] if assumed and unit in MILES else 1.0

    def azimuth_deg(self, location: Json, reading: str) -> tuple[float, float] | None:
        """From where to where clockwise, as wide as it is assumed where it is read as worded."""
        ends = location.get("ranges", {}).get("azimuth_deg")
        if ends is None:
            return None
        half = self.assumed.get("half-angle")
        heading = (location.get("stated") or {}).get("heading")
        if half is None or reading != "measured" or not heading:
            return ends["lower"], ends["upper"]
        start = ((ends["lower"] + ends["upper"]) / 2 % 360 - half) % 360
        return start, start + 2 * half


def agree(got: Any, own: Any, what: str, off: float = 1e-5) -> None:
    """Whether a proof has what is worked out here; numbers may be off by their last bits."""
    if isinstance(own, bool) or isinstance(got, bool):
        same = got is own
    elif isinstance(own, int | float) and isinstance(got, int | float):
        same = math.isclose(got, own, rel_tol=1e-12, abs_tol=off)
    elif isinstance(own, list | tuple) and isinstance(got, list | tuple):
        same = len(got) == len(own)
        for one, other in zip(got, own, strict=False):
            agree(one, other, what, off)
    elif isinstance(own, dict) and isinstance(got, dict):
        same = got.keys() == own.keys()
        for name in own.keys() & got.keys():
            agree(got[name], own[name], f"{what}, {name}", off)
    else:
        same = got == own
    if not same:
        raise Wrong(f"{what}: got {got}, and it is {own}")


@cache
def fitted() -> Json:
    """The ranges that people mean, as they were fitted."""
    path = Path(__file__).parents[2] / "geo" / "data" / "colloquial.json"
    found: Json = json.loads(path.read_text(encoding="utf-8"))
    return found
