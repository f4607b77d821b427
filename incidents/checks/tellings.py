"""Tellings: the claims that tell of an incident's event, those alike and those of one list taken
together."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations

from geo.location import Location
from geo.region import Region
from incidents.checks.case import Case
from incidents.checks.groups import parties, who
from incidents.checks.system.standing import listed, tells_event
from incidents.checks.together import zone_told
from incidents.model import Claim, Dossier
from incidents.time import When


@dataclass(frozen=True)
class Telling:
    """Claims of one incident that tell of its event in one place and at one time.

    Attributes:
        claims: their ids, in the file's order.
        basis: other claims of the party that the time rests on.
        parties: the actors on whose behalf they are made.
        location, when: as the first of them words them; None where it does not say.
        placed: whether the extent of the place is known.
        parts: of an utterance that lists places which are apart, the telling of each; else empty.
    """

    claims: tuple[str, ...]
    basis: tuple[str, ...]
    parties: tuple[str, ...]
    location: Location | None
    when: When | None
    placed: bool
    parts: tuple[Telling, ...] = ()

    @classmethod
    def of_list(cls, parts: tuple[Telling, ...]) -> Telling:
        """What one utterance tells that lists places; of one part, that part."""
        if len(parts) == 1:
            return parts[0]
        claims = tuple(claim for part in parts for claim in part.claims)
        basis = tuple(claim for part in parts for claim in part.basis)
        return cls(claims, basis, parts[0].parties, None, None, placed=True, parts=parts)

    @property
    def first(self) -> str:
        return self.claims[0]

    def told(self, dossier: Dossier) -> str:
        """The parties and their words for the place and the time."""
        said = [part for one in self.parts or (self,) for part in (one.location, one.when) if part]
        words = dict.fromkeys(part.verbatim for part in said)
        return f"{who(dossier, self.parties)} ({', '.join(f'“{word}”' for word in words)})"

    def assumptions(self, dossier: Dossier) -> tuple[str, ...]:
        """What was read into the words for the time, and in which zones they may be."""
        if self.when is None:
            return ()
        return (*self.when.assumptions, *zone_told(dossier, self.first))


def tellings(case: Case, incident: str) -> tuple[Telling, ...]:
    """An incident's claims that say where or when its event was, those alike taken together.

    Alike are claims with one region that give no time, or one time statement of one source. What
    one utterance lists is one telling, if all of it is looked at.
    """
    lists = _lists(case, incident)
    found: dict[object, dict[object, list[Claim]]] = {}
    for claim in case.by_incident[incident]:
        where, when = claim.location, _said(claim)
        region = _region(case, claim)
        beside = lists.get(claim.id, ())
        if tells_event(claim) and (region or when) and all(map(case.looks_at, beside)):
            key = (region or where, when and (when, case.times.source(claim), claim.account))
            found.setdefault(beside or key, {}).setdefault(key, []).append(claim)
    return tuple(
        Telling.of_list(tuple(_telling(case, claims) for claims in parts.values()))
        for parts in found.values()
    )


def _lists(case: Case, incident: str) -> dict[str, tuple[str, ...]]:
    """By claim, those whose places one utterance lists with its own, where some of them are apart:
    one event is at one of them."""
    uttered: dict[str, dict[str, Region]] = {}
    for claim in case.dossier.claims:
        name = listed(claim)
        if name and claim.incident == incident and tells_event(claim):
            region = _region(case, claim)
            if region:
                uttered.setdefault(name, {})[claim.id] = region
    return {
        claim: tuple(regions)
        for regions in uttered.values()
        if _some_apart(case, tuple(dict.fromkeys(regions.values())))
        for claim in regions
    }


def _some_apart(case: Case, regions: tuple[Region, ...]) -> bool:
    near_m = case.assume.near_m
    return any(case.separation(*pair).lower_m > near_m for pair in combinations(regions, 2))


def _telling(case: Case, claims: list[Claim]) -> Telling:
    first, when = claims[0], _said(claims[0])
    return Telling(
        tuple(claim.id for claim in claims),
        tuple(each for each in case.times.rests_on(first.id) if each != first.id) if when else (),
        parties(case.dossier, claims),
        first.location,
        when,
        _region(case, first) is not None,
    )


def _region(case: Case, claim: Claim) -> Region | None:
    estimate = case.locator().of(claim.id)
    return estimate.region if estimate else None


def _said(claim: Claim) -> When | None:
    """When a claim says that it was: a time that only the context gives is not the claimant's."""
    return claim.when if claim.when and claim.when.zones and claim.when.verbatim else None
