"""An independent oracle: regions drawn finely in a Lambert azimuthal equal-area projection.

Each is built from geodesic circles and rays of thousands of points, in a projection that keeps
areas on the ellipsoid, so that areas in its plane are ground areas in square metres.
"""

from __future__ import annotations

from functools import singledispatch
from itertools import pairwise
from typing import Any

import numpy as np
import shapely
from places_within import WGS84, Floats, borders, walk
from pyproj import Transformer

from geo import Corridor, Disc, Polygon, Position, Region, Sector, Union

_PIECES = 3_000


def zone_m2(south: float, north: float, width_deg: float) -> float:
    """Area of a box in degrees on the ellipsoid, in closed form.

    Reference: Snyder, J.P. (1987) Map Projections: a Working Manual, USGS PP 1395, (3-12).
    """
    e = np.sqrt(WGS84.es)

    def from_equator(lat: float) -> float:
        sine = np.sin(np.radians(lat))
        return float(sine / (1 - (e * sine) ** 2) + np.arctanh(e * sine) / e)

    turn = np.radians(width_deg)
    return float(turn * WGS84.b**2 / 2 * (from_equator(north) - from_equator(south)))


class Plane:
    """The projection about a position."""

    def __init__(self, middle: Position) -> None:
        crs = f"+proj=laea +lon_0={middle.lon} +lat_0={middle.lat} +ellps=WGS84"
        self._project = Transformer.from_crs("EPSG:4326", crs, always_xy=True).transform

    def polygon(self, lon: Floats, lat: Floats) -> Any:
        return shapely.make_valid(shapely.Polygon(np.column_stack(self._project(lon, lat))))


@singledispatch
def drawn(region: object, plane: Plane) -> Any:
    """The region's outer form in the plane, in metres."""
    raise TypeError(region)


@drawn.register
def _(region: Disc, plane: Plane) -> Any:
    return _circle(region.center, region.radius_m, plane)


@drawn.register
def _(region: Sector, plane: Plane) -> Any:
    """About a position, or about a disc for every bearing."""
    low, high = region.range_m.lower, region.range_m.upper
    if isinstance(region.anchor, Disc):
        assert region.bearing is None
        center, wider = region.anchor.center, region.anchor.radius_m
        low, high = max(0.0, low - wider), high + wider
    else:
        assert isinstance(region.anchor, Position)
        center = region.anchor
    ring = shapely.difference(_circle(center, high, plane), _circle(center, low, plane))
    if region.bearing is None:
        return ring
    azimuth = np.linspace(region.bearing.start_deg, region.bearing.end_deg, _PIECES)
    out = np.linspace(0, 1.001 * high, _PIECES)
    lon, lat = _walked(
        center,
        np.concatenate((np.full_like(out, azimuth[0]), azimuth, np.full_like(out, azimuth[-1]))),
        np.concatenate((out, np.full_like(azimuth, out[-1]), out[::-1])),
    )
    return shapely.intersection(ring, plane.polygon(lon, lat))


@drawn.register
def _(region: Corridor, plane: Plane) -> Any:
    """Every disc about a point of the route, a fiftieth of its width apart."""
    discs = []
    for a, b in pairwise(region.waypoints):
        azimuth, _, length = WGS84.inv(a.lon, a.lat, b.lon, b.lat)
        count = int(np.ceil(length / region.half_width_m * 25)) + 1
        at = _walked(a, np.full(count, azimuth), np.linspace(0, length, count))
        discs += [
            _circle(Position(float(x), float(y)), region.half_width_m, plane, 400)
            for x, y in zip(*at, strict=True)
        ]
    return shapely.union_all(discs)


@drawn.register
def _(region: Polygon, plane: Plane) -> Any:
    """Without border error, and not over a pole."""
    assert region.border_error_m == 0
    assert len(borders(region)) >= 3
    pieces = []
    for rings in region.polygons:
        dense = shapely.segmentize(shapely.Polygon(rings[0]), 0.002)
        pieces.append(plane.polygon(*shapely.get_coordinates(dense).T))
    return shapely.union_all(pieces)


@drawn.register
def _(region: Union, plane: Plane) -> Any:
    return shapely.union_all([drawn(member, plane) for member in region.members])


def areas_m2(a: Region, b: Region, middle: Position) -> tuple[float, float, float]:
    """Ground areas of a, of b and of what they share."""
    p, q = drawn(a, Plane(middle)), drawn(b, Plane(middle))
    return p.area, q.area, shapely.intersection(p, q).area


def _circle(center: Position, radius_m: float, plane: Plane, pieces: int = _PIECES) -> Any:
    if not radius_m:
        return shapely.Polygon()
    azimuth = np.linspace(0, 360, pieces)
    return plane.polygon(*_walked(center, azimuth, np.full(pieces, radius_m)))


def _walked(start: Position, azimuth: Floats, metres: Floats) -> tuple[Floats, Floats]:
    return walk(
        (np.full_like(azimuth, start.lon), np.full_like(azimuth, start.lat)), azimuth, metres
    )
