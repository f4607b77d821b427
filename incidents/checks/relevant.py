"""Relevant: which assumptions a finding can depend on, and what each is at present."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from geo.location import AtClaim, Reading
from incidents.checks.assume import PARAMETERS, RADIUS, Parameter
from incidents.checks.case import Case
from incidents.checks.finding import Finding
from incidents.checks.movers import Mover, most
from incidents.model import Claim, Place, Role
from incidents.time import VagueWord

FARTHEST_M = 50_000.0
"""How large a place's radius is tried: with more, nobody would say that it is known where it is."""
ENDLESS_FARTHEST_M = 10_000.0
"""The same where a region that is counted from the place has no end and takes long to draw."""
_MILES = {"mi": "nmi", "nmi": "mi"}


@dataclass(frozen=True)
class Numeric:
    """A number that may matter.

    Attributes:
        name: as `--assume` has it.
        present: its values now: several where claims or geocodes differ, none where nobody knows.
        widening: whether more of it only lets words allow more, so that a settled verdict can be
            unsettled by more of it alone and an open one be settled by less alone.
    """

    name: str
    parameter: Parameter
    present: tuple[float, ...]
    widening: bool = False


@dataclass(frozen=True)
class Listed:
    """A choice that may matter: what is taken now, and what else there is."""

    name: str
    present: str
    others: tuple[str, ...]


@dataclass(frozen=True)
class LooksAt:
    """What a check looks at to make a finding.

    Attributes:
        fields: those of Assume.
        places, times: whether it asks where, and when, something was.
    """

    fields: frozenset[str]
    places: bool
    times: bool


def numeric(case: Case, finding: Finding, looks_at: LooksAt) -> Iterator[Numeric]:
    """The numbers that a finding can depend on."""
    claims = counted_from(case, finding)
    of_words = {
        "half-angle": _half_angles(claims) if looks_at.places else (),
        "around": _around(claims) if looks_at.times else (),
    }
    for name, parameter in PARAMETERS.items():
        if name in of_words:
            denied = name == "half-angle" and _denies_a_place(claims)
            if of_words[name]:
                yield Numeric(name, parameter, of_words[name], widening=not denied)
        elif parameter.field in looks_at.fields:
            value = case.assume.value(name)
            present = _speeds(case, claims) if value is None else (float(value),)
            yield Numeric(name, parameter, present)
    if looks_at.places:
        yield from _radii(case, finding)


def _radii(case: Case, finding: Finding) -> Iterator[Numeric]:
    """How far off the point of each place may be."""
    farthest = FARTHEST_M if _all_bounded(case, finding) else ENDLESS_FARTHEST_M
    for place in places(case, finding):
        radii = tuple(code.uncertainty_m for code in place.geocodes if code.uncertainty_m)
        limits = replace(RADIUS, upper=max((farthest, *radii)))
        yield Numeric(f"radius.{place.id}", limits, radii, widening=True)


def listed(case: Case, finding: Finding, looks_at: LooksAt) -> Iterator[Listed]:
    """The choices that a finding can depend on, the reading apart."""
    if looks_at.places:
        yield from _geocodes(case, finding)
        yield from _units(case, finding)
    zones = _zones(case, finding) if looks_at.times else ()
    if zones:
        taken = case.assume.zone
        yield Listed("zone", taken or "any", tuple(zone for zone in zones if zone != taken))


def _geocodes(case: Case, finding: Finding) -> Iterator[Listed]:
    original = case.original or case.dossier
    for place in places(case, finding):
        codes = [code.id for code in original.place[place.id].geocodes]
        taken = case.assume.geocode.get(place.id)
        if len(codes) > 1:
            others = tuple(code for code in codes if code != taken)
            yield Listed(f"geocode.{place.id}", taken or "any", others)


def _units(case: Case, finding: Finding) -> Iterator[Listed]:
    """The other mile, where a distance is told in one."""
    locations = (claim.location for claim in counted_from(case, finding))
    stated = (location.stated for location in locations if location and location.stated)
    for unit in dict.fromkeys(figure.unit for figure in stated):
        if unit in _MILES:
            yield Listed("unit", unit, (_MILES[unit],))


def places(case: Case, finding: Finding) -> tuple[Place, ...]:
    """The places that the claims of a finding hang on, in the file's order."""
    hung: set[str] = set(finding.places) if finding.check == "geocode" else set()
    for claim in finding.claims:
        estimate = case.locator(Reading.MEASURED).of(claim)
        hung |= estimate.hangs_on if estimate else frozenset()
    return tuple(place for place in case.dossier.places if place.id in hung)


def counted_from(case: Case, finding: Finding) -> tuple[Claim, ...]:
    """The claims of a finding and those that their places and times are counted from."""
    found: dict[str, Claim] = {}
    ahead = list(finding.claims)
    while ahead:
        claim = case.dossier.claim[ahead.pop()]
        if claim.id in found:
            continue
        found[claim.id] = claim
        anchors = claim.location.anchors if claim.location else ()
        ahead += [anchor.id for anchor in anchors if isinstance(anchor, AtClaim)]
        if claim.when and claim.when.relative:
            ahead.append(claim.when.relative.claim)
    return tuple(found.values())


def _half_angles(claims: tuple[Claim, ...]) -> tuple[float, ...]:
    locations = [claim.location for claim in claims if claim.location]
    return tuple(
        location.bearing.turn_deg / 2
        for location in locations
        if location.bearing and location.stated and location.stated.heading
    )


def _denies_a_place(claims: tuple[Claim, ...]) -> bool:
    """Whether one of them denies a place: a wider heading then denies more."""
    return any(claim.location and claim.location.role == Role.EXCLUDED for claim in claims)


def _around(claims: tuple[Claim, ...]) -> tuple[float, ...]:
    """How many minutes each "around" allows to either side."""
    found = []
    for claim in claims:
        when = claim.when
        vague = when.vague if when else None
        if when and vague and vague.at and vague.word == VagueWord.AROUND and when.start.earliest:
            wide = vague.at.first("UTC") - when.start.earliest.first("UTC")
            found.append(wide.total_seconds() / 60)
    return tuple(found)


def _speeds(case: Case, claims: tuple[Claim, ...]) -> tuple[float, ...]:
    """The top speeds of the platforms that the claims name, in km/h, rounding included."""
    movers = (Mover.of(case.dossier, claim) for claim in claims)
    tops = (mover.platform.top_kmh for mover in movers if mover and mover.platform)
    return tuple(most(top) for top in tops if top)


def _all_bounded(case: Case, finding: Finding) -> bool:
    estimates = (case.locator().of(claim) for claim in finding.claims)
    regions = (estimate.region for estimate in estimates if estimate)
    return all(region is None or region.bounded for region in regions)


def _zones(case: Case, finding: Finding) -> tuple[str, ...]:
    """The zones that a time of the finding's claims may be in, where more than one is open."""
    original = case.original or case.dossier
    found: dict[str, None] = {}
    for claim in counted_from(case, finding):
        when = original.claim[claim.id].when
        if when and len(when.zones) > 1:
            found.update(dict.fromkeys(zone.zone for zone in when.zones))
    return tuple(found)
