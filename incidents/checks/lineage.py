"""The check `lineage`: two claims are independent witnesses. It proposes, and never decides.

`impossible` only where the dossier gives both one origin; `possible` where something suggests one.
Claims that nothing connects have no finding.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from geo.verdict import Verdict
from incidents.checks.case import Case
from incidents.checks.figures import conversions
from incidents.checks.finding import Finding, Measured
from incidents.model import Claim, Dossier
from incidents.sharedtext import Likeness, Passage, alike

NAME = "lineage"

_CONFIRM = "that two witnesses are one is proposed here; it stands when somebody has confirmed it"
_STATED = "the dossier gives both one origin"
_Pair = tuple[str, str]


@dataclass
class Link:
    """What connects two claims, or a claim's two sources, beside an origin."""

    reasons: list[str] = field(default_factory=list)
    measured: list[Measured] = field(default_factory=list)


def run(case: Case) -> Iterator[Finding]:
    """A finding for each two claims that may be one witness, and each claim of copied sources.

    What connects them is looked for in the whole dossier, so that a look at some claims finds what
    a look at all does.
    """
    dossier = case.dossier
    stated = frozenset(_origins(dossier))
    links = {pair: Link() for pair in stated}
    for connect in (_repeats, _figures, _texts):
        for a, b, found in connect(dossier):
            link = links.setdefault((a, b), Link())
            link.reasons += found.reasons
            link.measured += found.measured
    order = {claim.id: number for number, claim in enumerate(dossier.claims)}
    for pair in sorted(links, key=lambda pair: (order[pair[0]], order[pair[1]])):
        one, other = (dossier.claim[claim] for claim in pair)
        known_by_another = _one_origin(one, other) and pair not in stated
        if all(map(case.looks_at, pair)) and not known_by_another:
            yield _finding(dossier, one, other, links[pair])


_Connected = Iterator[tuple[str, str, Link]]


def _origins(dossier: Dossier) -> Iterator[_Pair]:
    """Claims of one origin, each with the first of them."""
    first: dict[str, str] = {}
    for claim in dossier.claims:
        if claim.origin:
            start = first.setdefault(claim.origin, claim.id)
            if start != claim.id:
                yield start, claim.id


def _repeats(dossier: Dossier) -> _Connected:
    order = {claim.id: number for number, claim in enumerate(dossier.claims)}
    for claim in dossier.claims:
        for about in claim.about:
            if about.relation == "repeats":
                name = dossier.actor[claim.claimant].name
                a, b = sorted((claim.id, about.claim), key=order.__getitem__)
                yield a, b, Link(reasons=[f"{name} repeats the other claim"])


def _figures(dossier: Dossier) -> _Connected:
    """Claims whose distances are one figure in two units."""
    for found in conversions(dossier):
        if not _one_statement(found.a, found.b):
            yield found.a.id, found.b.id, Link([found.told], [*found.measured])


def _texts(dossier: Dossier) -> _Connected:
    """Claims, or sources of one claim, that carry the same words; a source's own words shown twice
    tell nothing, nor do those of one statement."""
    carriers: dict[Passage, str] = {}
    within: dict[tuple[str, str], Likeness] = {}
    for claim in dossier.claims:
        for citation in claim.citations:
            carriers.setdefault(Passage(citation.source, citation.quote), claim.id)
    passages, claims = tuple(carriers), tuple(carriers.values())
    for likeness in alike(passages):
        a, b = claims[likeness.a], claims[likeness.b]
        best = within.get((a, b))
        if best is None or likeness.run > best.run:
            within[a, b] = likeness
    for (a, b), likeness in within.items():
        if a == b or not _one_statement(dossier.claim[a], dossier.claim[b]):
            sources = [dossier.source[passages[each].source] for each in (likeness.a, likeness.b)]
            measured = [Measured.between("words shared", "1", *[likeness.containment] * 2)]
            titles = " and ".join(f"“{source.title}”" for source in sources)
            yield a, b, Link(reasons=[_shared_told(likeness, titles)], measured=measured)


def _shared_told(likeness: Likeness, titles: str) -> str:
    return (
        f"{titles} have {likeness.run} words in a row in common (“{_short(likeness.shared)}”), and "
        f"{likeness.containment:.0%} of the shorter passage"
    )


def _short(text: str) -> str:
    shown = " ".join(text.split()[:12])
    return shown if len(text.split()) <= 12 else f"{shown} …"


def _one_origin(a: Claim, b: Claim) -> bool:
    return a.id != b.id and a.origin is not None and a.origin == b.origin


def _one_statement(a: Claim, b: Claim) -> bool:
    return a.statement is not None and a.statement == b.statement


def _finding(dossier: Dossier, a: Claim, b: Claim, link: Link) -> Finding:
    stated = _one_origin(a, b)
    verdict = Verdict.IMPOSSIBLE if stated else Verdict.POSSIBLE
    ends = tuple(dict.fromkeys((a.id, b.id)))
    told = [f"The dossier gives both one origin, “{a.origin}”"] if stated else []
    return Finding(
        id="--".join((NAME, *ends)),
        check=NAME,
        claims=ends,
        ends=ends,
        proposition=_proposition(dossier, ends),
        as_worded=verdict,
        colloquial=verdict,
        measured=tuple(link.measured),
        because=". ".join((*told, *link.reasons)) + ".",
        assumptions=(_STATED if stated else _CONFIRM,),
    )


def _proposition(dossier: Dossier, ends: tuple[str, ...]) -> str:
    told = [
        f"“{claim.title}” ({dossier.actor[claim.claimant].name})"
        for claim in (dossier.claim[end] for end in ends)
    ]
    if len(told) == 1:
        return f"The sources of {told[0]} are independent witnesses"
    return f"{told[0]} and {told[1]} are two independent witnesses"
