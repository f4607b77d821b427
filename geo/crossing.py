"""Crossing: which countries and seas a way within a corridor crosses, surely or maybe.

A way may cross an area whose outer form, wider by the error of its drawn border, meets the
corridor. It surely crosses one whose inner form parts the corridor: without it, no piece of the
corridor meets both ends.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geo import basemap, geodesic
from geo.geodesic import LEAST_CURVATURE_RADIUS_M, POLAR_RADIUS_M, Floats
from geo.interval import Interval
from geo.position import Position
from geo.region import Corridor, Region, separation
from geo.region.chart import Chart, stretch, widened
from geo.region.outline import cartesian
from geo.region.patchwork import in_chart
from geo.verdict import Verdict

KINDS: tuple[basemap.Kind, ...] = ("country", "sea")

_LONGEST_M = 15_000_000.0
"""Of a corridor: beyond, no plane shows it whole."""
_LONGEST_LINE_M = 18_000_000.0
"""Between two places; farther apart, the direct line may run any way."""
_BEND_M = 50.0
"""More than an edge of _STEP_DEG straight in degrees is off one straight in the plane."""
_STEP_DEG = 0.1
_AROUND_M = 120_000.0
"""How far around a corridor areas are looked at: more than any border's error."""
_SEAM_M = 0.01
_DEGREE_M = 110_000.0
_QUARTER_PIECES = 16


@dataclass(frozen=True)
class Crossing:
    """An area that a way may cross, by its code and name; possible or certain."""

    code: str
    name: str
    verdict: Verdict
    is_water: bool


def line(start: Region, end: Region) -> Corridor | None:
    """The corridor that holds the direct line from any place of one region to any of another.

    Lines between ends that are off by 1 to one side are off by 1 / cos of half their length, as on
    a sphere. None where a region has no end, or the two lie too far apart for one direct line.
    """
    a, b = start.corrected, end.corrected
    if a is None or b is None or a.position == b.position:
        return None
    ends = a.position, b.position
    length = float(geodesic.distance_m(*_lonlat(ends[0]), *_lonlat(ends[1])))
    off = max(a.uncertainty_m, b.uncertainty_m, 1.0)
    if length + 2 * off > _LONGEST_LINE_M:
        return None
    return Corridor(ends, off / math.cos((length / 2 + off) / POLAR_RADIUS_M), 0.0)


def line_m(start: Region, end: Region) -> Interval:
    """How long the direct line is from any place of one region to any of another, in metres."""
    apart = separation(start, end)
    return Interval(apart.lower_m, apart.upper_m)


@lru_cache(maxsize=256)
def crossings(
    corridor: Corridor, start: Region, end: Region, kinds: tuple[basemap.Kind, ...] = KINDS
) -> tuple[Crossing, ...] | None:
    """The areas that ways within a corridor may cross from one region to another, in turn.

    None for a corridor of over 15,000 km, or where a region has no end.
    """
    if corridor.length_m > _LONGEST_M or not (start.bounded and end.bounded):
        return None
    patch = corridor.patches("outer", corridor.sag_m)[0]
    chart = patch.chart
    ends = [_drawn(region, chart) for region in (start, end)]
    spine = shapely.LineString(
        np.column_stack(chart.project(*geodesic.densify(*_way(corridor), 20_000.0)))
    )
    scale = stretch(min(float(np.hypot(*shapely.get_coordinates(patch.polygon).T).max()), 1.9e7))
    found = []
    for area, ground in _grounds(patch.polygon, chart, corridor, kinds):
        width = (area.border_error_m + _BEND_M) * scale
        met = shapely.intersection(widened(ground, width, _QUARTER_PIECES), patch.polygon)
        if met.is_empty:
            continue
        inner = widened(ground, -width, _QUARTER_PIECES)
        surely = _parts(patch.polygon, inner, ends)
        crossing = Crossing(
            area.code,
            area.name,
            Verdict.CERTAIN if surely else Verdict.POSSIBLE,
            is_water=area.kind == "sea",
        )
        found.append((_met_at(spine, ground, met), crossing))
    return tuple(crossing for _, crossing in sorted(found, key=lambda each: each[0]))


def _lonlat(place: Position) -> tuple[float, float]:
    return place.lon, place.lat


def _way(corridor: Corridor) -> tuple[Floats, Floats]:
    lon, lat = np.array([_lonlat(place) for place in corridor.waypoints]).T
    return lon, lat


def _drawn(region: Region, chart: Chart) -> BaseGeometry:
    bare = [part for part in region.outer if part.is_bare]
    points = [shapely.Point(*map(float, chart.project(part.lon, part.lat))) for part in bare]
    patches = region.patches("outer", region.sag_m) if region.extent_m else ()
    return shapely.union_all([*points, *(in_chart(patch, chart) for patch in patches)])


def _parts(corridor: BaseGeometry, inner: BaseGeometry, ends: Sequence[BaseGeometry]) -> bool:
    """Whether no way within the corridor gets from one end to the other around an area."""
    if inner.is_empty:
        return False
    around = shapely.get_parts(shapely.difference(corridor, inner))
    return not any(all(piece.intersects(end) for end in ends) for piece in around)


def _met_at(spine: BaseGeometry, ground: BaseGeometry, met: BaseGeometry) -> float:
    """How far along the middle of the corridor an area is met, or is nearest."""
    on = shapely.intersection(spine, ground)
    corners = shapely.get_coordinates(met if on.is_empty else on)
    return min(spine.project(shapely.Point(corner)) for corner in corners)


def _grounds(
    polygon: BaseGeometry, chart: Chart, corridor: Corridor, kinds: tuple[basemap.Kind, ...]
) -> Iterator[tuple[basemap.Area, BaseGeometry]]:
    """The areas near a corridor, drawn around it in its chart."""
    ball = corridor.outer[0].ball
    reach = ball.radius_m + corridor.half_width_m + _AROUND_M
    boxes = _boxes(polygon, chart)
    for kind in kinds:
        close = _close(kind, ball.center, reach)
        for area in basemap.areas(kind).values():
            near = [
                rings
                for is_near, rings in zip(close[area.code], area.polygons, strict=True)
                if is_near
            ]
            pieces = [
                piece
                for rings in near
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
