"""Witness: places that claims allow, with the way to each from its geocode, near each other or far.

They are looked for among a few hundred places of each cell. That none is found proves nothing.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from geo import geodesic
from geo.geodesic import Floats
from incidents.proof.bounds import in_space
from incidents.proof.cells import Cell, Link, Pairs

_MARGIN_M = 0.01
"""How far inside a range or a radius a witness is taken, so that rounding does no harm."""
_MARGIN_DEG = 0.02
_DECIMALS = 9
_MOST = 600
_ROUND = 24
_FAR_M = (1.0, 1_000.0, 10_000.0, 30_000.0, 100_000.0, 300_000.0)
"""Distances that are tried beyond the least of a range without end."""


Point = tuple[float, float]
Steps = tuple[tuple[Floats, Floats], ...]


@dataclass(frozen=True)
class Chains:
    """Ways from a cell's disc to its places: at each step as many positions, in degrees."""

    cell: Cell
    steps: Steps

    @property
    def ends(self) -> tuple[Floats, Floats]:
        return self.steps[-1]

    def taken(self, index: int) -> Way:
        return Way(
            self.cell, tuple((float(lon[index]), float(lat[index])) for lon, lat in self.steps)
        )


@dataclass(frozen=True)
class Way:
    """One way from a cell's disc to a place that it allows."""

    cell: Cell
    points: tuple[Point, ...]

    @property
    def end(self) -> Point:
        return self.points[-1]

    def as_json(self) -> dict[str, Any]:
        """The places in turn, and from the center on how far and how turned each is."""
        points = [_rounded(point) for point in self.points]
        before = [(self.cell.center.lon, self.cell.center.lat), *points[:-1]]
        legs = [geodesic.inverse(*a, *b) for a, b in zip(before, points, strict=True)]
        return {
            "cell": self.cell.as_json(),
            "points": [list(point) for point in points],
            "distances_m": [float(leg.distance_m) for leg in legs],
            "azimuths_deg": [float(leg.azimuth_deg) for leg in legs],
        }


@dataclass(frozen=True)
class Pair:
    """Two places, and how far they are apart."""

    a: Way
    b: Way

    def as_json(self) -> dict[str, Any]:
        apart = _apart(_rounded(self.a.end), _rounded(self.b.end))
        return {"a": self.a.as_json(), "b": self.b.as_json(), "apart_m": apart}


def _rounded(point: Point) -> Point:
    return round(point[0], _DECIMALS), round(point[1], _DECIMALS)


def _apart(a: Point, b: Point) -> float:
    return float(geodesic.distance_m(*a, *b))


def chains(cell: Cell) -> Chains:
    """Ways to places spread over a cell."""
    steps: Steps = (_in_disc(cell),)
    for link in cell.links:
        steps = _onwards(steps, link)
    return Chains(cell, steps)


def near(pairs: Pairs, limit_m: float) -> Pair | None:
    """Places within a limit of each other, one place for both if it is found."""
    some = _chains(pairs)
    for a, b in pairs:
        met = _met(b, some[a])
        if met is not None:
            return Pair(*met)
        met = _met(a, some[b])
        if met is not None:
            return Pair(*met[::-1])
    pair, metres = extreme(pairs, np.argmin)
    return pair if metres <= limit_m - _MARGIN_M else None


def far(pairs: Pairs, limit_m: float) -> Pair | None:
    """Places farther apart than a limit."""
    pair, metres = extreme(pairs, np.argmax)
    return pair if metres > limit_m + _MARGIN_M else None


def extreme(pairs: Pairs, pick: Callable[[Floats], Any]) -> tuple[Pair, float]:
    """The places that are nearest, or farthest, of all that are tried, and how far they are."""
    some, found = _chains(pairs), list[tuple[Pair, float]]()
    for a, b in pairs:
        chords = _chords(some[a].ends, some[b].ends)
        i, j = np.unravel_index(int(pick(chords.ravel())), chords.shape)
        pair = Pair(some[a].taken(int(i)), some[b].taken(int(j)))
        found.append((pair, _apart(pair.a.end, pair.b.end)))
    return found[int(pick(np.array([metres for _, metres in found])))]


