"""Origins: which claims are one witness, so that repeating a thing does not make it two."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from incidents.model import Dossier


@dataclass(frozen=True)
class Origins:
    """By claim, the first claim of the file that has the same origin.

    Claims have one origin if the file says so, if one repeats the other, and if they come from one
    statement. What is only likely (see the check `lineage`) counts when somebody has confirmed it.
    """

    dossier: Dossier
    first: Mapping[str, str]

    @classmethod
    def of(cls, dossier: Dossier) -> Origins:
        joined = _Joined()
        for claim in dossier.claims:
            joined.link(claim.id, claim.id)
            if claim.origin:
                joined.link(f"origin {claim.origin}", claim.id)
            if claim.statement:
                joined.link(f"statement {claim.statement.id}", claim.id)
            for about in claim.about:
                if about.relation == "repeats":
                    joined.link(about.claim, claim.id)
        first: dict[str, str] = {}
        for claim in dossier.claims:
            first.setdefault(joined.top(claim.id), claim.id)
        return cls(dossier, {each.id: first[joined.top(each.id)] for each in dossier.claims})

    def count(self, claims: Iterable[str]) -> int:
        """How many independent origins the claims have, at most.

        A claimant is one witness, however often he speaks.
        """
        joined = _Joined()
        wanted = tuple(claims)
        for claim in wanted:
            joined.link(f"claimant {self.dossier.claim[claim].claimant}", self.first[claim])
        return len({joined.top(self.first[claim]) for claim in wanted})

    def one(self, a: str, b: str) -> bool:
        """Whether two claims have one origin."""
        return self.first[a] == self.first[b]


class _Joined:
    """Things that are linked, directly or by way of others (union-find)."""

    def __init__(self) -> None:
        self._above: dict[str, str] = {}

    def top(self, one: str) -> str:
        while (above := self._above.setdefault(one, one)) != one:
            self._above[one] = self._above.setdefault(above, above)
            one = above
        return one

    def link(self, one: str, other: str) -> None:
        self._above[self.top(other)] = self.top(one)


def independent(dossier: Dossier, claims: Iterable[str]) -> int:
    """How many independent origins claims have, at most; give it wherever sources are counted."""
    return Origins.of(dossier).count(claims)
