"""Alternatives: how else a phrase might be read: other places, units, headings, another reading."""

from __future__ import annotations

from dataclasses import dataclass, replace

from geo import geodesic
from geo.coordinates import read as read_coordinates
from geo.gazetteer import Found
from geo.locality.anchors import Anchors
from geo.locality.phrase import Phrase
from geo.locate import LocationEstimate, estimate
from geo.location import Anchor, AsWritten, Location, Reading
from geo.position import Position

_MOST_PLACES = 5
_OTHER = {Reading.MEASURED: Reading.COLLOQUIAL, Reading.COLLOQUIAL: Reading.MEASURED}


@dataclass(frozen=True)
class Alternative:
    """Another way to read a phrase.

    Attributes:
        what: what differs: reading, place, unit, heading, coordinates.
        text: how, in words.
        center: the corrected center it leads to, or the other place's point.
        uncertainty_m: radius about it that holds the region; None if unknown or unbounded.
        moved_m: how far that center is from the one that was read.
        id: of the place, where a place is what differs.
    """

    what: str
    text: str
    center: Position | None = None
    uncertainty_m: float | None = None
    moved_m: float | None = None
    id: str | None = None


def alternatives(
    phrase: Phrase,
    location: Location,
    anchors: Anchors,
    found: tuple[Found | None, ...],
    read: tuple[Reading, LocationEstimate],
) -> tuple[Alternative, ...]:
    """Every other way to read a phrase that is known of.

    Args:
        found: what each of its names may mean.
        read: the reading that was taken, and what it gave.
    """
    return (
        *_other_reading(location, anchors, *read),
        *_other_figures(phrase, location, anchors, *read),
        *_other_coordinates(location.anchors),
        *_other_places(found),
    )


def _other_reading(
    location: Location, anchors: Anchors, reading: Reading, own: LocationEstimate
) -> tuple[Alternative, ...]:
    other = estimate(location, anchors.resolve, _OTHER[reading])
    if other.region == own.region:
        return ()
    return (_alternative("reading", _OTHER[reading].told, other, own),)


def _other_figures(
    phrase: Phrase, location: Location, anchors: Anchors, reading: Reading, own: LocationEstimate
) -> tuple[Alternative, ...]:
    each = []
    for other in phrase.others:
        figures = {
            name: getattr(other.phrase, name)
            for name in ("distance_m", "sure_distance_m", "bearing", "east_m", "north_m", "stated")
        }
        there = estimate(replace(location, **figures), anchors.resolve, reading)
        each.append(_alternative(other.what, other.text, there, own))
    return tuple(each)


def _alternative(
    what: str, text: str, other: LocationEstimate, own: LocationEstimate
) -> Alternative:
    moved = _between(other.center, own.center)
    return Alternative(what, text, other.center, other.uncertainty_m, moved)


def _between(a: Position | None, b: Position | None) -> float | None:
    return float(geodesic.distance_m(a.lon, a.lat, b.lon, b.lat)) if a and b else None


def _other_coordinates(ends: tuple[Anchor, ...]) -> tuple[Alternative, ...]:
    written = [read_coordinates(end.text) for end in ends if isinstance(end, AsWritten)]
    return tuple(
        Alternative("coordinates", other.reading, other.position)
        for one in written
        for other in one.alternatives
    )


def _other_places(found: tuple[Found | None, ...]) -> tuple[Alternative, ...]:
    each = []
    for one in found:
        chosen = one.chosen if one else None
        others = [other for other in one.candidates if other != chosen] if one else []
        for other in others[:_MOST_PLACES]:
            moved = _between(other.position, chosen.position if chosen else None)
            told = f"{other.name} ({other.kind}), {other.source}: {other.reason}"
            each.append(Alternative("place", told, other.position, other.radius_m, moved, other.id))
    return tuple(each)
