"""Allowed: the region that each kind of recipe allows, counted from where its anchors are."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import reduce
from typing import NamedTuple

import numpy as np

from geo import colloquial, geodesic
from geo.bearing import Bearing
from geo.colloquial import Span
from geo.geodesic import POLAR_RADIUS_M
from geo.interval import Interval
from geo.location import Kind, Location, Reading
from geo.position import Position
from geo.region import Center, Corridor, Disc, Offsets, Region, Sector, Union
from geo.units import METRES

_EVERY_DISTANCE = Interval(0.0, float("inf"))
_NONE_SURELY = Interval(0.0, 0.0)
_WIDEST_HALF_LEG_RAD = 1.5
_UNCALIBRATED = "no such words were calibrated: read as worded"
_AS_IT_IS = (Kind.AT, Kind.ROUTE, Kind.BETWEEN)
"""Kinds that say no distance and no heading."""


def region(location: Location, anchors: Sequence[Region | Position | None]) -> Region | None:
    """What a recipe allows as worded; None where it is not known how large an anchor is.

    Args:
        anchors: where each of the location's anchors is; a position where its extent is unknown.

    Raises:
        GeometryError: for an anchor that no such region can be counted from.
    """
    if location.kind is Kind.ROUTE:
        assert location.half_width_m is not None
        return _corridor(location.half_width_m, anchors)
    if location.kind is Kind.BETWEEN:
        return _between(anchors)
    anchor = anchors[0]
    if not isinstance(anchor, Region):
        return None
    if location.kind is Kind.AT:
        return anchor
    if location.kind is Kind.OFFSETS:
        return _offsets(location, anchor)
    surely = _NONE_SURELY if location.kind is Kind.NEAR else location.sure_distance_m
    return Sector(anchor, location.distance_m or _EVERY_DISTANCE, location.bearing, surely)


class Allowed(NamedTuple):
    """What a recipe allows in a reading.

    Attributes:
        region: None where it is not known how large an anchor is.
        distance_m: the range of distances from the anchor that was read, if one was.
        bearing: the range of azimuths at the anchor that was read, if one was.
        note: what was assumed for it.
    """

    region: Region | None
    distance_m: Interval | None
    bearing: Bearing | None
    note: str | None = None


def allowed(
    location: Location,
    anchors: Sequence[Region | Position | None],
    reading: Reading,
    spoken_from: Region | None,
) -> Allowed:
    """What a recipe allows in a reading; as worded where no such words were calibrated.

    Args:
        anchors: as region() has them.
        spoken_from: what people count from when they speak of the first anchor.

    Raises:
        GeometryError: as region().
    """
    worded = Allowed(region(location, anchors), location.distance_m, location.bearing)
    if reading is Reading.MEASURED or location.kind in _AS_IT_IS:
        return worded
    spans = _spans(location)
    if not spans:
        return worded._replace(note=_UNCALIBRATED)
    return _spoken(location, spoken_from, spans)


def _spoken(location: Location, anchor: Region | None, spans: tuple[Span, ...]) -> Allowed:
    metres = reduce(Interval.spanning, (span.distance_m for span in spans))
    turns = [span.bearing for span in spans if span.bearing]
    widest = max(turns, key=lambda bearing: bearing.turn_deg, default=None)
    note = f"{colloquial.note(*_stated(location))}; this stands in place of the figures as worded"
    if anchor is None:
        return Allowed(None, metres, widest, note)
    sectors = tuple(
        Sector(anchor, span.distance_m, span.bearing, _without_width(span.distance_m))
        for span in spans
    )
    whole = sectors[0] if len(sectors) == 1 else Union(sectors)
    return Allowed(whole, metres, widest, note)


def _spans(location: Location) -> tuple[Span, ...]:
    """The spans of a stated distance, a heading or both; none for other words.

    A stated range of distances reaches from the spans of its least to those of its greatest.
    """
    least, greatest = _least_and_greatest(location)
    if location.kind is Kind.DIRECTION:
        return colloquial.direction(*_heading(location))
    if location.kind not in (Kind.OFFSET, Kind.DISTANCE) or not least or math.isinf(greatest):
        return ()
    near, far = (
        colloquial.offset(metres, *_heading(location))
        if location.kind is Kind.OFFSET
        else colloquial.distance(metres)
        for metres in (least, greatest)
    )
    return tuple(
        Span(Interval(a.distance_m.lower, b.distance_m.upper), a.bearing)
        for a, b in zip(near, far, strict=True)
    )


def _least_and_greatest(location: Location) -> tuple[float, float]:
    """The stated distance twice, or the ends of a range of them, in metres."""
    stated, ranged = location.stated, location.distance_m
    if ranged is not None and math.isinf(ranged.upper):
        return ranged.lower, ranged.upper
    if stated and stated.distance is not None and stated.unit is not None:
        metres = stated.distance * METRES[stated.unit]
        if ranged is None or (ranged.lower and ranged.holds(metres)):
            return metres, metres
    return (ranged.lower, ranged.upper) if ranged else (0.0, 0.0)


def _heading(location: Location) -> tuple[float, float]:
    """The azimuth and the half-angle of the sector as worded, in degrees."""
    bearing = location.bearing
    assert bearing is not None
    return (bearing.start_deg + bearing.turn_deg / 2) % 360, bearing.turn_deg / 2


def _stated(location: Location) -> tuple[float | None, float | None]:
    """The distance in metres and the half-angle in degrees that a note is about."""
    least, _ = _least_and_greatest(location)
    return least or None, _heading(location)[1] if location.bearing else None


def _without_width(interval: Interval) -> Interval:
    return Interval(interval.lower, interval.lower)


def _offsets(location: Location, anchor: Region) -> Region:
    assert location.east_m is not None
    assert location.north_m is not None
    members = anchor.members if isinstance(anchor, Union) else (anchor,)
    each = tuple(Offsets(member, location.east_m, location.north_m) for member in members)
    return each[0] if len(each) == 1 else Union(each)


def _centers(anchors: Sequence[Region | Position | None]) -> list[Center] | None:
    """The corrected center of each anchor; None where one is unknown or has no end."""
    found = [
        anchor.corrected
        if isinstance(anchor, Region)
        else Center(anchor, 0.0, in_the_middle=True)
        if anchor
        else None
        for anchor in anchors
    ]
    known = [center for center in found if center is not None]
    return known if len(known) == len(found) else None


def _corridor(half_width_m: float, anchors: Sequence[Region | Position | None]) -> Region | None:
    """The ground within half_width_m of the route through the anchors' centers, and at least that
    of every route through some place of each anchor in turn."""
    centers = _centers(anchors)
    if centers is None:
        return None
    lon, lat = np.array([(center.position.lon, center.position.lat) for center in centers]).T
    longest = float(geodesic.distance_m(lon[:-1], lat[:-1], lon[1:], lat[1:]).max())
    off = max(center.uncertainty_m for center in centers) * _leaning(longest)
    waypoints = tuple(center.position for center in centers)
    return Corridor(waypoints, max(half_width_m, off), sure_half_width_m=0.0)


def _between(anchors: Sequence[Region | Position | None]) -> Region | None:
    """The disc about the middle of the line between two anchors' centers that holds, for every
    place of the one and the other, the disc with the line between them as its diameter."""
    centers = _centers(anchors)
    if centers is None:
        return None
    (a, b), off = centers, sum(center.uncertainty_m for center in centers)
    ends = a.position.lon, a.position.lat, b.position.lon, b.position.lat
    way = geodesic.inverse(*ends)
    half = float(way.distance_m) / 2
    lon, lat = geodesic.destination(*ends[:2], way.azimuth_deg, half)
    middle = Position(float(lon), float(lat))
    return Disc(middle, half + off * _leaning(2 * half), sure_radius_m=0.0)


def _leaning(length_m: float) -> float:
    """By what a leg is off, at most, between ends that are off by 1 to one side: as on a sphere,
    1 / cos of half its length."""
    return 1 / math.cos(min(length_m / 2 / POLAR_RADIUS_M, _WIDEST_HALF_LEG_RAD))
