"""Polygon: an area with drawn borders that may be off by a stated error, both ways."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geo import geodesic
from geo.errors import GeometryError
from geo.geodesic import Floats
from geo.position import Position
from geo.region.arc import Side, sagitta_m
from geo.region.base import Region, edge_m
from geo.region.chart import Chart, stretch
from geo.region.outline import Outline, Part, Patch, cartesian, geographic

Ring = tuple[tuple[float, float], ...]
"""Longitude and latitude in degrees, the last position equal to the first."""

_GREATEST_ERROR_M = 500_000.0


@dataclass(frozen=True)
class Polygon(Region):
    """One or more polygons whose edges are straight in longitude and latitude, as RFC 7946 has it.

    Attributes:
        polygons: each a shell followed by its holes; an area that crosses the antimeridian is cut
            there, one over a pole runs along latitude 90 or -90.
        border_error_m: how far the true border may be from the drawn one: the outer form is wider
            by it, the inner one narrower.

    Raises:
        GeometryError: for a coordinate out of range, a ring that is short, unclosed, flat or
            crosses itself, or an error out of range.
    """

    polygons: tuple[tuple[Ring, ...], ...]
    border_error_m: float = 0.0

    def __post_init__(self) -> None:
        if not self.polygons:
            raise GeometryError("polygons", "none", "at least one polygon")
        if not 0 <= self.border_error_m <= _GREATEST_ERROR_M:
            raise GeometryError("border_error_m", self.border_error_m, "0 m to 500,000 m")
        for index, rings in enumerate(self.polygons):
            _check_polygon(f"polygon {index}", rings)

    @classmethod
    def from_arrays(
        cls, polygons: Iterable[Iterable[Floats]], border_error_m: float = 0.0
    ) -> Polygon:
        """The polygon of rings given as arrays (n, 2) of longitude and latitude in degrees."""
        return cls(
            tuple(
                tuple(tuple((float(x), float(y)) for x, y in ring) for ring in rings)
                for rings in polygons
            ),
            border_error_m,
        )

    @property
    def extent_m(self) -> float:
        return self._reach_m + self.border_error_m

    @cached_property
    def _reach_m(self) -> float:
        """How far the shells' corners are from the chart's origin."""
        lon, lat = (
            np.concatenate(values) for values in zip(*map(_lonlat, self._shells), strict=True)
        )
        origin = self._chart.origin
        return float(geodesic.distance_m(origin.lon, origin.lat, lon, lat).max())

    @cached_property
    def outer(self) -> Outline:
        reach = self.border_error_m + _sag_m(self.extent_m)
        return (Part.filled(self._core, edge_m(self.extent_m), reach),)

    def patches(self, side: Side, sag_m: float) -> tuple[Patch, ...]:
        if not self.border_error_m:
            return (self._core,)
        # The plane stretches lengths, so that a buffer as wide as the stretched error is no less.
        buffer = self.border_error_m * stretch(self.extent_m)
        widened = shapely.buffer(
            self._core.polygon, -buffer if side == "inner" else buffer, quad_segs=32
        )
        return (Patch(self._core.chart, widened),)

    @property
    def _shells(self) -> list[Ring]:
        return [rings[0] for rings in self.polygons]

    @cached_property
    def _chart(self) -> Chart:
        """The chart at the middle of the shells' vertices, as vectors."""
        vectors = np.vstack([cartesian(*_lonlat(shell)) for shell in self._shells])
        low, high = vectors.min(axis=0), vectors.max(axis=0)
        lon, lat = geographic((low + high) / 2)
        return Chart(Position(float(lon), float(lat)))

    @cached_property
    def _core(self) -> Patch:
        """The drawn area without its error; pieces that were cut apart grow together again."""
        pieces = [
            shapely.make_valid(self._chart.plane(shapely.Polygon(rings[0], rings[1:])))
            for rings in (
                [_straight_in_degrees(ring, _sag_m(self._reach_m)) for ring in rings]
                for rings in self.polygons
            )
        ]
        return Patch(self._chart, _areas(shapely.union_all(pieces)))


def _areas(geometry: BaseGeometry) -> BaseGeometry:
    """The polygons of a geometry, lines and points left out."""
    parts = shapely.get_parts(geometry)
    return shapely.union_all([part for part in parts if part.geom_type.endswith("Polygon")])


def _lonlat(ring: Ring) -> tuple[Floats, Floats]:
    points = np.array(ring, dtype=np.float64)
    return points[:, 0], points[:, 1]


def _sag_m(extent_m: float) -> float:
    """How far the drawn edges may lie from those that are straight in degrees, in metres."""
    return max(0.1, sagitta_m(extent_m) / 10)


def _straight_in_degrees(ring: Ring, sag_m: float) -> Floats:
    """The ring with further points on its edges, dense enough for geodesics between them.

    The edge from one meridian to another leaves the geodesic by length² tan(latitude) / (8 R).
    """
    lon, lat = _lonlat(ring)
    length = geodesic.distance_m(lon[:-1], lat[:-1], lon[1:], lat[1:])
    steep = np.abs(np.tan(np.radians(np.clip(np.maximum(abs(lat[:-1]), abs(lat[1:])), 0, 89.9))))
    across = (
        np.abs(np.diff(lon)) * 111_000 * np.cos(np.radians(np.minimum(abs(lat[:-1]), abs(lat[1:]))))
    )
    step = np.sqrt(8 * sag_m * geodesic.EQUATORIAL_RADIUS_M / np.maximum(steep, 0.01))
    count = np.maximum(1, np.ceil(np.maximum(length, across) / step)).astype(int)
    edge = np.repeat(np.arange(len(count)), count)
    share = (np.arange(len(edge)) - np.repeat(np.cumsum(count) - count, count)) / count[edge]
    dense = [values[:-1][edge] + share * np.diff(values)[edge] for values in (lon, lat)]
    return np.vstack((np.column_stack(dense), [(lon[-1], lat[-1])]))


def _check_polygon(name: str, rings: tuple[Ring, ...]) -> None:
    if not rings:
        raise GeometryError(name, "no ring", "a shell and then any holes")
    for index, ring in enumerate(rings):
        where = f"{name}, ring {index}"
        if len(ring) < 4:
            raise GeometryError(where, f"{len(ring)} positions", "at least 4 positions")
        for position in ring:
            Position(*position)
        if ring[0] != ring[-1]:
            raise GeometryError(
                where, f"first {ring[0]}, last {ring[-1]}", "a closed ring, last equal to first"
            )
    drawn = shapely.Polygon(rings[0], rings[1:])
    if not drawn.is_valid or math.isclose(drawn.area, 0.0, abs_tol=1e-18):
        reason = shapely.is_valid_reason(drawn) if not drawn.is_valid else "no area"
        raise GeometryError(name, reason, "a polygon that does not cross itself and has an area")
