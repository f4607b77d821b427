"""Alter: a dossier as it would be under other assumptions, so that no check need know of them."""

from __future__ import annotations

from dataclasses import replace

from geo.bearing import Bearing
from geo.interval import Interval
from geo.location import Location
from geo.units import METRES
from incidents.checks.assume import Assume, BadAssumption
from incidents.model import Claim, Dossier, Geocode, Place
from incidents.time import AROUND_READ, LocalTime, VagueWord, When, Zone, around_read

_MILES = ("mi", "nmi")


def altered(dossier: Dossier, assume: Assume) -> Dossier:
    """The dossier with the assumptions' radii, geocodes, headings, unit, zone and widths put in.

    What an assumption leaves alone is the same object as before.

    Raises:
        BadAssumption: for a place or a geocode that the dossier does not have.
    """
    _refuse_unknown(dossier, assume)
    claims = tuple(_claim(claim, assume) for claim in dossier.claims)
    places = tuple(_place(place, assume) for place in dossier.places)
    same = all(a is b for a, b in zip(claims, dossier.claims, strict=True)) and all(
        a is b for a, b in zip(places, dossier.places, strict=True)
    )
    return dossier if same else replace(dossier, claims=claims, places=places)


def _refuse_unknown(dossier: Dossier, assume: Assume) -> None:
    for name in (*assume.radius_m, *assume.geocode):
        if name not in dossier.place:
            raise BadAssumption(f"--assume: got {name!r}, expected the id of a place")
    for name, code in assume.geocode.items():
        codes = [each.id for each in dossier.place[name].geocodes]
        if code not in codes:
            known = ", ".join(codes) or "none"
            raise BadAssumption(f"--assume geocode.{name}: got {code!r}, expected one of: {known}")


def _place(place: Place, assume: Assume) -> Place:
    codes = place.geocodes
    if place.id in assume.geocode:
        taken = (code for code in codes if code.id == assume.geocode[place.id])
        codes = tuple(_with_a_radius(code, codes) for code in taken)
    if place.id in assume.radius_m:
        codes = tuple(replace(code, uncertainty_m=assume.radius_m[place.id]) for code in codes)
    return place if codes is place.geocodes else replace(place, geocodes=codes)


def _with_a_radius(code: Geocode, rivals: tuple[Geocode, ...]) -> Geocode:
    """A geocode whose stand-in for a radius that it does not state is its rivals' greatest."""
    stated = [each.uncertainty_m for each in rivals if each.uncertainty_m]
    if code.uncertainty_m is not None or not stated:
        return code
    return replace(code, uncertainty_m=max(stated))


def _claim(claim: Claim, assume: Assume) -> Claim:
    location = claim.location and _location(claim.location, assume)
    when = claim.when and _when(claim.when, assume)
    if location is claim.location and when is claim.when:
        return claim
    return replace(claim, location=location, when=when)


def _location(location: Location, assume: Assume) -> Location:
    stated = location.stated
    if stated is None:
        return location
    if assume.half_angle_deg is not None and stated.heading and location.bearing:
        middle = location.bearing.start_deg + location.bearing.turn_deg / 2
        location = replace(location, bearing=Bearing.about(middle % 360, assume.half_angle_deg))
    if assume.unit is not None and stated.unit in _MILES and stated.unit != assume.unit:
        factor = METRES[assume.unit] / METRES[stated.unit]
        location = replace(
            location,
            stated=replace(stated, unit=assume.unit),
            distance_m=_times(location.distance_m, factor),
            sure_distance_m=_times(location.sure_distance_m, factor),
        )
    return location


def _times(interval: Interval | None, factor: float) -> Interval | None:
    return interval and Interval(interval.lower * factor, interval.upper * factor)


def _when(when: When, assume: Assume) -> When:
    if assume.zone is not None and len(when.zones) > 1:
        when = replace(when, zones=(Zone(assume.zone, "assumed"),))
    if assume.around_min is not None and when.vague and when.vague.word == VagueWord.AROUND:
        when = _around(when, when.vague.at, assume.around_min)
    return when


def _around(when: When, at: LocalTime | None, minutes: float) -> When:
    """A time told as around another, which allows so many minutes to either side."""
    if at is None or not at.has_hour:
        return when
    start, end = at.widened(minutes), when.end
    if end.latest == when.start.latest:
        end = replace(end, latest=start.latest)
    others = (note for note in when.assumptions if not note.startswith(AROUND_READ))
    return replace(when, start=start, end=end, assumptions=(around_read(minutes), *others))
