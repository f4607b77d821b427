"""Corridor: every place within a distance of a route of geodesic legs."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import shapely

from geo import geodesic
from geo.errors import GeometryError
from geo.position import Position
from geo.region.arc import Side
from geo.region.base import Region, edge_m
from geo.region.chart import Chart
from geo.region.disc import Disc
from geo.region.outline import Outline, Part, Patch
from geo.region.patchwork import in_chart

_GREATEST_HALF_WIDTH_M = 2_000_000.0
_STEEPEST_RAD = 1.4


@dataclass(frozen=True)
class Corridor(Region):
    """A strip about the shortest geodesics that join the waypoints in turn.

    Attributes:
        waypoints: at least two.
        half_width_m: more than 0 and at most 2,000 km.
        sure_half_width_m: of the inner form; None if it is the whole strip, 0 if there is none.

    Raises:
        GeometryError: for too few waypoints or a width out of range.
    """

    waypoints: tuple[Position, ...]
    half_width_m: float
    sure_half_width_m: float | None = None

    def __post_init__(self) -> None:
        if len(self.waypoints) < 2:
            raise GeometryError("waypoints", len(self.waypoints), "at least 2 positions")
        if not 0 < self.half_width_m <= _GREATEST_HALF_WIDTH_M:
            raise GeometryError(
                "half_width_m", self.half_width_m, "a length over 0 m and up to 2,000,000 m"
            )
        if not 0 <= self.surely <= self.half_width_m:
            raise GeometryError(
                "sure_half_width_m", self.sure_half_width_m, f"0 m to {self.half_width_m:g} m"
            )

    @property
    def surely(self) -> float:
        """Half-width of the inner form in metres."""
        return self.half_width_m if self.sure_half_width_m is None else self.sure_half_width_m

    @property
    def length_m(self) -> float:
        """Length of the route in metres."""
        lon, lat = self._lonlat
        return float(geodesic.distance_m(lon[:-1], lat[:-1], lon[1:], lat[1:]).sum())

    @property
    def extent_m(self) -> float:
        return self.length_m / 2 + self.half_width_m

    @cached_property
    def outer(self) -> Outline:
        return (self._part(self.half_width_m),)

    @cached_property
    def inner(self) -> Outline:
        return (self._part(self.surely),) if self.surely else ()

    def patches(self, side: Side, sag_m: float) -> tuple[Patch, ...]:
        half_width = self.surely if side == "inner" else self.half_width_m
        half_width += {"outer": sag_m, "fair": 0.0, "inner": -sag_m}[side]
        if half_width <= 0:
            return ()
        lon, lat = geodesic.densify(*self._lonlat, _step_m(self.extent_m, sag_m))
        chart = Chart(Position(float(lon[len(lon) // 2]), float(lat[len(lat) // 2])))
        ends = [
            in_chart(Disc(point, half_width).patches(side, sag_m)[0], chart)
            for point in self.waypoints
        ]
        return (Patch(chart, shapely.union_all([*ends, *self._strips(chart, half_width, sag_m)])),)

    @property
    def _lonlat(self) -> tuple[geodesic.Floats, geodesic.Floats]:
        points = np.array([(point.lon, point.lat) for point in self.waypoints])
        return points[:, 0], points[:, 1]

    def _part(self, dilation_m: float) -> Part:
        return Part.line(*geodesic.densify(*self._lonlat, edge_m(self.extent_m)), dilation_m)

    def _strips(self, chart: Chart, half_width: float, sag_m: float) -> list[shapely.Polygon]:
        """One polygon a leg, its sides the ends of geodesics that leave the leg squarely."""
        strips = []
        for a, b in zip(self.waypoints, self.waypoints[1:], strict=False):
            lon, lat = geodesic.densify(
                [a.lon, b.lon], [a.lat, b.lat], _step_m(self.extent_m, sag_m)
            )
            ahead = geodesic.azimuth_deg(lon[:-1], lat[:-1], lon[1:], lat[1:])
            last = geodesic.inverse(lon[-2], lat[-2], lon[-1], lat[-1]).back_azimuth_deg + 180
            heading = np.append(ahead, last)
            sides = [
                np.column_stack(
                    chart.project(*geodesic.destination(lon, lat, heading + turn, half_width))
                )
                for turn in (-90, 90)
            ]
            strips.append(shapely.Polygon(np.vstack((sides[0], sides[1][::-1]))))
        return strips


def _step_m(reach_m: float, sag_m: float) -> float:
    """How far apart a strip's crossings may be: its sides curve as small circles do, with radius
    R / tan(half-width / R), and the chart bends straight lines by no more than R / tan(reach / R).
    """
    angle = min(reach_m / geodesic.LEAST_CURVATURE_RADIUS_M, _STEEPEST_RAD)
    bend = math.tan(angle) / geodesic.LEAST_CURVATURE_RADIUS_M
    return max(math.sqrt(8 * sag_m / max(bend, 1e-9)), 1_000.0)
