"""Rivals: who did it, answer by answer, and how each claim stands to each: an analysis of competing
hypotheses that adds up nothing.

Heuer (1999), Psychology of Intelligence Analysis, chapter 8: what fits every answer tells them not
apart, so that it stands aside, and what fits one answer is no proof of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from geo.verdict import Verdict
from incidents.accounts.story import linked
from incidents.checks import CHECKS, check
from incidents.checks.attribution import part_of
from incidents.checks.case import Case
from incidents.checks.finding import Finding
from incidents.model import Claim, Dossier, Role, Stance
from incidents.voices import Relation, Word, words_of

_TIES = ("denial", "reach")
"""Checks that tie a claim to what those say who blame an actor."""


class Stands(StrEnum):
    """How a claim stands to an answer."""

    COMPATIBLE = "compatible"
    INCOMPATIBLE = "incompatible"
    DEPENDS = "depends"
    """on what is left open: a hedge, a place, a time, who is meant"""
    SILENT = "silent"


@dataclass(frozen=True)
class Column:
    """The answer that one actor did it.

    Attributes:
        claims: ids of the claims that say so.
    """

    actor: str
    title: str
    claims: tuple[str, ...]


@dataclass(frozen=True)
class Cell:
    """How a claim stands to an answer, and why, in a sentence.

    Attributes:
        findings: ids of the findings that it rests on, if it does.
    """

    stands: Stands
    because: str
    findings: tuple[str, ...] = ()


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
    answers = [_Answer(dossier, column, words, found) for column in columns]
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
        if _tells_event(claim)
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
            if word.relation is Relation.BLAMES and _tells_event(claim):
                blaming.setdefault(word.actor, []).append(claim.id)
    for actor, ids in blaming.items():
        yield Column(actor, f"{dossier.actor[actor].name} did it", tuple(ids))


def _tells_event(claim: Claim) -> bool:
    return claim.location is None or claim.location.role == Role.EVENT


@dataclass(frozen=True)
class _Answer:
    """A column, and what is known of how claims stand to it."""

    dossier: Dossier
    column: Column
    words: dict[str, tuple[Word, ...]]
    found: Sequence[Finding]

    def cell(self, claim: Claim) -> Cell:
        blamed = self._actors(claim, Relation.BLAMES)
        denied = self._actors(claim, Relation.DENIES)
        if self.column.actor in denied:
            return self._denied(claim)
        if self.column.actor in blamed:
            return self._blamed(claim)
        if blamed:
            return self._other(claim, blamed)
        if denied:
            return self._not_another(denied)
        looked_at = self.column.actor in self._actors(claim, Relation.ASSESSES)
        if looked_at:
            return Cell(Stands.COMPATIBLE, "It looks into this, and does not say.")
        return Cell(Stands.SILENT, "It does not say who did it.")

    @property
    def _name(self) -> str:
        return self.dossier.actor[self.column.actor].name

    def _actors(self, claim: Claim, relation: Relation) -> tuple[str, ...]:
        return tuple(word.actor for word in self.words[claim.id] if word.relation is relation)

    def _named(self, actors: Sequence[str]) -> str:
        return " and ".join(self.dossier.actor[actor].name for actor in actors)

    def _ties(self, claim: Claim) -> list[Finding]:
        """What is found between a claim and those that give this answer."""
        return [
            finding
            for finding in self.found
            if claim.id in finding.claims
            and any(each in finding.claims for each in self.column.claims if each != claim.id)
        ]

    def _blamed(self, claim: Claim) -> Cell:
        if _tells_event(claim):
            surely = f" (“{claim.confidence}”)" if claim.confidence else ""
            return Cell(Stands.COMPATIBLE, f"It says that {self._name} did it{surely}.")
        ties = [each for each in self._ties(claim) if each.check == "reach"]
        out = [each for each in ties if each.verdict is Verdict.IMPOSSIBLE]
        if ties and len(out) == len(ties):
            ids = tuple(each.id for each in out)
            return Cell(
                Stands.INCOMPATIBLE, f"It puts {self._name} elsewhere. {out[0].because}", ids
            )
        return Cell(Stands.COMPATIBLE, f"It tells where {self._name} was, and that leaves it open.")

    def _denied(self, claim: Claim) -> Cell:
        ties = [each for each in self._ties(claim) if each.check == "denial"]
        ids = tuple(each.id for each in ties)
        out = [each for each in ties if each.verdict is Verdict.IMPOSSIBLE]
        if out or not ties:
            because = f" {out[0].because}" if out else ""
            told = f"It says that it was not {self._name}.{because}"
            return Cell(Stands.INCOMPATIBLE, told, ids)
        leaves = {each.verdict for each in ties} == {Verdict.CERTAIN}
        stands = Stands.COMPATIBLE if leaves else Stands.DEPENDS
        return Cell(stands, f"It says that it was not {self._name}. {ties[0].because}", ids)

    def _other(self, claim: Claim, blamed: tuple[str, ...]) -> Cell:
        named = self._named(blamed)
        if not _tells_event(claim):
            told = f"It tells where {named} was, and says nothing of {self._name}."
            return Cell(Stands.SILENT, told)
        part = self._part(blamed)
        if part:
            return Cell(Stands.DEPENDS, f"It says that {named} did it: {part}.")
        if claim.confidence and not _sure(claim.confidence):
            told = f"It says that {named} did it, but as “{claim.confidence}”, which leaves room."
            return Cell(Stands.DEPENDS, told)
        reports = "reports" if claim.stance is Stance.REPORTS else "says"
        return Cell(Stands.INCOMPATIBLE, f"It {reports} that {named} did it.")

    def _not_another(self, denied: tuple[str, ...]) -> Cell:
        told, part = f"It says that it was not {self._named(denied)}", self._part(denied)
        if part:
            return Cell(Stands.DEPENDS, f"{told}: {part}.")
        return Cell(Stands.COMPATIBLE, f"{told}, which leaves {self._name} open.")

    def _part(self, actors: Sequence[str]) -> str | None:
        """That this actor may be a part of one of them, or that one of it."""
        parts = (part_of(self.dossier, each, self.column.actor) for each in actors)
        return next((each for each in parts if each), None)


def _sure(words: str) -> bool:
    """Whether a claimant's own words leave no room for another answer."""
    return words.casefold() in ("certain", "confirmed", "sure")
