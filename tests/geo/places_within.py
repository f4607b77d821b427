"""An independent oracle: places that a region's words allow, and the extremes found among them.

It follows the definitions (walk from the anchor along a geodesic; ask every place of the anchor),
never the outlines that the program draws, so that a bound that is wrong or loose shows.
"""

from __future__ import annotations

from functools import singledispatch
from itertools import pairwise

import numpy as np
import shapely
from numpy.typing import NDArray
from pyproj import Geod

from geo import Corridor, Disc, Polygon, Position, Region, Sector, Union

WGS84 = Geod(ellps="WGS84")
Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
LonLat = tuple[Floats, Floats]


@singledispatch
def dimensions(region: object) -> int:
    """How many numbers in [0, 1] pick a place of the region."""
    raise TypeError(region)


@singledispatch
def place(region: object, numbers: Floats) -> LonLat:
    """Places of the region picked by numbers in [0, 1], shape (n, dimensions)."""
    raise TypeError(region)


@singledispatch
def surely(region: object, lon: Floats, lat: Floats) -> Flags:
    """Which places are allowed wherever in its anchor the words were counted from."""
    raise TypeError(region)


def sampled(region: Region, rng: np.random.Generator, count: int = 2000) -> LonLat:
    """Random places of the region, many of them on its rim and in its corners."""
    numbers = rng.random((count, dimensions(region)))
    return place(region, np.where(rng.random(numbers.shape) < 0.4, np.round(numbers), numbers))


def walk(lonlat: LonLat, azimuth: Floats, metres: Floats) -> LonLat:
    lon, lat, _ = WGS84.fwd(*lonlat, azimuth, metres)
    return np.asarray(lon), np.asarray(lat)


def apart(lon: Floats, lat: Floats, other: Position) -> Floats:
    """Distances in metres of places from a position."""
    return way(lon, lat, other)[1]


def way(lon: Floats, lat: Floats, start: Position) -> tuple[Floats, Floats]:
    """Azimuths in degrees and distances in metres from a position to places."""
    many = np.full(len(lon), start.lon), np.full(len(lon), start.lat)
    azimuth, _, metres = WGS84.inv(*many, lon, lat)
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


@surely.register
def _(region: Disc, lon: Floats, lat: Floats) -> Flags:
    radius = region.radius_m if region.sure_radius_m is None else region.sure_radius_m
    return apart(lon, lat, region.center) <= radius


@dimensions.register
def _(region: Sector) -> int:
    return 2 + dimensions(region.anchor)


@place.register
def _(region: Sector, numbers: Floats) -> LonLat:
    bearing = region.bearing
    start, turn = (bearing.start_deg, bearing.turn_deg) if bearing else (0, 360)
    metres = region.range_m.lower + numbers[:, 0] * region.range_m.width
    return walk(place(region.anchor, numbers[:, 2:]), start + turn * numbers[:, 1], metres)


