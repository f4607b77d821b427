"""Groups: the claims that put an incident's event in the same place, taken together."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from geo.location import Kind, Location
from incidents.checks.case import Case
from incidents.model import Claim, Dossier, Role, Stance

_TELLS = (Stance.ASSERTS, Stance.REPORTS, Stance.ASSESSES)


@dataclass(frozen=True)
class Group:
    """Claims of one incident with one location.

    Attributes:
        parties: the actors on whose behalf they are made.
        claims: their ids, in the file's order.
        location: how the first of them words the place.
    """

    parties: tuple[str, ...]
    claims: tuple[str, ...]
    location: Location

    @property
    def first(self) -> str:
        return self.claims[0]


def events(case: Case, incident: str, *, by_party: bool) -> tuple[Group, ...]:
    """The groups of an incident's claims that say where its event was.

    Args:
        by_party: whether the claims of different parties are kept apart.
    """
    locator, dossier = case.locator(), case.dossier
    found: dict[tuple[str, object], list[Claim]] = {}
    for claim in case.by_incident[incident]:
        if _tells_where(claim):
            estimate = locator.of(claim.id)
            if estimate is not None and estimate.region is not None:
                party = dossier.party(claim.claimant) if by_party else ""
                found.setdefault((party, estimate.region), []).append(claim)
    return tuple(_group(dossier, claims) for claims in found.values())


def _group(dossier: Dossier, claims: list[Claim]) -> Group:
    parties = dict.fromkeys(dossier.party(claim.claimant) for claim in claims)
    location = claims[0].location
    assert location is not None
    return Group(tuple(parties), tuple(claim.id for claim in claims), location)


def _tells_where(claim: Claim) -> bool:
    location = claim.location
    return location is not None and location.role == Role.EVENT and claim.stance in _TELLS


def across(groups: tuple[Group, ...]) -> Iterator[tuple[Group, Group]]:
    """Pairs of groups of different parties, in the file's order."""
    for index, a in enumerate(groups):
        for b in groups[index + 1 :]:
            if a.parties != b.parties:
                yield a, b


def is_vague(*locations: Location) -> bool:
    """Whether a place is told by a phrase that people use loosely: a distance or a heading."""
    return any(location.kind is not Kind.AT for location in locations)


def who(dossier: Dossier, group: Group) -> str:
    """The parties of a group, by name."""
    *names, last = (dossier.actor[party].name for party in group.parties)
    return f"{', '.join(names)} and {last}" if names else last


def told(dossier: Dossier, group: Group) -> str:
    """The parties of a group, and where they put its event, in their words."""
    return f"{who(dossier, group)} (“{group.location.verbatim}”)"
