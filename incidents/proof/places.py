"""Places: proofs that two claims' places are near each other, are not, or may be either."""

from __future__ import annotations

import math
from functools import lru_cache
from typing import Any

from geo.location import AtClaim, AtCoordinates, AtPlace, Kind, Reading
from geo.region import Region
from geo.verdict import Verdict
from incidents.checks.case import Case
from incidents.model import Claim
from incidents.proof import bounds, witness
from incidents.proof.cells import Cell, cells_of
from incidents.proof.part import NoProof, Part, settled

READINGS = (Reading.MEASURED, Reading.COLLOQUIAL)
_KINDS = (Kind.AT, Kind.NEAR, Kind.OFFSET, Kind.DISTANCE, Kind.WITHIN, Kind.BEYOND, Kind.DIRECTION)


def cells(case: Case, identity: str, reading: Reading) -> tuple[Cell, ...]:
    """The cells of a claim's place.

    Raises:
        NoProof: where it has none.
    """
    _check(case, case.dossier.claim[identity])
    estimate = case.locator(reading).of(identity)
    region = estimate.region if estimate else None
    found = region and _cells(region)
    if not found:
        raise NoProof("how far off a place may be is not known")
    return found


def reads_alike(case: Case, identity: str) -> bool:
    """Whether both readings allow a claim the same places."""
    worded, spoken = (cells(case, identity, reading) for reading in READINGS)
    return worded == spoken


@lru_cache(maxsize=1024)
def _cells(region: Region) -> tuple[Cell, ...] | None:
    return cells_of(region)


def _check(case: Case, claim: Claim) -> None:
    """A place must be counted from geocodes or coordinates."""
    location = claim.location
    if location is None:
        raise NoProof("a claim gives no place")
    if location.kind not in _KINDS:
        raise NoProof(f"a place is told as {location.kind}")
    anchor = location.anchors[0]
    if isinstance(anchor, AtClaim):
        _check(case, case.dossier.claim[anchor.id])
    elif isinstance(anchor, AtPlace):
        if not case.dossier.place[anchor.id].geocodes:
            raise NoProof("a place has no geocode")
    elif not isinstance(anchor, AtCoordinates):
        raise NoProof("a place is drawn from a border, or from coordinates as written")


def told_from(case: Case, a: str, b: str) -> bool:
    """Whether one claim tells its distance from the very claim that it is compared with."""
    pairs = ((case.dossier.claim[a], b), (case.dossier.claim[b], a))
    return any(
        claim.location is not None
        and claim.location.kind is not Kind.NEAR
        and claim.location.distance_m is not None
        and claim.location.anchors == (AtClaim(other),)
        for claim, other in pairs
    )


def near(case: Case, a: str, b: str, *, reading: Reading, limit_m: float) -> Part:
    """That two claims' places are within a limit of each other, in one reading.

    Raises:
        NoProof: with the reason.
    """
    if told_from(case, a, b):
        return _told(case, a, b, reading, limit_m)
    forms = cells(case, a, reading), cells(case, b, reading)
    least = bounds.least_m(*forms)
    if least > limit_m:
        return Part(Verdict.IMPOSSIBLE, {"forms": written(forms), "least_m": least})
    greatest = bounds.greatest_m(*forms)
    if greatest <= limit_m:
        return Part(Verdict.CERTAIN, {"forms": written(forms), "greatest_m": greatest})
    holds, fails = witness.near(*forms, limit_m), witness.far(*forms, limit_m)
    verdict = settled(holds, fails)
    assert holds is not None
    assert fails is not None
    return Part(verdict, {"holds": holds.as_json(), "fails": fails.as_json()})


def _told(case: Case, a: str, b: str, reading: Reading, limit_m: float) -> Part:
    """A distance that is told from the other claim's place is the answer."""
    distance = case.gap(reading, a, b).distance_m
    if distance is None:
        raise NoProof("how far off a place may be is not known")
    for each in (a, b):
        _check(case, case.dossier.claim[each])
    upper = None if math.isinf(distance.upper) else distance.upper
    evidence = {"told_m": [distance.lower, upper]}
    if distance.lower > limit_m:
        return Part(Verdict.IMPOSSIBLE, evidence)
    return Part(Verdict.CERTAIN if distance.upper <= limit_m else Verdict.POSSIBLE, evidence)


def written(forms: tuple[tuple[Cell, ...], tuple[Cell, ...]]) -> list[list[Any]]:
    return [[cell.as_json() for cell in form] for form in forms]
