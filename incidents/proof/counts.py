"""Counts: proofs about tolls, about the geocodes of a place, and about origins."""

from __future__ import annotations

from dataclasses import fields
from itertools import combinations
from typing import Any

from geo import geodesic
from geo.verdict import Verdict
from incidents.checks.case import Case
from incidents.checks.finding import Finding
from incidents.model import Dossier
from incidents.parts import Range, Toll
from incidents.proof.part import NoProof, Part, settled
from incidents.toll import NAMES, Clash, Joint, said, satisfiable

_MANY = 10_000_000
"""A count without an end is tried so far beyond its least."""


def toll(case: Case, finding: Finding) -> Part:
    """That one toll satisfies two claims: numbers that do, or those that exclude each other.

    Raises:
        NoProof: where no numbers are found.
    """
    told = [said(case.dossier.claim[end]) for end in finding.ends]
    tolls = tuple(one for one in told if one is not None)
    if len(tolls) != 2:
        raise NoProof("no two tolls are told")
    joint = satisfiable(tolls)
    evidence: dict[str, Any] = {"tolls": [_written(one) for one in tolls]}
    if isinstance(joint, Clash):
        clash = joint.contradictions[0]
        ends = {side: [count.name for count in getattr(clash, side)] for side in ("least", "most")}
        return Part(Verdict.IMPOSSIBLE, {**evidence, **ends, "gap": clash.gap})
    if tolls[0] == tolls[1]:
        return Part(Verdict.CERTAIN, evidence)
    holds, fails = _numbers(joint), _other(tolls)
    verdict = settled(holds, fails)
    assert holds is not None
    assert fails is not None
    witness = {name: _added_up(found) for name, found in (("holds", holds), ("fails", fails))}
    return Part(verdict, {**evidence, **witness})


def _added_up(numbers: dict[str, int]) -> dict[str, int]:
    """With their sum, so that none can be altered alone."""
    return {**numbers, "added_up": sum(numbers.values())}


def _written(one: Toll) -> dict[str, list[int | None]]:
    return {
        each.name: [count.lower, count.upper]
        for each in fields(Toll)
        if (count := getattr(one, each.name)) is not None
    }


def _numbers(joint: Joint) -> dict[str, int] | None:
    """A toll that satisfies both: the most killed that may be, and what goes with it."""
    ranges = joint.ranges
    for killed in dict.fromkeys((_upper(ranges["killed"]), ranges["killed"].lower)):
        for wounded in dict.fromkeys((ranges["wounded"].lower, _upper(ranges["wounded"]))):
            both = killed + wounded
            found = {"killed": killed, "wounded": wounded, "killed_or_wounded": both}
            found |= {name: ranges[name].lower for name in ("civilians", "children", "women")}
            if all(_holds(ranges[name], found[name]) for name in NAMES):
                return found
    return None


def _upper(count: Range) -> int:
    return count.lower + _MANY if count.upper is None else count.upper


def _holds(count: Range, value: int) -> bool:
    return count.lower <= value and (count.upper is None or value <= count.upper)


def _other(tolls: tuple[Toll, ...]) -> dict[str, int] | None:
    """A toll that satisfies one of the two and not the other."""
    for one, other in (tolls, tolls[::-1]):
        for name in NAMES:
            mine, theirs = getattr(one, name), getattr(other, name)
            if theirs is None:
                continue
            for value in (theirs.lower - 1, _upper(theirs) + 1):
                pinned = Toll(**{**_counts(one), name: Range(max(0, value), max(0, value))})
                fits = mine is None or _holds(mine, value)
                joint = satisfiable((one, pinned)) if value >= 0 and fits else None
                if isinstance(joint, Joint) and (found := _numbers(joint)):
                    return found
    return None


def _counts(one: Toll) -> dict[str, Range]:
    return {name: count for name in NAMES if (count := getattr(one, name)) is not None}


def geocodes(case: Case, finding: Finding) -> Part:
    """How far the geocodes of a place are apart, and whether each is within the others' radii.

    Raises:
        NoProof: where a radius is not known.
    """
    place = case.dossier.place[finding.places[0]]
    stated = [code.uncertainty_m for code in place.geocodes if code.uncertainty_m]
    if not stated:
        raise NoProof("no geocode of the place states how far off it may be")
    codes = [
        {
            "id": code.id,
            "point": [code.lon, code.lat],
            "radius_m": code.uncertainty_m or max(stated),
        }
        for code in place.geocodes
    ]
    pairs, verdicts = [], set()
    for a, b in combinations(codes, 2):
        apart = float(geodesic.distance_m(*_point(a), *_point(b)))
        radii = sorted(float(each["radius_m"]) for each in (a, b))  # type: ignore[arg-type]
        pairs.append({"codes": [a["id"], b["id"]], "apart_m": apart})
        verdicts.add(_agree(apart, radii))
    worst = next(
        v for v in (Verdict.IMPOSSIBLE, Verdict.POSSIBLE, Verdict.CERTAIN) if v in verdicts
    )
    return Part(worst, {"place": place.id, "geocodes": codes, "pairs": pairs})


def _point(code: dict[str, Any]) -> tuple[float, float]:
    return code["point"][0], code["point"][1]


def _agree(apart: float, radii: list[float]) -> Verdict:
    if apart > sum(radii):
        return Verdict.IMPOSSIBLE
    return Verdict.CERTAIN if apart <= radii[0] else Verdict.POSSIBLE


def origins(dossier: Dossier, finding: Finding) -> Part:
    """That two claims have one origin in the dossier, or none that it states to be one."""
    stated = [dossier.claim[end].origin for end in finding.ends]
    one = len(stated) == 2 and stated[0] is not None and stated[0] == stated[1]
    verdict = Verdict.IMPOSSIBLE if one else Verdict.POSSIBLE
    return Part(verdict, {"origins": stated})
