"""Places: proofs that two claims' places are near each other, are not, or may be either."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache
from itertools import product
from typing import Any

from geo.location import AtClaim, AtCoordinates, AtPlace, Kind, Reading
from geo.region import Region
from geo.verdict import Verdict
from incidents.checks.case import Case
from incidents.model import Claim
from incidents.proof import bounds, witness
from incidents.proof.cells import Cell, Pairs, cells_of
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


@dataclass(frozen=True)
class Both:
    """The cells of two claims.

    Attributes:
        pairs: those that can both be: a place that both hang on is at one of its geocodes.
    """

    forms: tuple[tuple[Cell, ...], tuple[Cell, ...]]
    pairs: Pairs

    @classmethod
    def of(cls, case: Case, a: str, b: str, reading: Reading) -> Both:
        """Of two claims in a reading.

        Raises:
            NoProof: where one has none.
        """
        forms = cells(case, a, reading), cells(case, b, reading)
        one = _root(case, a) == _root(case, b)
        pairs = [(p, q) for p, q in product(*forms) if not one or p.center == q.center]
        return cls(forms, pairs)

    @property
    def written(self) -> list[list[Any]]:
        return [[cell.as_json() for cell in form] for form in self.forms]


def _root(case: Case, identity: str) -> str:
    """The place that a claim's place is counted from in the end; itself if that is no place."""
    location = case.dossier.claim[identity].location
    anchor = location.anchors[0] if location else None
    if isinstance(anchor, AtClaim):
        return _root(case, anchor.id)
    return f"place {anchor.id}" if isinstance(anchor, AtPlace) else f"claim {identity}"


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
    both = Both.of(case, a, b, reading)
    least = bounds.least_m(both.pairs)
    if least > limit_m:
        return Part(Verdict.IMPOSSIBLE, {"forms": both.written, "least_m": least})
    greatest = bounds.greatest_m(both.pairs)
    if greatest <= limit_m:
        return Part(Verdict.CERTAIN, {"forms": both.written, "greatest_m": greatest})
    holds, fails = witness.near(both.pairs, limit_m), witness.far(both.pairs, limit_m)
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
