"""Fact: one thing that nobody knows yet, and what each value of it would settle."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from geo.verdict import Verdict


@dataclass(frozen=True)
class Way:
    """What a fact may turn out to be, and what it would settle.

    Attributes:
        value: a geocode's id, a zone, an instant in UTC, a reading or a unit.
        told: the same in words.
        impossible, certain: ids of the findings that it would make so.
    """

    value: str
    told: str
    impossible: tuple[str, ...]
    certain: tuple[str, ...]

    @property
    def settles(self) -> int:
        return len(self.impossible) + len(self.certain)

    def as_json(self) -> dict[str, Any]:
        settled = {"impossible": list(self.impossible), "certain": list(self.certain)}
        return {"value": self.value, "told": self.told, "settles": self.settles, **settled}

    def __str__(self) -> str:
        kinds = ((self.impossible, "impossible"), (self.certain, "certain"))
        counts = ", ".join(f"{len(ids)} {name}" for ids, name in kinds if ids)
        plural = "" if self.settles == 1 else "s"
        return (
            f"If {self.told}, {self.settles} possible finding{plural} would be settled: {counts}."
        )


@dataclass(frozen=True)
class Fact:
    """One fact that nobody knows yet.

    Attributes:
        parameter: "geocode.PLACE", "point.PLACE", "zone.SOURCE", "minute.CLAIM", "reading", "unit".
        told: the fact in words.
        ways: what it may turn out to be, those that would settle the most first; a value that
            would settle nothing is left out.
        tried: how many values were tried.
    """

    parameter: str
    told: str
    ways: tuple[Way, ...]
    tried: int

    @property
    def settles(self) -> int:
        """How many findings it would settle at most."""
        return self.ways[0].settles

    def as_json(self) -> dict[str, Any]:
        return {
            "fact": self.parameter,
            "told": self.told,
            "settles": self.settles,
            "tried": self.tried,
            "values": [way.as_json() for way in self.ways],
        }


def fact_of(parameter: str, told: str, each: list[tuple[str, str, dict[str, Verdict]]]) -> Fact:
    ways = (
        Way(
            value,
            words,
            tuple(name for name, verdict in settled.items() if verdict is Verdict.IMPOSSIBLE),
            tuple(name for name, verdict in settled.items() if verdict is Verdict.CERTAIN),
        )
        for value, words, settled in each
    )
    useful = sorted((way for way in ways if way.settles), key=lambda way: -way.settles)
    return Fact(parameter, told, tuple(useful), len(each))
