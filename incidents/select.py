"""Select: which claims a filter leaves, and the dossier that is left of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from geo.location import AtClaim, AtPlace
from incidents.model import Actor, Claim, Dossier

Box = tuple[float, float, float, float]
"""West, south, east, north in degrees; west is greater than east across the antimeridian."""


@dataclass(frozen=True, kw_only=True)
class Filter:
    """What a claim must be to be left; an empty part leaves every claim.

    Attributes:
        claims: ids.
        incidents, blamed: ids; a claim that blames nobody is left by no `blamed`.
        parties: actors on whose behalf claims are made.
        box: a claim without a place is not left by one.
        start, end: instants; a claim that gives no time is left out by either.
    """

    claims: frozenset[str] = frozenset()
    incidents: frozenset[str] = frozenset()
    parties: frozenset[str] = frozenset()
    blamed: frozenset[str] = frozenset()
    box: Box | None = None
    start: datetime | None = None
    end: datetime | None = None

    def leaves(self, claim: Claim, dossier: Dossier) -> bool:
        """Whether a claim of a dossier passes every part of the filter."""
        return (
            _among(claim.id, self.claims)
            and _among(claim.incident, self.incidents)
            and _among(dossier.party(claim.claimant), self.parties)
            and _among(claim.actor_blamed, self.blamed)
            and self._in_time(claim)
            and self._in_box(claim)
        )

    def apply(self, dossier: Dossier) -> tuple[Claim, ...]:
        """The claims that are left, in the file's order."""
        return tuple(claim for claim in dossier.claims if self.leaves(claim, dossier))

    def _in_time(self, claim: Claim) -> bool:
        if self.start is None and self.end is None:
            return True
        return claim.when is not None and claim.when.may_meet(self.start, self.end)

    def _in_box(self, claim: Claim) -> bool:
        if self.box is None:
            return True
        return claim.derived is not None and _meets(claim.derived.geometry, self.box)


def _among(value: str | None, wanted: frozenset[str]) -> bool:
    return not wanted or value in wanted


def _meets(geometry: Mapping[str, Any] | None, box: Box) -> bool:
    import shapely

    from incidents.drawn import drawn_of

    if geometry is None:
        return False
    west, south, east, north = box
    spans = [(west, east)] if west <= east else [(west, 180.0), (-180.0, east)]
    drawn = drawn_of(geometry)
    return any(drawn.intersects(shapely.box(a, south, b, north)) for a, b in spans)


def subset(dossier: Dossier, claims: Iterable[Claim]) -> Dossier:
    """The dossier of some claims and of all that they refer to, so that nothing leads nowhere."""
    kept = _with_referred(dossier, {claim.id for claim in claims})
    left = tuple(claim for claim in dossier.claims if claim.id in kept)
    used_accounts = {claim.account for claim in left}
    accounts = tuple(account for account in dossier.accounts if account.id in used_accounts)
    used_incidents = {claim.incident for claim in left} | {own.incident for own in accounts}
    incidents = tuple(
        replace(
            incident,
            same_event=tuple(other for other in incident.same_event if other in used_incidents),
        )
        for incident in dossier.incidents
        if incident.id in used_incidents
    )
    used_places = {
        anchor.id for claim in left for anchor in _anchors(claim) if isinstance(anchor, AtPlace)
    }
    named = {claim.weapon.platform for claim in left if claim.weapon and claim.weapon.platform}
    used_sources = {citation.source for claim in left for citation in claim.citations}
    actors = {claim.claimant for claim in left} | {account.party for account in accounts}
    actors |= {claim.actor_blamed for claim in left if claim.actor_blamed}
    return replace(
        dossier,
        incidents=incidents,
        accounts=accounts,
        actors=_with_parties(dossier, actors),
        sources=tuple(source for source in dossier.sources if source.id in used_sources),
        platforms=tuple(one for one in dossier.platforms if any(map(one.is_called, named))),
        claims=left,
        places=tuple(place for place in dossier.places if place.id in used_places),
    )


def _with_parties(dossier: Dossier, wanted: set[str]) -> tuple[Actor, ...]:
    """The actors, those on whose behalf they speak, and so on."""
    kept, waiting = set[str](), list(wanted)
    while waiting:
        actor = waiting.pop()
        if actor not in kept:
            kept.add(actor)
            waiting.append(dossier.party(actor))
    return tuple(actor for actor in dossier.actors if actor.id in kept)


def _with_referred(dossier: Dossier, wanted: set[str]) -> set[str]:
    kept: set[str] = set()
    waiting = list(wanted)
    while waiting:
        claim = dossier.claim[waiting.pop()]
        if claim.id not in kept:
            kept.add(claim.id)
            waiting += _referred(claim)
    return kept


def _referred(claim: Claim) -> list[str]:
    named = [about.claim for about in claim.about]
    named += [anchor.id for anchor in _anchors(claim) if isinstance(anchor, AtClaim)]
    if claim.when and claim.when.relative:
        named.append(claim.when.relative.claim)
    return named


def _anchors(claim: Claim) -> tuple[object, ...]:
    return (*claim.location.anchors, *claim.location.through) if claim.location else ()
