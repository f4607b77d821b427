"""Sector: every place within a range and a bearing of an anchor that is itself a region.

With every bearing it is an annulus; with no greatest range it is unbounded, as "at least 20 km
from" and "south of" are.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geo.bearing import Bearing
from geo.errors import GeometryError
from geo.geodesic import POLAR_RADIUS_M
from geo.interval import Interval
from geo.position import Position
from geo.region.annulus import about, around, ring, too_near
from geo.region.arc import Side, circle, sagitta_m
from geo.region.arc import arc as _arc
from geo.region.base import Region
from geo.region.center import Circle
from geo.region.chart import PLANE_M, Chart, stretch
from geo.region.disc import Disc
from geo.region.outline import Outline, Patch
from geo.region.patchwork import join
from geo.region.sweep import sweep
from geo.region.union import Union
from geo.units import GREATEST_DISTANCE_M

_EVERY = Bearing(0.0, 360.0)
_ENDLESS_EXTENT_M = 250_000.0
"""A sector without end is drawn as finely as one that ends here."""
_SWEPT_M = 19_000_000.0
"""How far a sector without end is swept; geodesics from apart spread widely beyond."""


@dataclass(frozen=True)
class Sector(Region):
    """Every place at a distance in range_m and an azimuth in bearing from a place of the anchor.

    The outer form is what some place of the anchor allows, the inner one what all of them do.

    Attributes:
        anchor: a region, or a position known for sure.
        range_m: least and greatest distance in metres; the greatest may be infinite.
        bearing: azimuths at the anchor; None for every direction.
        sure_range_m: the range of the inner form where rounding leaves it narrower; None if equal,
            without width if no place is sure.

    Raises:
        GeometryError: for an anchor without end or a range that is out of range.
    """

    anchor: Region | Position
    range_m: Interval
    bearing: Bearing | None = None
    sure_range_m: Interval | None = None

    def __post_init__(self) -> None:
        if self.range_m.lower < 0 or self.range_m.lower > GREATEST_DISTANCE_M:
            raise GeometryError("range_m", self.range_m.lower, "0 m to 20,003,931 m")
        if self.range_m.upper <= 0:
            raise GeometryError("range_m", self.range_m.upper, "a greatest range over 0 m")
        if not self._region.bounded:
            raise GeometryError("anchor", "an unbounded region", "a bounded region or a position")
        if self.sure_range_m is not None and not self.sure_range_m.within(self.range_m):
            raise GeometryError("sure_range_m", self.sure_range_m, f"a part of {self.range_m}")

    @property
    def extent_m(self) -> float:
        reach = self.range_m.upper
        return (reach if reach < PLANE_M else math.inf) + self._region.extent_m

    @property
    def sag_m(self) -> float:
        near = max(self.range_m.lower, _ENDLESS_EXTENT_M) + self._region.extent_m
        return sagitta_m(self.extent_m if self.bounded else near)

    @cached_property
    def outer(self) -> Outline:
        if isinstance(self._region, Union):
            return tuple(part for each in self._each for part in each.outer)
        if self.bearing is None and self.bounded and not self._leaves_a_hole:
            reach = self.range_m.upper
            return tuple(part.dilated(reach) for part in self._region.outer)
        return self._outline("outer")

    @cached_property
    def fair(self) -> tuple[Patch, ...]:
        exact = self.bearing is None or self._disc is not None or isinstance(self._region, Union)
        return super().fair if exact else self._drawn  # A sweep is fair enough and takes long.

    def patches(self, side: Side, sag_m: float) -> tuple[Patch, ...]:
        if isinstance(self._region, Union):
            return Union(self._each).patches(side, sag_m)
        if side == "inner":
            return self._inner(sag_m)
        if self.bearing is None:
            return self._ring(side, sag_m)
        if self._is_position:
            return self._ray(side, sag_m)
        return self._endless if self._disc is None and not self.bounded else self._swept(sag_m)

    @cached_property
    def _endless(self) -> tuple[Patch, ...]:
        """A sector without end from a border: so coarse that one drawing does."""
        return self._swept(self.sag_m)

    @property
    def _region(self) -> Region:
        return self.anchor if isinstance(self.anchor, Region) else Disc(self.anchor, 0.0)

    @cached_property
    def _disc(self) -> Disc | None:
        """The anchor as a disc, if its outer form is one."""
        parts = self._region.outer
        if len(parts) != 1 or not parts[0].is_point:
            return None
        return Disc(parts[0].vertex(), parts[0].dilation_m)

    @property
    def _coarseness_m(self) -> float:
        """How far a border may be drawn outside its place before it is swept; a sector without end
        is swept from its anchor's hull."""
        return self._region.enclosing.radius_m / (100 if self.bounded else 1)

    @property
    def _is_position(self) -> bool:
        return self._disc is not None and self._disc.radius_m == 0

    @cached_property
    def _each(self) -> tuple[Sector, ...]:
        """This sector from each of the regions that the anchor may be."""
        assert isinstance(self._region, Union)
        return tuple(
            Sector(member, self.range_m, self.bearing, self.sure_range_m)
            for member in self._region.members
        )

    @property
    def _leaves_a_hole(self) -> bool:
        """Whether some place is nearer than the least distance to every place of the anchor."""
        lower = self.range_m.lower
        if self._disc is not None:
            return lower > self._disc.radius_m
        patches = join(self._region.patches("outer", self.sag_m))
        return any(not too_near(patch, lower, self.sag_m).is_empty for patch in patches)

    def _ring(self, side: Side, sag_m: float) -> tuple[Patch, ...]:
        lower, upper = self.range_m.lower, self.range_m.upper
        if self._disc is not None:
            radius = self._disc.radius_m
            least = max(0.0, lower - radius)
            return (about(self._disc.center, least, upper + radius, side, sag_m),)
        anchors = join(self._region.patches(side, sag_m))
        return tuple(around(patch, lower, upper, side, sag_m) for patch in anchors)

    def _ray(self, side: Side, sag_m: float) -> tuple[Patch, ...]:
        """The wedge from a position, and the ground about the antipode if it has no end."""
        assert self._disc is not None
        assert self.bearing is not None
        upper = min(self.range_m.upper, PLANE_M)
        wedge = _wedge(self.bearing, self.range_m.lower, upper, side, sag_m)
        return (Patch(Chart(self._disc.center), wedge), *self._beyond(PLANE_M, side, sag_m))

    def _swept(self, sag_m: float) -> tuple[Patch, ...]:
        assert self.bearing is not None
        enclosing = self._region.enclosing
        bearing = self.bearing
        if 90 - abs(enclosing.center.lat) < math.degrees(
            1.02 * enclosing.radius_m / POLAR_RADIUS_M
        ):
            bearing = _EVERY  # About a pole every direction is any direction.
        ranges = self.range_m.lower, min(self.range_m.upper, _SWEPT_M)
        coarse = sag_m / 2 if self._disc is not None else max(sag_m / 2, self._coarseness_m)
        swept = tuple(
            Patch(
                patch.chart, sweep(patch.chart, patch.polygon, ranges, bearing, sag_m / 2, coarse)
            )
            for patch in join(self._region.patches("outer", coarse))
        )
        return (*swept, *self._beyond(_SWEPT_M, "outer", sag_m))

    def _beyond(self, drawn_m: float, side: Side, sag_m: float) -> tuple[Patch, ...]:
        """The ground about the antipode, for a bearing without end: geodesics meet there."""
        if self.range_m.upper < drawn_m or side == "inner":
            return ()
        disc = self._region.enclosing
        lon, lat = disc.center.lon, -disc.center.lat
        antipode = Position(lon - 180 if lon > 0 else lon + 180, lat)
        radius = disc.radius_m + GREATEST_DISTANCE_M - drawn_m + 50_000
        return Disc(antipode, radius).patches(side, sag_m)

    def _inner(self, sag_m: float) -> tuple[Patch, ...]:
        """What is in range of every place of a disc that holds the anchor."""
        sure = self.sure_range_m or self.range_m
        if not sure.width:
            return ()
        anchor = self._region.enclosing
        if self.bearing is None:
            lower, upper = sure.lower + anchor.radius_m, sure.upper - anchor.radius_m
            lower = sure.lower and lower
            return (about(anchor.center, lower, upper, "inner", sag_m),) if lower < upper else ()
        wedge = _wedge(self.bearing, sure.lower, min(sure.upper, PLANE_M), "inner", sag_m)
        loss = anchor.radius_m * (1 + _turn_of_north(anchor, sure.upper)) * stretch(sure.upper)
        if loss > 0:
            wedge = shapely.buffer(wedge, -loss) if math.isfinite(loss) else shapely.Polygon()
        return () if wedge.is_empty else (Patch(Chart(anchor.center), wedge),)


def _wedge(bearing: Bearing, lower: float, upper: float, side: Side, sag_m: float) -> BaseGeometry:
    start, turn = math.radians(bearing.start_deg), math.radians(bearing.turn_deg)
    if bearing.turn_deg >= 360:
        return ring(lower, upper, side, sag_m)
    outer = _arc(upper, start, turn, side, sag_m, bulging=True)
    if side == "inner" and lower > 0:  # A range thinner than the drawing has little left inside.
        near = circle(lower, side, sag_m, bulging=False)
        return shapely.difference(shapely.Polygon([(0.0, 0.0), *outer]), shapely.Polygon(near))
    inner = _arc(lower, start, turn, side, sag_m, bulging=False) if lower > 0 else [(0.0, 0.0)]
    return shapely.Polygon(np.vstack((outer, inner[::-1])))


def _turn_of_north(anchor: Circle, reach_m: float) -> float:
    """How far, in anchor radii, the turn of north across the anchor moves a place at that reach."""
    colatitude = math.radians(90 - abs(anchor.center.lat)) - anchor.radius_m / POLAR_RADIUS_M
    return reach_m / POLAR_RADIUS_M / math.tan(colatitude) if colatitude > 1e-9 else math.inf
