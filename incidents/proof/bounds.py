"""Bounds: how near and how far two cells can be, by steps that a short checker can repeat.

Where no heading is told the triangle inequality does. A sector from a disc lies within the sector
from its center, widened by the disc's radius and by the turn of north across it; how near that is
follows from places on its rim, less half of what lies between two of them. docs/methods/proof.md
has the reasons. scripts/verify_proof.py repeats every step without this module.
"""

from __future__ import annotations

import math
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from geo.geodesic import GEOD, LEAST_CURVATURE_RADIUS_M, Floats
from incidents.proof.cells import Cell, Pairs

STEPS = 240
"""Into how many pieces each side of a sector's rim is cut."""
ENDLESS_M = 100_000.0
"""How much farther than it need be a sector without end is cut off."""


def least_m(pairs: Pairs) -> float:
    """No place of a pair's first cell is nearer to one of its second than this."""
    return min(_least(a, b) for a, b in pairs)


def greatest_m(pairs: Pairs) -> float:
    """None is farther off than this; infinite where a range has no end."""
    return max(_apart(a, b) + a.ring_m[1] + b.ring_m[1] for a, b in pairs)


def _apart(a: Cell, b: Cell) -> float:
    return float(GEOD.inv(a.center.lon, a.center.lat, b.center.lon, b.center.lat)[2])


@lru_cache(maxsize=4096)
def _least(a: Cell, b: Cell) -> float:
    apart = _apart(a, b)
    (a_low, a_high), (b_low, b_high) = a.ring_m, b.ring_m
    rings = max(0.0, apart - a_high - b_high, a_low - apart - b_high, b_low - apart - a_high)
    turned = [cell for cell in (a, b) if cell.last.azimuth_deg]
    if rings > 0 or not turned:
        return rings
    if len(turned) == 2:
        return 0.0 if math.isinf(a_high + b_high) else _between(_rim(a, a_high), _rim(b, b_high))
    sector, other = (a, b) if a.last.azimuth_deg else (b, a)
    return _to_ring(sector, other, apart)


class _Rim(NamedTuple):
    """The rim of the sector from a cell's center.

    Attributes:
        slack_m: how much nearer than its points the cell may be.
    """

    cell: Cell
    lon: Floats
    lat: Floats
    upper_m: float
    slack_m: float


def _rim(cell: Cell, reach_m: float) -> _Rim:
    """Out to a distance, where the sector has no end or one beyond."""
    link = cell.last
    assert link.azimuth_deg is not None
    lower, upper = link.lower_m, min(link.upper_m, reach_m)
    start, end = link.azimuth_deg
    share = np.arange(STEPS + 1) / STEPS
    metres = np.concatenate(
        (lower + (upper - lower) * share,) * 2
        + (np.full(STEPS + 1, lower), np.full(STEPS + 1, upper))
    )
    turn = start + (end - start) * share
    azimuths = np.concatenate((np.full(STEPS + 1, start), np.full(STEPS + 1, end), turn, turn))
    origin = np.full(len(metres), cell.center.lon), np.full(len(metres), cell.center.lat)
    lon, lat, _ = GEOD.fwd(*origin, azimuths, metres)
    piece = max(upper - lower, upper * math.radians(end - start)) / STEPS
    return _Rim(cell, np.asarray(lon), np.asarray(lat), upper, piece / 2 + _widened_m(cell, upper))


def _widened_m(cell: Cell, upper_m: float) -> float:
    """How far a place may lie from the sector about the center: as far as its start does, and what
    the turn of north from there moves it by."""
    base = cell.base_m
    latitude = math.radians(abs(cell.center.lat)) + base / LEAST_CURVATURE_RADIUS_M
    if latitude >= math.pi / 2:
        return math.inf
    return base + upper_m * base / LEAST_CURVATURE_RADIUS_M * math.tan(latitude)


def _to_ring(sector: Cell, other: Cell, apart: float) -> float:
    """From a sector to a disc or a ring."""
    low, high = other.ring_m
    if math.isinf(high):
        return 0.0
    reach = 1.5 * (apart + high + sector.base_m) + ENDLESS_M
    rim = _rim(sector, reach)
    if _holds(rim, other.center.lon, other.center.lat):
        return 0.0
    away = np.asarray(
        GEOD.inv(
            np.full(len(rim.lon), other.center.lon),
            np.full(len(rim.lon), other.center.lat),
            rim.lon,
            rim.lat,
        )[2]
    )
    nearest = float(np.maximum(away - high, low - away).min()) - rim.slack_m
    beyond = reach - sector.base_m - apart - high
    return max(0.0, min(nearest, beyond) if rim.upper_m == reach else nearest)


def _between(a: _Rim, b: _Rim) -> float:
    """Between two sectors: a chord is never longer than the geodesic over it."""
    if any(_holds(a, lon, lat) for lon, lat in zip(b.lon, b.lat, strict=True)) or any(
        _holds(b, lon, lat) for lon, lat in zip(a.lon, a.lat, strict=True)
    ):
        return 0.0
    p, q = in_space(a.lon, a.lat), in_space(b.lon, b.lat)
    squares = (p**2).sum(axis=1)[:, None] + (q**2).sum(axis=1) - 2 * p @ q.T
    chord = math.sqrt(max(0.0, float(squares.min())))
    return max(0.0, chord - a.slack_m - b.slack_m)


def _holds(rim: _Rim, lon: float, lat: float) -> bool:
    """Whether a position lies in the sector from the center."""
    start, end = rim.cell.last.azimuth_deg or (0.0, 360.0)
    azimuth, _, metres = GEOD.inv(rim.cell.center.lon, rim.cell.center.lat, lon, lat)
    within = rim.cell.last.lower_m <= metres <= rim.upper_m
    return bool(within and (azimuth - start) % 360 <= end - start)


def in_space(lon_deg: Floats, lat_deg: Floats) -> Floats:
    """Earth-centred coordinates in metres, shape (n, 3)."""
    lon, lat = np.radians(lon_deg), np.radians(lat_deg)
    bend = GEOD.a / np.sqrt(1 - GEOD.es * np.sin(lat) ** 2)
    out = bend * np.cos(lat)
    return np.stack(
        (out * np.cos(lon), out * np.sin(lon), bend * (1 - GEOD.es) * np.sin(lat)), axis=1
    )
