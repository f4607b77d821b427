"""Lines and rings in degrees, as tests of the basemap measure them."""

from __future__ import annotations

from typing import Any

import numpy as np
import shapely
from pyproj import Geod

WGS84 = Geod(ellps="WGS84")


def turn(ring: Any) -> float:
    """Twice the signed area: above 0 where the ring runs counter-clockwise."""
    x, y = (ring - ring[0]).T
    return float(np.sum(x[:-1] * y[1:] - x[1:] * y[:-1]))


def nearest_m(lon: float, lat: float, lines: Any) -> float:
    """Metres from a place to the nearest of points at most 0.005 degree apart on the lines."""
    points = shapely.get_coordinates(shapely.segmentize(lines, 0.005))
    points = points[np.abs(points - (lon, lat)).max(axis=1) < 1]
    return float(np.min(WGS84.inv(*np.broadcast_arrays(lon, lat, *points.T))[2]))
