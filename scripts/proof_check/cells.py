"""Cells: the discs about geocodes, and the links from them, that a claim's recipe gives."""

from __future__ import annotations

import math
from bisect import bisect_right

from scripts.proof_check.dossier import Dossier, Json, Wrong, fitted

WORDS = {45.0: "cardinal", 22.5: "intercardinal", 11.25: "intercardinal"}


def cells(dossier: Dossier, claim: str, reading: str) -> list[Json]:
    """The discs and the links from them that a claim's recipe and its geocodes give."""
    location = dossier.claim(claim).get("location")
    if location is None:
        raise Wrong(f"{claim}: it gives no place")
    spans = _spans(dossier, location, reading)
    spoken = reading == "colloquial" and spans is not None
    anchor, found = location["anchor"], list[Json]()
    if "place" in anchor:
        for code in dossier.geocodes(anchor["place"]):
            radius = 0.0 if spoken and code.get("extent") else code["uncertainty_m"]
            found.append({"center": [code["lon"], code["lat"]], "radius_m": radius, "links": []})
    elif "claim" in anchor:
        found = cells(dossier, anchor["claim"], reading)
    elif "coordinates" in anchor:
        radius = anchor["uncertainty_m"]
        found = [{"center": list(anchor["coordinates"]), "radius_m": radius, "links": []}]
    else:
        raise Wrong(f"{claim}: its place is drawn from a border")
    if location["kind"] == "at":
        return found
    links = spans or [(dossier.range_m(location), dossier.azimuth_deg(location, reading))]
    return [{**cell, "links": [*cell["links"], _link(*link)]} for link in links for cell in found]


def _link(ends: tuple[float, float], turn: tuple[float, float] | None) -> Json:
    upper = None if math.isinf(ends[1]) else ends[1]
    return {"range_m": [ends[0], upper], "azimuth_deg": turn and list(turn)}


Spans = list[tuple[tuple[float, float], tuple[float, float] | None]]


def _spans(dossier: Dossier, location: Json, reading: str) -> Spans | None:
    """The calibrated ranges of a distance, a heading or both; None where it is read as worded."""
    kind, turn = location["kind"], dossier.azimuth_deg(location, "colloquial")
    if reading == "measured" or kind not in ("offset", "distance", "direction"):
        return None
    half = (turn[1] - turn[0]) / 2 if turn else 0.0
    middle = (turn[0] + half) % 360 if turn else 0.0
    if kind == "direction":
        word = WORDS.get(half)
        wide = fitted()["direction"][word]["half_angle_deg"] if word else half
        return [((0.0, math.inf), _about(middle, wide))]
    lower, upper = dossier.range_m(location)
    stated = dossier.stated_m(location)
    if stated is not None and lower and lower <= stated <= upper:
        lower = upper = stated
    if not lower or math.isinf(upper):
        return None
    word = WORDS.get(half) if kind == "offset" else None
    fit = fitted()["offset"][word] if word else fitted()["distance"]
    found: Spans = []
    for box in fit["boxes"]:
        low, high = (
            lower * _share(fit, box["least"], lower),
            upper * _share(fit, box["most"], upper),
        )
        wide = _linear(fit, box["half_angle_deg"], lower) if word else half
        found.append(((low, high), _about(middle, wide) if turn else None))
    return found


def _about(azimuth: float, half: float) -> tuple[float, float]:
    start = (azimuth - half) % 360
    return start, start + 2 * half


def _share(fit: Json, shares: list[float], metres: float) -> float:
    return math.exp(_linear(fit, [math.log(share) for share in shares], metres))


def _linear(fit: Json, values: list[float], metres: float) -> float:
    """Linear in the logarithm of the distance between the knots, held beyond them."""
    at = min(max(metres, fit["distance_m"][0]), fit["distance_m"][-1])
    right = min(bisect_right(fit["distance_m"], at), len(values) - 1)
    low, high = (math.log(knot) for knot in fit["distance_m"][right - 1 : right + 1])
    share = (math.log(at) - low) / (high - low)
    return values[right - 1] * (1 - share) + values[right] * share
