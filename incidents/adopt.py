"""Adopt: a recipe made fit for a dossier: places of the gazetteer become places of its own."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from geo.bearing import Bearing
from geo.gazetteer import Candidate
from geo.interval import Interval
from geo.locality import Located
from geo.location import AtPlace, Location
from incidents.files import safe_name
from incidents.ids import free_id
from incidents.model import Dossier, Geocode, Place
from incidents.units import lengths

_LONGEST_ID = 60


def adopted(located: Located, dossier: Dossier) -> tuple[Location, tuple[Place, ...]]:
    """The recipe of what words allow, and the places that the dossier does not have yet.

    A place that has been adopted before, known by its geocode's id, is taken again.
    """
    location, places = located.location, list[Place]()
    anchors = []
    for anchor in location.anchors:
        candidate = _candidate(anchor.id, located) if isinstance(anchor, AtPlace) else None
        if candidate is None or candidate.id in dossier.place:
            anchors.append(anchor)
            continue
        place = _known(candidate, (*dossier.places, *places)) or _place(candidate, dossier, places)
        if place.id not in dossier.place and place not in places:
            places.append(place)
        anchors.append(AtPlace(place.id))
    return replace(location, anchors=tuple(anchors)), tuple(places)


def _candidate(identity: str, located: Located) -> Candidate | None:
    chosen = (found.chosen for found in located.found if found)
    return next((one for one in chosen if one and one.id == identity), None)


def _geocode_id(candidate: Candidate) -> str:
    return safe_name(candidate.id, "")[:_LONGEST_ID]


def _known(candidate: Candidate, places: Iterable[Place]) -> Place | None:
    wanted = _geocode_id(candidate)
    return next(
        (place for place in places if any(code.id == wanted for code in place.geocodes)), None
    )


def _place(candidate: Candidate, dossier: Dossier, more: list[Place]) -> Place:
    assert candidate.position is not None
    taken = {*dossier.place, *dossier.claim, *(place.id for place in more)}
    code = Geocode(
        id=_geocode_id(candidate),
        lon=candidate.position.lon,
        lat=candidate.position.lat,
        uncertainty_m=candidate.radius_m,
        verification="read",
        source=candidate.source,
        extent=candidate.radius_m is not None,
        note=candidate.extent_note or None,
    )
    other = (candidate.matched,) if candidate.matched != candidate.name else ()
    return Place(
        id=free_id(candidate.name, "place", taken),
        name=candidate.name,
        type=candidate.kind,
        alt_names=other,
        geocodes=(code,),
    )


def by_hand(
    location: Location, distance_m: Interval | None = None, bearing: Bearing | None = None
) -> Location:
    """A recipe with figures that somebody has set instead of those that the words gave."""
    notes = list(location.assumptions)
    if distance_m is not None and distance_m != location.distance_m:
        notes.append(f"distance set by hand: {lengths(distance_m)}")
        location = replace(location, distance_m=distance_m, sure_distance_m=None, stated=None)
    if bearing is not None and bearing != location.bearing:
        turn = f"{bearing.start_deg:g}° to {bearing.end_deg % 360:g}°"
        notes.append(f"heading set by hand: {turn}")
        location = replace(location, bearing=bearing, stated=None)
    return replace(location, assumptions=tuple(notes))
