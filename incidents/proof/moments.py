"""Moments: proofs that two claims' events are together in time, are not, or may be either.

Each claim's own words alone are used. What else its party tells of the event could only narrow it,
so that bounds hold; where that narrowing decides, no proof is given.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from typing import Any

from geo.verdict import Verdict
from incidents.checks.case import Case
from incidents.model import Claim
from incidents.proof.part import NoProof, Part, settled
from incidents.times.span import Gap, Span, gap_of, worded
from incidents.times.zones import joined, variable

_OPEN_MIN = 1e6
"""How far into an open time a witness is looked for."""


@dataclass(frozen=True)
class Row:
    """How two claims' times come out with one zone taken for each."""

    zones: tuple[str, str]
    spans: tuple[Span, Span]

    @property
    def gap(self) -> Gap:
        gap = gap_of(*self.spans)
        assert gap is not None
        return gap

    def as_json(self) -> dict[str, Any]:
        return {
            "zones": list(self.zones),
            "spans": [[_finite(end) for end in _ends(span)] for span in self.spans],
        }


def rows(case: Case, a: str, b: str) -> tuple[Row, ...]:
    """Every way of taking the zones that are open.

    Raises:
        NoProof: where a claim gives no time by itself, or one is told from the other.
    """
    claims = [case.dossier.claim[each] for each in (a, b)]
    if case.times.linked(a, b):
        raise NoProof("one time is told from the other, or both are told from one event")
    if any(case.times.rests_on(each) != (each,) for each in (a, b)):
        raise NoProof("a time rests on others that the same party tells")
    if case.assume.around_min is not None and any(_is_vague(claim) for claim in claims):
        raise NoProof("how wide “around” is, is assumed")
    found = tuple(_rows(claims))
    if not found:
        raise NoProof("a claim gives no time")
    return found


def _is_vague(claim: Claim) -> bool:
    return claim.when is not None and claim.when.vague is not None


def _rows(claims: list[Claim]) -> Iterator[Row]:
    own = [variable(claim) for claim in claims]
    variables = joined(each for each in own if each)
    at = [
        next((i for i, one in enumerate(variables) if each.sources <= one.sources), None)
        if each
        else None
        for each in own
    ]
    for taken in product(*(each.zones for each in variables)):
        zones, spans = [], []
        for claim, index in zip(claims, at, strict=True):
            if claim.when is None or not claim.when.zones:
                return
            zone = claim.when.zones[0].zone if index is None else taken[index]
            zones.append(zone)
            spans.append(worded(claim.when, zone).settled())
        if not any(span.is_open or span.runs_backwards for span in spans):
            yield Row((zones[0], zones[1]), (spans[0], spans[1]))


def together(case: Case, a: str, b: str) -> Part:
    """That two claims' events are within what is called together.

    Raises:
        NoProof: with the reason.
    """
    limit = case.assume.together_min
    every = rows(case, a, b)
    least, greatest = min(r.gap.lower_min for r in every), max(r.gap.upper_min for r in every)
    told = {"rows": [row.as_json() for row in every]}
    if least > limit:
        return Part(Verdict.IMPOSSIBLE, {**told, "least_min": least})
    if greatest <= limit:
        return Part(Verdict.CERTAIN, {**told, "greatest_min": greatest})
    holds, fails = _witness(every, limit, near=True), _witness(every, limit, near=False)
    return Part(settled(holds, fails), {"holds": holds, "fails": fails})


def _witness(every: tuple[Row, ...], limit: float, *, near: bool) -> dict[str, Any] | None:
    """When both may have begun and ended, as near to each other or as far apart as can be."""
    best: tuple[float, Row, tuple[float, ...]] | None = None
    for row in every:
        for ends in _events(*row.spans):
            gap = max(0.0, ends[2] - ends[1], ends[0] - ends[3])
            better = best is None or (gap < best[0] if near else gap > best[0])
            best = (gap, row, ends) if better else best
    if best is None or (best[0] <= limit) != near:
        return None
    gap, row, (a_start, a_end, b_start, b_end) = best
    return {
        **row.as_json(),
        "a": [a_start, a_end],
        "b": [b_start, b_end],
        "lasts_min": [a_end - a_start, b_end - b_start],
        "gap_min": gap,
    }


def _events(a: Span, b: Span) -> Iterator[tuple[float, float, float, float]]:
    """Starts and ends of both at the corners of what is allowed."""
    known = [end for span in (a, b) for end in _ends(span) if math.isfinite(end)]
    first, last = min(known, default=0.0) - _OPEN_MIN, max(known, default=0.0) + _OPEN_MIN
    for one, other in product(_corners(a, first, last), _corners(b, first, last)):
        yield (*one, *other)


def _corners(span: Span, first: float, last: float) -> Iterator[tuple[float, float]]:
    starts, ends = _ends(span)[:2], _ends(span)[2:]
    for start, end in product(starts, ends):
        kept = min(max(start, first), last)
        over = min(max(end, first), last)
        if kept <= over:
            yield kept, over
    instant = max(span.earliest_start, span.earliest_end, first)
    if instant <= min(span.latest_start, span.latest_end):
        yield instant, instant


def _ends(span: Span) -> tuple[float, float, float, float]:
    return span.earliest_start, span.latest_start, span.earliest_end, span.latest_end


def _finite(end: float) -> float | None:
    return end if math.isfinite(end) else None
