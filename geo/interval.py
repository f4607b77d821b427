"""Interval: a closed range of a measurement, the unit being in the name of whatever holds it."""

from __future__ import annotations

import math
from dataclasses import dataclass

from geo.errors import GeometryError


@dataclass(frozen=True, order=True)
class Interval:
    """The closed range [lower, upper]; upper may be infinite, lower may not exceed it.

    Raises:
        GeometryError: for NaN or a lower end above the upper one.
    """

    lower: float
    upper: float

    def __post_init__(self) -> None:
        if not self.lower <= self.upper or math.isinf(self.lower):
            raise GeometryError(
                "interval", f"[{self.lower}, {self.upper}]", "finite lower <= upper, no NaN"
            )

    @property
    def width(self) -> float:
        return self.upper - self.lower

    def holds(self, value: float) -> bool:
        return self.lower <= value <= self.upper

    def meets(self, other: Interval) -> bool:
        """Whether the two share at least one value."""
        return self.lower <= other.upper and other.lower <= self.upper

    def within(self, other: Interval) -> bool:
        """Whether every value of this one lies in the other."""
        return other.lower <= self.lower and self.upper <= other.upper

    def spanning(self, other: Interval) -> Interval:
        """The least interval that holds both."""
        return Interval(min(self.lower, other.lower), max(self.upper, other.upper))
