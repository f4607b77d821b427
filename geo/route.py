"""Routes: ways that touch uncertain places in turn, and how long the shortest of them is.

The shortest way meets each place on the boundary of one of them: a way that touches a place only
within it can be moved along until a boundary is met. So the boundaries are cut into pieces, and the
shortest way through some piece of each place is found by dynamic programming. Every point of a
piece is within half its length of its middle, which gives a length that no way is below; the way
through the middles is one that there is. Pieces that no shortest way can pass are left out, the
others are halved, until the two lengths are close.

Reference for the problem: Dror, M., Efrat, A., Lubiw, A. & Mitchell, J.S.B. (2003) Touring a
sequence of polygons, STOC '03, doi:10.1145/780542.780612.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

import numpy as np

from geo import geodesic
from geo.geodesic import Floats
from geo.interval import Interval
from geo.position import Position
from geo.region import Region
from geo.region.arc import Side
from geo.touring import Bools, Pieces, Stop

_CLOSE = 1e-3
_CLOSE_M = 10.0
_MOST_PIECES = 6_000
_MOST_HALVINGS = 24


@dataclass(frozen=True)
class Way:
    """A way that touches some place of each region in turn.

    Attributes:
        lower_m: no such way is shorter, in metres.
        upper_m: the length of this one.
        places: where it touches each region.
    """

    lower_m: float
    upper_m: float
    places: tuple[Position, ...]


@lru_cache(maxsize=256)
def shortest(stops: tuple[Region, ...], side: Side = "outer") -> Way | None:
    """The shortest way through the outer, or the inner, forms of regions in turn.

    The two lengths differ by at most 0.1 % or 10 m, whichever is more, for up to ten regions whose
    borders are no more than 10,000 km long. None where a region has no end, or no such form.
    """
    if not all(region.bounded for region in stops):
        return None
    found = [Stop.of(region, side) for region in stops]
    if any(stop.empty for stop in found):
        return None
    pieces = Pieces.of(found)
    lower, way = 0.0, None
    for _ in range(_MOST_HALVINGS):
        within, touched = pieces.within(found)
        way = _nearer(way, _way(pieces, touched))
        least, through = _lower_bounds(pieces, within)
        lower = max(lower, least)
        if way.upper_m - lower <= max(_CLOSE_M, _CLOSE * way.upper_m):
            break
        pieces = pieces.halved(through <= way.upper_m)
        if len(pieces) > _MOST_PIECES:
            break
    assert way is not None
    return Way(min(lower, way.upper_m), way.upper_m, way.places)


def length_m(stops: Sequence[Region]) -> Interval | None:
    """How long the shortest way is over every place that each region may turn out to be, metres.

    Lower is the shortest through the outer forms. Upper is one through the inner forms; a place
    that is somewhere in its region, with nothing surely in it, is passed by its center and the way
    there and back from it added. None where a region has no end.
    """
    least = shortest(tuple(stops))
    if least is None:
        return None
    passed, extra = [], 0.0
    for number, region in enumerate(stops):
        if not Stop.of(region, "inner").empty:
            passed.append(region)
            continue
        center = region.corrected
        assert center is not None
        passed.append(_at(center.position))
        extra += center.uncertainty_m * (1 if number in (0, len(stops) - 1) else 2)
    surely = shortest(tuple(passed), "inner")
    assert surely is not None
    return Interval(least.lower_m, max(least.lower_m, surely.upper_m + extra))


def _at(position: Position) -> Region:
    from geo.region import Disc

    return Disc(position, 0.0)


def _nearer(a: Way | None, b: Way) -> Way:
    return b if a is None or b.upper_m < a.upper_m else a


def _lower_bounds(pieces: Pieces, within: Bools) -> tuple[float, Floats]:
    """A length that no way is below, and by piece one that no way through it is below.

    Args:
        within: whether a piece may hold a place of a stop, shape (stops, pieces).
    """
    ahead = [np.zeros(int(within[0].sum()))]
    legs = []
    for before, after in pairwise(within):
        legs.append(pieces.least_m(before, after))
        ahead.append((ahead[-1][:, None] + legs[-1]).min(axis=0))
    back = [np.zeros(int(within[-1].sum()))]
    for leg in reversed(legs):
        back.append((leg + back[-1]).min(axis=1))
    through = np.full(len(pieces), np.inf)
    for mask, forth, rest in zip(within, ahead, reversed(back), strict=True):
        through[mask] = np.minimum(through[mask], forth + rest)
    return float(ahead[-1].min()), through


def _way(pieces: Pieces, touched: Bools) -> Way:
    """The shortest way through middles of pieces that lie in each stop."""
    numbers = [np.flatnonzero(mask) for mask in touched]
    lengths, came_from = np.zeros(len(numbers[0])), []
    for before, after in pairwise(touched):
        whole = lengths[:, None] + pieces.apart_m(before, after)
        came_from.append(whole.argmin(axis=0))
        lengths = whole.min(axis=0)
    at = int(lengths.argmin())
    chosen = [numbers[-1][at]]
    for layer in range(len(came_from) - 1, -1, -1):
        at = int(came_from[layer][at])
        chosen.append(numbers[layer][at])
    lon, lat = pieces.lon[chosen[::-1]], pieces.lat[chosen[::-1]]
    metres = float(geodesic.distance_m(lon[:-1], lat[:-1], lon[1:], lat[1:]).sum())
    places = tuple(Position(float(x), float(y)) for x, y in zip(lon, lat, strict=True))
    return Way(0.0, metres, places)
