"""Region: a part of the Earth that words allow, with an outer and an inner form.

The outer form holds every place the words allow; every place in the inner form is surely allowed.
A new kind of region is one module with one class that says how its forms are drawn.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from functools import cached_property

import numpy as np

from geo.position import Position
from geo.region import area
from geo.region.arc import Side, sagitta_m
from geo.region.center import Center, Circle, corrected_center, enclosing_circle
from geo.region.chart import PLANE_M
from geo.region.outline import Outline, Part, Patch
from geo.region.patchwork import join


class Region(ABC):
    """What every kind of region can say of itself. Regions are compared by value and hashable."""

    @property
    @abstractmethod
    def extent_m(self) -> float:
        """A radius about its own middle that holds the region; it sets how finely it is drawn."""

    @abstractmethod
    def patches(self, side: Side, sag_m: float) -> tuple[Patch, ...]:
        """The drawn forms: the outer one held or given its area, or the inner one as a holder.

        Args:
            side: "outer" holds the outer form, "fair" has its area, the inner form holds "inner".
            sag_m: how far the drawing may lie from the exact form, in metres.
        """

    @property
    def bounded(self) -> bool:
        return self.extent_m < PLANE_M

    @property
    def sag_m(self) -> float:
        """How far the forms' drawings may lie from the exact forms, in metres."""
        return sagitta_m(self.extent_m)

    @cached_property
    def outer(self) -> Outline:
        """The outer form; it is never empty."""
        return self._outline("outer")

    @cached_property
    def inner(self) -> Outline:
        """The inner form; empty where no place is surely allowed."""
        return self._outline("inner")

    @cached_property
    def fair(self) -> tuple[Patch, ...]:
        """The outer form, drawn to its own area."""
        return self.patches("fair", self.sag_m / 4)

    @cached_property
    def enclosing(self) -> Circle:
        """The smallest circle that holds the outer form of a bounded region."""
        return enclosing_circle(self.outer)

    @cached_property
    def corrected(self) -> Center | None:
        """The corrected center of the outer form; None for an unbounded region."""
        return corrected_center(self.outer, self.covers) if self.bounded else None

    @cached_property
    def area_m2(self) -> float:
        """Ground area of the outer form in square metres."""
        return area.ground_area_m2(join(self.fair), self.covers)

    def covers(self, place: Position) -> bool:
        """Whether the outer form holds the place."""
        lon, lat = np.array([place.lon]), np.array([place.lat])
        return any(bool(patch.covers(lon, lat)[0]) for patch in self._drawn)

    @cached_property
    def _drawn(self) -> tuple[Patch, ...]:
        return self.patches("outer", self.sag_m)

    def _outline(self, side: Side) -> Outline:
        patches = self._drawn if side == "outer" else self.patches(side, self.sag_m)
        return tuple(
            Part.filled(patch, edge_m(self.extent_m), rim_m=PLANE_M)
            for patch in patches
            if not patch.polygon.is_empty
        )


def edge_m(extent_m: float) -> float:
    """How long an edge of an outline may be: its chord lies 0.25 m below the surface or, for
    regions over 280 km across, an eightieth of their extent long."""
    return max(3_500.0, min(extent_m, PLANE_M) / 80)
