"""Chart: the azimuthal equidistant plane about a position, made of true geodesics.

Distance and azimuth from the origin are those of the ellipsoid, at the poles and across the
antimeridian too; only lengths across the line of sight are stretched, by ``stretch``.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geo import geodesic
from geo.geodesic import Floats
from geo.position import Position

PLANE_M = 19_900_000.0
"""A chart is used out to this distance; what lies beyond is near the antipode."""


@dataclass(frozen=True)
class Chart:
    """A plane in metres, x to the east and y to the north of the origin."""

    origin: Position

    def project(self, lon: Floats, lat: Floats) -> tuple[Floats, Floats]:
        """Metres east and north of the origin."""
        way = geodesic.inverse(self.origin.lon, self.origin.lat, lon, lat)
        angle = np.radians(way.azimuth_deg)
        return way.distance_m * np.sin(angle), way.distance_m * np.cos(angle)

    def unproject(self, x: Floats, y: Floats) -> tuple[Floats, Floats]:
        """Longitude and latitude in degrees."""
        azimuth = np.degrees(np.arctan2(x, y))
        return geodesic.destination(self.origin.lon, self.origin.lat, azimuth, np.hypot(x, y))

    def lonlat(self, geometry: BaseGeometry) -> BaseGeometry:
        """A geometry of this plane, vertex by vertex, in longitude and latitude."""
        return _each_vertex(geometry, self.unproject)

    def plane(self, geometry: BaseGeometry) -> BaseGeometry:
        """A geometry in longitude and latitude, vertex by vertex, in this plane."""
        return _each_vertex(geometry, self.project)


def stretch(radius_m: float) -> float:
    """How much longer than on the ground a length in the plane is at most, within that radius.

    Across the line of sight the scale is s / m(s), with m the reduced length; m is least where the
    surface bends most, and there it is R sin(s / R).
    """
    angle = radius_m / geodesic.LEAST_CURVATURE_RADIUS_M
    return math.inf if angle >= math.pi else angle / math.sin(angle) if angle else 1.0


def widened(geometry: BaseGeometry, by_m: float, quarter_pieces: int) -> BaseGeometry:
    """A geometry of a plane wider, or narrower, by at least by_m: round corners go round arcs.

    A corner is drawn with pieces of up to half as much again as asked for, so twice as many are.
    """
    goes_round = by_m / math.cos(math.pi / 4 / quarter_pieces)
    return shapely.buffer(geometry, goes_round, quad_segs=2 * quarter_pieces)


def _each_vertex(
    geometry: BaseGeometry, move: Callable[[Floats, Floats], tuple[Floats, Floats]]
) -> BaseGeometry:
    return shapely.transform(geometry, lambda xy: np.column_stack(move(xy[:, 0], xy[:, 1])))
