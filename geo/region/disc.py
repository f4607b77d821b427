"""Disc: every place within a distance of a position."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import shapely

from geo.errors import GeometryError
from geo.position import Position
from geo.region.arc import Side, circle
from geo.region.base import Region
from geo.region.chart import Chart
from geo.region.outline import Outline, Part, Patch

_GREATEST_RADIUS_M = 10_000_000.0


@dataclass(frozen=True)
class Disc(Region):
    """A geodesic disc.

    Attributes:
        center: its middle.
        radius_m: in [0, 10,000 km]; 0 is the bare position.
        sure_radius_m: radius of the inner form; None if it is the whole disc, 0 if there is none,
            as for a geocode whose radius says how far off it may be.

    Raises:
        GeometryError: for a radius out of range, NaN, or a sure one greater than the radius.
    """

    center: Position
    radius_m: float
    sure_radius_m: float | None = None

    def __post_init__(self) -> None:
        if not 0 <= self.radius_m <= _GREATEST_RADIUS_M:
            raise GeometryError("radius_m", self.radius_m, "a length from 0 m to 10,000,000 m")
        if not 0 <= self.surely <= self.radius_m:
            raise GeometryError(
                "sure_radius_m", self.sure_radius_m, f"a length from 0 m to {self.radius_m:g} m"
            )

    @property
    def surely(self) -> float:
        """Radius of the inner form in metres."""
        return self.radius_m if self.sure_radius_m is None else self.sure_radius_m

    @property
    def extent_m(self) -> float:
        return self.radius_m

    @cached_property
    def outer(self) -> Outline:
        return (Part.point(self.center, self.radius_m),)

    @cached_property
    def inner(self) -> Outline:
        nowhere = self.sure_radius_m == 0
        return () if nowhere else (Part.point(self.center, self.surely),)

    def covers(self, place: Position) -> bool:
        return self.outer[0].holds(place)

    def patches(self, side: Side, sag_m: float) -> tuple[Patch, ...]:
        radius = self.surely if side == "inner" else self.radius_m
        if not radius:
            return ()
        ring = circle(radius, side, sag_m, bulging=True)
        return (Patch(Chart(self.center), shapely.Polygon(ring)),)
