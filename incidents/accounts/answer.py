"""Answer: one answer to who did it, and how each claim stands to it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from geo.verdict import Verdict
from incidents.checks.attribution import part_of
from incidents.checks.finding import Finding
from incidents.model import Claim, Dossier, Role, Stance
from incidents.voices import Relation, Word


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
class Answer:
    """A column, and what is known of how claims stand to it.

    Attributes:
        words: by claim, what it says of who did it.
        found: what the checks of denial and reach find between the claims.
    """

    dossier: Dossier
    column: Column
    words: Mapping[str, tuple[Word, ...]]
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
        if names_doer(claim):
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
        if not names_doer(claim):
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


def names_doer(claim: Claim) -> bool:
    """Whether the actor that a claim names is said to have done it, and not to have been about."""
    return claim.location is None or claim.location.role == Role.EVENT
