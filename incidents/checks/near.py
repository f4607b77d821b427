"""Near: whether two events can have been in one place, in both readings, for all who ask."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from geo.interval import Interval
from geo.location import Reading
from geo.verdict import Verdict
from incidents.checks.case import Case
from incidents.checks.finding import Flip, Measured, Outcome
from incidents.checks.readings import concludes, figures, share_upto
from incidents.measure import Gap, gap
from incidents.units import length, lengths

_MEETING = {
    Verdict.IMPOSSIBLE: "never within {near}",
    Verdict.CERTAIN: "always within {near}",
    Verdict.POSSIBLE: "they may be within {near} or not",
    Verdict.UNKNOWN: "the extent of one of the places is not known",
}


@dataclass(frozen=True)
class Nearness:
    """How far apart two claims put an event, against what is assumed to be near.

    Attributes:
        ends: ids of the two claims.
        near_m: two events this far apart, in metres, are still told as in the same place.
        worded, spoken: the gap in each reading.
    """

    case: Case
    ends: tuple[str, str]
    near_m: float
    worded: Gap
    spoken: Gap

    @classmethod
    def of(cls, case: Case, a: str, b: str) -> Nearness:
        """For two claims that give a place."""
        gaps = (case.gap(reading, a, b) for reading in (Reading.MEASURED, Reading.COLLOQUIAL))
        return cls(case, (a, b), case.assume.near_m, *gaps)

    @property
    def verdicts(self) -> tuple[Verdict, Verdict]:
        """As worded and as people speak."""
        return self.at(self.near_m)

    def at(self, near_m: float) -> tuple[Verdict, Verdict]:
        """The verdicts if that were near."""
        worded = of_distance(self.worded.distance_m, near_m)
        if self.spoken.distance_m == self.worded.distance_m:
            return worded, worded
        return worded, of_distance(self.spoken.distance_m, near_m)

    @property
    def shares(self) -> tuple[float | None, float | None]:
        """The share of the distances that are near, in each reading."""
        worded, spoken = self.worded.distance_m, self.spoken.distance_m
        return share_upto(worded, self.near_m), share_upto(spoken, self.near_m)

    @property
    def measured(self) -> tuple[Measured, ...]:
        return separated(self.worded.distance_m)

    @property
    def measured_colloquial(self) -> tuple[Measured, ...]:
        """Empty where both readings measure the same."""
        differ = self.spoken.distance_m != self.worded.distance_m
        return separated(self.spoken.distance_m) if differ else ()

    @property
    def assumptions(self) -> tuple[str, ...]:
        near = f"near means within {length(self.near_m)}"
        return tuple(dict.fromkeys((near, *self.worded.assumptions, *self.spoken.assumptions)))

    @property
    def told(self) -> str:
        """The arithmetic in a sentence."""
        worded, spoken = self.worded.distance_m, self.spoken.distance_m
        if worded is None or spoken is None:
            return "The extent of one of the places is not known."
        outer = "" if self.worded.independent else " (an outer bound: both hang on one place)"
        one = lengths(worded)
        other = one if spoken == worded else lengths(spoken)
        near = length(self.near_m)
        meeting = [_MEETING[verdict].format(near=near) for verdict in self.verdicts]
        return f"The two places are {figures(one, other, f' apart{outer}')}: {concludes(meeting)}."

    def by_geocode(self) -> Iterator[Outcome]:
        """How each combination of rival geocodes comes out by itself, as worded."""
        locator = self.case.locator()
        if not locator.rivals(*self.ends):
            return
        for choice in locator.choices(*self.ends):
            distance = gap(choice, *self.ends).distance_m
            yield Outcome(choice.choice, of_distance(distance, self.near_m), separated(distance))

    def flips(self, verdict: Callable[[float], Verdict]) -> tuple[Flip, ...]:
        """The nearest values of `near`, above and below, at which a verdict on it is another.

        It changes on reaching an end of an interval, and just under it again.
        """
        gaps = {self.worded.distance_m, self.spoken.distance_m}
        ends = sorted({end for each in gaps if each for end in (each.lower, each.upper)})
        above = [end for end in ends if self.near_m < end < math.inf]
        under = [math.nextafter(end, -math.inf) for end in reversed(ends)]
        below = [value for value in under if 0 <= value < self.near_m]
        now, found = verdict(self.near_m), []
        for values in (above, below):
            flip = next(((value, to) for value in values if (to := verdict(value)) != now), None)
            found += [Flip("near", "m", self.near_m, *flip)] if flip else []
        return tuple(found)


def of_distance(distance: Interval | None, near_m: float) -> Verdict:
    """Whether two places that far apart are within near_m of each other."""
    if distance is None:
        return Verdict.UNKNOWN
    if distance.lower > near_m:
        return Verdict.IMPOSSIBLE
    return Verdict.CERTAIN if distance.upper <= near_m else Verdict.POSSIBLE


def overall(verdicts: tuple[Verdict, Verdict]) -> Verdict:
    """The verdict over both readings, which is possible where they differ."""
    worded, spoken = verdicts
    return worded if worded is spoken else Verdict.POSSIBLE


def separated(distance: Interval | None) -> tuple[Measured, ...]:
    return (Measured.of("separation", "m", distance),)
