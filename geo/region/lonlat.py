"""A region's outer form as a GeoJSON geometry: RFC 7946, cut at the antimeridian and at the poles.

Edges of a GeoJSON ring are straight in longitude and latitude, so vertices are added until they
follow the form; shells run counter-clockwise, holes clockwise.
"""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import shapely
from shapely.affinity import translate
from shapely.geometry.base import BaseGeometry

from geo import geodesic
from geo.geodesic import Floats
from geo.region.base import Region
from geo.region.chart import PLANE_M, Chart, stretch
from geo.region.disc import Disc
from geo.region.outline import Patch
from geo.region.patchwork import join

DECIMALS = 6
"""Of a degree: 0.1 m."""
_ROUNDING_M = 0.12
_GRID_DEG = 1e-9
_SLIVER_DEG2 = 1e-10
"""Clipping leaves slivers of about this area, which rounding would fold over."""
_WORLD = shapely.box(-180, -90, 180, 90)


def tolerance_m(region: Region) -> float:
    """How far outside the outer form the drawn geometry may reach: 0.1 % of the region's extent,
    at least 1 m. It never lies inside it."""
    return max(1.0, 1e-3 * (region.extent_m if region.bounded else 1_000_000.0))


def geometry(region: Region) -> dict[str, Any]:
    """The GeoJSON Polygon or MultiPolygon of a region's outer form, or the Point of a position."""
    if isinstance(region, Disc) and not region.radius_m:
        return {"type": "Point", "coordinates": [region.center.lon, region.center.lat]}
    tolerance = tolerance_m(region)
    # A position among regions is drawn as large as it may be.
    dots = [Disc(part.vertex(), tolerance / 4) for part in region.outer if part.is_bare]
    members = (
        region.patches("outer", tolerance / 4),
        *(dot.patches("outer", tolerance / 8) for dot in dots),
    )
    patches = join(tuple(patch for drawn in members for patch in drawn))
    drawn = [_in_degrees(_grown(patch, tolerance / 4), tolerance / 8) for patch in patches]
    parts = shapely.get_parts(shapely.union_all(drawn))
    polygons = [_rings(part) for part in parts if part.area > _SLIVER_DEG2]
    if len(polygons) == 1:
        return {"type": "Polygon", "coordinates": polygons[0]}
    return {"type": "MultiPolygon", "coordinates": polygons}


def _grown(patch: Patch, by_m: float) -> Patch:
    """The patch with fewer corners, and wider by what leaving them out and rounding may cost."""
    simple = shapely.simplify(patch.polygon, by_m)
    wider = shapely.buffer(simple, by_m + by_m / 2 + _ROUNDING_M, join_style="mitre")
    return Patch(patch.chart, wider)


def _in_degrees(patch: Patch, bend_m: float) -> BaseGeometry:
    """The patch in longitude and latitude within [-180, 180] and [-90, 90]."""
    found = []
    for polygon in shapely.get_parts(patch.polygon):
        shell, *holes = (_filled(patch.chart, ring, bend_m) for ring in shapely.get_rings(polygon))
        found.append(shapely.difference(shell, shapely.union_all(holes)))
    return shapely.union_all(found)


def _filled(chart: Chart, ring: BaseGeometry, bend_m: float) -> BaseGeometry:
    """What a ring of the plane encloses, in degrees."""
    if np.hypot(*shapely.get_coordinates(ring).T).min() > PLANE_M:
        return _WORLD
    lon, lat = chart.unproject(*_followed(chart, shapely.get_coordinates(ring), bend_m).T)
    poles = np.column_stack(chart.project(np.zeros(2), np.array([90.0, -90.0])))
    within = shapely.Polygon(shapely.get_coordinates(ring))
    north, south = (bool(shapely.contains_xy(within, *pole)) for pole in poles)
    if north == south:
        enclosed = _wrapped(shapely.Polygon(np.column_stack((np.unwrap(lon, period=360.0), lat))))
        return shapely.difference(_WORLD, enclosed) if north else enclosed
    return _wrapped(_closed_at_pole(lon[:-1], lat[:-1], 90.0 if north else -90.0))


def _closed_at_pole(lon: Floats, lat: Floats, pole: float) -> BaseGeometry:
    """The polygon of a ring that goes once round the Earth and of the pole beyond it.

    It starts at the ring's nearest point to the pole, so that the seam crosses no other edge.
    """
    first = int(np.abs(pole - lat).argmin())
    lon, lat = np.roll(lon, -first), np.roll(lat, -first)
    run = np.unwrap(np.append(lon, lon[0]), period=360.0)
    run[-1] = run[0] + math.copysign(360.0, run[-1] - run[0])
    corners = np.column_stack((run, np.append(lat, lat[0])))
    return shapely.Polygon([*corners, (run[-1], pole), (run[0], pole)])


def _wrapped(polygon: BaseGeometry) -> BaseGeometry:
    """A polygon with longitudes that run on, cut at the antimeridian and brought back."""
    polygon = shapely.make_valid(polygon)
    west, _, east, _ = polygon.bounds
    pieces = []
    for turn in range(math.floor((west + 180) / 360), math.ceil((east - 180) / 360) + 1):
        zone = shapely.box(360 * turn - 180, -90, 360 * turn + 180, 90)
        inside = shapely.intersection(polygon, zone)
        pieces.append(translate(inside, xoff=-360 * turn))
    return shapely.union_all(pieces, grid_size=_GRID_DEG)


def _followed(chart: Chart, xy: Floats, bend_m: float) -> Floats:
    """A ring of the plane with vertices added until edges straight in degrees follow it."""
    for _ in range(12):
        lon, lat = chart.unproject(*xy.T)
        middle = (xy[:-1] + xy[1:]) / 2
        mid_lon, mid_lat = chart.unproject(*middle.T)
        step = (np.diff(lon) + 180.0) % 360.0 - 180.0
        flat_lon = (lon[:-1] + step / 2 + 180.0) % 360.0 - 180.0
        off = geodesic.distance_m(flat_lon, (lat[:-1] + lat[1:]) / 2, mid_lon, mid_lat)
        off *= [stretch(radius) for radius in np.hypot(*middle.T)]
        bent = np.nonzero((off > bend_m) & (np.hypot(*np.diff(xy, axis=0).T) > 1.0))[0]
        if not len(bent):
            break
        xy = np.insert(xy, bent + 1, middle[bent], axis=0)
    return xy


def _rings(polygon: BaseGeometry) -> list[list[list[float]]]:
    oriented = shapely.orient_polygons(polygon)
    rings = []
    for ring in shapely.get_rings(oriented):
        rounded = np.round(shapely.get_coordinates(ring), DECIMALS) + 0.0
        kept = np.concatenate(([True], np.any(np.diff(rounded, axis=0) != 0, axis=1)))
        if kept.sum() >= 4:
            rings.append(rounded[kept].tolist())
    return rings
