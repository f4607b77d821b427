"""Movement: proofs that a force could have been at two places in the time between."""

from __future__ import annotations

import math
from itertools import product
from typing import Any

from geo.location import Reading
from geo.verdict import Verdict
from incidents.checks.case import Case
from incidents.checks.movers import Mover, Speeds
from incidents.checks.reach import Allowance
from incidents.proof import bounds, witness
from incidents.proof.cells import Pairs
from incidents.proof.moments import Row, rows
from incidents.proof.part import NoProof, Part, settled
from incidents.proof.places import Both, told_from

_KMH = 60 / 1_000
"""Kilometres an hour in a metre a minute."""
_MARGIN_M = 1.0


def reach(case: Case, a: str, b: str, *, reading: Reading) -> Part:
    """That one force could have been at both, in one reading.

    Raises:
        NoProof: with the reason.
    """
    if told_from(case, a, b):
        raise NoProof("one claim tells its distance from the other")
    speeds, platform = _speeds(case, a, b)
    both = Both.of(case, a, b, reading)
    every = rows(case, a, b)
    least, greatest = bounds.least_m(both.pairs), bounds.greatest_m(both.pairs)
    surely = speeds.surely or 0.0
    told = {
        "platform": platform,
        "top_kmh": speeds.top * _KMH,
        "surely_kmh": surely * _KMH,
        "rows": [row.as_json() for row in every],
    }
    times = [Allowance.of({}, *row.spans) for row in every]
    if all(least > speeds.top * each.upper for each in times):
        return Part(Verdict.IMPOSSIBLE, {**told, "forms": both.written, "least_m": least})
    if all(greatest <= surely * each.lower for each in times):
        return Part(Verdict.CERTAIN, {**told, "forms": both.written, "greatest_m": greatest})
    holds = _enough(both.pairs, every, speeds.top)
    fails = _too_little(both.pairs, every, surely)
    return Part(settled(holds, fails), {**told, "holds": holds, "fails": fails})


def _speeds(case: Case, a: str, b: str) -> tuple[Speeds, str | None]:
    movers = [Mover.of(case.dossier, case.dossier.claim[each]) for each in (a, b)]
    mover = next((each for each in movers if each), None)
    speeds = Speeds.of(case.assume, mover)
    if speeds is None:
        raise NoProof("nobody says how fast the force is")
    platform = mover.platform if mover else None
    figures = [
        each for each in (platform and (platform.cruise_kmh, platform.top_kmh)) or () if each
    ]
    if any(end % 1 for each in figures for end in (each.lower, each.upper)):
        raise NoProof("a speed is told in parts of a km/h")
    return speeds, mover.platform.id if mover and mover.platform else None


def _enough(pairs: Pairs, every: tuple[Row, ...], top: float) -> dict[str, Any] | None:
    """Places and instants between which the top speed is enough."""
    row, instants = max(((row, _instants(row, far=True)) for row in every), key=_gap)
    limit = top * abs(instants[0] - instants[1])
    pair = witness.near(pairs, limit - _MARGIN_M)
    return None if pair is None else _between(pair, row, instants)


def _too_little(pairs: Pairs, every: tuple[Row, ...], surely: float) -> dict[str, Any] | None:
    """Places and instants between which what it surely keeps up is not enough."""
    row, instants = min(((row, _instants(row, far=False)) for row in every), key=_gap)
    limit = surely * abs(instants[0] - instants[1])
    pair = witness.far(pairs, limit + _MARGIN_M)
    return None if pair is None else _between(pair, row, instants)


def _between(pair: witness.Pair, row: Row, instants: tuple[float, float]) -> dict[str, Any]:
    between = abs(instants[0] - instants[1])
    return {
        **pair.as_json(),
        **row.as_json(),
        "instants": list(instants),
        "between_min": between,
    }


def _gap(each: tuple[Row, tuple[float, float]]) -> float:
    return abs(each[1][0] - each[1][1])


def _instants(row: Row, *, far: bool) -> tuple[float, float]:
    """A moment of each event, as far apart as can be or as near."""
    ends = [(span.earliest_start, span.latest_end) for span in row.spans]
    if any(math.isinf(end) for pair in ends for end in pair):
        raise NoProof("a time has no end")
    (a, b), (c, d) = ends
    if far:
        return max(product((a, b), (c, d)), key=lambda two: abs(two[0] - two[1]))
    common = min(max(a, c), b)
    return common, min(max(common, c), d)
