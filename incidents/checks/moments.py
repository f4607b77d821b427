"""Moments: whether two events can have been at one time, over every zone that the words allow."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

from geo.verdict import Verdict
from incidents.checks.case import Case
from incidents.checks.finding import Measured
from incidents.times import Gap, Zones, gap_of

_MEETING = {
    Verdict.IMPOSSIBLE: "never together",
    Verdict.CERTAIN: "always together",
    Verdict.POSSIBLE: "they may be together or not",
}
_HOUR_MIN, _DAY_MIN = 60.0, 24 * 60.0


@dataclass(frozen=True)
class Moments:
    """How long two events are apart, against what is assumed to be together.

    Attributes:
        together_min: two events this far apart, in minutes, are still told as at the same time.
        zoned: the gap for each zone that each of their sources may be in.
    """

    together_min: float
    zoned: tuple[tuple[Zones, Gap], ...]

    @classmethod
    def of(cls, case: Case, a: str, b: str) -> Moments | None:
        """For two claims; None where one of them gives no time."""
        zoned = tuple(
            (zones, gap)
            for zones, (first, second) in case.times.under(a, b)
            if (gap := gap_of(first, second)) is not None
        )
        return cls(case.assume.together_min, zoned) if zoned else None

    @property
    def gap(self) -> Gap:
        """The least and greatest gap over every zone."""
        gaps = [gap for _, gap in self.zoned]
        return Gap(min(gap.lower_min for gap in gaps), max(gap.upper_min for gap in gaps))

    @property
    def verdict(self) -> Verdict:
        """Whether both were at one time: settled only if it is so in every zone."""
        found = {verdict for _, verdict, _ in self.by_zone()}
        return found.pop() if len(found) == 1 else Verdict.POSSIBLE

    def by_zone(self) -> Iterator[tuple[Zones, Verdict, Gap]]:
        for zones, gap in self.zoned:
            yield zones, self._verdict(gap), gap

    @property
    def share(self) -> float:
        """The share of the gaps that are within together."""
        gap = self.gap
        if gap.upper_min <= self.together_min:
            return 1.0
        if math.isinf(gap.upper_min):
            return 0.0
        over = max(0.0, self.together_min - gap.lower_min)
        return over / (gap.upper_min - gap.lower_min)

    @property
    def measured(self) -> Measured:
        return measured_gap(self.gap)

    @property
    def told(self) -> str:
        """The arithmetic in a sentence."""
        gap, verdict = self.gap, self.verdict
        apart = f"The two times are {durations(gap)} apart"
        zones = sum(1 for _ in self.zoned)
        over = f" over the {zones} zones that the words allow" if zones > 1 else ""
        within = f" within {duration(self.together_min)}" if verdict != Verdict.POSSIBLE else ""
        return f"{apart}{over}: {_MEETING[verdict]}{within}."

    def _verdict(self, gap: Gap) -> Verdict:
        if gap.lower_min > self.together_min:
            return Verdict.IMPOSSIBLE
        return Verdict.CERTAIN if gap.upper_min <= self.together_min else Verdict.POSSIBLE


def measured_gap(gap: Gap) -> Measured:
    return Measured.between("gap", "min", gap.lower_min, gap.upper_min)


def durations(gap: Gap) -> str:
    """A range of durations: 25 min to 3 h 10 min."""
    if math.isinf(gap.upper_min):
        return f"{duration(gap.lower_min)} or more"
    low, high = duration(gap.lower_min), duration(gap.upper_min)
    return low if low == high else f"{low} to {high}"


def duration(minutes: float) -> str:
    """Minutes below two hours, hours and minutes below two days, days beyond."""
    whole = round(minutes)
    if whole < 2 * _HOUR_MIN:
        return f"{whole} min"
    if whole < 2 * _DAY_MIN:
        hours, rest = divmod(whole, int(_HOUR_MIN))
        return f"{hours} h {rest} min" if rest else f"{hours} h"
    return f"{minutes / _DAY_MIN:,.3g} days"
