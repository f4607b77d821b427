"""Areas on the ellipsoid: of a region's patches, and of what two regions' patches share.

Patches that fit one chart are intersected in its plane. Where a region has no end, no one plane
shows it whole: the boundaries then cut the plane into cells, and each is counted or not by asking
about a place inside it. Either way the area itself is that of the ellipsoid.

Reference for the area of a geodesic polygon: Karney (2013), section 6, by way of PROJ.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geo import geodesic
from geo.position import Position
from geo.region.arc import circle
from geo.region.chart import PLANE_M, Chart
from geo.region.outline import Patch
from geo.region.patchwork import fit_one_chart, in_chart

_LEAST_STEP_M, _GREATEST_STEP_M = 2_000.0, 100_000.0
_TILE_M = 5_000_000.0

Counts = Callable[[Position], bool]
"""Whether a place belongs to the area that is asked for."""


def ground_area_m2(patches: tuple[Patch, ...], counts: Counts) -> float:
    """Ground area in square metres of patches already joined where they could be."""
    if len(patches) == 1:
        return _area(patches[0].chart, patches[0].polygon)
    return _area_by_cells(patches[0].chart, patches, counts) if patches else 0.0


def shared_area_m2(p: tuple[Patch, ...], q: tuple[Patch, ...], counts: Counts) -> float:
    """Ground area in square metres that two regions share; the first bounded, if either is."""
    if len(p) == len(q) == 1 and fit_one_chart((*p, *q)):
        return _area(p[0].chart, shapely.intersection(p[0].polygon, in_chart(q[0], p[0].chart)))
    return _area_by_cells(p[0].chart, (*p, *q), counts)


def _area_by_cells(chart: Chart, patches: tuple[Patch, ...], counts: Counts) -> float:
    rim = shapely.LinearRing(circle(PLANE_M, "fair", _GREATEST_STEP_M / 10, bulging=True))
    size = float(np.hypot(*np.diff(np.reshape(patches[0].polygon.bounds, (2, 2)), axis=0)[0]))
    step = min(max(_LEAST_STEP_M, size / 4), _GREATEST_STEP_M)
    lines = [
        chart.plane(patch.chart.lonlat(shapely.segmentize(patch.polygon, step))).boundary
        for patch in patches
    ]
    cells = shapely.get_parts(shapely.polygonize([shapely.union_all([rim, *lines])]))
    lon, lat = chart.unproject(*shapely.get_coordinates(shapely.point_on_surface(cells)).T)
    return sum(
        _area(chart, cell)
        for cell, x, y in zip(cells, lon, lat, strict=True)
        if counts(Position(float(x), float(y)))
    )


def _area(chart: Chart, geometry: BaseGeometry) -> float:
    polygons = [part for part in shapely.get_parts(geometry) if part.geom_type == "Polygon"]
    total = 0.0
    for polygon in polygons:
        small = np.ptp(np.reshape(polygon.bounds, (2, 2)), axis=0).max() < _TILE_M
        for piece in [polygon] if small else _tiles(polygon):
            shell, *holes = (_ring_area(chart, ring) for ring in shapely.get_rings(piece))
            total += shell - sum(holes)
    return total


def _tiles(polygon: BaseGeometry) -> list[BaseGeometry]:
    """The polygon cut into pieces that each lie well within a hemisphere."""
    places = polygon.intersection(shapely.Point(0, 0).buffer(PLANE_M, quad_segs=64))
    corners = np.arange(-4, 4) * _TILE_M
    x, y = (grid.ravel() for grid in np.meshgrid(corners, corners))
    tiles = shapely.intersection(places, shapely.box(x, y, x + _TILE_M, y + _TILE_M))
    pieces = shapely.get_parts(shapely.segmentize(tiles, _GREATEST_STEP_M))
    return [piece for piece in pieces if piece.geom_type == "Polygon" and not piece.is_empty]


def _ring_area(chart: Chart, ring: BaseGeometry) -> float:
    """Ground area within a ring of the plane that lies within a hemisphere."""
    lon, lat = chart.unproject(*shapely.get_coordinates(ring)[:-1].T)
    return abs(float(geodesic.GEOD.polygon_area_perimeter(lon, lat)[0]))
