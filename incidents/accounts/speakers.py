"""Speakers: the accounts that say something of an attribute, and the sentences that they share."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from incidents.accounts.story import Story, plain_toll
from incidents.model import Claim
from incidents.toll import NAMES

ATTRIBUTES = {
    "place": "say where it was",
    "time": "say when it was",
    "actor": "say who did it",
    "weapon": "say with what it was done",
    "target": "say what was hit",
    "killed": "count the killed",
    "wounded": "count the wounded",
    "killed_or_wounded": "count killed and wounded as one",
    "civilians": "count the civilians killed",
    "children": "count the children killed",
    "women": "count the women killed",
}


OF = {
    "place": "where it was",
    "time": "when it was",
    "actor": "who did it",
    "killed": "how many were killed",
    "wounded": "how many were wounded",
}


@dataclass(frozen=True)
class Agreed:
    """A sentence that accounts agree on, or in which none excludes another.

    Attributes:
        attribute: place, time, actor, weapon, target, or a count of people.
        certain: whether each account says it; else none excludes what another says.
        accounts: ids of those that say something of the attribute.
        claims: ids of the claims behind it.
    """

    attribute: str
    sentence: str
    certain: bool
    accounts: tuple[str, ...]
    claims: tuple[str, ...]

    def as_json(self) -> dict[str, Any]:
        return {
            "attribute": self.attribute,
            "sentence": self.sentence,
            "strength": "agreed" if self.certain else "not excluded",
            "accounts": list(self.accounts),
            "claims": list(self.claims),
        }


@dataclass(frozen=True)
class Speakers:
    """The accounts that say something of an attribute, each with the claims that do.

    Attributes:
        every: how many accounts there are in all.
    """

    attribute: str
    every: int
    says: tuple[tuple[Story, tuple[Claim, ...]], ...]

    @classmethod
    def of(cls, stories: Sequence[Story], attribute: str) -> Speakers:
        says = _counts(attribute) if attribute in NAMES else None
        each = ((story, says(story) if says else story.says(attribute)) for story in stories)
        return cls(attribute, len(stories), tuple((s, claims) for s, claims in each if claims))

    @property
    def claims(self) -> tuple[Claim, ...]:
        return tuple(claim for _, claims in self.says for claim in claims)

    def agree(self, that: str, claims: Iterable[Claim]) -> Agreed:
        """That each of them says that."""
        number = len(self.says)
        who = "Both accounts" if number == 2 else f"All {number} accounts"
        on = "" if number == self.every else f" that {ATTRIBUTES[self.attribute]}"
        return self._told(f"{who}{on} agree that {that}.", claims, certain=True)

    def open(self) -> Agreed:
        """That none of them excludes what another says."""
        number, of = len(self.says), OF[self.attribute]
        none = "neither account" if number == 2 else f"none of the {number} accounts that tell it"
        text = f"On {of}, {none} excludes what {'the other' if number == 2 else 'another'} says."
        return self._told(text, self.claims, certain=False)

    def _told(self, text: str, claims: Iterable[Claim], *, certain: bool) -> Agreed:
        accounts = tuple(story.account.id for story, _ in self.says)
        ids = tuple(claim.id for claim in claims)
        return Agreed(self.attribute, text, certain, accounts, ids)


def _counts(name: str) -> Callable[[Story], tuple[Claim, ...]]:
    def counting(story: Story) -> tuple[Claim, ...]:
        tolls = ((claim, plain_toll(story, claim)) for claim in story.events)
        return tuple(claim for claim, toll in tolls if toll and getattr(toll, name) is not None)

    return counting
