"""Meeting: two accounts of one event: what they agree on, what cannot both be right, and which
claims would have to go for the rest to stand together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from geo.location import Reading
from incidents.accounts.agreed import agreed
from incidents.accounts.conflict import between
from incidents.accounts.speakers import Agreed
from incidents.accounts.story import Story
from incidents.checks.case import Case
from incidents.checks.finding import Finding
from incidents.checks.system import Clash
from incidents.checks.system.standing import choices
from incidents.cuts import Choice, Cuts, units, ways_out
from incidents.model import Dossier

MOST_WAYS = 12
"""Ways out that are listed; of more, the smallest are."""
MOST_TITLES = 3
"""Claims that a sentence names; of more, it says how many."""


@dataclass(frozen=True)
class Meeting:
    """Two accounts held against each other.

    Attributes:
        hypothesis: whether it is only supposed that they tell one event.
        clashes: the smallest sets of claims, some of each, that cannot all be right.
        searched: whether these are all.
        agreed: what both say, and in what neither excludes the other.
    """

    a: Story
    b: Story
    hypothesis: bool
    clashes: tuple[Clash, ...]
    searched: bool
    agreed: tuple[Agreed, ...]

    @property
    def dossier(self) -> Dossier:
        return self.a.dossier

    @cached_property
    def choices(self) -> tuple[Choice, ...]:
        """Utterances of either of which one claim is enough."""
        return choices((*self.a.claims, *self.b.claims))

    @cached_property
    def alone(self) -> tuple[Clash, ...]:
        """What of either account cannot hold by itself, in both readings."""
        found = []
        for story in (self.a, self.b):
            spoken = {clash.claims for clash in story.solved[Reading.COLLOQUIAL].clashes}
            found += [clash for clash in story.worded.clashes if clash.claims in spoken]
        return tuple(found)

    @cached_property
    def ways(self) -> Cuts:
        """The minimal sets of claims, or units of choices, whose going leaves no clash of the two
        whole, nor one within either; the smallest first. None where the two do not clash."""
        if not self.clashes:
            return Cuts((), True)
        clashes = (clash.claims for clash in (*self.clashes, *self.alone))
        found = units(clashes, self.choices)
        out = ways_out(found.sets, MOST_WAYS)
        complete = found.complete and out.complete and self._complete
        return Cuts(out.sets, complete)

    @property
    def _complete(self) -> bool:
        """Whether every clash is known, so that what is left of a way out has none."""
        alone = (story.worded.conflicts.complete for story in (self.a, self.b))
        return self.searched and all(alone)

    def ids(self, way: frozenset[str]) -> tuple[str, ...]:
        """The claims that would go, in the file's order."""
        options = {choice.unit: choice.options for choice in self.choices}
        every = {claim for unit in way for claim in options.get(unit, (unit,))}
        return tuple(claim.id for claim in self.dossier.claims if claim.id in every)

    def way_told(self, way: frozenset[str]) -> str:
        """A way out in a sentence."""
        claims = self.ids(way)
        these = "this claim" if len(claims) == 1 else f"these {len(claims):,} claims"
        rest = "the rest could stand together"
        if not self._complete:
            rest = "no clash that was found would be left (not all were looked for)"
        return f"If {these} went, {rest}: {titles(self.dossier, claims)}."

    @cached_property
    def exclusions(self) -> tuple[Exclusion, ...]:
        """The clashes by the finding that says so, and those that no finding says each by itself;
        one sentence for those that one claim of either account has for one reason."""
        found: dict[object, list[Clash]] = {}
        for clash in self.clashes:
            found.setdefault(clash.finding or clash.claims, []).append(clash)
        groups = list(found.values())
        for story in (self.a, self.b):
            joined: dict[object, list[Clash]] = {}
            for clashes in groups:
                every = frozenset().union(*(clash.claims for clash in clashes))
                key = clashes[0].about, clashes[0].because, every & story.ids
                joined.setdefault(key, []).extend(clashes)
            groups = list(joined.values())
        return tuple(Exclusion(self, tuple(clashes)) for clashes in groups)

    def as_json(self) -> dict[str, Any]:
        return {
            "a": self.a.account.id,
            "b": self.b.account.id,
            "hypothesis": self.hypothesis,
            "agreed": [each.as_json() for each in self.agreed],
            "clashes": [exclusion.as_json() for exclusion in self.exclusions],
            "silent": {s.account.id: list(s.silent) for s in (self.a, self.b)},
            "ways": [
                {"claims": list(self.ids(way)), "sentence": self.way_told(way)}
                for way in self.ways.sets
            ],
            "complete": self.ways.complete,
        }


@dataclass(frozen=True)
class Exclusion:
    """Clashes of two accounts for one reason."""

    meeting: Meeting
    clashes: tuple[Clash, ...]

    @property
    def claims(self) -> tuple[str, ...]:
        """Every claim of some clash, in the file's order."""
        every = frozenset().union(*(clash.claims for clash in self.clashes))
        return tuple(claim.id for claim in self.meeting.dossier.claims if claim.id in every)

    @property
    def sentence(self) -> str:
        """Who says what, and why not both, in a sentence or two."""
        told = [
            f"{story.name}: {titles(self.meeting.dossier, own)}"
            for story in (self.meeting.a, self.meeting.b)
            if (own := [claim for claim in self.claims if claim in story.ids])
        ]
        which = "all be" if any(len(clash.claims) > 2 for clash in self.clashes) else "both be"
        return f"These cannot {which} right. {'. '.join(told)}. {self.clashes[0].because}"

    def as_json(self) -> dict[str, Any]:
        return {
            "check": self.clashes[0].about,
            "finding": self.clashes[0].finding,
            "findings": sorted({clash.finding for clash in self.clashes if clash.finding}),
            "claims": list(self.claims),
            "sets": [sorted(clash.claims) for clash in self.clashes],
            "sentence": self.sentence,
        }


def titles(dossier: Dossier, claims: Sequence[str]) -> str:
    """Claims by their titles, the first few of many."""
    told = [f"“{dossier.claim[claim].title}”" for claim in claims]
    if len(told) > MOST_TITLES + 1:
        told = [*told[:MOST_TITLES], f"{len(told) - MOST_TITLES:,} more"]
    *first, last = told
    return f"{', '.join(first)} and {last}" if first else last


def meet(case: Case, found: Sequence[Finding], a: Story, b: Story) -> Meeting:
    """Two accounts held against each other.

    Args:
        found: what the checks find between their claims, and any others.
    """
    clashes = between(case, found, a, b)
    hypothesis = a.account.incident != b.account.incident
    alike = tuple(agreed(case, (a, b), clashes.found))
    return Meeting(a, b, hypothesis, clashes.found, clashes.complete, alike)
