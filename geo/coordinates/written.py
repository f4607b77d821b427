"""Written: one place given in coordinates, and the cell of ground that its writing allows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from geo import geodesic
from geo.position import Position
from geo.region import Polygon
from geo.region.polygon import Ring

_LEAST_HALF_DEG = 5e-8
"""Half a centimetre: digits beyond it say nothing of a place."""


@dataclass(frozen=True)
class Alternative:
    """Another way to read the same coordinates.

    Attributes:
        reading: what is read differently, e.g. ``"digits cut off, not rounded"``.
    """

    reading: str
    position: Position
    region: Polygon


@dataclass(frozen=True)
class Written:
    """Coordinates as read.

    Attributes:
        verbatim: the words.
        notation: e.g. ``"decimal degrees"``, ``"degrees, minutes and seconds"``, ``"MGRS"``.
        position: the middle of the cell; of degrees, the very degrees written.
        region: the cell of ground that the writing allows.
        point_radius_method_m: the published radius for such coordinates, in metres; None where the
            method has none. See ``geo.point_radius``.
        assumptions: what was read into the writing, one by one.
        alternatives: other ways to read it.
    """

    verbatim: str
    notation: str
    position: Position
    region: Polygon
    point_radius_method_m: float | None
    assumptions: tuple[str, ...] = ()
    alternatives: tuple[Alternative, ...] = ()

    @cached_property
    def uncertainty_m(self) -> float:
        """Radius in metres of a circle about the position that holds the whole region."""
        place = self.position
        return max(
            float(geodesic.distance_m(place.lon, place.lat, part.lon, part.lat).max())
            + part.dilation_m
            for part in self.region.outer
        )


class Span(NamedTuple):
    """A range of degrees, of longitude or latitude."""

    lower: float
    upper: float


def about(value: float, half_deg: float) -> Span:
    """The degrees that are rounded to a value, no finer than a centimetre."""
    half = max(half_deg, _LEAST_HALF_DEG)
    return Span(value - half, value + half)


def beyond(value: float, step_deg: float, *, negative: bool) -> Span:
    """The degrees that are cut off to a value, away from 0, no finer than a centimetre."""
    step = max(step_deg, 2 * _LEAST_HALF_DEG)
    return Span(value - step, value) if negative else Span(value, value + step)


def box(lon: Span, lat: Span, border_error_m: float = 0.0) -> Polygon:
    """The cell between two meridians and two parallels, cut at ±90 and at the antimeridian."""
    low, high = max(lat.lower, -90.0), min(lat.upper, 90.0)
    return Polygon(tuple((_ring(*part, low, high),) for part in _turns(lon)), border_error_m)


def _turns(lon: Span) -> Iterable[Span]:
    """The parts of a range of longitudes, each brought into [-180, 180]."""
    if lon.lower < -180 < lon.upper:
        return (Span(lon.lower + 360, 180.0), Span(-180.0, lon.upper))
    if lon.lower < 180 < lon.upper:
        return (Span(lon.lower, 180.0), Span(-180.0, lon.upper - 360))
    turn = 360 if lon.upper <= -180 else -360 if lon.lower >= 180 else 0
    return (Span(lon.lower + turn, lon.upper + turn),)


def _ring(west: float, east: float, south: float, north: float) -> Ring:
    return ((west, south), (east, south), (east, north), (west, north), (west, south))
