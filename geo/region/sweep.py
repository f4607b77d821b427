"""Sweep: the ground that a range and a bearing reach from any place of an anchor.

Seen from each place of the anchor the words allow one sector; their union is what they allow from
the anchor as a whole. It is drawn cell by cell: the hull of where the anchor's own rim is carried
by the corners of a small cell of ranges and azimuths holds where that cell carries the anchor, but
for the bend within the cell, which is measured at the cell's middle and added all round.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import ArrayLike
from shapely.geometry.base import BaseGeometry

from geo import geodesic
from geo.bearing import Bearing
from geo.geodesic import Floats
from geo.region.arc import pieces, sagitta_m
from geo.region.chart import Chart

_MOST_GRID_LINES = 8
_LEAST_BAND_M = 1_000.0
_NO_BEND_M = 0.01
_MANY_CORNERS = 100
_FINER = 100
"""By what the drawing of cells is finer than that of a coarsely drawn anchor."""


def sweep(
    chart: Chart,
    anchor: BaseGeometry,
    range_m: tuple[float, float],
    bearing: Bearing,
    sag_m: float,
    coarse_m: float,
) -> BaseGeometry:
    """A polygon in the chart's plane that holds every place within that range and bearing of any
    place of the anchor, and lies within about 2 sag_m of them, and coarse_m beside.

    Args:
        anchor: polygon in the chart's plane, in metres.
        range_m: least and greatest distance from the place of the anchor.
        bearing: azimuths at the place of the anchor.
        sag_m: how far the drawing may lie from the exact form.
        coarse_m: how far the drawing of the anchor may lie outside it.
    """
    rims = _convex_rims(chart, anchor, range_m[1], coarse_m)
    bands = [range_m]
    hulls: list[BaseGeometry] = []
    while bands:
        low, high = bands.pop()
        tolerance = max(sag_m, sagitta_m(high) / 2, coarse_m / _FINER)
        cells = pieces(high, math.radians(bearing.turn_deg), tolerance)
        band = _Band(low, high, bearing.start_deg, bearing.turn_deg / cells / 2, cells)
        bend = max(band.bend(chart, *rim) for rim in rims)
        if bend > tolerance and high - low > _LEAST_BAND_M:
            bands += [(low, (low + high) / 2), ((low + high) / 2, high)]
            continue
        found = [hull for rim in rims for hull in band.hulls(chart, *rim)]
        hulls += list(shapely.buffer(found, bend)) if bend > _NO_BEND_M else found
    return shapely.union_all(hulls)


@dataclass(frozen=True)
class _Band:
    """A row of cells, each of one range of distances and twice half_step_deg of azimuths.

    At a cell's outer corners tangents to its outer arc meet; its inner corners lie on its inner
    arc, so that the hull reaches over that arc.
    """

    low_m: float
    high_m: float
    start_deg: float
    half_step_deg: float
    cells: int

    @property
    def _corner_ranges(self) -> Floats:
        return np.array([self.low_m, self.high_m / math.cos(math.radians(self.half_step_deg))])

    def hulls(self, chart: Chart, lon: Floats, lat: Floats) -> list[BaseGeometry]:
        """Of where each cell's corners carry the rim of the anchor."""
        azimuths = self.start_deg + 2 * self.half_step_deg * np.arange(self.cells + 1)
        corners = _carry(chart, lon, lat, azimuths, self._corner_ranges)
        cells = np.concatenate((corners[:-1], corners[1:]), axis=1)
        return [shapely.MultiPoint(cell.reshape(-1, 2)).convex_hull for cell in cells]

    def bend(self, chart: Chart, lon: Floats, lat: Floats) -> float:
        """How far, at most, the middles of a few cells bend out of their corners' hulls."""
        worst = 0.0
        for cell in {0, self.cells // 2, self.cells - 1}:
            azimuths = self.start_deg + self.half_step_deg * (2 * cell + np.arange(3))
            corners = _carry(chart, lon, lat, azimuths[::2], self._corner_ranges)
            middles = _carry(chart, lon, lat, azimuths, np.array([(self.low_m + self.high_m) / 2]))
            arcs = _carry(chart, lon, lat, azimuths[1:2], np.array([self.low_m, self.high_m]))
            hull = shapely.convex_hull(shapely.MultiPoint(corners.reshape(-1, 2)))
            tested = np.vstack((middles.reshape(-1, 2), arcs.reshape(-1, 2)))
            worst = max(worst, float(shapely.distance(hull, shapely.points(tested)).max()))
        return worst


def _carry(
    chart: Chart, lon: Floats, lat: Floats, azimuths: ArrayLike, ranges: ArrayLike
) -> Floats:
    """Where each azimuth and range carries each place: shape (azimuths, ranges, places, 2)."""
    around, out = np.asarray(azimuths, float), np.asarray(ranges, float)
    places = geodesic.destination(lon, lat, around[:, None, None], out[:, None])
    return np.stack(chart.project(*places), axis=-1)


def _convex_rims(
    chart: Chart, anchor: BaseGeometry, reach_m: float, sag_m: float
) -> list[tuple[Floats, Floats]]:
    """Rims in degrees of convex pieces of the anchor, small enough for north to hardly turn."""
    pieces_ = _convex_pieces(anchor, sag_m)
    return [
        _rim(chart, part) for piece in pieces_ for part in _gridded(chart, piece, reach_m, sag_m)
    ]


def _convex_pieces(anchor: BaseGeometry, sag_m: float) -> list[BaseGeometry]:
    found = []
    for polygon in shapely.get_parts(anchor):
        hull = polygon.convex_hull
        if hull.area - polygon.area <= sag_m * polygon.length / 2:
            found.append(_of_few_corners(hull, sag_m / _FINER))
            continue
        simple = shapely.simplify(shapely.buffer(polygon, sag_m / 2), sag_m / 2)
        found.extend(shapely.get_parts(shapely.constrained_delaunay_triangles(simple)))
    return found


def _of_few_corners(hull: BaseGeometry, off_m: float) -> BaseGeometry:
    """A hull with many corners, drawn up to off_m outside it with few."""
    if shapely.get_num_coordinates(hull) <= _MANY_CORNERS:
        return hull
    return shapely.simplify(shapely.buffer(hull, off_m), off_m).convex_hull


def _gridded(chart: Chart, piece: BaseGeometry, reach_m: float, sag_m: float) -> list[BaseGeometry]:
    """The piece cut by a grid, so that the turn of north across each bends its image little."""
    left, bottom, right, top = piece.bounds
    size = math.hypot(right - left, top - bottom)
    _, lats = chart.unproject(*shapely.get_coordinates(piece).T)
    nearest_pole = math.radians(90 - float(np.abs(lats).max()))
    turn = size / geodesic.EQUATORIAL_RADIUS_M / max(math.tan(nearest_pole), 1e-9)
    lines = min(_MOST_GRID_LINES, math.ceil(turn * math.sqrt(reach_m / (8 * sag_m))))
    if lines <= 1:
        return [piece]
    xs, ys = np.linspace(left, right, lines + 1), np.linspace(bottom, top, lines + 1)
    x0, y0 = (grid.ravel() for grid in np.meshgrid(xs[:-1], ys[:-1]))
    boxes = shapely.box(x0, y0, x0 + xs[1] - xs[0], y0 + ys[1] - ys[0])
    parts = shapely.intersection(piece, boxes)
    return [part for part in parts if part.area > 0]


def _rim(chart: Chart, piece: BaseGeometry) -> tuple[Floats, Floats]:
    hull = piece.convex_hull
    ring = shapely.segmentize(shapely.get_exterior_ring(hull), hull.length / 24)
    return chart.unproject(*shapely.get_coordinates(ring)[:-1].T)
