"""The panel of the matrix: how each two parties stand to each other, and what each says of what."""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st

from incidents import matrix
from incidents.matrix import Cell, Words
from incidents.model import Claim
from incidents.origins import Origins
from incidents.ui import assumed, words
from incidents.ui.opened import Opened, findings
from incidents.ui.panels import chosen

_FEW = 3
_BETWEEN = (
    "The worst finding between each two parties, and how many of all come out so; where a row "
    "meets its own column, within the party’s own claims. Press one to read them. Origins are "
    "independent ones: who repeats another is no second witness."
)
_SAID = "What each party says, in its own words; “silent” where it says nothing."


def show(opened: Opened, left: list[Claim]) -> None:
    """Both tables of the incident that is chosen."""
    incident = chosen.incident(opened, left)
    if incident is None:
        words.put(words.tag("p", "The filters leave no claim.", "quiet"))
        return
    if assumed.problem():
        words.put(words.tag("p", assumed.problem() or "", "error"))
        return
    with st.spinner("Comparing every pair of claims…"):
        every = findings(opened.key, assumed.settings(), opened).values()
    parties = _left(opened, incident, left)
    cells = matrix.between(opened.dossier, incident, every)
    words.put(_between(opened, incident, parties, cells), _said(opened, incident, parties))


def _left(opened: Opened, incident: str, left: list[Claim]) -> list[str]:
    party = opened.dossier.party
    kept = {party(claim.claimant) for claim in left if claim.incident == incident}
    return [each for each in matrix.parties(opened.dossier, incident) if each in kept]


def _between(
    opened: Opened, incident: str, parties: list[str], cells: dict[matrix.Pair, Cell]
) -> str:
    order = {party: place for place, party in enumerate(parties)}
    names = [opened.dossier.actor[party].name for party in parties]
    rows = []
    for row in parties:
        pairs = [sorted((row, column), key=order.__getitem__) for column in parties]
        rows.append(
            (
                _side(opened, incident, row),
                [_cell(incident, (a, b), cells.get((a, b))) for a, b in pairs],
            )
        )
    return words.grid(_BETWEEN, ("Party", *names), rows)


def _side(opened: Opened, incident: str, party: str) -> str:
    """A party's name, with how many claims it makes from how many independent origins."""
    dossier = opened.dossier
    own = [
        claim.id
        for claim in dossier.claims
        if claim.incident == incident and dossier.party(claim.claimant) == party
    ]
    origins = Origins.of(dossier).count(own)
    told = f"{_many(len(own), 'claim')}, {_many(origins, 'origin')}"
    return words.tag("span", dossier.actor[party].name) + words.tag("small", told)


def _many(count: int, word: str) -> str:
    return f"{count} {word}{'' if count == 1 else 's'}"


def _cell(incident: str, pair: matrix.Pair, cell: Cell | None) -> str:
    if cell is None:
        return words.tag("span", "– nothing to compare", "quiet")
    count = f"{cell.count} of {cell.total}"
    inside = words.chip(cell.verdict) + words.tag("small", count)
    return words.button(f"pair:{incident},{','.join(pair)}", inside, kind="cell")


def _said(opened: Opened, incident: str, parties: list[str]) -> str:
    told = matrix.said(opened.dossier, incident)
    rows = (
        (
            words.tag("span", opened.dossier.actor[party].name),
            [_wordings(name, told[party][name]) for name in matrix.ATTRIBUTES],
        )
        for party in parties
    )
    return words.grid(_SAID, ("Party", *(name.capitalize() for name in matrix.ATTRIBUTES)), rows)


def _wordings(attribute: str, said: tuple[Words, ...]) -> str:
    """A few wordings, the others under a fold; each brings up its claim."""
    if not said:
        return words.tag("span", "silent", "quiet")
    quoted = attribute in ("place", "time", "weapon", "target")
    few = _buttons(said[:_FEW], quoted)
    more = said[_FEW:]
    return few + (words.folded(f"{len(more)} more", _buttons(more, quoted)) if more else "")


def _buttons(said: Iterable[Words], quoted: bool) -> str:
    return "".join(
        words.button(
            f"claim:{each.claim}",
            words.tag("span", f"“{each.text}”" if quoted else each.text),
            kind="wording",
        )
        for each in said
    )
