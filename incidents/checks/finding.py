"""Finding: one proposition about claims, with its verdict, arithmetic and what would flip it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from geo.interval import Interval
from geo.verdict import Verdict
from incidents.locate import Choice


@dataclass(frozen=True)
class Measured:
    """An interval that a verdict rests on; the unit is m or deg."""

    name: str
    unit: str
    lower: float | None
    upper: float | None

    @classmethod
    def of(cls, name: str, unit: str, interval: Interval | None) -> Measured:
        if interval is None:
            return cls(name, unit, None, None)
        upper = None if interval.upper == float("inf") else interval.upper
        return cls(name, unit, interval.lower, upper)

    def as_json(self) -> dict[str, Any]:
        return {"name": self.name, "unit": self.unit, "lower": self.lower, "upper": self.upper}


@dataclass(frozen=True)
class Flip:
    """The nearest value of an assumption that changes the verdict, and to what."""

    parameter: str
    unit: str
    now: float
    then: float
    verdict: Verdict

    def as_json(self) -> dict[str, Any]:
        return {
            "parameter": self.parameter,
            "unit": self.unit,
            "from": self.now,
            "to": self.then,
            "verdict": str(self.verdict),
        }


@dataclass(frozen=True)
class Outcome:
    """How a finding comes out with one geocode chosen for each place that has rivals."""

    choice: Choice
    verdict: Verdict
    measured: tuple[Measured, ...]

    def as_json(self) -> dict[str, Any]:
        return {
            "geocodes": dict(self.choice),
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
        because: the arithmetic in one sentence.
        by_geocode: how each combination of rival geocodes comes out by itself.
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
    by_geocode: tuple[Outcome, ...] = ()

    @property
    def verdict(self) -> Verdict:
        """Possible where the readings that are worked out differ."""
        agreed = self.colloquial is None or self.colloquial is self.as_worded
        return self.as_worded if agreed else Verdict.POSSIBLE

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
            "by_geocode": [outcome.as_json() for outcome in self.by_geocode],
        }
