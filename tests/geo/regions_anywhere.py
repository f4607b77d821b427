"""Random regions of every kind at the places of the Earth where mathematics breaks, seeded."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from pyproj import Geod

from geo import Bearing, Corridor, Disc, Interval, Polygon, Position, Region, Sector, Union

Rng = np.random.Generator
WGS84 = Geod(ellps="WGS84")

SPOTS: dict[str, Callable[[Rng], Position]] = {
    "syria": lambda rng: Position(rng.uniform(38, 42), rng.uniform(33, 37)),
    "null island": lambda rng: Position(rng.uniform(-0.3, 0.3), rng.uniform(-0.3, 0.3)),
    "antimeridian": lambda rng: Position(rng.choice([-180, -179.9, 179.9, 180]), rng.uniform(-60, 60)),
    "north pole": lambda rng: Position(rng.uniform(-180, 180), rng.uniform(88, 90)),
    "south pole": lambda rng: Position(rng.uniform(-180, 180), rng.uniform(-90, -88)),
    "anywhere": lambda rng: Position(rng.uniform(-180, 180), np.degrees(np.arcsin(rng.uniform(-1, 1)))),
}
POLES = ("north pole", "south pole")


def near(rng: Rng, base: Position, within_m: float) -> Position:
    lon, lat, _ = WGS84.fwd(base.lon, base.lat, rng.uniform(0, 360), rng.uniform(0, within_m))
    return Position(lon, lat)


def disc(rng: Rng, base: Position, size: float) -> Disc:
    return Disc(near(rng, base, size), size * rng.uniform(0.05, 0.5))


def _range(rng: Rng, size: float) -> Interval:
    lower = size * rng.uniform(0, 0.5)
    return Interval(lower, lower + size * rng.uniform(0.05, 0.4))


def _bearing(rng: Rng) -> Bearing:
    start = rng.uniform(0, 360)
    return Bearing(start, start + rng.uniform(5, 170))


def annulus(rng: Rng, base: Position, size: float) -> Sector:
    return Sector(near(rng, base, size / 2), _range(rng, size))


def annulus_about_disc(rng: Rng, base: Position, size: float) -> Sector:
    return Sector(disc(rng, base, size / 5), _range(rng, size))


def annulus_about_corridor(rng: Rng, base: Position, size: float) -> Sector:
    return Sector(corridor(rng, base, size / 5), _range(rng, size))


def sector(rng: Rng, base: Position, size: float) -> Sector:
    return Sector(near(rng, base, size / 2), _range(rng, size), _bearing(rng))


def sector_about_disc(rng: Rng, base: Position, size: float) -> Sector:
    return Sector(disc(rng, base, size / 5), _range(rng, size), _bearing(rng))


def sector_about_polygon(rng: Rng, base: Position, size: float) -> Sector:
    return Sector(polygon(rng, base, size / 5), _range(rng, size), _bearing(rng))


def sector_about_union(rng: Rng, base: Position, size: float) -> Sector:
    return Sector(union(rng, base, size / 5), _range(rng, size), _bearing(rng))


def sector_about_sector(rng: Rng, base: Position, size: float) -> Sector:
    return Sector(sector(rng, base, size / 5), _range(rng, size), _bearing(rng))


def corridor(rng: Rng, base: Position, size: float) -> Corridor:
    waypoints = tuple(near(rng, base, size / 2) for _ in range(rng.integers(2, 5)))
    return Corridor(waypoints, size * rng.uniform(0.02, 0.2))


def union(rng: Rng, base: Position, size: float) -> Union:
    return Union(tuple(disc(rng, base, size / 2) for _ in range(3)))


def polygon(rng: Rng, base: Position, size: float) -> Polygon:
    """A box in degrees about the base, cut at the antimeridian; about a pole a cap."""
    high = np.degrees(size / 2 / WGS84.a)
    if abs(base.lat) + high >= 89:
        edge = float(np.copysign(90 - high, base.lat))
        return _polygon((-180, min(edge, 90 * np.sign(base.lat)), 180, max(edge, 90 * np.sign(base.lat))))
    wide = high / np.cos(np.radians(base.lat)) * rng.uniform(0.3, 1)
    west, east, south, north = base.lon - wide, base.lon + wide, base.lat - high, base.lat + high
    if west < -180:
        return _polygon((-180, south, east, north), (west + 360, south, 180, north))
    if east > 180:
        return _polygon((west, south, 180, north), (-180, south, east - 360, north))
    return _polygon((west, south, east, north))


def polygon_with_border_error(rng: Rng, base: Position, size: float) -> Polygon:
    return Polygon(polygon(rng, base, size).polygons, size * rng.uniform(0.01, 0.1))


def _polygon(*boxes: tuple[float, float, float, float]) -> Polygon:
    corners = (0, 1), (2, 1), (2, 3), (0, 3), (0, 1)
    return Polygon(tuple((tuple((float(b[x]), float(b[y])) for x, y in corners),) for b in boxes))


KINDS: dict[str, Callable[[Rng, Position, float], Region]] = {
    kind.__name__: kind
    for kind in (
        disc,
        annulus,
        annulus_about_disc,
        annulus_about_corridor,
        sector,
        sector_about_disc,
        sector_about_polygon,
        sector_about_union,
        sector_about_sector,
        corridor,
        union,
        polygon,
        polygon_with_border_error,
    )
}
