"""An independent oracle: whether a place is allowed wherever its anchor is.

It asks the places of the anchor one by one, and never the outlines that the program draws.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import singledispatch
from itertools import pairwise

import numpy as np
import shapely
from numpy.typing import NDArray
from places_within import WGS84, Floats, LonLat, borders, dimensions, place, walk, way

from geo import Corridor, Disc, Polygon, Position, Sector, Union

Flags = NDArray[np.bool_]
SLACK_M = 1e-3
"""A place this much beyond the limit counts as within: it is what rounding may cost."""


@singledispatch
def surely(region: object, lon: Floats, lat: Floats) -> Flags:
    """Which places are allowed wherever the words may have been counted from."""
    raise TypeError(region)


@surely.register
def _(region: Disc, lon: Floats, lat: Floats) -> Flags:
    radius = region.radius_m if region.sure_radius_m is None else region.sure_radius_m
    return way(region.center, lon, lat)[1] <= radius + SLACK_M


@surely.register
def _(region: Sector, lon: Floats, lat: Floats) -> Flags:
    """Asks up to 300 places of the anchor, half of them on its rim."""
    sure = region.sure_range_m or region.range_m
    numbers = np.random.default_rng(1).random((300, dimensions(region.anchor)))
    numbers[::2] = np.round(numbers[::2], 1)
    allowed = np.ones(len(lon), dtype=bool)
    for start in {
        (float(x), float(y)) for x, y in zip(*place(region.anchor, numbers), strict=True)
    }:
        azimuth, metres = way(Position(*start), lon, lat)
        allowed &= (sure.lower - SLACK_M <= metres) & (metres <= sure.upper + SLACK_M)
        if region.bearing:
            slack = np.degrees(SLACK_M / np.maximum(metres, SLACK_M))
            turned = (azimuth - region.bearing.start_deg + slack) % 360
            allowed &= turned <= region.bearing.turn_deg + 2 * slack
    return allowed


@surely.register
def _(region: Corridor, lon: Floats, lat: Floats) -> Flags:
    legs = [
        _along_geodesic(a, b)
        for a, b in pairwise((point.lon, point.lat) for point in region.waypoints)
    ]
    width = region.half_width_m if region.sure_half_width_m is None else region.sure_half_width_m
    return _least_distance(legs, lon, lat) <= width + SLACK_M


@surely.register
def _(region: Polygon, lon: Floats, lat: Floats) -> Flags:
    """Within the border as drawn in degrees, and farther than its error from it."""
    drawn = shapely.union_all([shapely.Polygon(rings[0], rings[1:]) for rings in region.polygons])
    within = shapely.intersects_xy(drawn, lon, lat)
    to_border = _least_distance([_along_straight(a, b) for a, b in borders(region)], lon, lat)
    error = region.border_error_m
    return np.where(within, to_border >= error - SLACK_M, to_border <= SLACK_M - error)


@surely.register
def _(region: Union, lon: Floats, lat: Floats) -> Flags:
    return np.all([surely(member, lon, lat) for member in region.members], axis=0)


Line = Callable[[Floats], LonLat]
"""Places at shares in [0, 1] of a line."""


def _along_geodesic(a: tuple[float, float], b: tuple[float, float]) -> Line:
    azimuth, _, length = WGS84.inv(*a, *b)
    return lambda share: walk(
        (np.full_like(share, a[0]), np.full_like(share, a[1])),
        np.full_like(share, azimuth),
        length * share,
    )


def _along_straight(a: tuple[float, float], b: tuple[float, float]) -> Line:
    return lambda share: (a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1]))


def _least_distance(lines: list[Line], lon: Floats, lat: Floats) -> Floats:
    return np.min([_to_line(line, lon, lat) for line in lines], axis=0)


def _to_line(line: Line, lon: Floats, lat: Floats) -> Floats:
    """Least distance in metres from places to a line, halved in on from the best of 40 samples."""

    def metres(share: Floats) -> Floats:
        return np.asarray(WGS84.inv(*line(share), lon, lat)[2])

    shares = np.linspace(0, 1, 40)
    best = np.argmin([metres(np.full_like(lon, share)) for share in shares], axis=0)
    lower, upper = shares[np.maximum(best - 1, 0)], shares[np.minimum(best + 1, 39)]
    for _ in range(40):
        first, second = lower + (upper - lower) / 3, upper - (upper - lower) / 3
        rising = metres(first) < metres(second)
        lower, upper = np.where(rising, lower, first), np.where(rising, second, upper)
    return metres((lower + upper) / 2)
