"""An independent oracle: places that a region's words allow, and the extremes found among them.

It follows the definitions (walk from the anchor along a geodesic), never the outlines that the
program draws, so that a bound that is wrong or loose shows.
"""

from __future__ import annotations

from functools import singledispatch
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from pyproj import Geod

from geo import Corridor, Disc, Polygon, Position, Region, Sector, Union

WGS84 = Geod(ellps="WGS84")
Floats = NDArray[np.float64]
LonLat = tuple[Floats, Floats]
AYYASH = Position(40.05303, 35.42022)
Edge = tuple[tuple[float, float], tuple[float, float]]


@singledispatch
def dimensions(region: object) -> int:
    """How many numbers in [0, 1] pick a place of the region."""
    raise TypeError(region)


@singledispatch
def place(region: object, numbers: Floats) -> LonLat:
    """Places of the region picked by numbers in [0, 1], shape (n, dimensions)."""
    raise TypeError(region)


def sampled(region: Region, rng: np.random.Generator, count: int = 2000) -> LonLat:
    """Random places of the region, many of them a millionth from its rim and its corners."""
    numbers = rng.random((count, dimensions(region)))
    numbers = np.where(rng.random(numbers.shape) < 0.4, np.round(numbers), numbers)
    return place(region, np.clip(numbers, 1e-6, 1 - 1e-6))


def walk(lonlat: LonLat, azimuth: Floats, metres: Floats) -> LonLat:
    lon, lat, _ = WGS84.fwd(*lonlat, azimuth, metres)
    return np.asarray(lon), np.asarray(lat)


def along(start: Position, azimuth: float, metres: float) -> Position:
    """The place that a geodesic of that azimuth and length reaches."""
    lon, lat, _ = WGS84.fwd(start.lon, start.lat, azimuth, metres)
    return Position(lon, lat)


def way(start: Position, lon: Floats, lat: Floats) -> tuple[Floats, Floats]:
    """Azimuths in degrees and distances in metres from a position to places."""
    azimuth, _, metres = WGS84.inv(
        np.full_like(lon, start.lon), np.full_like(lat, start.lat), lon, lat
    )
    return np.asarray(azimuth), np.asarray(metres)


@dimensions.register
def _(region: Position) -> int:
    return 0


@place.register
def _(region: Position, numbers: Floats) -> LonLat:
    return np.full(len(numbers), region.lon), np.full(len(numbers), region.lat)


@dimensions.register
def _(region: Disc) -> int:
    return 2


@place.register
def _(region: Disc, numbers: Floats) -> LonLat:
    center = place(region.center, numbers)
    return walk(center, 360 * numbers[:, 1], region.radius_m * np.sqrt(numbers[:, 0]))


@dimensions.register
def _(region: Sector) -> int:
    return 2 + dimensions(region.anchor)


@place.register
def _(region: Sector, numbers: Floats) -> LonLat:
    bearing = region.bearing
    start, turn = (bearing.start_deg, bearing.turn_deg) if bearing else (0, 360)
    metres = region.range_m.lower + numbers[:, 0] * region.range_m.width
    return walk(place(region.anchor, numbers[:, 2:]), start + turn * numbers[:, 1], metres)


@dimensions.register
def _(region: Corridor) -> int:
    return 3


@place.register
def _(region: Corridor, numbers: Floats) -> LonLat:
    lon, lat = np.array([(point.lon, point.lat) for point in region.waypoints]).T
    azimuth, _, length = WGS84.inv(lon[:-1], lat[:-1], lon[1:], lat[1:])
    ends = np.cumsum(length)
    along = numbers[:, 2] * ends[-1]
    leg = np.minimum(np.searchsorted(ends, along), len(length) - 1)
    on_route = walk((lon[leg], lat[leg]), azimuth[leg], along - (ends - length)[leg])
    return walk(on_route, 360 * numbers[:, 1], region.half_width_m * np.sqrt(numbers[:, 0]))


@dimensions.register
def _(region: Polygon) -> int:
    return 3


@place.register
def _(region: Polygon, numbers: Floats) -> LonLat:
    """Places of the border, and those within its error of them."""
    edges = np.array([(*a, *b) for a, b in borders(region)])
    scaled = numbers[:, 2] * len(edges)
    index = np.minimum(scaled.astype(int), len(edges) - 1)
    share = scaled - index
    lon, lat = (edges[index, k] + share * (edges[index, k + 2] - edges[index, k]) for k in (0, 1))
    return walk((lon, lat), 360 * numbers[:, 1], region.border_error_m * np.sqrt(numbers[:, 0]))


def borders(region: Polygon) -> list[Edge]:
    """The edges in degrees that are borders: not those along the antimeridian or at a pole."""
    edges = [edge for rings in region.polygons for ring in rings for edge in pairwise(ring)]
    return [
        (a, b)
        for a, b in edges
        if not (abs(a[0]) == 180 and a[0] == b[0]) and not (abs(a[1]) == 90 and a[1] == b[1])
    ]


@dimensions.register
def _(region: Union) -> int:
    return 1 + max(dimensions(member) for member in region.members)


@place.register
def _(region: Union, numbers: Floats) -> LonLat:
    count = len(region.members)
    chosen = np.minimum((numbers[:, -1] * count).astype(int), count - 1)
    lon, lat = np.empty(len(numbers)), np.empty(len(numbers))
    for index, member in enumerate(region.members):
        mask = chosen == index
        lon[mask], lat[mask] = place(member, numbers[mask][:, : dimensions(member)])
    return lon, lat


def distances(a: Region, b: Region, numbers: Floats) -> Floats:
    """Distances in metres between a place of a and one of b for each row of numbers."""
    split = dimensions(a)
    _, _, metres = WGS84.inv(*place(a, numbers[:, :split]), *place(b, numbers[:, split:]))
    return np.asarray(metres)


def extremes(a: Region, b: Region, rng: np.random.Generator) -> tuple[float, float]:
    """The least and the greatest distance found between places of the two regions."""
    return least(a, b, rng), -least(a, b, rng, sign=-1)


def least(
    a: Region, b: Region, rng: np.random.Generator, *, starts: int = 8, sign: int = 1
) -> float:
    """The least distance found, times sign, by sampling that closes in on several bests."""
    size = dimensions(a) + dimensions(b)
    found = []
    for _ in range(starts):
        numbers = rng.random((1500, size))
        numbers = np.where(rng.random(numbers.shape) < 0.35, np.round(numbers), numbers)
        for scale in np.geomspace(0.3, 1e-6, 50):
            best = numbers[np.argsort(sign * distances(a, b, numbers))[:12]]
            moved = np.repeat(best, 12, axis=0)
            moved = moved + scale * rng.standard_normal(moved.shape)
            # Leaving on one side comes back on the other as often as it stays at the end:
            # a whole turn has no end to stay at.
            wrapped = rng.random(moved.shape) < 0.5
            numbers = np.vstack((best, np.where(wrapped, moved % 1.0, np.clip(moved, 0, 1))))
        found.append(float(np.min(sign * distances(a, b, numbers))))
    return min(found)
