"""Outline: where a region's form lies, as edges, filled patches and a dilation.

A part holds every point within ``dilation_m`` of its edges, and everything within its patch. A disc
is a point with a dilation and a corridor a line with one, so that they need no polygon to be exact.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import NamedTuple

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from geo import geodesic
from geo.geodesic import Floats
from geo.position import Position
from geo.region.chart import Chart

_HEMISPHERE_M = 9_000_000.0
_FIRST_ECCENTRICITY_SQUARED: float = geodesic.GEOD.es


@dataclass(frozen=True, eq=False)
class Patch:
    """A filled area: a shapely polygon or multipolygon in a chart's plane, in metres."""

    chart: Chart
    polygon: BaseGeometry

    def covers(self, lon: Floats, lat: Floats) -> NDArray[np.bool_]:
        """Which of the points, in degrees, lie within."""
        shapely.prepare(self.polygon)
        return np.asarray(shapely.intersects_xy(self.polygon, *self.chart.project(lon, lat)))


def radius_m(patch: Patch) -> float:
    """The greatest distance of the patch from its chart's origin, in metres."""
    return float(np.hypot(*shapely.get_coordinates(patch.polygon).T).max(initial=0.0))


class Ball(NamedTuple):
    """Earth-centred Cartesian center and radius in metres."""

    center: Floats
    radius_m: float


@dataclass(frozen=True, eq=False)
class Part:
    """One connected or scattered piece of an outline.

    Attributes:
        lon, lat: vertices in degrees, shape (n,).
        edges: indices of the vertices that each edge joins, shape (m, 2).
        probes: indices of one vertex of each ring or line.
        dilation_m: how far the part reaches beyond its edges and its patch.
    """

    lon: Floats
    lat: Floats
    edges: NDArray[np.intp]
    probes: NDArray[np.intp]
    patch: Patch | None
    dilation_m: float

    @classmethod
    def point(cls, center: Position, radius_m: float) -> Part:
        index = np.zeros(1, dtype=np.intp)
        lon, lat = np.array([center.lon]), np.array([center.lat])
        return cls(lon, lat, np.zeros((1, 2), dtype=np.intp), index, None, radius_m)

    @classmethod
    def line(cls, lon: Floats, lat: Floats, half_width_m: float) -> Part:
        index = np.arange(len(lon) - 1)
        return cls(lon, lat, np.column_stack((index, index + 1)), index[:1], None, half_width_m)

    @classmethod
    def filled(
        cls, patch: Patch, step_m: float, dilation_m: float = 0.0, rim_m: float = np.inf
    ) -> Part:
        """The part that a patch fills, its edges cut to step_m. A ring farther than rim_m from the
        chart's origin is the plane's own rim and no boundary, unless the whole Earth is held."""
        rings = shapely.get_rings(shapely.get_parts(shapely.segmentize(patch.polygon, step_m)))
        every = [shapely.get_coordinates(ring)[:-1] for ring in rings]
        coordinates = [xy for xy in every if np.hypot(*xy.T).min() < rim_m] or every
        sizes = np.array([len(xy) for xy in coordinates])
        firsts = np.cumsum(sizes) - sizes
        index = np.arange(sizes.sum())
        following = index + 1
        following[firsts + sizes - 1] = firsts
        lon, lat = patch.chart.unproject(*np.concatenate(coordinates).T)
        edges = np.column_stack((index, following))
        return cls(lon, lat, edges, firsts, patch, dilation_m)

    def dilated(self, by_m: float) -> Part:
        """The part that holds every place within by_m of this one."""
        return replace(self, dilation_m=self.dilation_m + by_m)

    @property
    def is_point(self) -> bool:
        return len(self.lon) == 1

    @property
    def is_bare(self) -> bool:
        """Whether it is one position and nothing about it."""
        return self.is_point and not self.dilation_m

    def vertex(self, index: int = 0) -> Position:
        return Position(float(self.lon[index]), float(self.lat[index]))

    @cached_property
    def vertices(self) -> Floats:
        """Earth-centred Cartesian coordinates of the vertices in metres, shape (n, 3)."""
        return cartesian(self.lon, self.lat)

    @cached_property
    def beyond_a_hemisphere(self) -> bool:
        """Whether the patch reaches so far that its rim says little of what it holds."""
        return self.patch is not None and radius_m(self.patch) > _HEMISPHERE_M

    @cached_property
    def ball(self) -> Ball:
        """A ball that holds the edges and the patch, the dilation left out."""
        center = (self.vertices.min(axis=0) + self.vertices.max(axis=0)) / 2
        if self.beyond_a_hemisphere:
            return Ball(center, 2 * geodesic.EQUATORIAL_RADIUS_M)  # The rim's ball may miss it.
        reach = np.linalg.norm(self.vertices - center, axis=1).max() + self.half_lengths.max()
        return Ball(center, float(reach))

    @cached_property
    def half_lengths(self) -> Floats:
        """Half the length of each edge's chord, in metres, shape (m,)."""
        starts, ends = self.vertices[self.edges.T]
        return np.asarray(np.linalg.norm(ends - starts, axis=1)) / 2

    def covers(self, lon: Floats, lat: Floats) -> NDArray[np.bool_]:
        """Which of the points, in degrees, lie within the patch, the dilation left out."""
        return np.zeros(len(lon), dtype=bool) if self.patch is None else self.patch.covers(lon, lat)

    def holds(self, place: Position) -> bool:
        """Whether a place lies within the patch or as near the edges as the dilation reaches."""
        if self.is_point:
            here = self.vertex()
            away = geodesic.distance_m(here.lon, here.lat, place.lon, place.lat)
            return bool(away <= self.dilation_m)
        lon, lat = np.array([place.lon]), np.array([place.lat])
        if self.covers(lon, lat)[0]:
            return True
        starts, ends = self.edges.T
        to_edges = geodesic.distance_to_segment(
            *(lon, lat), *(self.lon[starts], self.lat[starts]), *(self.lon[ends], self.lat[ends])
        )
        return bool(to_edges.distance_m.min() <= self.dilation_m)


Outline = tuple[Part, ...]
"""A form: what any of its parts holds. An empty outline is an empty form."""


def cartesian(lon: Floats, lat: Floats) -> Floats:
    """Earth-centred Cartesian coordinates in metres of points on the ellipsoid, shape (n, 3)."""
    lam, phi = np.radians(lon), np.radians(lat)
    normal = geodesic.EQUATORIAL_RADIUS_M / np.sqrt(
        1 - _FIRST_ECCENTRICITY_SQUARED * np.sin(phi) ** 2
    )
    return np.column_stack(
        (
            normal * np.cos(phi) * np.cos(lam),
            normal * np.cos(phi) * np.sin(lam),
            normal * (1 - _FIRST_ECCENTRICITY_SQUARED) * np.sin(phi),
        )
    )


def geographic(xyz: Floats) -> tuple[Floats, Floats]:
    """Longitude and latitude in degrees of points on the ellipsoid, or just below it."""
    x, y, z = np.moveaxis(xyz, -1, 0)
    across = np.hypot(x, y) * (1 - _FIRST_ECCENTRICITY_SQUARED)
    return np.degrees(np.arctan2(y, x)), np.degrees(np.arctan2(z, across))
