"""Rivals: who did it, answer by answer, and how each claim stands to each: an analysis of competing
hypotheses that adds up nothing.

Heuer (1999), Psychology of Intelligence Analysis, chapter 8: what fits every answer tells them not
apart, so that it stands aside, and what fits one answer is no proof of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from incidents.accounts.answer import Answer, Cell, Column, names_doer
from incidents.accounts.story import linked
from incidents.checks import CHECKS, check
from incidents.checks.case import Case
from incidents.model import Claim, Dossier
from incidents.voices import Relation, Word, words_of

_TIES = ("denial", "reach")
"""Checks that tie a claim to what those say who blame an actor."""


@dataclass(frozen=True)
class Row:
    """A claim against every answer, in the order of the columns."""

    claim: Claim
    cells: tuple[Cell, ...]

    @property
    def tells_apart(self) -> bool:
        """Whether it stands to some answers otherwise than to others."""
        return len({cell.stands for cell in self.cells}) > 1


@dataclass(frozen=True)
class Rivals:
    """The rival answers for an incident.

    Attributes:
        taken: incidents that are taken to be one event with it.
        columns, rows: in the file's order; a row is a claim that tells the answers apart.
        apart: the claims that do not.
        assumptions: what the cells take for granted.
    """

    incident: str
    taken: tuple[str, ...]
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    apart: tuple[Row, ...]
    assumptions: tuple[str, ...]

    def as_json(self) -> dict[str, Any]:
        return {
            "incident": self.incident,
            "taken_as_one_event": list(self.taken),
            "columns": [
                {"actor": each.actor, "title": each.title, "claims": list(each.claims)}
                for each in self.columns
            ],
            "rows": [_row(row) for row in self.rows],
            "apart": [_row(row) for row in self.apart],
            "assumptions": list(self.assumptions),
        }


def _row(row: Row) -> dict[str, Any]:
    cells = [
        {"stands": str(cell.stands), "because": cell.because, "findings": list(cell.findings)}
        for cell in row.cells
    ]
    return {"claim": row.claim.id, "incident": row.claim.incident, "cells": cells}


def rivals(case: Case, incident: str, taken: Sequence[str] | None = None) -> Rivals:
    """How the claims about an incident stand to each answer to who did it.

    Args:
        taken: the incidents taken to be one event with it; None for those which the dossier says
            may be and whose claims say who did it.

    Raises:
        KeyError: for an incident that the dossier does not have.
    """
    dossier = case.dossier
    also = _blaming(case, dossier.incident[incident].id) if taken is None else tuple(taken)
    scope = {incident, *also}
    words = {claim.id: _words(dossier, claim, scope) for claim in case.claims}
    claims = [claim for claim in case.claims if claim.incident in scope or words[claim.id]]
    columns = tuple(_columns(dossier, claims, words))
    own = case.about(frozenset(claim.id for claim in claims))
    found = check(own, [name for name in _TIES if name in CHECKS])
    answers = [Answer(dossier, column, words, found) for column in columns]
    rows = [Row(claim, tuple(answer.cell(claim) for answer in answers)) for claim in claims]
    return Rivals(
        incident,
        also,
        columns,
        tuple(row for row in rows if row.tells_apart),
        tuple(row for row in rows if not row.tells_apart),
        tuple(_assumptions(dossier, incident, also)),
    )


def _blaming(case: Case, incident: str) -> tuple[str, ...]:
    """The incidents that may be one event with this one of which somebody says who did it."""
    said = {
        claim.incident
        for claim in case.claims
        if names_doer(claim)
        for word in words_of(case.dossier, claim)
        if word.relation is Relation.BLAMES
    }
    return tuple(each for each in linked(case.dossier, incident) if each in said)


def _words(dossier: Dossier, claim: Claim, scope: set[str]) -> tuple[Word, ...]:
    return tuple(word for word in words_of(dossier, claim) if word.incident in scope)


def _assumptions(dossier: Dossier, incident: str, taken: tuple[str, ...]) -> Iterator[str]:
    yield "each column supposes that one force did it alone"
    for other in taken:
        one, two = dossier.incident[incident].title, dossier.incident[other].title
        yield f"“{one}” and “{two}” are taken to be one event: a hypothesis"


def _columns(
    dossier: Dossier, claims: Sequence[Claim], words: dict[str, tuple[Word, ...]]
) -> Iterator[Column]:
    blaming: dict[str, list[str]] = {}
    for claim in claims:
        for word in words[claim.id]:
            if word.relation is Relation.BLAMES and names_doer(claim):
                blaming.setdefault(word.actor, []).append(claim.id)
    for actor, ids in blaming.items():
        yield Column(actor, f"{dossier.actor[actor].name} did it", tuple(ids))
