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
from geo.region.chart import Chart, stretch, widened
from geo.region.outline import Outline, Part, Patch, cartesian, geographic

Ring = tuple[tuple[float, float], ...]
"""Longitude and latitude in degrees, the last position equal to the first."""

_GREATEST_ERROR_M = 500_000.0
_GREATEST_REACH_M = 19_000_000.0
"""From a polygon's middle: about the antipode no plane shows it."""
_LEAST_OFF_M = 0.001
_MOST_HALVINGS = 16
_QUARTER_PIECES = 32
_GRID_M = 0.0001
"""Pieces whose cut edges differ by rounding alone grow together on this grid."""


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
            crosses itself, a polygon of nearly the whole Earth, or an error out of range.
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
        if self._reach_m > _GREATEST_REACH_M:
            got = f"borders {self._reach_m:,.0f} m from the middle"
            raise GeometryError("polygons", got, f"at most {_GREATEST_REACH_M:,.0f} m")

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
        """How far the shells reach from the chart's origin."""
        origin = self._chart.origin
        return float(geodesic.distance_m(origin.lon, origin.lat, *self._shells.T).max())

    @cached_property
    def outer(self) -> Outline:
        reach = self.border_error_m + self._off_m
        return (Part.filled(self._core, edge_m(self.extent_m), reach),)

    def patches(self, side: Side, sag_m: float) -> tuple[Patch, ...]:
        error = self.border_error_m + (0.0 if side == "fair" else self._off_m)
        if not error:
            return (self._core,)
        # The plane stretches lengths, so that a buffer as wide as the stretched error is no less.
        width = error * stretch(self.extent_m) * (-1 if side == "inner" else 1)
        return (Patch(self._core.chart, widened(self._core.polygon, width, _QUARTER_PIECES)),)

    @property
    def _off_m(self) -> float:
        """How far the drawn edges may lie from those that are straight in degrees, in metres."""
        return max(_LEAST_OFF_M, sagitta_m(self._reach_m) / 10)

    @cached_property
    def _shells(self) -> Floats:
        """Longitudes and latitudes on the shells, at most a degree apart, shape (n, 2)."""
        return np.vstack([_a_degree_apart(rings[0]) for rings in self.polygons])

    @cached_property
    def _chart(self) -> Chart:
        """The chart at the middle of the shells, as vectors."""
        vectors = cartesian(*self._shells.T)
        lon, lat = geographic((vectors.min(axis=0) + vectors.max(axis=0)) / 2)
        return Chart(Position(float(lon), float(lat)))

    @cached_property
    def _core(self) -> Patch:
        """The drawn area without its error; pieces that were cut apart grow together again."""
        pieces = [
            shapely.make_valid(shapely.Polygon(shell, holes))
            for shell, *holes in (
                [_straight_in_degrees(ring, self._chart, 0.75 * self._off_m) for ring in rings]
                for rings in self.polygons
            )
        ]
        grid = _GRID_M if len(pieces) > 1 else None
        return Patch(self._chart, _areas(shapely.union_all(pieces, grid_size=grid)))


def _areas(geometry: BaseGeometry) -> BaseGeometry:
    """The polygons of a geometry, lines and points left out."""
    parts = shapely.get_parts(geometry)
    return shapely.union_all([part for part in parts if part.geom_type.endswith("Polygon")])


def _a_degree_apart(ring: Ring) -> Floats:
    return shapely.get_coordinates(shapely.segmentize(shapely.LinearRing(ring), 1.0))


def _straight_in_degrees(ring: Ring, chart: Chart, off_m: float) -> Floats:
    """A ring whose edges are straight in degrees in a chart's plane, as corners dense enough for
    edges straight in the plane to be off by at most off_m: halved until the middles are."""
    lonlat = _a_degree_apart(ring)
    xy = np.column_stack(chart.project(*lonlat.T))
    for _ in range(_MOST_HALVINGS):
        middles = (lonlat[:-1] + lonlat[1:]) / 2
        moved = np.column_stack(chart.project(*middles.T))
        off = np.hypot(*(moved - (xy[:-1] + xy[1:]) / 2).T)
        bent = np.nonzero(off > off_m)[0]
        if not len(bent):
            break
        lonlat = np.insert(lonlat, bent + 1, middles[bent], axis=0)
        xy = np.insert(xy, bent + 1, moved[bent], axis=0)
    return xy


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
