"""Geodesics on the WGS84 ellipsoid, over NumPy arrays: distance, azimuth, destination, lines.

Every longitude and latitude is in degrees, longitude first, longitude in [-180, 180] and latitude
in [-90, 90]; every length is in metres; azimuths are degrees clockwise from true north in [0, 360).
Arguments broadcast against each other. This module holds the project's only ``pyproj.Geod``.

References: Karney, C.F.F. (2013) Algorithms for geodesics, J. Geodesy 87, 43-55,
doi:10.1007/s00190-012-0578-z, as implemented in PROJ.
"""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray
from pyproj import Geod

from geo.errors import GeometryError

Floats = NDArray[np.float64]

GEOD = Geod(ellps="WGS84")

EQUATORIAL_RADIUS_M: float = GEOD.a
POLAR_RADIUS_M: float = GEOD.b
LEAST_CURVATURE_RADIUS_M = POLAR_RADIUS_M**2 / EQUATORIAL_RADIUS_M
"""Radius of curvature of a meridian at the equator: the surface bends nowhere more."""
GREATEST_CURVATURE_RADIUS_M = EQUATORIAL_RADIUS_M**2 / POLAR_RADIUS_M
"""Radius of curvature at the poles: the surface bends nowhere less."""

_PAIRS_AT_ONCE = 50_000


class Inverse(NamedTuple):
    """The geodesic from a first point to a second one."""

    azimuth_deg: Floats
    """at the first point, towards the second"""
    back_azimuth_deg: Floats
    """at the second point, towards the first"""
    distance_m: Floats


def _check(lon: Floats, lat: Floats) -> None:
    for name, values, limit in (("longitude", lon, 180.0), ("latitude", lat, 90.0)):
        good = np.abs(values) <= limit
        if not np.all(good):
            got = np.atleast_1d(values)[~np.atleast_1d(good)][0]
            raise GeometryError(name, got, f"a number of degrees in [-{limit:g}, {limit:g}]")


def _arrays(*values: ArrayLike) -> list[Floats]:
    arrays = np.broadcast_arrays(*(np.asarray(value, dtype=np.float64) for value in values))
    return [np.array(array, order="C") for array in arrays]


def _turned(azimuth: ArrayLike) -> Floats:
    """Azimuths brought into [0, 360); a hair west of north, 360 less the hair rounds to 360."""
    turned = np.mod(azimuth, 360.0)
    return np.where(turned == 360.0, 0.0, turned)


def inverse(lon1: ArrayLike, lat1: ArrayLike, lon2: ArrayLike, lat2: ArrayLike) -> Inverse:
    """Azimuths in degrees and distance in metres of the shortest geodesics from 1 to 2.

    Raises:
        GeometryError: for a coordinate that is out of range, NaN or infinite.
    """
    a_lon, a_lat, b_lon, b_lat = _arrays(lon1, lat1, lon2, lat2)
    _check(a_lon, a_lat)
    _check(b_lon, b_lat)
    forward, back, metres = GEOD.inv(a_lon, a_lat, b_lon, b_lat)
    return Inverse(_turned(forward), _turned(back), np.asarray(metres))


def distance_m(lon1: ArrayLike, lat1: ArrayLike, lon2: ArrayLike, lat2: ArrayLike) -> Floats:
    """Length in metres of the shortest geodesics from 1 to 2.

    >>> float(distance_m(40.05303, 35.42022, 40.14084, 35.33588).round())  # Ayyash, Deir ez-Zor
    12297.0
    """
    return inverse(lon1, lat1, lon2, lat2).distance_m


def azimuth_deg(lon1: ArrayLike, lat1: ArrayLike, lon2: ArrayLike, lat2: ArrayLike) -> Floats:
    """Azimuth at 1 of the shortest geodesic to 2, degrees in [0, 360)."""
    return inverse(lon1, lat1, lon2, lat2).azimuth_deg


