"""Zones and bands of UTM and MGRS, and the cells between their grid lines.

A cell is bounded by lines of easting and northing, which bend in longitude and latitude, and ends
where its zone and band end.

Reference: NGA.STND.0037 (2014) Universal Grids and Grid Reference Systems, version 2.0.0.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import shapely
from pyproj import Transformer

from geo import geodesic
from geo.geodesic import Floats
from geo.position import Position
from geo.region import Polygon

BANDS = "CDEFGHJKLMNPQRSTUVWX"
_PIECES = {100_000: 64, 10_000: 16, 1_000: 4}
_LEAST_ERROR_M = 0.001
_NO_GROUND_DEG2 = 1e-17
_WIDER = {(31, "V"): (0, 3), (32, "V"): (3, 12), (31, "X"): (0, 9), (33, "X"): (9, 21),
          (35, "X"): (21, 33), (37, "X"): (33, 42)}  # fmt: skip
_MISSING = {(32, "X"), (34, "X"), (36, "X")}


Limits = tuple[float, float, float, float]
"""West, south, east and north, in degrees."""


@dataclass(frozen=True)
class Cell:
    """A cell of a grid as far as it lies within limits.

    Attributes:
        position: its middle, or a place within what is left of it where that was cut off.
        cut: whether the limits cut some of it off.
    """

    position: Position
    region: Polygon
    cut: bool


def limits(zone: int, band: str) -> Limits | None:
    """The limits of a zone in a band; None where there is no such zone.

    Norway's zone 32 and Svalbard's zones 31 to 37 are wider than six degrees.
    """
    if not 1 <= zone <= 60 or band not in BANDS or (zone, band) in _MISSING:
        return None
    west, east = _WIDER.get((zone, band), (6 * zone - 186, 6 * zone - 180))
    south = 8 * BANDS.index(band) - 80
    return west, south, east, 84 if band == "X" else south + 8


def band_of(lat: float) -> str:
    """The band that a latitude lies in, the last one beyond it."""
    return BANDS[min(max(int((lat + 80) // 8), 0), len(BANDS) - 1)]


def middle_lat(band: str) -> float:
    """The latitude half-way up a band."""
    return 78.0 if band == "X" else 8 * BANDS.index(band) - 76.0


def cell(
    zone: int, limits: Limits, easting: float, northing: float, size_m: float, *, north: bool
) -> Cell | None:
    """The square of that size whose south-west corner has that easting and northing, in metres.

    None where no part of it lies within the limits. Northings south of the equator count from
    10,000 km there, as UTM's do.
    """
    drawn, error = _square(zone, easting, northing, size_m, north=north)
    within = shapely.box(*limits)
    left = shapely.intersection(drawn, within)
    parts = [part for part in shapely.get_parts(left) if part.geom_type == "Polygon"]
    if left.area <= max(_NO_GROUND_DEG2, drawn.area / 1e6):
        return None
    middle = lonlat(zone, easting + size_m / 2, northing + size_m / 2, north=north)
    if not shapely.intersects_xy(left, *middle):
        point = shapely.point_on_surface(left)
        middle = point.x, point.y
    rings = [[shapely.get_coordinates(part.exterior)] for part in parts]
    region = Polygon.from_arrays(rings, error)
    return Cell(Position(*middle), region, cut=not within.covers(drawn))


def lonlat(zone: int, easting: float, northing: float, *, north: bool) -> tuple[float, float]:
    """Longitude, which may run on past ±180 beyond the zone, and latitude in degrees."""
    lon, lat = _degrees(zone, np.array([easting]), np.array([northing]), north=north)
    return float(lon[0]), float(lat[0])


def northing_m(zone: int, lat: float, *, north: bool) -> float:
    """Northing of a latitude on the zone's central meridian."""
    return float(_transformer(zone, north).transform(6 * zone - 183, lat, direction="INVERSE")[1])


def _square(
    zone: int, easting: float, northing: float, size_m: float, *, north: bool
) -> tuple[shapely.Polygon, float]:
    """A square of the grid in degrees, and how far its drawn edges may be off, in metres."""
    pieces = 2 * _PIECES.get(round(size_m), 1)
    corners = np.array([(0, 0), (1, 0), (1, 1), (0, 1), (0, 0)]) * size_m
    ring = shapely.get_coordinates(shapely.segmentize(shapely.LinearRing(corners), size_m / pieces))
    lon, lat = _degrees(zone, easting + ring[:, 0], northing + ring[:, 1], north=north)
    flat = (lon[:-2:2] + lon[2::2]) / 2, (lat[:-2:2] + lat[2::2]) / 2
    off = geodesic.distance_m(_brought_back(flat[0]), flat[1], _brought_back(lon[1::2]), lat[1::2])
    drawn = shapely.Polygon(np.column_stack((lon[::2], lat[::2])))
    return drawn, max(_LEAST_ERROR_M, 1.1 * float(off.max()))


def _degrees(
    zone: int, eastings: Floats, northings: Floats, *, north: bool
) -> tuple[Floats, Floats]:
    lon, lat = _transformer(zone, north).transform(eastings, northings)
    middle = 6 * zone - 183
    return middle + (np.asarray(lon) - middle + 180) % 360 - 180, np.asarray(lat)


def _brought_back(degrees: Floats) -> Floats:
    return (degrees + 180) % 360 - 180


@lru_cache(maxsize=8)
def _transformer(zone: int, north: bool) -> Transformer:
    return Transformer.from_crs((32600 if north else 32700) + zone, 4326, always_xy=True)
