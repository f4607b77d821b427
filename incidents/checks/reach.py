"""The check `reach`: the same aircraft or force could have been at both places, at its speed.

Time geography: Hägerstrand, T. (1970) What about people in regional science? Papers of the Regional
Science Association 24, 7-21; Kuijpers, B. & Othman, W. (2009) Modeling uncertainty of moving
objects on road networks via space-time prisms, IJGIS 23(9), 1095-1117.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from geo.interval import Interval
from geo.location import Reading
from geo.verdict import Verdict
from incidents.checks.case import Case
from incidents.checks.finding import Finding, Measured, Outcome
from incidents.checks.movers import Mover, Speeds, share_within
from incidents.checks.readings import balance, concludes, figures
from incidents.checks.sightings import Sighting, one_force, sightings_of
from incidents.measure import gap
from incidents.times import Span, Zones
from incidents.units import durations, lengths

NAME = "reach"

_KMH = 60 / 1_000
"""Kilometres an hour in a metre a minute."""
_ENDS = {
    Verdict.IMPOSSIBLE: "too little for every place and time that they allow",
    Verdict.CERTAIN: "enough for every place and time that they allow",
    Verdict.POSSIBLE: "enough for some places and times that they allow, too little for others",
    Verdict.UNKNOWN: "the extent of one of the places is not known",
}


def run(case: Case) -> Iterator[Finding]:
    """A finding for each two sightings of one force at two places."""
    for force, sightings in sightings_of(case).items():
        for index, a in enumerate(sightings):
            for b in sightings[index + 1 :]:
                if one_force(a, b):
                    yield Reach.of(case, a, b).finding(force)


@dataclass(frozen=True)
class Allowance:
    """How long a force has between two places, in minutes, in one way of taking the zones."""

    zones: Zones
    lower: float
    upper: float

    @classmethod
    def of(cls, zones: Zones, a: Span, b: Span) -> Allowance:
        """It was at each place at some moment of the event there."""
        lower = max(0.0, a.earliest_start - b.latest_end, b.earliest_start - a.latest_end)
        upper = max(a.latest_end - b.earliest_start, b.latest_end - a.earliest_start)
        return cls(zones, lower, max(0.0, upper))


@dataclass(frozen=True)
class Reach:
    """Two sightings, how far apart they are, how long there is, and how fast the force flies."""

    case: Case
    a: Sighting
    b: Sighting
    worded: Interval | None
    spoken: Interval | None
    independent: bool
    assumed: tuple[str, ...]
    allowed: tuple[Allowance, ...]
    speeds: Speeds | None

    @classmethod
    def of(cls, case: Case, a: Sighting, b: Sighting) -> Reach:
        ends = a.first.id, b.first.id
        worded, spoken = (case.gap(reading, *ends) for reading in Reading)
        allowed = tuple(
            Allowance.of(zones, *known)
            for zones, spans in case.times.under(*ends)
            if len(known := [span for span in spans if span is not None]) == 2
        )
        speeds = Speeds.of(case.assume, a.mover or b.mover)
        assumed = tuple(dict.fromkeys((*worded.assumptions, *spoken.assumptions)))
        both, apart = worded.distance_m, spoken.distance_m
        return cls(case, a, b, both, apart, worded.independent, assumed, allowed, speeds)

    @property
    def mover(self) -> Mover:
        mover = self.a.mover or self.b.mover
        assert mover is not None
        return mover

    def finding(self, force: str) -> Finding:
        """The finding that the force could have been at both."""
        verdicts = self._over(self.worded), self._over(self.spoken)
        shares = [self._share(distance) for distance in (self.worded, self.spoken)]
        ends = self.a.first, self.b.first
        return Finding(
            id=f"{NAME}--{ends[0].id}--{ends[1].id}",
            check=NAME,
            claims=tuple(claim.id for claim in (*self.a.claims, *self.b.claims)),
            ends=(ends[0].id, ends[1].id),
            proposition=self._proposition(force),
            as_worded=verdicts[0],
            colloquial=verdicts[1],
            measured=self._measured(self.worded, self.allowed),
            measured_colloquial=(
                () if self.spoken == self.worded else self._measured(self.spoken, self.allowed)
            ),
            because=self._because(verdicts),
            assumptions=self._assumptions(),
            geocodes=partial(self._by_geocode, ends[0].id, ends[1].id),
            by_zone=self._by_zone() if len(self.allowed) > 1 else (),
            balance=balance(verdicts, shares),
        )

    def _proposition(self, force: str) -> str:
        actor = self.case.dossier.actor
        whose = f"one force of {actor[force].name} ({self.mover.name})"
        if self.a.party == self.b.party:
            both = f"“{_where(self.a)}” and “{_where(self.b)}”"
            return f"{actor[self.a.party].name}: {whose} could have been at both {both}"
        told = (f"“{_where(each)}” ({actor[each.party].name})" for each in (self.a, self.b))
        return f"{whose[0].upper()}{whose[1:]} could have been at both {' and '.join(told)}"

    def _over(self, distance: Interval | None) -> Verdict:
        """Over every zone."""
        found = {self._verdict(distance, allowed) for allowed in self.allowed}
        if not found:
            return Verdict.UNKNOWN
        return found.pop() if len(found) == 1 else Verdict.POSSIBLE

    def _verdict(self, distance: Interval | None, allowed: Allowance) -> Verdict:
        speeds = self.speeds
        if distance is None or speeds is None:
            return Verdict.UNKNOWN
        if distance.lower > _way(speeds.top, allowed.upper):
            return Verdict.IMPOSSIBLE
        surely = speeds.surely is not None and distance.upper <= _way(speeds.surely, allowed.lower)
        return Verdict.CERTAIN if surely else Verdict.POSSIBLE

    def _share(self, distance: Interval | None) -> float | None:
        """Of the distances and times, those that the top speed is enough for."""
        if distance is None or self.speeds is None or not self.allowed:
            return None
        longest = max(allowed.upper for allowed in self.allowed)
        shortest = min(allowed.lower for allowed in self.allowed)
        top = self.speeds.top
        if math.isinf(longest):
            return None
        return share_within(distance, Interval(shortest * top, longest * top))

    def _measured(
        self, distance: Interval | None, allowed: tuple[Allowance, ...]
    ) -> tuple[Measured, ...]:
        if not allowed:
            return (Measured.of("separation", "m", distance),)
        lower, upper = _widest(allowed)
        found = [
            Measured.of("separation", "m", distance),
            Measured.between("time between", "min", lower, upper),
        ]
        if distance is not None:
            fast = _kmh(distance.lower, upper), _kmh(distance.upper, lower)
            found.append(Measured.between("speed needed", "km/h", *fast))
        return tuple(found)

    def _because(self, verdicts: tuple[Verdict, Verdict]) -> str:
        if self.worded is None or self.spoken is None:
            return "The extent of one of the places is not known."
        if self.speeds is None:
            return f"Nobody says how fast {self.mover.name} fly."
        if not self.allowed:
            return "When it was is not known."
        both = self.worded, self.spoken
        apart = figures(lengths(both[0]), lengths(both[1]))
        way = figures(self.speeds.takes(both[0]), self.speeds.takes(both[1]))
        left = durations(*_widest(self.allowed))
        ends = concludes([_ENDS[verdict] for verdict in verdicts])
        outer = "" if self.independent else " (an outer bound: both hang on one place)"
        return (
            f"How far the places are apart: {apart}{outer}. "
            f"How long that takes at {self.speeds.told}: {way}. "
            f"What is said of the times leaves {left} between the two: {ends}."
        )

    def _assumptions(self) -> tuple[str, ...]:
        movers = [each.mover for each in (self.a, self.b) if each.mover]
        named = [assumption for mover in movers for assumption in mover.assumptions]
        if len(movers) == 1:
            named.append("where the party names no aircraft, it is taken to tell of the same force")
        own = self.speeds.assumptions if self.speeds else ()
        return tuple(dict.fromkeys((*named, *own, *self.assumed)))

    def _by_zone(self) -> tuple[Outcome, ...]:
        return tuple(
            Outcome(
                allowed.zones,
                self._verdict(self.worded, allowed),
                self._measured(self.worded, (allowed,)),
            )
            for allowed in self.allowed
        )

    def _by_geocode(self, a: str, b: str) -> Iterator[Outcome]:
        locator = self.case.locator()
        if locator.rivals(a, b):
            for one in locator.choices(a, b):
                distance = gap(one, a, b).distance_m
                measured = self._measured(distance, self.allowed)
                yield Outcome(one.choice, self._over(distance), measured)


def _where(sighting: Sighting) -> str:
    claim = sighting.first
    assert claim.location is not None
    time = f", {claim.when.verbatim}" if claim.when and claim.when.verbatim else ""
    return f"{claim.location.verbatim}{time}"


def _widest(allowed: tuple[Allowance, ...]) -> tuple[float, float]:
    return min(one.lower for one in allowed), max(one.upper for one in allowed)


def _way(metres_a_minute: float, minutes: float) -> float:
    """How far something gets, in metres."""
    return metres_a_minute * minutes


def _kmh(metres: float, minutes: float) -> float:
    """The speed that a way in a time asks for; infinite where there is no time for it."""
    if not metres:
        return 0.0
    return metres / minutes * _KMH if minutes else math.inf