@surely.register
def _(region: Sector, lon: Floats, lat: Floats) -> Flags:
    """Asks 200 places of the anchor."""
    sure = region.sure_range_m or region.range_m
    count = 200 if dimensions(region.anchor) else 1
    numbers = np.random.default_rng(1).random((count, dimensions(region.anchor)))
    numbers[: count // 2] = np.round(numbers[: count // 2], 1)
    allowed = np.ones(len(lon), dtype=bool)
    for start in zip(*place(region.anchor, numbers), strict=True):
        azimuth, metres = way(lon, lat, Position(*map(float, start)))
        allowed &= (sure.lower <= metres) & (metres <= sure.upper)
        if region.bearing:
            turned = (azimuth - region.bearing.start_deg) % 360
            allowed &= turned <= region.bearing.turn_deg
    return allowed


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


@surely.register
def _(region: Corridor, lon: Floats, lat: Floats) -> Flags:
    """Asks 2,000 points of the route, so that it is short of the truth by little."""
    numbers = np.column_stack((np.zeros((2000, 2)), np.linspace(0, 1, 2000)))
    route = zip(*place(region, numbers), strict=True)
    nearest = np.min([apart(lon, lat, Position(*map(float, at))) for at in route], axis=0)
    width = region.half_width_m if region.sure_half_width_m is None else region.sure_half_width_m
    return np.asarray(nearest <= width)


@dimensions.register
def _(region: Polygon) -> int:
    return 3


@place.register
def _(region: Polygon, numbers: Floats) -> LonLat:
    """Places of the border, and those within its error of them."""
    edges = np.array([edge for edge in _edges(region) if not _is_a_cut(*edge)]).reshape(-1, 4)
    scaled = numbers[:, 2] * len(edges)
    index = np.minimum(scaled.astype(int), len(edges) - 1)
    share = scaled - index
    lon, lat = (edges[index, k] + share * (edges[index, k + 2] - edges[index, k]) for k in (0, 1))
    return walk((lon, lat), 360 * numbers[:, 1], region.border_error_m * np.sqrt(numbers[:, 0]))


@surely.register
def _(region: Polygon, lon: Floats, lat: Floats) -> Flags:
    """Within the drawn border, and farther than its error from 4,000 places of it."""
    drawn = shapely.union_all([shapely.Polygon(p[0], p[1:]) for p in region.polygons])
    numbers = np.column_stack((np.zeros((4000, 2)), np.linspace(0, 1, 4000)))
    border = zip(*place(region, numbers), strict=True)
    nearest = np.min([apart(lon, lat, Position(*map(float, at))) for at in border], axis=0)
    return np.asarray(shapely.intersects_xy(drawn, lon, lat) & (nearest >= region.border_error_m))


def _edges(region: Polygon) -> list[tuple[tuple[float, float], tuple[float, float]]]:
    return [edge for rings in region.polygons for ring in rings for edge in pairwise(ring)]


def _is_a_cut(a: tuple[float, float], b: tuple[float, float]) -> bool:
    """Whether the edge is no border: it runs along the antimeridian or is a pole."""
    return abs(a[0]) == 180 and a[0] == b[0] or abs(a[1]) == 90 and a[1] == b[1]


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


@surely.register
def _(region: Union, lon: Floats, lat: Floats) -> Flags:
    return np.all([surely(member, lon, lat) for member in region.members], axis=0)


def distances(a: Region, b: Region, numbers: Floats) -> Floats:
    """Distances in metres between a place of a and one of b for each row of numbers."""
    split = dimensions(a)
    _, _, metres = WGS84.inv(*place(a, numbers[:, :split]), *place(b, numbers[:, split:]))
    return np.asarray(metres)


def extremes(
    a: Region, b: Region, rng: np.random.Generator, rounds: int = 40, starts: int = 8
) -> tuple[float, float]:
    """The least and the greatest distance found, by sampling that closes in on several bests."""
    size = dimensions(a) + dimensions(b)
    found = []
    for sign in (1, -1):
        results = []
        for _ in range(starts):
            numbers = rng.random((1500, size))
            numbers = np.where(rng.random(numbers.shape) < 0.35, np.round(numbers), numbers)
            for scale in np.geomspace(0.3, 1e-6, rounds):
                worth = sign * distances(a, b, numbers)
                best = numbers[np.argsort(worth)[:12]]
                moved = np.repeat(best, 12, axis=0)
                moved = moved + scale * rng.standard_normal(moved.shape)
                # Leaving on one side comes back on the other as often as it stays at the end:
                # a whole turn has no end to stay at.
                wrapped = rng.random(moved.shape) < 0.5
                numbers = np.vstack((best, np.where(wrapped, moved % 1.0, np.clip(moved, 0, 1))))
            results.append(float(np.min(sign * distances(a, b, numbers))))
        found.append(sign * min(results))
    return found[0], found[1]
