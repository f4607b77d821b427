"""Story: one party's account with its claims, what it says of each attribute and where it is
silent."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from geo.location import Reading
from incidents.checks.account import conflict_told
from incidents.checks.case import Case
from incidents.checks.system import Solution, solve
from incidents.checks.system.standing import listed, tells_event
from incidents.model import Account, Claim, Dossier, Role
from incidents.parts import Toll
from incidents.toll import said

ATTRIBUTES = ("place", "time", "actor", "weapon", "target", "killed", "wounded")
"""What an account can say of an event, in the order in which it is told."""


@dataclass(frozen=True)
class Story:
    """An account and its claims.

    Attributes:
        claims: in the file's order; none that the party itself has corrected.
        solved: whether they hold together, in each reading.
    """

    dossier: Dossier
    account: Account
    claims: tuple[Claim, ...]
    solved: dict[Reading, Solution]

    @property
    def name(self) -> str:
        """How sentences name the account."""
        return self.dossier.actor[self.account.party].name

    @cached_property
    def ids(self) -> frozenset[str]:
        return frozenset(claim.id for claim in self.claims)

    @cached_property
    def events(self) -> tuple[Claim, ...]:
        """The claims that say how the event was."""
        return tuple(claim for claim in self.claims if tells_event(claim))

    def says(self, attribute: str) -> tuple[Claim, ...]:
        """The claims that say something of one of ATTRIBUTES."""
        return tuple(claim for claim in self.events if _says(claim, attribute))

    def surely(self, claims: Sequence[Claim]) -> tuple[Claim, ...]:
        """Of some claims those that it stands by: of alternatives all, or they are left out."""
        ids = {claim.id for claim in claims}
        open_ = {
            option
            for choice in self.worded.choices
            if not ids.issuperset(choice.options)
            for option in choice.options
        }
        return tuple(claim for claim in claims if claim.id not in open_)

    @cached_property
    def silent(self) -> tuple[str, ...]:
        """The attributes of which no claim says anything."""
        return tuple(each for each in ATTRIBUTES if not self.says(each))

    @property
    def worded(self) -> Solution:
        return self.solved[Reading.MEASURED]

    def alone(self) -> Iterator[str]:
        """What of the account cannot hold by itself, in sentences."""
        for units in self.worded.conflicts.sets:
            yield conflict_told(self.dossier, self.worded, units)

    def as_json(self) -> dict[str, Any]:
        conflicts = self.worded.conflicts
        return {
            "id": self.account.id,
            "incident": self.account.incident,
            "party": self.account.party,
            "title": self.account.title,
            "claims": [claim.id for claim in self.claims],
            "corrected": dict(self.worded.corrected),
            "silent_on": list(self.silent),
            "alone": {
                "verdict": str(self.worded.verdict),
                "minimal_sets": [
                    {
                        "claims": list(self.worded.claims_of(units)),
                        "sentence": conflict_told(self.dossier, self.worded, units),
                    }
                    for units in conflicts.sets
                ],
                "complete": conflicts.complete,
            },
        }


def _says(claim: Claim, attribute: str) -> bool:
    toll = said(claim)
    found = {
        "place": claim.location is not None and claim.location.role == Role.EVENT,
        "time": claim.when is not None and bool(claim.when.zones),
        "actor": claim.actor_blamed is not None,
        "weapon": claim.weapon is not None,
        "target": claim.target is not None,
        "killed": toll is not None and toll.killed is not None,
        "wounded": toll is not None and toll.wounded is not None,
    }
    return found[attribute]


def plain_toll(story: Story, claim: Claim) -> Toll | None:
    """The toll that a claim gives of the event; None where its utterance counts several groups of
    people side by side."""
    name = listed(claim)
    beside = {said(other) for other in story.events if name and listed(other) == name}
    return None if len(beside - {None}) > 1 else said(claim)


def stories(case: Case, incident: str) -> tuple[Story, ...]:
    """The accounts of an incident that have a claim, in the file's order."""
    found = []
    for account in case.dossier.accounts:
        claims = [claim for claim in case.claims if claim.account == account.id]
        if account.incident == incident and claims:
            solved = solve(case, claims)
            replaced = solved[Reading.MEASURED].corrected
            left = tuple(claim for claim in claims if claim.id not in replaced)
            found.append(Story(case.dossier, account, left, solved))
    return tuple(found)


def linked(dossier: Dossier, incident: str) -> tuple[str, ...]:
    """The incidents that the dossier says may be one event with this one, in the file's order."""
    own = dossier.incident[incident].same_event
    return tuple(
        each.id
        for each in dossier.incidents
        if each.id != incident and (each.id in own or incident in each.same_event)
    )
