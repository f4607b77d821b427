"""The corrected center of a form, and the radius about it that holds the whole of it.

The corrected center is the middle of the smallest enclosing circle; where that lies outside the
form, the place of the form from which the whole of it lies within the least radius (Chapman &
Wieczorek, 2020, Georeferencing Best Practices, GBIF, doi:10.15468/doc-gg7h-s853).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

from geo import geodesic
from geo.geodesic import Floats
from geo.position import Position
from geo.region import chord
from geo.region.chart import Chart
from geo.region.outline import Outline, geographic


@dataclass(frozen=True)
class Center:
    """A corrected center.

    Attributes:
        position: where it is.
        uncertainty_m: radius of a circle about it that holds the whole form, in metres.
        in_the_middle: whether it is the middle of the smallest enclosing circle.
    """

    position: Position
    uncertainty_m: float
    in_the_middle: bool


@dataclass(frozen=True)
class Circle:
    """A circle that holds a form."""

    center: Position
    radius_m: float


def corrected_center(outline: Outline, covers: Callable[[Position], bool]) -> Center:
    """The corrected center of a bounded form."""
    middle = enclosing_circle(outline)
    if middle.radius_m == 0 or covers(middle.center):
        return Center(middle.center, middle.radius_m, in_the_middle=True)
    lon, lat = _vertices(outline)
    vectors = np.vstack([part.vertices for part in outline])
    rim = _hull(middle.center, outline)  # What is farthest from a place is on the form's hull.
    # Straight distances rank places as geodesic ones do, up to parts in a hundred thousand.
    farthest = (chord.between(vectors, vectors[rim]) + _reach(outline)[rim]).max(axis=1)
    best = int(farthest.argmin())
    place = Position(float(lon[best]), float(lat[best]))
    return Center(place, _radius_about(place, outline), in_the_middle=False)


def _hull(about: Position, outline: Outline) -> NDArray[np.intp]:
    """Indices of the vertices on each part's convex hull, in a chart about a position."""
    chart, found, first = Chart(about), [], 0
    for part in outline:
        x, y = chart.project(part.lon, part.lat)
        hull = shapely.get_coordinates(
            shapely.convex_hull(shapely.multipoints(np.column_stack((x, y))))
        )
        on_hull = np.isin(x + 1j * y, hull[:, 0] + 1j * hull[:, 1])
        found.append(first + np.flatnonzero(on_hull))
        first += len(part.lon)
    return np.concatenate(found)


def enclosing_circle(outline: Outline) -> Circle:
    """The smallest circle that holds a bounded form, to about a millionth."""
    if len(outline) == 1 and outline[0].is_point:
        part = outline[0]
        return Circle(part.vertex(), part.dilation_m)
    vectors = np.vstack([part.vertices for part in outline])
    lon, lat = geographic((vectors.min(axis=0) + vectors.max(axis=0)) / 2)
    center = Position(float(lon), float(lat))
    for _ in range(3):
        center = _middle(center, outline)
    return Circle(center, _radius_about(center, outline))


def _middle(about: Position, outline: Outline) -> Position:
    """The middle of the smallest circle round the dilated outline, in a chart about a position."""
    chart = Chart(about)
    x, y = chart.project(*_vertices(outline))
    reach = _reach(outline)
    grown: Any = shapely.points(x, y)
    if np.ptp(reach) > 0:  # One reach for all would not move the middle.
        grown = shapely.buffer(grown, reach, quad_segs=32)
    circle = shapely.minimum_bounding_circle(shapely.geometrycollections(grown))
    if circle.is_empty:  # So it is about places that are all one.
        return about
    x, y = shapely.get_coordinates(shapely.centroid(circle)).T
    lon, lat = chart.unproject(x, y)
    return Position(float(lon[0]), float(lat[0]))


def _vertices(outline: Outline) -> tuple[Floats, Floats]:
    return np.concatenate([p.lon for p in outline]), np.concatenate([p.lat for p in outline])


def _reach(outline: Outline) -> Floats:
    return np.concatenate([np.full(len(part.lon), part.dilation_m) for part in outline])


def _radius_about(place: Position, outline: Outline) -> float:
    """Radius in metres of a circle about a place that holds the outline.

    Between two vertices an edge is no farther than the farther one: shorter than a quarter of the
    Earth, distances from a place have no greatest value within a geodesic.
    """
    metres = geodesic.distance_m(place.lon, place.lat, *_vertices(outline)) + _reach(outline)
    return float(metres.max())
