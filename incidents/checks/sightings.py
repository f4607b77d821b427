"""Sightings: the claims that put one party's force at one place at one time, taken together."""

from __future__ import annotations

from dataclasses import dataclass

from geo.units import GREATEST_DISTANCE_M
from incidents.checks.case import Case
from incidents.checks.groups import TELLS
from incidents.checks.movers import Mover
from incidents.model import Claim, Role
from incidents.time import When

_THERE = (Role.EVENT, Role.PRESENCE)


@dataclass(frozen=True)
class Sighting:
    """Claims of one party that put a force at one place at one time.

    Attributes:
        party: on whose behalf they are made.
        mover: what they say flew; None where they do not name it.
        claims: in the file's order; the first one is measured.
    """

    party: str
    mover: Mover | None
    claims: tuple[Claim, ...]

    @property
    def first(self) -> Claim:
        return self.claims[0]


def sightings_of(case: Case) -> dict[str, list[Sighting]]:
    """By whom the force is blamed on; those that name no platform only where another one does."""
    dossier, found = case.dossier, dict[tuple[object, ...], list[Claim]]()
    movers: dict[str, Mover | None] = {}
    named: set[str] = set()
    for claim in case.claims:
        if claim.actor_blamed and _is_sighting(claim):
            force = dossier.party(claim.actor_blamed)
            movers[claim.id] = mover = Mover.of(dossier, claim)
            if mover:
                named.add(force)
    for claim in case.claims:
        if claim.id in movers and dossier.party(str(claim.actor_blamed)) in named:
            found.setdefault(_key(case, claim, movers[claim.id]), []).append(claim)
    forces: dict[str, list[Sighting]] = {}
    for (of_force, party, *_), claims in found.items():
        one = Sighting(str(party), movers[claims[0].id], tuple(claims))
        forces.setdefault(str(of_force), []).append(one)
    return forces


def _is_sighting(claim: Claim) -> bool:
    location, when = claim.location, claim.when
    return (
        location is not None
        and location.role in _THERE
        and claim.stance in TELLS
        and when is not None
        and bool(when.zones)
    )


def _key(case: Case, claim: Claim, mover: Mover | None) -> tuple[object, ...]:
    """The same for claims of one party that tell one place and time of one force."""
    location, when, dossier = claim.location, claim.when, case.dossier
    assert location is not None
    assert when is not None
    estimate = case.locator().of(claim.id)
    zones = tuple(zone.zone for zone in when.zones)
    return (
        dossier.party(str(claim.actor_blamed)),
        dossier.party(claim.claimant),
        mover and mover.key,
        (location.kind, location.anchors, estimate.region if estimate else claim.id),
        (when.start, when.end, when.relative, zones, case.times.source(claim)),
    )


def one_force(a: Sighting, b: Sighting) -> bool:
    """Whether two sightings may be told of one force, and are not of one place anyway.

    One party's sightings may, unless it names two platforms or none; another party's only where
    both name the same one.
    """
    if a.mover and b.mover:
        same = a.mover.key == b.mover.key
    else:
        same = a.party == b.party and bool(a.mover or b.mover)
    return same and _anchors(a) != _anchors(b) and not _anywhere_in_time(a, b)


def _anywhere_in_time(a: Sighting, b: Sighting) -> bool:
    """Whether both times are told by days alone, and the platform gets anywhere within a day: then
    nothing could be impossible."""
    mover = a.mover or b.mover
    top = mover.platform.top_kmh if mover and mover.platform else None
    anywhere = top is not None and top.lower * 24 * 1_000 >= GREATEST_DISTANCE_M
    return anywhere and _by_days(a.first.when) and _by_days(b.first.when)


def _by_days(when: When | None) -> bool:
    if when is None or when.relative or when.vague:
        return False
    ends = (when.start.earliest, when.start.latest, when.end.earliest, when.end.latest)
    return not any(end.has_hour for end in ends if end)


def _anchors(sighting: Sighting) -> object:
    location = sighting.first.location
    return location.anchors if location else None
