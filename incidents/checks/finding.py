"""Finding: one proposition about claims, with its verdict, arithmetic and what would flip it."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from geo.interval import Interval
from geo.verdict import Verdict
from incidents.locate import Choice


@dataclass(frozen=True)
class Measured:
    """An interval that a verdict rests on; the unit is m, deg, min, km/h, people or 1."""

    name: str
    unit: str
    lower: float | None
    upper: float | None

    @classmethod
    def of(cls, name: str, unit: str, interval: Interval | None) -> Measured:
        if interval is None:
            return cls(name, unit, None, None)
        return cls.between(name, unit, interval.lower, interval.upper)

    @classmethod
    def between(cls, name: str, unit: str, lower: float, upper: float) -> Measured:
        """An interval by its ends; an infinite end is open."""
        ends = (end if math.isfinite(end) else None for end in (lower, upper))
        return cls(name, unit, *ends)

    def as_json(self) -> dict[str, Any]:
        return {"name": self.name, "unit": self.unit, "lower": self.lower, "upper": self.upper}


@dataclass(frozen=True)
class Flip:
    """The nearest value of an assumption that changes the verdict, and to what.

    Attributes:
        parameter: as `--assume` names it: "near", "radius.saeqa-camp", "zone"; or "reading".
        unit: m, min, deg, km/h or 1; empty for what is chosen from a list.
        now, then: the values; a name where it is chosen from a list, words where claims differ.
        grows: whether a number `then` is over what it is now.
    """

    parameter: str
    unit: str
    now: float | str
    then: float | str
    verdict: Verdict
    grows: bool | None = None

    def as_json(self) -> dict[str, Any]:
        return {
            "parameter": self.parameter,
            "unit": self.unit,
            "from": self.now,
            "to": self.then,
            "verdict": str(self.verdict),
        }


@dataclass(frozen=True)
class Searched:
    """What was searched for a flip: a number from lower to upper, or each of some choices.

    Attributes:
        parameter, unit: as in Flip.
        tried: the choices; empty for a number.
    """

    parameter: str
    unit: str
    lower: float | None = None
    upper: float | None = None
    tried: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        if self.tried:
            return {"parameter": self.parameter, "tried": list(self.tried)}
        ends = {"lower": self.lower, "upper": self.upper}
        return {"parameter": self.parameter, "unit": self.unit, **ends}


@dataclass(frozen=True)
class Outcome:
    """How a finding comes out with one geocode chosen for each place that has rivals, or one zone
    for each source that states none."""

    choice: Choice
    verdict: Verdict
    measured: tuple[Measured, ...]

    def as_json(self, chosen: str) -> dict[str, Any]:
        return {
            chosen: dict(self.choice),
            "verdict": str(self.verdict),
            "measured": [measured.as_json() for measured in self.measured],
        }


@dataclass(frozen=True, kw_only=True)
class Finding:
    """What a check found.

    Attributes:
        id: made of the check and the claims; the same at every run.
        claims: ids of the claims it is about.
        ends: of these, the two between which it was measured, or the one.
        places: ids of places it is about beside the claims.
        proposition: worded so that `impossible` is the contradiction.
        verdict: over every reading.
        colloquial: the verdict as people speak; None where that reading is not worked out.
        as_worded: the verdict of the measured reading.
        measured, measured_colloquial: what each reading rests on; the second one is empty where
            the readings measure the same.
        because: the arithmetic in one sentence.
        flips_if: what nearest values of the assumptions change the verdict; see checks.flips.
        searched: in what ranges they were searched for; empty where that is not done yet.
        geocodes: works out by_geocode, which takes long and is seldom asked for.
        by_zone: how each zone that a source may be in comes out by itself, as worded.
        balance: for `possible`, the share of what was measured for which the proposition holds,
            from 0 to 1: no probability, but how far it is from being settled; None if unknown.
    """

    id: str
    check: str
    claims: tuple[str, ...]
    ends: tuple[str, ...]
    places: tuple[str, ...] = ()
    proposition: str
    as_worded: Verdict
    colloquial: Verdict | None
    measured: tuple[Measured, ...]
    because: str
    assumptions: tuple[str, ...]
    flips_if: tuple[Flip, ...] = ()
    geocodes: Callable[[], Iterable[Outcome]] = field(default=tuple, repr=False, compare=False)
    by_zone: tuple[Outcome, ...] = ()
    measured_colloquial: tuple[Measured, ...] = ()
    balance: float | None = None
    searched: tuple[Searched, ...] = ()

    @property
    def verdict(self) -> Verdict:
        """Possible where the readings that are worked out differ."""
        agreed = self.colloquial is None or self.colloquial is self.as_worded
        return self.as_worded if agreed else Verdict.POSSIBLE

    @cached_property
    def by_geocode(self) -> tuple[Outcome, ...]:
        """How each combination of rival geocodes comes out by itself, as worded."""
        return tuple(self.geocodes())

    def as_json(self) -> dict[str, Any]:
        """The command line's contract."""
        return {
            "id": self.id,
            "check": self.check,
            "claims": list(self.claims),
            "places": list(self.places),
            "proposition": self.proposition,
            "verdict": str(self.verdict),
            "by_reading": {
                "measured": str(self.as_worded),
                "colloquial": str(self.colloquial) if self.colloquial else None,
            },
            "measured": [measured.as_json() for measured in self.measured],
            "because": self.because,
            "assumptions": list(self.assumptions),
            "flips_if": [flip.as_json() for flip in self.flips_if],
            "searched": [searched.as_json() for searched in self.searched],
            "by_geocode": [outcome.as_json("geocodes") for outcome in self.by_geocode],
            "by_zone": [outcome.as_json("zones") for outcome in self.by_zone],
            "measured_colloquial": [measured.as_json() for measured in self.measured_colloquial],
        }
