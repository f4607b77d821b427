"""The check `time`: two parties put an incident's event at the same time.

Compared is what claims say in words of when the event was, or when somebody or something was there.
A time that only the context gives is not the claimant's, and a total's or a denied place's time is
not the event's.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from incidents.checks.case import Case
from incidents.checks.finding import Finding
from incidents.checks.groups import TELLS
from incidents.checks.together import FROM_START_TO_START, Together, zone_told
from incidents.model import Claim, Role

NAME = "time"


@dataclass(frozen=True)
class Moment:
    """Claims of one party that tell one time of an incident in the same words.

    Attributes:
        claims: their ids, in the file's order.
        basis: other claims of the party that the time rests on.
        told: the party, and when it puts the event, in its words.
        assumptions: what was read into the words, and why they are in which zones.
    """

    party: str
    claims: tuple[str, ...]
    basis: tuple[str, ...]
    told: str
    assumptions: tuple[str, ...]


def run(case: Case) -> Iterator[Finding]:
    """A finding for each two parties' times of one incident."""
    for incident in case.dossier.incidents:
        told = moments(case, incident.id)
        for index, a in enumerate(told):
            for b in told[index + 1 :]:
                if a.party != b.party:
                    together = Together.of(case, a.claims[0], b.claims[0])
                    if together.gap is not None:
                        yield _finding(together, incident.title, a, b)


def moments(case: Case, incident: str) -> tuple[Moment, ...]:
    """When an incident's claims say in words that it was: one for each party, words and bounds."""
    found: dict[object, list[Claim]] = {}
    for claim in case.by_incident[incident]:
        when = claim.when
        if when is not None and _tells_when(claim):
            basis = tuple(each for each in case.times.rests_on(claim.id) if each != claim.id)
            said = (when.verbatim, when.start, when.end, when.zones, when.relative)
            party = case.dossier.party(claim.claimant)
            key = (party, _is_there(claim), case.times.source(claim), said, basis)
            found.setdefault(key, []).append(claim)
    return tuple(_moment(case, claims) for claims in found.values())


def _moment(case: Case, claims: list[Claim]) -> Moment:
    dossier, first = case.dossier, claims[0]
    assert first.when is not None
    party, words = dossier.party(first.claimant), f"“{first.when.verbatim}”"
    basis = tuple(each for each in case.times.rests_on(first.id) if each != first.id)
    assumed = [note for claim in claims if claim.when for note in claim.when.assumptions]
    assumed += zone_told(dossier, first.id)
    if _is_there(first):
        assumed.append(f"{words} is when somebody or something was there, not the event itself")
        words = f"there {words}"
    for each in basis:
        when = dossier.claim[each].when
        assumed += when.assumptions if when else ()
    if basis:
        assumed.append(FROM_START_TO_START)
    return Moment(
        party,
        tuple(claim.id for claim in claims),
        basis,
        f"{dossier.actor[party].name} ({words})",
        tuple(dict.fromkeys(assumed)),
    )


def _finding(together: Together, title: str, a: Moment, b: Moment) -> Finding:
    ends = together.ends
    claims = (*a.claims, *b.claims, *a.basis, *b.basis)
    assumed = (*together.assumptions, *a.assumptions, *b.assumptions)
    return Finding(
        id=f"{NAME}--{ends[0]}--{ends[1]}",
        check=NAME,
        claims=tuple(dict.fromkeys(claims)),
        ends=ends,
        proposition=f"{title}: {a.told} and {b.told} put it at the same time",
        as_worded=together.verdict,
        colloquial=together.verdict,
        measured=together.measured,
        because=together.told,
        assumptions=tuple(dict.fromkeys(assumed)),
        by_zone=together.by_zone,
        balance=together.balance,
    )


def _tells_when(claim: Claim) -> bool:
    return (
        claim.when is not None
        and claim.when.verbatim != ""
        and claim.stance in TELLS
        and (claim.location is None or claim.location.role in (Role.EVENT, Role.PRESENCE))
    )


def _is_there(claim: Claim) -> bool:
    return claim.location is not None and claim.location.role == Role.PRESENCE