def distance_matrix_m(lon1: ArrayLike, lat1: ArrayLike, lon2: ArrayLike, lat2: ArrayLike) -> Floats:
    """Distances in metres from each of n points to each of m points, shape (n, m).

    Many are measured on all cores at once: PROJ leaves the interpreter free while it works.
    """
    lon_a, lat_a = (np.asarray(value, dtype=np.float64)[:, np.newaxis] for value in (lon1, lat1))
    rows = max(1, _PAIRS_AT_ONCE // max(1, np.size(lon2)))
    if len(lon_a) <= rows:
        return distance_m(lon_a, lat_a, lon2, lat2)
    blocks = [slice(first, first + rows) for first in range(0, len(lon_a), rows)]
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        parts = pool.map(lambda block: distance_m(lon_a[block], lat_a[block], lon2, lat2), blocks)
        return np.concatenate(list(parts))


def destination(
    lon: ArrayLike, lat: ArrayLike, azimuth: ArrayLike, metres: ArrayLike
) -> tuple[Floats, Floats]:
    """Longitude and latitude reached from a point along a geodesic of that azimuth and length.

    Raises:
        GeometryError: for a position out of range, or an azimuth or length that is not finite.
    """
    start_lon, start_lat, heading, length = _arrays(lon, lat, azimuth, metres)
    _check(start_lon, start_lat)
    for name, values in (("azimuth_deg", heading), ("distance_m", length)):
        if not np.all(np.isfinite(values)):
            raise GeometryError(name, values[~np.isfinite(values)].flat[0], "a finite number")
    end_lon, end_lat, _ = GEOD.fwd(start_lon, start_lat, heading, length)
    return np.asarray(end_lon), np.asarray(end_lat)


def densify(lon: ArrayLike, lat: ArrayLike, step_m: float) -> tuple[Floats, Floats]:
    """The geodesic line through the points, with further points at most step_m apart.

    The given points are kept as they are; lon and lat are of shape (n,), n >= 1.
    """
    lons, lats = _arrays(lon, lat)
    if not step_m > 0:
        raise GeometryError("step_m", step_m, "a length greater than 0 m")
    legs = inverse(lons[:-1], lats[:-1], lons[1:], lats[1:])
    counts = np.maximum(1, np.ceil(legs.distance_m / step_m).astype(int))
    leg = np.repeat(np.arange(len(counts)), counts)
    share = (np.arange(len(leg)) - np.repeat(np.cumsum(counts) - counts, counts)) / counts[leg]
    new_lon, new_lat = destination(
        lons[leg], lats[leg], legs.azimuth_deg[leg], legs.distance_m[leg] * share
    )
    new_lon, new_lat = (
        np.where(share == 0, given[leg], new) for given, new in ((lons, new_lon), (lats, new_lat))
    )
    return np.append(new_lon, lons[-1]), np.append(new_lat, lats[-1])


class SegmentFoot(NamedTuple):
    """The point of a geodesic segment that is nearest to a given point."""

    distance_m: Floats
    along_m: Floats
    """from the segment's first end"""


def distance_to_segment(
    lon: ArrayLike,
    lat: ArrayLike,
    lon1: ArrayLike,
    lat1: ArrayLike,
    lon2: ArrayLike,
    lat2: ArrayLike,
) -> SegmentFoot:
    """Least geodesic distance in metres from points to the shortest geodesics from 1 to 2.

    The derivative of the distance along the segment is minus the cosine of the angle between the
    segment and the way to the point; its zero is bracketed by samples and halved down to 1 µm.

    Raises:
        GeometryError: for a coordinate that is out of range, NaN or infinite.
    """
    p_lon, p_lat, a_lon, a_lat, b_lon, b_lat = _arrays(lon, lat, lon1, lat1, lon2, lat2)
    _check(p_lon, p_lat)
    legs = inverse(a_lon, a_lat, b_lon, b_lat)

    def at(along: Floats) -> tuple[Floats, Floats]:
        """Distance to the point, and its derivative's sign, at that length along the segment."""
        s_lon, s_lat, back = GEOD.fwd(a_lon, a_lat, legs.azimuth_deg, along)
        to_point, _, metres = GEOD.inv(s_lon, s_lat, p_lon, p_lat)
        return np.asarray(metres), -np.cos(np.radians(np.asarray(to_point) - (back + 180.0)))

    shares = np.linspace(0.0, 1.0, 17)
    samples = np.stack([at(legs.distance_m * share)[0] for share in shares])
    nearest = np.argmin(samples, axis=0)
    lower = legs.distance_m * shares[np.maximum(nearest - 1, 0)]
    upper = legs.distance_m * shares[np.minimum(nearest + 1, len(shares) - 1)]
    for _ in range(46):
        middle = (lower + upper) / 2
        rising = at(middle)[1] > 0
        lower, upper = np.where(rising, lower, middle), np.where(rising, middle, upper)
    return SegmentFoot(at((lower + upper) / 2)[0], (lower + upper) / 2)
