"""Located: a phrase with its recipe, its region, and how else it might be read."""

from __future__ import annotations

from dataclasses import dataclass

from geo import geodesic
from geo.gazetteer import Found
from geo.interval import Interval
from geo.locality.alternatives import Alternative, alternatives
from geo.locality.anchors import Anchors
from geo.locality.phrase import NotRead, Phrase
from geo.locality.published import point_radius_method_m
from geo.locality.route_rule import HALF_WIDTH_M
from geo.locate import Anchored, LocationEstimate, estimate
from geo.location import Anchor, AsWritten, Kind, Location, Reading
from geo.position import Position
from geo.region import separation

_ROAD_DETOUR = 1.2
"""How much longer than the geodesic a road is taken to be at most: a modelling choice."""
_LEAST_OUTSKIRTS_M = 1_000.0


@dataclass(frozen=True)
class Leg:
    """A leg of a route between two of its anchors, and how long it can be in metres."""

    start: str
    end: str
    length_m: Interval | None


@dataclass(frozen=True)
class Located:
    """One place as worded, and what the words allow.

    Attributes:
        phrase: the words as read.
        location: the recipe.
        reading: how the words are read.
        estimate: the region, its center and the assumptions.
        anchors: where each anchor of the location is.
        found: what each of the phrase's names may mean; None for one that is no name.
        point_radius_method_m: the radius that the published point-radius method gives; None where
            it has none for such words. It need not hold the region.
        alternatives: other readings, places and units.
        legs: of a route.
    """

    phrase: Phrase
    location: Location
    reading: Reading
    estimate: LocationEstimate
    anchors: tuple[Anchored, ...]
    found: tuple[Found | None, ...]
    point_radius_method_m: float | None
    alternatives: tuple[Alternative, ...]
    legs: tuple[Leg, ...]


def located(
    phrase: Phrase,
    anchors: Anchors,
    reading: Reading,
    role: str = "event",
    instead: Anchor | None = None,
) -> Located:
    """What a phrase allows.

    Args:
        instead: counted from this instead of from what the words name.

    Raises:
        NoSuchPlace, CoordinatesError: for a name or coordinates that lead nowhere.
        NotRead: for words that do not say from where.
        GeometryError: for words that allow nothing on Earth.
    """
    names = phrase.names if instead is None else ()
    if not names and instead is None:
        raise NotRead(phrase.verbatim, "a place that it is counted from")
    ends = tuple(anchors.anchor(name) for name in names) or ((instead,) if instead else ())
    where = tuple(anchors.resolve(end) for end in ends)
    location = _location(phrase, role, ends, where)
    found = tuple(
        None if isinstance(end, AsWritten) else anchors.find(name)
        for name, end in zip(names, ends, strict=False)
    )
    own = estimate(location, anchors.resolve, reading)
    return Located(
        phrase=phrase,
        location=location,
        reading=reading,
        estimate=own,
        anchors=where,
        found=found,
        point_radius_method_m=point_radius_method_m(phrase, ends, where),
        alternatives=alternatives(phrase, location, anchors, found, (reading, own)),
        legs=_legs(names, where) if location.kind is Kind.ROUTE else (),
    )


def _location(
    phrase: Phrase, role: str, ends: tuple[Anchor, ...], where: tuple[Anchored, ...]
) -> Location:
    notes, distance, half_width = phrase.assumptions, phrase.distance_m, None
    if phrase.outskirts:
        radius = max(_radius_m(where[0]), _LEAST_OUTSKIRTS_M)
        distance = Interval(0.0, radius)
        note = f"outskirts read as up to {radius / 1000:,.1f} km from it: a modelling choice"
        notes = (*notes, note)
    if phrase.kind is Kind.ROUTE:
        half_width, noted = _half_width(phrase, where)
        notes = (*notes, *noted)
    return Location(
        kind=phrase.kind,
        role="route" if phrase.kind is Kind.ROUTE and not phrase.road else role,
        verbatim=phrase.verbatim,
        anchors=ends,
        distance_m=distance,
        sure_distance_m=phrase.sure_distance_m,
        bearing=phrase.bearing,
        east_m=phrase.east_m,
        north_m=phrase.north_m,
        half_width_m=half_width,
        stated=phrase.stated,
        assumptions=notes,
    )


def _half_width(phrase: Phrase, where: tuple[Anchored, ...]) -> tuple[float, tuple[str, ...]]:
    """Half the width of a corridor in metres, and what was assumed for it.

    A road is taken to be within the ellipse about its ends of all ways that are up to so much
    longer than the straight one; half of its minor axis is the half-width, from wherever the ends
    may be.
    """
    if not phrase.road:
        return HALF_WIDTH_M, ()
    ends = [_point(anchored) for anchored in where]
    known = [end for end in ends if end is not None]
    if len(known) < len(ends):
        return HALF_WIDTH_M, ()
    a, b = known
    straight = float(geodesic.distance_m(a.lon, a.lat, b.lon, b.lat))
    half = straight / 2 * (_ROAD_DETOUR**2 - 1) ** 0.5 + max(map(_radius_m, where))
    half = max(half, HALF_WIDTH_M / 10)
    note = (
        f"an approximation: no road is known; the corridor of {half / 1000:,.1f} km to either side "
        f"holds every way that is up to {_ROAD_DETOUR - 1:.0%} longer than the straight one"
    )
    return half, (note,)


def _point(anchored: Anchored) -> Position | None:
    corrected = anchored.region.corrected if anchored.region else None
    return corrected.position if corrected else anchored.position


def _radius_m(anchored: Anchored) -> float:
    corrected = anchored.region.corrected if anchored.region else None
    return corrected.uncertainty_m if corrected else 0.0


def _legs(names: tuple[str, ...], where: tuple[Anchored, ...]) -> tuple[Leg, ...]:
    legs = []
    for (start, a), (end, b) in zip(
        zip(names, where, strict=True), zip(names[1:], where[1:], strict=True), strict=False
    ):
        both = separation(a.region, b.region) if a.region and b.region else None
        apart = Interval(both.lower_m, both.upper_m) if both else None
        legs.append(Leg(start, end, apart))
    return tuple(legs)
