"""Groups: the claims of one account that put an event in the same place, taken together."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from geo.location import Kind, Location
from incidents.locate import Locator
from incidents.model import Claim, Dossier, Role, Stance

_TELLS = (Stance.ASSERTS, Stance.REPORTS, Stance.ASSESSES)


@dataclass(frozen=True)
class Group:
    """Claims of one incident and one party with one location.

    Attributes:
        party: the actor on whose behalf they are made.
        claims: their ids, in the file's order.
        location: how the first of them words the place.
    """

    incident: str
    party: str
    claims: tuple[str, ...]
    location: Location

    @property
    def first(self) -> str:
        return self.claims[0]


def events(locator: Locator, incident: str) -> tuple[Group, ...]:
    """The groups of an incident's claims that say where its event was."""
    dossier = locator.dossier
    found: dict[tuple[str, object], list[Claim]] = {}
    for claim in dossier.claims:
        if claim.incident == incident and _tells_where(claim):
            estimate = locator.of(claim.id)
            if estimate is not None and estimate.region is not None:
                key = dossier.party(claim.claimant), estimate.region
                found.setdefault(key, []).append(claim)
    return tuple(
        Group(incident, party, tuple(claim.id for claim in claims), location)
        for (party, _), claims in found.items()
        if (location := claims[0].location) is not None
    )


def _tells_where(claim: Claim) -> bool:
    location = claim.location
    return location is not None and location.role == Role.EVENT and claim.stance in _TELLS


def across(groups: tuple[Group, ...]) -> Iterator[tuple[Group, Group]]:
    """Pairs of groups of different parties, in the file's order."""
    for index, a in enumerate(groups):
        for b in groups[index + 1 :]:
            if a.party != b.party:
                yield a, b


def is_vague(*locations: Location) -> bool:
    """Whether a place is told by a phrase that people use loosely: a distance or a heading."""
    return any(location.kind is not Kind.AT for location in locations)


def who(dossier: Dossier, group: Group) -> str:
    """The party of a group, by name."""
    return dossier.actor[group.party].name
