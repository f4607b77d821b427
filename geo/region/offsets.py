"""Offsets: every place so far east or west and so far north or south of an uncertain anchor."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geo import geodesic
from geo.errors import GeometryError
from geo.geodesic import POLAR_RADIUS_M, Floats
from geo.interval import Interval
from geo.region.arc import Side
from geo.region.base import Region
from geo.region.center import Circle
from geo.region.chart import Chart, stretch, widened
from geo.region.outline import Patch

_GREATEST_OFFSET_M = 500_000.0
_GREATEST_LATITUDE_DEG = 85.0
_A_SIDE = 16
_FLAT_M = 1.0
_QUARTER_PIECES = 16


@dataclass(frozen=True)
class Offsets(Region):
    """Where one comes to by going along a geodesic due east or west and from its end along one due
    north or south, in either order.

    Attributes:
        anchor: a bounded region; the way starts at some place of it.
        east_m, north_m: how far, in metres; west and south are negative.

    Raises:
        GeometryError: for an anchor without end, an offset over 500 km, or a way that comes within
            five degrees of a pole, where east is no direction to go far in.
    """

    anchor: Region
    east_m: Interval
    north_m: Interval

    def __post_init__(self) -> None:
        for name, offset in (("east_m", self.east_m), ("north_m", self.north_m)):
            if max(abs(offset.lower), abs(offset.upper)) > _GREATEST_OFFSET_M:
                raise GeometryError(name, offset, "at most 500,000 m to either side")
        if not self.anchor.bounded:
            raise GeometryError("anchor", "an unbounded region", "a bounded region")
        if self._greatest_latitude > _GREATEST_LATITUDE_DEG:
            got = f"a way up to latitude {self._greatest_latitude:.1f}"
            raise GeometryError("north_m", got, "a way within latitudes of 85 degrees")

    @property
    def extent_m(self) -> float:
        return self._reach_m + self._off_m

    def patches(self, side: Side, sag_m: float) -> tuple[Patch, ...]:
        width = self._off_m * stretch(self.extent_m) + sag_m
        off = {"outer": width, "fair": self._off_m, "inner": -width}[side]
        ground: BaseGeometry = shapely.Polygon(self._rim)
        if not ground.is_valid or min(self.east_m.width, self.north_m.width) < _FLAT_M:
            if side == "inner":
                return ()
            ground = shapely.convex_hull(shapely.MultiPoint(self._rim))  # A line, at its thinnest.
        grown = widened(ground, off, _QUARTER_PIECES)
        return () if grown.is_empty else (Patch(Chart(self._circle.center), grown),)

    @cached_property
    def _circle(self) -> Circle:
        return self.anchor.enclosing

    @property
    def _reach_m(self) -> float:
        farthest = (max(abs(o.lower), abs(o.upper)) for o in (self.east_m, self.north_m))
        return math.hypot(*farthest)

    @property
    def _greatest_latitude(self) -> float:
        reach = self._circle.radius_m + self._reach_m
        return abs(self._circle.center.lat) + math.degrees(reach / POLAR_RADIUS_M)

    def _reached(self, east: Floats, north: Floats, *, east_first: bool) -> Floats:
        """Longitudes and latitudes that ways from the middle of the anchor end at, shape (2, n)."""
        legs = [(np.where(east < 0, 270.0, 90.0), np.abs(east))]
        legs.insert(int(east_first), (np.where(north < 0, 180.0, 0.0), np.abs(north)))
        lon = np.full(len(east), self._circle.center.lon)
        lat = np.full(len(east), self._circle.center.lat)
        for azimuth, metres in legs:
            lon, lat = geodesic.destination(lon, lat, azimuth, metres)
        return np.array([lon, lat])

    @cached_property
    def _rim(self) -> Floats:
        """The places that ways from the anchor's middle end at, in the chart's plane (n, 2)."""
        x, y = Chart(self._circle.center).project(*self._reached(*self._sides, east_first=True))
        return np.column_stack((x, y))

    @property
    def _sides(self) -> tuple[Floats, Floats]:
        """Offsets east and north round the rectangle of them, counter-clockwise."""
        along = np.arange(_A_SIDE) / _A_SIDE
        west, east = self.east_m.lower, self.east_m.upper
        south, north = self.north_m.lower, self.north_m.upper
        x = [west + along * (east - west), np.full(_A_SIDE, east)]
        y = [np.full(_A_SIDE, south), south + along * (north - south)]
        x += [east - along * (east - west), np.full(_A_SIDE, west)]
        y += [np.full(_A_SIDE, north), north - along * (north - south)]
        return np.concatenate(x), np.concatenate(y)

    @cached_property
    def _off_m(self) -> float:
        """How far from the rim a place may be that the words allow: by the anchor's radius and the
        turn of north across it, by the other order of the two ways, and by the rim's bend."""
        radius = self._circle.radius_m
        tangent = math.tan(math.radians(self._greatest_latitude))
        turned = radius * (1 + self._reach_m / POLAR_RADIUS_M * tangent)
        one = self._reached(*self._sides, east_first=True)
        other = self._reached(*self._sides, east_first=False)
        order = float(geodesic.distance_m(*one, *other).max())
        piece = max(self.east_m.width, self.north_m.width) / _A_SIDE
        bend = piece**2 / (8 * POLAR_RADIUS_M) * (1 + tangent)
        return turned + order + bend
