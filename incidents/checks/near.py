"""Near: whether two events can have been in one place, for every check that asks so."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from geo.interval import Interval
from geo.verdict import Verdict
from incidents.checks.assume import Assume
from incidents.checks.finding import Finding, Flip, Measured, Outcome
from incidents.checks.groups import Group, is_vague
from incidents.locate import Locator
from incidents.measure import Gap, gap
from incidents.units import length, lengths


@dataclass(frozen=True)
class Pair:
    """Two groups of claims, and how far apart their places are."""

    locator: Locator
    a: Group
    b: Group
    gap: Gap

    @classmethod
    def of(cls, locator: Locator, a: Group, b: Group) -> Pair:
        return cls(locator, a, b, gap(locator, a.first, b.first))

    def finding(self, check: str, proposition: str, assume: Assume, note: str = "") -> Finding:
        """The finding that both are in one place, within what the assumptions call near."""
        distance, near_m = self.gap.distance_m, assume.near_m
        verdict = of_distance(distance, near_m)
        vague = is_vague(self.a.location, self.b.location)
        return Finding(
            id=f"{check}--{self.a.first}--{self.b.first}",
            check=check,
            claims=(*self.a.claims, *self.b.claims),
            ends=(self.a.first, self.b.first),
            proposition=proposition,
            as_worded=verdict,
            colloquial=None if vague else verdict,
            measured=_measured(distance),
            because=self._because(verdict, near_m) + note,
            assumptions=(f"near means within {length(near_m)}", *self.gap.assumptions),
            flips_if=_flips(distance, near_m),
            geocodes=partial(self._outcomes, near_m),
        )

    def _outcomes(self, near_m: float) -> Iterator[Outcome]:
        ends = self.a.first, self.b.first
        if self.locator.rivals(*ends):
            for choice in self.locator.choices(*ends):
                distance = gap(choice, *ends).distance_m
                yield Outcome(choice.choice, of_distance(distance, near_m), _measured(distance))

    def _because(self, verdict: Verdict, near_m: float) -> str:
        distance = self.gap.distance_m
        if distance is None:
            return "The extent of one of the places is not known."
        outer = "" if self.gap.independent else " (an outer bound: both hang on one place)"
        apart = f"The two places are {lengths(distance)} apart{outer}"
        ends = {
            Verdict.IMPOSSIBLE: f"never within {length(near_m)}",
            Verdict.CERTAIN: f"always within {length(near_m)}",
            Verdict.POSSIBLE: f"they may be within {length(near_m)} or not",
        }
        return f"{apart}: {ends[verdict]}."


def of_distance(distance: Interval | None, near_m: float) -> Verdict:
    """Whether two places that far apart are within near_m of each other."""
    if distance is None:
        return Verdict.UNKNOWN
    if distance.lower > near_m:
        return Verdict.IMPOSSIBLE
    return Verdict.CERTAIN if distance.upper <= near_m else Verdict.POSSIBLE


def _measured(distance: Interval | None) -> tuple[Measured, ...]:
    return (Measured.of("separation", "m", distance),)


def _flips(distance: Interval | None, near_m: float) -> tuple[Flip, ...]:
    """The nearest values of `near`, above and below, at which the verdict is another.

    It changes on reaching an end of the interval, and just under it again.
    """
    if distance is None:
        return ()
    now = of_distance(distance, near_m)
    above = [end for end in (distance.lower, distance.upper) if near_m < end < math.inf]
    under = [math.nextafter(end, -math.inf) for end in (distance.upper, distance.lower)]
    below = [value for value in under if 0 <= value < near_m]
    flips = [
        next(((value, to) for value in values if (to := of_distance(distance, value)) != now), None)
        for values in (above, below)
    ]
    return tuple(Flip("near", "m", near_m, *flip) for flip in flips if flip)
