"""The check `attribution`: what two parties say of who did it can both hold."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import combinations, product

from geo.verdict import Verdict
from incidents.checks.case import Case
from incidents.checks.finding import Finding, Measured
from incidents.checks.meetings import Meeting, meetings
from incidents.model import Dossier, Role
from incidents.origins import Origins
from incidents.toll import total
from incidents.voices import Edge, Relation, Voices, every_voice

NAME = "attribution"

_ONE_FORCE = "one force did it: a strike that two forces made together is not considered"
_MEMBERS = "“{part}” may be meant by “{whole}”"
_PART_OF = re.compile(r"\b(?:states?|members?|countries|forces|units?|part) of (?:the )?(.+)$")
"""Names such as "Two other states of the coalition"."""


@dataclass(frozen=True)
class Position:
    """What one party says of who did it.

    Attributes:
        parties: the party, and after it those that only repeat it.
        blamed: the actor that it blames, if any.
        denied: the actors that it says it was not.
        claims: ids of the claims that say so: those that blame first.
        told: the position in words.
        origins: how many independent origins the claims have, at most.
    """

    parties: tuple[str, ...]
    blamed: str | None
    denied: tuple[str, ...]
    claims: tuple[str, ...]
    told: str
    origins: int


def run(case: Case) -> Iterator[Finding]:
    """A finding for each two parties that say who did it, or who did not.

    Who is said to wage a campaign, or to have caused the total of one, is not said to have caused
    the event.
    """
    origins = Origins.of(case.dossier)
    of_events = tuple(claim for claim in case.claims if not total(claim))
    heard = every_voice(case.dossier, of_events, origins)
    held = {incident: _positions(origins, said) for incident, said in heard.items()}
    seen: set[str] = set()
    for meeting in meetings(case.dossier):
        for a, b in _pairs(meeting, held):
            finding = _finding(case.dossier, meeting, a, b)
            if a.parties[0] != b.parties[0] and finding.id not in seen:
                seen.add(finding.id)
                yield finding


def _pairs(
    meeting: Meeting, held: dict[str, tuple[Position, ...]]
) -> Iterable[tuple[Position, Position]]:
    a = held[meeting.a.id]
    return product(a, held[meeting.b.id]) if meeting.is_hypothesis else combinations(a, 2)


def _positions(origins: Origins, voices: Voices) -> tuple[Position, ...]:
    """One for each actor that a party blames, with all that it denies, or one of its denials."""
    by_party: dict[str, list[Edge]] = {}
    for edge in voices.edges:
        if edge.relation is not Relation.ASSESSES:
            by_party.setdefault(edge.party, []).append(edge)
    found = []
    for edges in by_party.values():
        denials = [edge for edge in edges if edge.relation is Relation.DENIES]
        blames = [edge for edge in edges if edge.relation is Relation.BLAMES]
        found += [_position(origins, edge, denials) for edge in blames]
        if not blames:
            found.append(_position(origins, None, denials))
    return tuple(found)


def _position(origins: Origins, blames: Edge | None, denials: list[Edge]) -> Position:
    dossier = origins.dossier
    edges = [blames, *denials] if blames else denials
    claims = tuple(dict.fromkeys(claim for edge in edges for claim in edge.voice.claims))
    parties = tuple(dict.fromkeys(party for edge in edges for party in edge.voice.parties))
    blamed = blames.actor if blames else None
    denied = tuple(dict.fromkeys(edge.actor for edge in denials if edge.actor != blamed))
    position = Position(parties, blamed, denied, claims, "", origins.count(claims))
    return replace(position, told=_told(dossier, position))


def _told(dossier: Dossier, position: Position) -> str:
    """Who says so, what, how surely and from how many origins."""
    party, *others = position.parties
    who = dossier.actor[party].name + (f" ({_names(dossier, others)} repeats it)" if others else "")
    what = []
    if position.blamed:
        own = position.blamed == party
        what.append("acknowledged it" if own else f"blamed {_names(dossier, [position.blamed])}")
    what += [
        "denied a part in it" if actor == party else f"ruled out {_names(dossier, [actor])}"
        for actor in position.denied
    ]
    claims = (dossier.claim[claim] for claim in position.claims)
    surely = dict.fromkeys(f"“{claim.confidence}”" for claim in claims if claim.confidence)
    origins = "1 origin" if position.origins == 1 else f"at most {position.origins} origins"
    return f"{who} {' and '.join(what)} ({', '.join((*surely, origins))})"


def _names(dossier: Dossier, actors: Iterable[str]) -> str:
    return " and ".join(dossier.actor[actor].name for actor in actors)


def _finding(dossier: Dossier, meeting: Meeting, a: Position, b: Position) -> Finding:
    clash, parts = _compared(dossier, a, b)
    verdict = _verdict(a, b, clash=clash)
    ends = {
        Verdict.IMPOSSIBLE: "If one force did it, the two exclude each other",
        Verdict.POSSIBLE: "Neither excludes the other",
        Verdict.CERTAIN: "The two say the same",
    }
    first, second = (dossier.actor[each.parties[0]].name for each in (a, b))
    return Finding(
        id=f"{NAME}--{a.claims[0]}--{b.claims[0]}",
        check=NAME,
        claims=tuple(dict.fromkeys((*a.claims, *b.claims))),
        ends=(a.claims[0], b.claims[0]),
        proposition=f"{meeting.told}what {first} and {second} say of who did it can both hold",
        as_worded=verdict,
        colloquial=verdict,
        measured=tuple(
            Measured.between(f"independent origins, {name}", "1", 1, each.origins)
            for name, each in ((first, a), (second, b))
        ),
        because=f"{a.told}. {b.told}. {ends[verdict]}.",
        assumptions=(*meeting.assumptions, _ONE_FORCE, *parts, *_of_the_event(dossier, a, b)),
    )


def _compared(dossier: Dossier, a: Position, b: Position) -> tuple[bool, tuple[str, ...]]:
    """Whether the two clash under one force, and what may be a part of what."""
    said = [(a.blamed, b.blamed, True)] if a.blamed and b.blamed else []
    said += [(a.blamed, denied, False) for denied in b.denied if a.blamed]
    said += [(b.blamed, denied, False) for denied in a.denied if b.blamed]
    clash, parts = False, []
    for one, other, both_blamed in said:
        assert one is not None
        assert other is not None
        part = part_of(dossier, one, other)
        if part:
            parts.append(part)
        else:
            clash |= (dossier.party(one) == dossier.party(other)) != both_blamed
    return clash, tuple(dict.fromkeys(parts))


def part_of(dossier: Dossier, one: str, other: str) -> str | None:
    """That one actor may be a part of the other, where its name says so."""
    names = [dossier.actor[one].name, dossier.actor[other].name]
    for part, whole in (names, names[::-1]):
        found = _PART_OF.search(part)
        if found and whole != part and whole.casefold().endswith(found[1].casefold()):
            return _MEMBERS.format(part=part, whole=whole)
    return None


def _of_the_event(dossier: Dossier, a: Position, b: Position) -> Iterator[str]:
    """That what is denied for some ground is denied of the event."""
    for claim in (*a.claims, *b.claims):
        location = dossier.claim[claim].location
        if location is not None and location.role == Role.EXCLUDED:
            yield f"what is denied “{location.verbatim}” is taken to be denied of the event"


def _verdict(a: Position, b: Position, *, clash: bool) -> Verdict:
    if clash:
        return Verdict.IMPOSSIBLE
    same = a.blamed == b.blamed and (a.blamed or set(a.denied) == set(b.denied))
    return Verdict.CERTAIN if same else Verdict.POSSIBLE
