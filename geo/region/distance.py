"""Separation: the least and the greatest geodesic distance between two regions.

Distances are found between the chords of the outlines' edges and turned into geodesic ones by two
bounds: a geodesic of length s has a chord between those of circles of the least and the greatest
radius of curvature of the ellipsoid (Schur's comparison theorem; docs/methods.md). Beyond 5,000 km,
where the bounds part, geodesics are measured themselves.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

import numpy as np

from geo import geodesic
from geo.geodesic import LEAST_CURVATURE_RADIUS_M, Floats
from geo.position import Position
from geo.region import chord, far, runs
from geo.region.outline import Outline, Part, geographic
from geo.units import GREATEST_DISTANCE_M

_FLATTENING_M = 50_000.0
"""More than the polar axis is shorter than the equatorial one."""
_FAR_M = 5_000_000.0
"""Chords longer than this say too little about geodesics."""


Places = tuple[Position, Position]


class Ends(NamedTuple):
    """A place of each of two cores, and how far beyond, towards the other, each region reaches."""

    places: Places
    first_m: float = 0.0
    second_m: float = 0.0


@dataclass(frozen=True)
class Separation:
    """The interval [lower_m, upper_m] that holds every distance between two regions, in metres.

    Attributes:
        least, greatest: from where and how far one walks to the places between which it lies.
    """

    lower_m: float
    upper_m: float
    least: Ends = field(repr=False)
    greatest: Ends = field(repr=False)

    @cached_property
    def nearest(self) -> Places:
        """A place of each region, about lower_m apart."""
        return _moved(*self.least)

    @cached_property
    def farthest(self) -> Places:
        """A place of each region, about upper_m apart."""
        return _moved(*self.greatest)


class _Bound(NamedTuple):
    metres: float
    places: Places
    first_m: float = 0.0
    second_m: float = 0.0


def separate(a: Outline, b: Outline) -> Separation:
    """Least and greatest geodesic distance in metres between two outlines, neither one empty."""
    pairs = [(p, q) for p in a for q in b]
    least = greatest = None
    for p, q in sorted(pairs, key=lambda pair: _nearest_ever(*pair)):
        if least is None or _nearest_ever(p, q) < least.metres:
            found = _least(p, q)
            least = found if least is None or found.metres < least.metres else least
    for p, q in sorted(pairs, key=lambda pair: -_farthest_ever(*pair)):
        if greatest is None or _farthest_ever(p, q) > greatest.metres:
            found = _greatest(p, q)
            greatest = found if greatest is None or found.metres > greatest.metres else greatest
    assert least is not None
    assert greatest is not None
    return Separation(least.metres, greatest.metres, Ends(*least[1:]), Ends(*greatest[1:]))


def _nearest_ever(a: Part, b: Part) -> float:
    """A length in metres that two parts are no nearer than, from the balls that hold them."""
    apart = float(np.linalg.norm(a.ball.center - b.ball.center))
    return max(0.0, apart - a.ball.radius_m - b.ball.radius_m - a.dilation_m - b.dilation_m)


def _farthest_ever(a: Part, b: Part) -> float:
    """A length in metres that two parts are no farther apart than, from the balls."""
    apart = float(np.linalg.norm(a.ball.center - b.ball.center))
    reach = a.ball.radius_m + b.ball.radius_m
    arc = chord.longest_arc(apart + reach) if apart + reach < _FAR_M else GREATEST_DISTANCE_M
    return min(GREATEST_DISTANCE_M, arc + a.dilation_m + b.dilation_m)


def _least(a: Part, b: Part) -> _Bound:
    core = _common_place(a, b) or _least_between_cores(a, b)
    reach = a.dilation_m + b.dilation_m
    return _Bound(max(0.0, core.metres - reach), core.places, a.dilation_m, b.dilation_m)


def _greatest(a: Part, b: Part) -> _Bound:
    core = _greatest_between_cores(a, b)
    metres = min(GREATEST_DISTANCE_M, core.metres + a.dilation_m + b.dilation_m)
    return _Bound(metres, core.places, -a.dilation_m, -b.dilation_m)


def _common_place(a: Part, b: Part) -> _Bound | None:
    """A place of one core inside the other, if an outline's first vertices show one."""
    for holder, held in ((a, b), (b, a)):
        if holder.patch is None:
            continue
        lon, lat = held.lon[held.probes], held.lat[held.probes]
        inside = holder.covers(lon, lat)
        if inside.any():
            place = Position(float(lon[inside][0]), float(lat[inside][0]))
            return _Bound(0.0, (place, place))
    return None


