"""Groups: the claims that put an incident's event in the same place, taken together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from geo.location import Location
from incidents.checks.case import Case
from incidents.model import Claim, Dossier, Role, Stance

TELLS = (Stance.ASSERTS, Stance.REPORTS, Stance.ASSESSES)
"""Stances of who says that something was."""


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
    location = claims[0].location
    assert location is not None
    return Group(parties(dossier, claims), tuple(claim.id for claim in claims), location)


def parties(dossier: Dossier, claims: Iterable[Claim]) -> tuple[str, ...]:
    """The actors on whose behalf claims are made, each once."""
    return tuple(dict.fromkeys(dossier.party(claim.claimant) for claim in claims))


def _tells_where(claim: Claim) -> bool:
    location = claim.location
    return location is not None and location.role == Role.EVENT and claim.stance in TELLS


def across(groups: tuple[Group, ...]) -> Iterator[tuple[Group, Group]]:
    """Pairs of groups of different parties, in the file's order."""
    for index, a in enumerate(groups):
        for b in groups[index + 1 :]:
            if a.parties != b.parties:
                yield a, b


def who(dossier: Dossier, several: tuple[str, ...]) -> str:
    """Parties by name."""
    *names, last = (dossier.actor[party].name for party in several)
    return f"{', '.join(names)} and {last}" if names else last


def told(dossier: Dossier, group: Group) -> str:
    """The parties of a group, and where they put its event, in their words."""
    return f"{who(dossier, group.parties)} (“{group.location.verbatim}”)"
