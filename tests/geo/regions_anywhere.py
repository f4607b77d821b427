"""Random regions of every kind, seeded, at the places of the Earth where mathematics breaks."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from dataclasses import replace

import numpy as np
from pyproj import Geod

from geo import Bearing, Corridor, Disc, Interval, Polygon, Position, Region, Sector, Union

Rng = np.random.Generator
Make = Callable[[Rng, Position, float], Region]
WGS84 = Geod(ellps="WGS84")

SPOTS: dict[str, Callable[[Rng], Position]] = {
    "syria": lambda rng: Position(rng.uniform(38, 42), rng.uniform(33, 37)),
    "null island": lambda rng: Position(rng.uniform(-0.3, 0.3), rng.uniform(-0.3, 0.3)),
    "antimeridian": lambda rng: Position(
        float(rng.choice([-180, -179.9, 179.9, 180])), rng.uniform(-60, 60)
    ),
    "north pole": lambda rng: Position(rng.uniform(-180, 180), rng.uniform(88, 90)),
    "south pole": lambda rng: Position(rng.uniform(-180, 180), rng.uniform(-90, -88)),
    "anywhere": lambda rng: Position(
        rng.uniform(-180, 180), float(np.degrees(np.arcsin(rng.uniform(-1, 1))))
    ),
}


def near(rng: Rng, base: Position, within_m: float) -> Position:
    lon, lat, _ = WGS84.fwd(base.lon, base.lat, rng.uniform(0, 360), rng.uniform(0, within_m))
    return Position(lon, lat)


def disc(rng: Rng, base: Position, size: float) -> Disc:
    return Disc(near(rng, base, size), size * rng.uniform(0.05, 0.5))


def annulus(rng: Rng, base: Position, size: float) -> Sector:
    lower = size * rng.uniform(0, 0.5)
    range_m = Interval(lower, lower + size * rng.uniform(0.05, 0.4))
    return Sector(near(rng, base, size / 2), range_m)


def sector(rng: Rng, base: Position, size: float) -> Sector:
    start = rng.uniform(0, 360)
    bearing = Bearing(start, start + rng.uniform(5, 170))
    return replace(annulus(rng, base, size), bearing=bearing)


def corridor(rng: Rng, base: Position, size: float) -> Corridor:
    waypoints = tuple(near(rng, base, size / 2) for _ in range(rng.integers(2, 5)))
    return Corridor(waypoints, size * rng.uniform(0.02, 0.2))


def union(rng: Rng, base: Position, size: float) -> Union:
    return Union(tuple(disc(rng, base, size / 2) for _ in range(3)))


def polygon(rng: Rng, base: Position, size: float) -> Polygon:
    """A box in degrees about the base, cut at the antimeridian, or a cap about a pole."""
    high = float(np.degrees(size / 2 / WGS84.a))
    if abs(base.lat) + high >= 89:
        edge = 90 - max(high, 0.2)
        return boxes((-180, edge, 180, 90) if base.lat > 0 else (-180, -90, 180, -edge))
    wide = high / np.cos(np.radians(base.lat)) * rng.uniform(0.3, 1)
    west, east, south, north = base.lon - wide, base.lon + wide, base.lat - high, base.lat + high
    if west < -180:
        return boxes((-180, south, east, north), (west + 360, south, 180, north))
    if east > 180:
        return boxes((west, south, 180, north), (-180, south, east - 360, north))
    return boxes((west, south, east, north))


def polygon_with_border_error(rng: Rng, base: Position, size: float) -> Polygon:
    return replace(polygon(rng, base, size), border_error_m=size * rng.uniform(0.01, 0.1))


def boxes(*bounds: tuple[float, float, float, float], border_error_m: float = 0.0) -> Polygon:
    """Boxes of west, south, east and north, in degrees."""
    corners = (0, 1), (2, 1), (2, 3), (0, 3), (0, 1)
    rings = [tuple((float(box[x]), float(box[y])) for x, y in corners) for box in bounds]
    return Polygon(tuple((ring,) for ring in rings), border_error_m)


def about(make: Make, shape: Callable[[Rng, Position, float], Sector]) -> Make:
    """Sectors or annuli of that shape about a small or a large anchor of some other kind."""
    return lambda rng, base, size: replace(
        shape(rng, base, size), anchor=make(rng, base, size * rng.choice([0.2, 0.02]))
    )


KINDS: dict[str, Make] = {
    "disc": disc,
    "annulus": annulus,
    "annulus about disc": about(disc, annulus),
    "annulus about corridor": about(corridor, annulus),
    "annulus about polygon": about(polygon, annulus),
    "sector": sector,
    "sector about disc": about(disc, sector),
    "sector about polygon": about(polygon, sector),
    "sector about corridor": about(corridor, sector),
    "sector about union": about(union, sector),
    "corridor": corridor,
    "union": union,
    "polygon": polygon,
    "polygon with border error": polygon_with_border_error,
}
POLYGONAL = tuple(kind for kind in KINDS if "polygon" in kind)
_SHAPES = "sector about polygon", "sector about corridor", "sector about union"
SLOW = {"north pole": _SHAPES, "south pole": _SHAPES}
EVERYWHERE = [
    (kind, spot)
    for kind in KINDS
    for spot in SPOTS
    if spot == "syria" or kind not in SLOW.get(spot, ("sector about corridor",))
]
"""Every kind at every spot, but for a few that take seconds to draw."""


def seeded(*names: object) -> Rng:
    return np.random.default_rng(zlib.crc32(repr(names).encode()))


def region_at(kind: str, spot: str, rng: Rng, widest_m: float = 500_000) -> Region:
    """A region of that kind at that spot, 1 km to widest_m across."""
    size = float(np.exp(rng.uniform(np.log(1_000), np.log(widest_m))))
    return KINDS[kind](rng, SPOTS[spot](rng), size)
