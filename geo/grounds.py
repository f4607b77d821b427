"""Grounds: the countries and seas around a piece of a plane, drawn in it; far ones are left out."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator
from functools import cache

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geo import basemap
from geo.geodesic import LEAST_CURVATURE_RADIUS_M, Floats
from geo.region.chart import Chart
from geo.region.outline import cartesian

BEND_M = 50.0
"""More than a drawn edge is off one that is straight in degrees."""
_STEP_DEG = 0.1
_AROUND_M = 120_000.0
"""How far around a piece areas are looked at: more than any border's error."""
_SEAM_M = 0.01
_DEGREE_M = 110_000.0


def grounds(
    polygon: BaseGeometry,
    chart: Chart,
    kinds: tuple[basemap.Kind, ...],
    only: Collection[str] | None = None,
) -> Iterator[tuple[basemap.Area, BaseGeometry]]:
    """The areas near a polygon of a chart's plane, each drawn around it in that plane, its border's
    error left out; of those of some codes alone, if any are given."""
    center = cartesian(np.array([chart.origin.lon]), np.array([chart.origin.lat]))[0]
    reach = float(np.hypot(*shapely.get_coordinates(polygon).T).max()) + _AROUND_M
    boxes = _boxes(polygon, chart)
    for kind in kinds:
        close = _close(kind, center, reach)
        for area in basemap.areas(kind).values():
            if only is not None and area.code not in only:
                continue
            pieces = [
                piece
                for is_near, rings in zip(close[area.code], area.polygons, strict=True)
                if is_near
                for box in boxes
                for piece in shapely.get_parts(_clipped(rings, box))
                if piece.geom_type == "Polygon" and piece.area > 0
            ]
            if pieces:
                dense = shapely.segmentize(pieces, _STEP_DEG)
                drawn = [shapely.make_valid(chart.plane(piece)) for piece in dense]
                yield area, shapely.union_all(drawn, grid_size=_SEAM_M)


def _clipped(rings: tuple[Floats, ...], box: tuple[float, float, float, float]) -> BaseGeometry:
    (west, south), (east, north) = rings[0].min(axis=0), rings[0].max(axis=0)
    if west > box[2] or east < box[0] or south > box[3] or north < box[1]:
        return shapely.Polygon()
    whole = shapely.Polygon(rings[0], rings[1:])
    if west >= box[0] and east <= box[2] and south >= box[1] and north <= box[3]:
        return whole
    return shapely.intersection(whole, shapely.box(*box))


def _close(kind: basemap.Kind, center: Floats, reach_m: float) -> dict[str, list[bool]]:
    """By area, which of its polygons may hold ground within reach of an Earth-centred place."""
    centers, radii = _balls(kind)
    near = iter((np.linalg.norm(centers - center, axis=1) <= reach_m + radii).tolist())
    every = basemap.areas(kind).values()
    return {area.code: [next(near) for _ in area.polygons] for area in every}


@cache
def _balls(kind: basemap.Kind) -> tuple[Floats, Floats]:
    """For each polygon of each area a ball, Earth-centred in metres, that holds its ground."""
    shells = [rings[0] for area in basemap.areas(kind).values() for rings in area.polygons]
    sizes = np.array([len(shell) for shell in shells])
    firsts = np.cumsum(sizes) - sizes
    xyz = cartesian(*np.vstack(shells).T)
    centers = (np.minimum.reduceat(xyz, firsts) + np.maximum.reduceat(xyz, firsts)) / 2
    away = np.linalg.norm(xyz - np.repeat(centers, sizes, axis=0), axis=1)
    radii = np.maximum.reduceat(away, firsts)
    # Ground within a rim bulges out of its ball by no more than the rim's own sagitta.
    below = np.sqrt(np.maximum(0.0, LEAST_CURVATURE_RADIUS_M**2 - radii**2))
    return centers, radii + LEAST_CURVATURE_RADIUS_M - below


def _boxes(polygon: BaseGeometry, chart: Chart) -> list[tuple[float, float, float, float]]:
    """Boxes in degrees, west, south, east, north, that hold a polygon and the ground around it."""
    wide = shapely.segmentize(shapely.get_exterior_ring(polygon), 20_000.0)
    lon, lat = chart.unproject(*shapely.get_coordinates(wide).T)
    rim = _AROUND_M / _DEGREE_M
    south, north = float(lat.min()) - rim, float(lat.max()) + rim
    within = shapely.buffer(shapely.Polygon(wide), 1.5 * _AROUND_M)
    for pole in (-90.0, 90.0):
        x, y = chart.project(np.zeros(1), np.array([pole]))
        if shapely.intersects_xy(within, x, y)[0]:
            south, north = min(south, pole), max(north, pole)
    if south <= -89 or north >= 89:
        return [(-180.0, max(south, -90.0), 180.0, min(north, 90.0))]
    sideways = rim / math.cos(math.radians(max(abs(south), abs(north))))
    run = np.unwrap(lon, period=360.0)
    west, east = float(run.min()) - sideways, float(run.max()) + sideways
    if east - west >= 360:
        return [(-180.0, south, 180.0, north)]
    turns = range(math.floor((west + 180) / 360), math.floor((east + 180) / 360) + 1)
    return [
        (max(west - 360 * turn, -180.0), south, min(east - 360 * turn, 180.0), north)
        for turn in turns
    ]
