"""The corrected center of a region, and the radius about it that holds the whole of it.

The corrected center is the middle of the smallest enclosing circle; where that lies outside the
region, the place of the region from which the whole of it lies within the least radius (Chapman &
Wieczorek, 2020, Georeferencing Best Practices, GBIF, doi:10.15468/doc-gg7h-s853).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely

from geo import geodesic
from geo.geodesic import Floats
from geo.position import Position
from geo.region.base import Region
from geo.region.chart import Chart
from geo.region.disc import Disc
from geo.region.outline import Outline, geographic


@dataclass(frozen=True)
class Center:
    """A region's corrected center.

    Attributes:
        position: where it is.
        uncertainty_m: radius of a circle about it that holds the whole region, in metres.
        in_the_middle: whether it is the middle of the smallest enclosing circle.
    """

    position: Position
    uncertainty_m: float
    in_the_middle: bool


def corrected_center(region: Region) -> Center | None:
    """The corrected center of a region's outer form; None for an unbounded region."""
    if not region.bounded:
        return None
    middle = enclosing_disc(region)
    if region.covers(middle.center) or middle.radius_m == 0:
        return Center(middle.center, middle.radius_m, in_the_middle=True)
    lon, lat = _vertices(region.outer)
    reach = _reach(region.outer)
    # Straight distances rank places as geodesic ones do, up to parts in a hundred thousand.
    vectors = np.vstack([part.vertices for part in region.outer])
    square = (vectors**2).sum(axis=1)[:, None] - 2 * vectors @ vectors.T + (vectors**2).sum(axis=1)
    best = int((np.sqrt(np.maximum(square, 0)) + reach).max(axis=1).argmin())
    place = Position(float(lon[best]), float(lat[best]))
    return Center(place, _radius_about(place, region.outer), in_the_middle=False)


def enclosing_disc(region: Region) -> Disc:
    """The smallest disc that holds a bounded region's outer form, to about a millionth."""
    if isinstance(region, Disc):
        return Disc(region.center, region.radius_m)
    vectors = np.vstack([part.vertices for part in region.outer])
    lon, lat = geographic((vectors.min(axis=0) + vectors.max(axis=0)) / 2)
    center = Position(float(lon), float(lat))
    for _ in range(3):
        center = _middle(center, region.outer)
    return Disc(center, _radius_about(center, region.outer))


def _middle(about: Position, outline: Outline) -> Position:
    """The middle of the smallest circle round the dilated outline, in a chart about a position."""
    chart = Chart(about)
    x, y = chart.project(*_vertices(outline))
    reach = _reach(outline)
    grown: Any = shapely.points(x, y)
    if np.ptp(reach) > 0:  # One reach for all would not move the middle.
        grown = shapely.buffer(grown, reach, quad_segs=32)
    circle = shapely.minimum_bounding_circle(shapely.geometrycollections(grown))
    lon, lat = chart.unproject(
        *(np.array(value) for value in shapely.get_coordinates(shapely.centroid(circle)).T)
    )
    return Position(float(lon[0]), float(lat[0]))


def _vertices(outline: Outline) -> tuple[Floats, Floats]:
    return np.concatenate([p.lon for p in outline]), np.concatenate([p.lat for p in outline])


def _reach(outline: Outline) -> Floats:
    return np.concatenate([np.full(len(part.lon), part.dilation_m) for part in outline])


def _radius_about(place: Position, outline: Outline) -> float:
    """Radius in metres of a circle about a place that holds the outline. Edges bulge over their
    vertices by less than a thousandth of the metre that is added."""
    metres = geodesic.distance_m(place.lon, place.lat, *_vertices(outline)) + _reach(outline)
    return float(metres.max())
