"""Matrix: how each two parties to an incident stand to each other, and what each says of what."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from geo.verdict import Verdict
from incidents.checks import Finding, worst_first
from incidents.model import Claim, Dossier, Stance
from incidents.tell import toll_text
from incidents.voices import Relation, words_of

ATTRIBUTES = ("place", "time", "actor", "weapon", "target", "toll")
_NOT_BETWEEN = ("lineage", "geocode", "same-event")
"""Checks that do not ask whether two parties contradict each other about one incident."""
_SAYS = {
    Relation.BLAMES: "blames",
    Relation.DENIES: "denies that it was",
    Relation.ASSESSES: "looks into whether it was",
}

Pair = tuple[str, str]
"""Two parties, in the order in which they first speak; one party twice for its own claims."""


@dataclass(frozen=True)
class Cell:
    """The findings about two parties' claims.

    Attributes:
        verdict: the worst of theirs.
        count: how many have that verdict.
        total: how many there are.
    """

    verdict: Verdict
    count: int
    total: int


@dataclass(frozen=True)
class Words:
    """What a claim says of an attribute, in its own words."""

    claim: str
    text: str


def parties(dossier: Dossier, incident: str) -> tuple[str, ...]:
    """The parties that say something about an incident, in the order in which they first speak."""
    claims = (claim for claim in dossier.claims if claim.incident == incident)
    return tuple(dict.fromkeys(dossier.party(claim.claimant) for claim in claims))


def pair_of(dossier: Dossier, finding: Finding, incident: str) -> Pair | None:
    """The two parties between which a finding is; None for one that is not between the claims of
    an incident."""
    ends = [dossier.claim[end] for end in finding.ends if end in dossier.claim]
    if len(ends) != 2 or finding.check in _NOT_BETWEEN:
        ends = [dossier.claim[each] for each in finding.claims]
    if finding.check in _NOT_BETWEEN or any(claim.incident != incident for claim in ends):
        return None
    spoke = {dossier.party(claim.claimant) for claim in ends}
    known = [party for party in parties(dossier, incident) if party in spoke]
    if len(ends) < 2 or len(known) > 2:
        return None
    return known[0], known[-1]


def between(dossier: Dossier, incident: str, findings: Iterable[Finding]) -> dict[Pair, Cell]:
    """A cell for each two parties, or one alone, that there is a finding about."""
    found: dict[Pair, list[Finding]] = {}
    for finding in findings:
        pair = pair_of(dossier, finding, incident)
        if pair is not None:
            found.setdefault(pair, []).append(finding)
    return {pair: _cell(each) for pair, each in found.items()}


def _cell(findings: list[Finding]) -> Cell:
    worst = worst_first(findings)[0].verdict
    count = sum(finding.verdict is worst for finding in findings)
    return Cell(worst, count, len(findings))


def said(dossier: Dossier, incident: str) -> Mapping[str, Mapping[str, tuple[Words, ...]]]:
    """By party and attribute: what its claims say of it, each wording once; none where silent."""
    found: dict[str, dict[str, dict[str, Words]]] = {
        party: {attribute: {} for attribute in ATTRIBUTES} for party in parties(dossier, incident)
    }
    for claim in dossier.claims:
        if claim.incident == incident:
            own = found[dossier.party(claim.claimant)]
            for attribute, text in _said(dossier, claim):
                own[attribute].setdefault(text, Words(claim.id, text))
    return {
        party: {attribute: tuple(each.values()) for attribute, each in own.items()}
        for party, own in found.items()
    }


def _said(dossier: Dossier, claim: Claim) -> Iterator[tuple[str, str]]:
    quoted = {
        "place": claim.location.verbatim if claim.location else "",
        "time": claim.when.verbatim if claim.when else "",
        "weapon": claim.weapon.description if claim.weapon else "",
        "target": claim.target or "",
    }
    denied = "not: " if claim.stance is Stance.DENIES else ""
    yield from ((name, denied + text) for name, text in quoted.items() if text)
    for word in words_of(dossier, claim):
        yield "actor", f"{_SAYS[word.relation]} {dossier.actor[word.actor].name}"
    if claim.toll:
        yield "toll", toll_text(claim.toll)
