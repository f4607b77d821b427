"""Annulus: every place within a range of distances of an anchor of any shape, in any direction.

A place is near enough if it is within the greatest distance of some place of the anchor, and too
near if it is within the least distance of all of them: of every corner of the anchor's hull.
"""

from __future__ import annotations

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geo.position import Position
from geo.region.arc import Side, circle
from geo.region.chart import PLANE_M, Chart, stretch, widened
from geo.region.disc import Disc
from geo.region.outline import Patch, radius_m
from geo.region.patchwork import in_chart
from geo.units import GREATEST_DISTANCE_M

_RIM_M = 1.1 * GREATEST_DISTANCE_M
"""The plane's rim, beyond every place."""


def ring(lower_m: float, upper_m: float, side: Side, sag_m: float) -> BaseGeometry:
    """The annulus about a chart's origin in its plane, the whole of it if upper_m is infinite."""
    if upper_m < PLANE_M:
        shell = circle(upper_m, side, sag_m, bulging=True)
    else:
        shell = circle(_RIM_M, "outer", _RIM_M / 100, bulging=True)
    if lower_m <= 0:
        return shapely.Polygon(shell)
    hole = circle(lower_m, side, sag_m, bulging=False)
    if side == "inner":  # Where the range is thinner than the drawing, the hole leaves little.
        return shapely.difference(shapely.Polygon(shell), shapely.Polygon(hole))
    return shapely.Polygon(shell, [hole])


def around(anchor: Patch, lower_m: float, upper_m: float, side: Side, sag_m: float) -> Patch:
    """The annulus about an anchor that is no disc, in the anchor's chart."""
    chart = anchor.chart
    if upper_m < PLANE_M:
        reach = radius_m(anchor) + upper_m
        pieces = _quarter_pieces(upper_m, sag_m)
        width = upper_m * (stretch(reach) if side == "outer" else 1.0)
        whole: BaseGeometry = widened(anchor.polygon, width, pieces)
    else:
        whole = ring(0.0, upper_m, side, sag_m)
    return Patch(chart, shapely.difference(whole, too_near(anchor, lower_m, sag_m)))


def too_near(anchor: Patch, lower_m: float, sag_m: float) -> BaseGeometry:
    """The ground within a distance of every place of the anchor, drawn from inside."""
    if lower_m <= 0:
        return shapely.Polygon()
    corners = shapely.get_coordinates(anchor.polygon.convex_hull)[:-1]
    lon, lat = anchor.chart.unproject(*corners.T)
    discs = [Disc(Position(float(x), float(y)), lower_m) for x, y in zip(lon, lat, strict=True)]
    return shapely.intersection_all(
        [in_chart(disc.patches("inner", sag_m)[0], anchor.chart) for disc in discs]
    )


def about(center: Position, lower_m: float, upper_m: float, side: Side, sag_m: float) -> Patch:
    """The annulus about a position."""
    return Patch(Chart(center), ring(lower_m, upper_m, side, sag_m))


def _quarter_pieces(radius: float, sag_m: float) -> int:
    return max(8, int(np.ceil(np.pi / 4 / np.sqrt(2 * sag_m / radius))))
