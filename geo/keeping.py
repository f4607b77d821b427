"""Keeping: how long a way is, at the least, that leaves some areas and those of its ends nowhere.

The areas' outer forms are drawn in one plane, with fewer corners and a little wider; the shortest
way within them turns at their corners alone, so that it is a shortest path of the graph of corners
that see each other (Lozano-Pérez & Wesley, 1979, Communications of the ACM 22, 560-570). The plane
stretches lengths, by a known factor at most.
"""

from __future__ import annotations

import heapq
from collections.abc import Collection, Sequence
from functools import lru_cache

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geo import geodesic
from geo.crossing import KINDS, crossings, line
from geo.geodesic import Floats
from geo.grounds import BEND_M, grounds
from geo.position import Position
from geo.region import Region
from geo.region.chart import Chart, stretch, widened

_COARSE_M = 4_000.0
"""How much wider the areas are drawn, to have fewer corners."""
_TOUCH_M = 1.0
_FARTHEST_M = 4_000_000.0
_AROUND = 1.6
"""How far from the middle areas are looked at, in lengths of the direct line."""
_QUARTER_PIECES = 2


@lru_cache(maxsize=64)
def least_m(start: Region, end: Region, codes: frozenset[str]) -> float | None:
    """A length in metres that no way from one region to another is below which stays over the areas
    of some codes and over the countries that the two regions may lie in.

    None where no such way is found near the direct line, or a region has no end.
    """
    a, b = start.corrected, end.corrected
    if a is None or b is None:
        return None
    ends = a.position, b.position
    chart, direct = _between(*ends)
    reach = max(_AROUND * direct, direct / 2 + 200_000.0)
    if reach > _FARTHEST_M:
        return None
    discs = [
        shapely.Point(*_plane(chart, one.position)).buffer(
            one.uncertainty_m * stretch(direct) + _TOUCH_M
        )
        for one in (a, b)
    ]
    straight = line(start, end)
    met = crossings(straight, start, end, KINDS) if straight else None
    if met is None:
        return None
    home = {one.code for one in met if not one.is_water}
    whole = shapely.union_all([_allowed(chart, reach, codes, home, discs), *discs])
    length = _shortest(whole, *(_plane(chart, place) for place in ends))
    if length is None or length > 2 * (reach - direct / 2):
        return None
    return max(0.0, length / stretch(reach) - a.uncertainty_m - b.uncertainty_m)


def _between(a: Position, b: Position) -> tuple[Chart, float]:
    """The chart about the middle of the direct line, and the line's length."""
    way = geodesic.inverse(a.lon, a.lat, b.lon, b.lat)
    half = float(way.distance_m) / 2
    lon, lat = geodesic.destination(a.lon, a.lat, way.azimuth_deg, half)
    return Chart(Position(float(lon), float(lat))), 2 * half


def _plane(chart: Chart, place: Position) -> tuple[float, float]:
    x, y = chart.project(np.array([place.lon]), np.array([place.lat]))
    return float(x[0]), float(y[0])


def _allowed(
    chart: Chart,
    reach: float,
    codes: Collection[str],
    near: Collection[str],
    ends: Sequence[BaseGeometry],
) -> BaseGeometry:
    """The areas of some codes, and those of the near countries that an end may lie in, drawn wider
    and with few corners."""
    around = shapely.Point(0, 0).buffer(reach)
    kept = []
    for area, ground in grounds(around, chart, KINDS, {*codes, *near}):
        width = (area.border_error_m + BEND_M) * stretch(reach)
        if area.code in codes or any(ground.distance(end) <= width for end in ends):
            simple = shapely.simplify(ground, _COARSE_M)
            kept.append(widened(simple, width + _COARSE_M, _QUARTER_PIECES))
    drawn = shapely.simplify(shapely.union_all(kept), _COARSE_M)
    return shapely.intersection(shapely.buffer(drawn, _COARSE_M, join_style="mitre"), around)


def _shortest(
    ground: BaseGeometry, start: tuple[float, float], end: tuple[float, float]
) -> float | None:
    """The length of the shortest way within a plane's polygons; None if there is none."""
    wide = shapely.buffer(ground, _TOUCH_M, join_style="mitre")
    shapely.prepare(wide)
    nodes = np.vstack((start, end, _turns(ground)))
    ahead = np.hypot(*(nodes - nodes[1]).T)
    best = np.full(len(nodes), np.inf)
    best[0] = 0.0
    queue, done = [(ahead[0], 0)], np.zeros(len(nodes), dtype=bool)
    while queue:
        _, at = heapq.heappop(queue)
        if at == 1:
            return float(best[1])
        if done[at]:
            continue
        done[at] = True
        far = best[at] + np.hypot(*(nodes - nodes[at]).T)
        better = np.flatnonzero(~done & (far < best))
        lines = shapely.linestrings(
            np.stack([np.tile(nodes[at], (len(better), 1)), nodes[better]], 1)
        )
        for other in better[shapely.covers(wide, lines)]:
            best[other] = far[other]
            heapq.heappush(queue, (float(far[other] + ahead[other]), int(other)))
    return None


def _turns(ground: BaseGeometry) -> Floats:
    """The corners at which a way within polygons can turn: those that point inwards."""
    found = [np.empty((0, 2))]
    for ring in shapely.get_rings(shapely.get_parts(shapely.orient_polygons(ground))):
        xy = shapely.get_coordinates(ring)[:-1]
        before, after = xy - np.roll(xy, 1, axis=0), np.roll(xy, -1, axis=0) - xy
        found.append(xy[before[:, 0] * after[:, 1] - before[:, 1] * after[:, 0] < 0])
    return np.vstack(found)
