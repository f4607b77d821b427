"""The point-radius method as published, so that a circle of its making stands beside a region.

Its figures are what a Darwin Core user knows as coordinateUncertaintyInMeters. No verdict rests on
them: the radius of a distance at a heading falls short of the region where the feature has extent.
Lengths are in metres, latitudes and angles in degrees.

References: Wieczorek, Guo & Hijmans (2004) The point-radius method, IJGIS 18(8), 745-767,
doi:10.1080/13658810412331280211; Chapman & Wieczorek (2020) Georeferencing Best Practices, GBIF,
doi:10.15468/doc-gg7h-s853; Bloom, Wieczorek & Zermoglio (2020) Georeferencing Calculator Manual,
GBIF, doi:10.35035/gdwq-3v93; Zermoglio et al. (2020) Georeferencing Quick Reference Guide, GBIF,
doi:10.35035/e09p-h128.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from geo import geodesic
from geo.errors import GeometryError

UNKNOWN_DATUM_M = 5359.0
"""The most that any two datums differ anywhere (Georeferencing Best Practices)."""
TWO_LANE_INTERSECTION_M = 10.0
"""Radial of where two streets or highways of two lanes meet (Quick Reference Guide)."""
BY_DEGREES_HALF_ANGLE_DEG = 1.0
"""Of a heading given in degrees."""

_HALF_ANGLES_DEG = {45.0: "N E S W", 22.5: "NE SE SW NW", 11.25: "NNE ENE ESE SSE SSW WSW WNW NNW"}
_OF_POINT_DEG = {
    point: half for half, points in _HALF_ANGLES_DEG.items() for point in points.split()
}
_INCH_M = 0.0254
_LARGE_SCALE = 20_000
_ECCENTRICITY_SQUARED: float = geodesic.GEOD.es


@dataclass(frozen=True)
class Sources:
    """What each source adds to the uncertainty, in metres; 0 where it adds nothing.

    Attributes:
        radial_m: from the feature's center to its farthest point.
        datum_m: of coordinates without a datum.
        measurement_m: of measuring on a map, or of a receiver.
        map_scale_m: of the map itself.
        distance_precision_m: half of the precision of the distance written.
        coordinate_precision_m: of the coordinates' own digits.
    """

    radial_m: float = 0.0
    datum_m: float = 0.0
    measurement_m: float = 0.0
    map_scale_m: float = 0.0
    distance_precision_m: float = 0.0
    coordinate_precision_m: float = 0.0

    @property
    def about_feature_m(self) -> float:
        """All but the precision of distance and coordinates."""
        return self.radial_m + self.datum_m + self.measurement_m + self.map_scale_m

    @property
    def dprime_m(self) -> float:
        """All but the precision of coordinates: the d′ of a distance at a heading."""
        return self.about_feature_m + self.distance_precision_m


def coordinate_precision_m(lat: float, precision_deg: float) -> float:
    """Diagonal of a cell as high and wide as the precision, by the curvature at that latitude.

    It is the whole diagonal and no half of it: the method leaves open whether digits were rounded
    or cut off.

    >>> round(coordinate_precision_m(10.27, 0.01), 1)
    1556.8
    """
    height, width = degree_m(lat)
    return math.hypot(height, width) * precision_deg


def coordinates_only_m(sources: Sources) -> float:
    """Radius for coordinates alone."""
    return sources.about_feature_m - sources.radial_m + sources.coordinate_precision_m


def feature_only_m(sources: Sources) -> float:
    """Radius for a named feature."""
    return sources.about_feature_m + sources.coordinate_precision_m


def distance_only_m(distance_m: float, sources: Sources) -> float:
    """Radius for a distance from a feature in no direction, about the feature's center."""
    return distance_m + sources.dprime_m + sources.coordinate_precision_m


def along_path_m(sources: Sources) -> float:
    """Radius for a distance along a road or river, about the place measured out on it."""
    return sources.dprime_m + sources.coordinate_precision_m


def orthogonal_m(sources: Sources) -> float:
    """Radius for two distances at right angles, about the place that both lead to."""
    both = math.sqrt(2) * sources.distance_precision_m
    return both + sources.about_feature_m + sources.coordinate_precision_m


def at_heading_m(
    distance_m: float, dprime_m: float, alpha_deg: float, coordinate_precision_m: float = 0.0
) -> float:
    """Radius for a distance at a heading, about the place that distance away at that heading.

    Args:
        distance_m: d, as stated.
        dprime_m: d′, see ``Sources.dprime_m``.
        alpha_deg: how far the heading may be off, either way.
        coordinate_precision_m: added after the law of cosines, as the Calculator does.
    """
    far = distance_m + dprime_m
    cosine = math.cos(math.radians(alpha_deg))
    squared = far**2 + distance_m**2 - 2 * distance_m * far * cosine
    return math.sqrt(max(0.0, squared)) + coordinate_precision_m


def heading_half_angle_deg(heading: str) -> float:
    """How far a compass heading may be off, either way: N 45, NE 22.5, NNE 11.25 degrees.

    Raises:
        GeometryError: for what is none of the sixteen points of the compass.
    """
    point = heading.upper()
    if point not in _OF_POINT_DEG:
        raise GeometryError("heading", repr(heading), "one of the 16 compass points, such as SE")
    return _OF_POINT_DEG[point]


def map_scale_m(scale: float) -> float:
    """Horizontal accuracy of a map at 1:scale by the USGS National Map Accuracy Standards.

    A thirtieth of an inch on the map at scales larger than 1:20,000, else a fiftieth.
    """
    inches = scale / (30 if scale < _LARGE_SCALE else 50)
    return inches * _INCH_M


def grid_radial_m(side_m: float) -> float:
    """From the center of a square grid cell to its corners."""
    return side_m / math.sqrt(2)


def degree_m(lat: float) -> tuple[float, float]:
    """Length of a degree of latitude and of longitude at a latitude, by the radii of curvature."""
    if not abs(lat) <= 90:
        raise GeometryError("latitude", lat, "a number of degrees in [-90, 90]")
    phi = math.radians(lat)
    flat = 1 - _ECCENTRICITY_SQUARED * math.sin(phi) ** 2
    meridian = geodesic.EQUATORIAL_RADIUS_M * (1 - _ECCENTRICITY_SQUARED) / flat**1.5
    parallel = geodesic.EQUATORIAL_RADIUS_M / math.sqrt(flat) * math.cos(phi)
    return math.radians(1) * meridian, math.radians(1) * parallel