def _least_between_cores(a: Part, b: Part) -> _Bound:
    if a.is_point and b.is_point:
        return _geodesic(a, b, 0, 0)
    i, j = runs.nearest(a, b)
    straight = float(np.linalg.norm(a.vertices[i] - b.vertices[j]))
    if straight > _FAR_M:
        metres, row, column = far.least(a, b)
        return _Bound(max(0.0, metres - _reach(a, b)), _at(a, b, row, column))
    reach = _reach(a, b)
    # Where two chains come nearest between vertices, the way is square to both edges, so that the
    # nearest vertices are off by no more than the hypotenuse over half an edge of each.
    surely = np.sqrt(max(0.0, straight**2 - reach**2))
    if straight - surely <= max(0.5, 1e-4 * straight):
        return _Bound(chord.shortest_arc(float(surely)) - _below(a, b), _at(a, b, i, j))
    return _least_between_edges(a, b, straight)


def _least_between_edges(a: Part, b: Part, straight: float) -> _Bound:
    """Least distance between the edges that can be nearer than chord, the vertices' least."""
    rows, columns = runs.edges_within(a, b, straight)
    p0, p1 = a.vertices[a.edges[rows].T]
    q0, q1 = b.vertices[b.edges[columns].T]
    on_a, on_b = chord.nearest_on_segments(p0, p1, q0, q1)
    lengths = np.linalg.norm(on_a - on_b, axis=1)
    best = int(lengths.argmin())
    below = float((a.half_lengths[rows] ** 2 + b.half_lengths[columns] ** 2).max()) / (
        2 * LEAST_CURVATURE_RADIUS_M
    )
    places = _position(on_a[best]), _position(on_b[best])
    return _Bound(max(0.0, chord.shortest_arc(float(lengths[best])) - below), places)


def _greatest_between_cores(a: Part, b: Part) -> _Bound:
    if a.is_point and b.is_point:
        return _geodesic(a, b, 0, 0)
    i, j = runs.farthest(a, b)
    straight = float(np.linalg.norm(a.vertices[i] - b.vertices[j])) + _below(a, b)
    if a.beyond_a_hemisphere or b.beyond_a_hemisphere or _antipodal(a, b) or _antipodal(b, a):
        return _Bound(GREATEST_DISTANCE_M, _at(a, b, i, j))
    if straight <= _FAR_M:
        return _Bound(chord.longest_arc(straight), _at(a, b, i, j))
    metres, row, column = far.greatest(a, b)
    return _Bound(min(GREATEST_DISTANCE_M, metres + _reach(a, b)), _at(a, b, row, column))


def _antipodal(a: Part, b: Part) -> bool:
    """Whether a vertex of b has its antipode in a's patch: no boundary need be as far then."""
    apart = np.linalg.norm(a.ball.center + b.ball.center)
    if a.patch is None or apart > a.ball.radius_m + b.ball.radius_m + _FLATTENING_M:
        return False
    opposite = np.where(b.lon > 0, b.lon - 180.0, b.lon + 180.0)
    return bool(a.covers(opposite, -b.lat).any())


def _reach(a: Part, b: Part) -> float:
    """How far the edges reach beyond their vertices, both parts together, in metres."""
    return float(a.half_lengths.max() + b.half_lengths.max())


def _below(a: Part, b: Part) -> float:
    """How far the edges' chords lie below the surface, both parts together, in metres."""
    return float(a.half_lengths.max() ** 2 + b.half_lengths.max() ** 2) / (
        2 * LEAST_CURVATURE_RADIUS_M
    )


def _geodesic(a: Part, b: Part, i: int, j: int) -> _Bound:
    metres = geodesic.distance_m(a.lon[i], a.lat[i], b.lon[j], b.lat[j])
    return _Bound(float(metres), _at(a, b, i, j))


def _at(a: Part, b: Part, i: int, j: int) -> Places:
    return a.vertex(i), b.vertex(j)


def _position(xyz: Floats) -> Position:
    lon, lat = geographic(xyz)
    return Position(float(lon), float(lat))


def _moved(places: Places, first_m: float, second_m: float) -> Places:
    """Both places moved towards each other, and no farther than to one meeting point."""
    a, b = places
    way = geodesic.inverse(a.lon, a.lat, b.lon, b.lat)
    metres, reach = float(way.distance_m), first_m + second_m
    share = metres / reach if reach > metres else 1.0
    return (
        _walk(a, float(way.azimuth_deg), first_m * share),
        _walk(b, float(way.back_azimuth_deg), second_m * share),
    )


def _walk(start: Position, azimuth: float, metres: float) -> Position:
    lon, lat = geodesic.destination(start.lon, start.lat, azimuth, metres)
    return Position(float(lon), float(lat))
