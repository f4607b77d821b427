"""Crossing: which countries and seas a way within a corridor crosses, surely or maybe.

A way may cross an area whose outer form, wider by the error of its drawn border, meets the
corridor. It surely crosses one whose inner form parts the corridor: without it, no piece of the
corridor meets both ends.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geo import basemap, geodesic
from geo.geodesic import POLAR_RADIUS_M, Floats
from geo.grounds import BEND_M, grounds
from geo.interval import Interval
from geo.position import Position
from geo.region import Corridor, Region, separation
from geo.region.chart import Chart, stretch, widened
from geo.region.patchwork import in_chart
from geo.verdict import Verdict

KINDS: tuple[basemap.Kind, ...] = ("country", "sea")

_LONGEST_M = 15_000_000.0
"""Of a corridor: beyond, no plane shows it whole."""
_WIDEST_M = 300_000.0
"""To either side of a corridor: in a wider one a way may be over nearly anything."""
_LONGEST_LINE_M = 18_000_000.0
"""Between two places; farther apart, the direct line may run any way."""
_QUARTER_PIECES = 8
_COARSE_M = 500.0
"""How far a border may be off where it is drawn with fewer corners."""


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

    None for a corridor of over 15,000 km or over 300 km to either side, or where a region has no
    end.
    """
    too_large = corridor.length_m > _LONGEST_M or corridor.half_width_m > _WIDEST_M
    if too_large or not (start.bounded and end.bounded):
        return None
    patch = corridor.patches("outer", corridor.sag_m)[0]
    chart = patch.chart
    ends = [_drawn(region, chart) for region in (start, end)]
    spine = shapely.LineString(
        np.column_stack(chart.project(*geodesic.densify(*_way(corridor), 20_000.0)))
    )
    scale = stretch(min(float(np.hypot(*shapely.get_coordinates(patch.polygon).T).max()), 1.9e7))
    found = []
    for area, ground in grounds(patch.polygon, chart, kinds):
        # With fewer corners it is quicker to widen, and as much wider it is a bound all the same.
        simple = shapely.simplify(ground, _COARSE_M)
        width = (area.border_error_m + BEND_M) * scale + _COARSE_M
        met = shapely.intersection(widened(simple, width, _QUARTER_PIECES), patch.polygon)
        if met.is_empty:
            continue
        inner = widened(simple, -width, _QUARTER_PIECES)
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
    line_of = np.array([spine], dtype=object)
    return float(shapely.line_locate_point(line_of, shapely.points(np.atleast_2d(corners))).min())
