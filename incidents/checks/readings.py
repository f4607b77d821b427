"""Readings: what a finding measures as worded and as people speak, told in one sentence."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

from geo.interval import Interval
from geo.verdict import Verdict

_SETTLED = {Verdict.CERTAIN: 1.0, Verdict.IMPOSSIBLE: 0.0}


def figures(worded: str, spoken: str, after: str = "") -> str:
    """What both readings measure: the figures of each where they differ. What people mean lies in
    the region as people speak about 19 times in 20, and the sentence must not say more.

    >>> figures("2 km", "2 km", " apart")
    '2 km apart'
    >>> figures("2 km", "3 km", " apart")
    'as worded 2 km apart, as people speak 3 km (about 19 times in 20)'
    """
    if worded == spoken:
        return f"{worded}{after}"
    return f"as worded {worded}{after}, as people speak {spoken} (about 19 times in 20)"


def concludes(ends: Sequence[str]) -> str:
    """What follows as worded and as people speak: said once where it is the same."""
    worded, spoken = ends
    if worded == spoken:
        return worded
    return f"as worded {worded}, as people speak {spoken}"


def share_upto(distance_m: Interval | None, limit_m: float) -> float | None:
    """The share of a range of distances that is no longer than a limit; None if none is known, or
    if the words set them no end: a share of the way around the Earth would say nothing."""
    if distance_m is None:
        return None
    if distance_m.upper <= limit_m:
        return 1.0
    if limit_m <= distance_m.lower:
        return 0.0
    return None if math.isinf(distance_m.upper) else (limit_m - distance_m.lower) / distance_m.width


def balance(verdicts: Sequence[Verdict], shares: Iterable[float | None]) -> float | None:
    """How far a finding is from being settled: the mean over the readings of the shares for which
    the proposition holds, 1 and 0 where a reading is settled; None where one is not known.

    It is no probability, and None too where both readings agree on a settled verdict.
    """
    if len(set(verdicts)) == 1 and verdicts[0] is not Verdict.POSSIBLE:
        return None
    each = [_SETTLED.get(verdict, share) for verdict, share in zip(verdicts, shares, strict=True)]
    known = [share for share in each if share is not None]
    return sum(known) / len(known) if len(known) == len(each) else None
