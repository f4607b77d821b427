"""Words: proofs that what two claims say of who did it cannot both hold, by their own fields."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from typing import Any

from geo.location import AtClaim, Kind
from geo.verdict import Verdict
from incidents.checks.attribution import part_of
from incidents.checks.case import Case
from incidents.checks.finding import Finding
from incidents.model import Claim, Dossier, Role
from incidents.proof.part import NoProof, Part
from incidents.voices import Relation, Word, words_of


def attribution(case: Case, finding: Finding) -> Part:
    """Two words, one of each party, that exclude each other if one force did it.

    Raises:
        NoProof: where the finding is no contradiction.
    """
    dossier = case.dossier
    a, b = (list(_said_by(dossier, finding, end)) for end in finding.ends)
    for one, other in product(a, b):
        if _clash(dossier, one, other):
            return _written(one, other)
    raise NoProof("that words do not exclude each other is not proved")


def denial(case: Case, finding: Finding) -> Part:
    """That a claim denies what the very other one says.

    Raises:
        NoProof: where it is not that very claim.
    """
    dossier = case.dossier
    denies, told = (dossier.claim[end] for end in finding.ends)
    if _is_about(denies, told):
        pairs = product(words_of(dossier, denies), words_of(dossier, told))
        for one, other in pairs:
            if _clash(dossier, one, other):
                return _written(one, other)
    raise NoProof("only where that very claim is denied is a denial proved")


def _is_about(denies: Claim, told: Claim) -> bool:
    """Whether a denial is of that very claim, or of the ground about its place."""
    if any(about.claim == told.id and about.relation == "denies" for about in denies.about):
        return True
    location = denies.location
    return (
        location is not None
        and location.role == Role.EXCLUDED
        and location.kind in (Kind.NEAR, Kind.WITHIN)
        and location.anchors == (AtClaim(told.id),)
    )


def _said_by(dossier: Dossier, finding: Finding, end: str) -> Iterator[Word]:
    """What the claims of a finding say, those of the party that made one of them."""
    party = dossier.party(dossier.claim[end].claimant)
    for identity in finding.claims:
        claim = dossier.claim[identity]
        if dossier.party(claim.claimant) == party:
            yield from words_of(dossier, claim)


def _clash(dossier: Dossier, one: Word, other: Word) -> bool:
    """Whether one force cannot be as both say."""
    relations = {one.relation, other.relation}
    if Relation.BLAMES not in relations or Relation.ASSESSES in relations:
        return False
    if part_of(dossier, one.actor, other.actor):
        return False
    same = dossier.party(one.actor) == dossier.party(other.actor)
    return same != (relations == {Relation.BLAMES})


def _written(one: Word, other: Word) -> Part:
    words: list[dict[str, Any]] = [
        {"claim": word.claim, "says": str(word.relation), "actor": word.actor}
        for word in (one, other)
    ]
    return Part(Verdict.IMPOSSIBLE, {"words": words})
