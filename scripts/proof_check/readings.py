"""Readings: what follows in each reading, and from a least or a greatest distance."""

from __future__ import annotations

from collections.abc import Callable

from scripts.proof_check import places
from scripts.proof_check.dossier import Json, Wrong, agree

IMPOSSIBLE, POSSIBLE, CERTAIN, UNKNOWN = "impossible", "possible", "certain", "unknown"
Verdicts = tuple[str, str]


def read(proof: Json, verdict: Callable[[Json, str], str]) -> Verdicts:
    """Over both readings; the evidence is given once where they measure the same."""
    readings = proof["readings"]
    worded = verdict(readings["measured"], "measured")
    spoken = readings.get("colloquial", readings["measured"])
    return worded, verdict(spoken, "colloquial")


def bounded(
    part: Json,
    both: places.Both,
    excludes: Callable[[float], bool],
    includes: Callable[[float], bool],
) -> str:
    """What the least or the greatest distance says."""
    agree(part["forms"], both.forms, "forms")
    if "least_m" in part:
        least = places.least_m(both.pairs)
        agree(part["least_m"], least, "least_m", off=1e-4)
        if excludes(least):
            return IMPOSSIBLE
    else:
        greatest = places.greatest_m(both.pairs)
        agree(part["greatest_m"], greatest, "greatest_m", off=1e-4)
        if includes(greatest):
            return CERTAIN
    raise Wrong("the bound does not decide it")