def _chains(pairs: Pairs) -> dict[Cell, Chains]:
    return {cell: chains(cell) for cell in dict.fromkeys(cell for pair in pairs for cell in pair)}


def _chords(a: tuple[Floats, Floats], b: tuple[Floats, Floats]) -> Floats:
    """The squares of the straight distances between places, which rank them well enough."""
    p, q = in_space(*a), in_space(*b)
    squares: Floats = (p**2).sum(axis=1)[:, None] + (q**2).sum(axis=1) - 2 * p @ q.T
    return squares


def _met(cell: Cell, some: Chains) -> tuple[Way, Way] | None:
    """A way of a cell to one of the places that others lead to, and that other way."""
    lon, lat = some.ends
    if not cell.links:
        metres = geodesic.distance_m(cell.center.lon, cell.center.lat, lon, lat)
        inside = np.nonzero(metres <= cell.radius_m - _MARGIN_M)[0]
        if not len(inside):
            return None
        index = int(inside[0])
        return some.taken(index), Way(cell, ((float(lon[index]), float(lat[index])),))
    base = chains(Cell(cell.center, cell.radius_m, cell.links[:-1]))
    start_lon, start_lat = base.ends
    leg = geodesic.inverse(start_lon[:, None], start_lat[:, None], lon, lat)
    fits = np.argwhere(_allowed(cell.last, leg.distance_m, leg.azimuth_deg))
    if not len(fits):
        return None
    i, j = (int(each) for each in fits[len(fits) // 2])
    way = Way(cell, (*base.taken(i).points, (float(lon[j]), float(lat[j]))))
    return some.taken(j), way


def _allowed(link: Link, metres: Floats, azimuth: Floats) -> Any:
    low = _least_m(link)
    within = (metres >= low) & (metres <= link.upper_m - _MARGIN_M)
    if link.azimuth_deg is None:
        return within
    start, end = link.azimuth_deg
    turned = (azimuth - start) % 360
    margin = _margin_deg(start, end)
    return within & (turned >= margin) & (turned <= end - start - margin)


def _least_m(link: Link) -> float:
    """How near a witness may be: a heading cannot be told at no distance."""
    if link.lower_m:
        return link.lower_m + _MARGIN_M
    return min(1.0, link.upper_m / 2) if link.azimuth_deg else 0.0


def _margin_deg(start: float, end: float) -> float:
    return min(_MARGIN_DEG, (end - start) / 8)


def _in_disc(cell: Cell) -> tuple[Floats, Floats]:
    """The center of a disc, and places about it."""
    inside = max(0.0, cell.radius_m - _MARGIN_M)
    metres = np.concatenate(([0.0], np.repeat([inside / 2, inside], _ROUND // 2)))
    azimuths = np.concatenate(([0.0], *[np.arange(0, 360, 720 / _ROUND)] * 2))
    return geodesic.destination(cell.center.lon, cell.center.lat, azimuths, metres)


def _onwards(steps: Steps, link: Link) -> Steps:
    low = _least_m(link)
    if math.isinf(link.upper_m):
        metres = [low + each for each in _FAR_M]
    else:
        high = link.upper_m - _MARGIN_M
        metres = [low, (low + high) / 2, high]
    if link.azimuth_deg is None:
        azimuths = np.arange(0, 360, 360 / _ROUND)
    else:
        start, end = link.azimuth_deg
        margin = 2 * _margin_deg(start, end)
        azimuths = np.linspace(start + margin, end - margin, _ROUND // 2 + 1)
    legs = np.array([(metre, azimuth) for metre in metres for azimuth in azimuths])
    starts = np.arange(len(steps[0][0]))
    most = max(1, _MOST // len(legs))
    starts = starts[:: max(1, math.ceil(len(starts) / most))]
    index = np.repeat(starts, len(legs))
    out = np.tile(legs, (len(starts), 1))
    before = tuple((lon[index], lat[index]) for lon, lat in steps)
    return (*before, geodesic.destination(*before[-1], out[:, 1], out[:, 0]))
