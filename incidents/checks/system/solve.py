"""Solve: claims as one system, and the smallest sets of them that cannot hold together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from geo.location import Reading
from geo.verdict import Verdict
from incidents.checks.case import Case
from incidents.checks.system.instants import instants
from incidents.checks.system.others import others, parts_of
from incidents.checks.system.part import Clash, Part
from incidents.checks.system.places import places
from incidents.checks.system.standing import choices, corrected
from incidents.checks.system.tolls import tolls
from incidents.cuts import Choice, Cuts, Set, minimal, units
from incidents.model import Claim


@dataclass(frozen=True)
class Solution:
    """How claims come out as one system.

    Attributes:
        parts: the respects in which two of them can be compared.
        corrected: claims left out, each with the claim of its own party that replaces it.
        choices: utterances of which one claim is enough.
    """

    parts: tuple[Part, ...]
    corrected: dict[str, str]
    choices: tuple[Choice, ...]

    @cached_property
    def clashes(self) -> tuple[Clash, ...]:
        """The clashes of single claims in all respects, none of which holds another."""
        found = [clash for part in self.parts for clash in part.clashes]
        kept = set(minimal(clash.claims for clash in found))
        return tuple(clash for clash in found if clash.claims in kept)

    @cached_property
    def conflicts(self) -> Cuts:
        """The smallest sets that cannot hold together, in claims or the units of `choices`."""
        found = units((clash.claims for clash in self.clashes), self.choices)
        return Cuts(found.sets, found.complete and all(part.complete for part in self.parts))

    @property
    def verdict(self) -> Verdict:
        """Of "all claims can hold together", alternatives being alternatives."""
        verdicts = {part.verdict for part in self.parts if not part.clashes}
        if self.conflicts.sets:
            return Verdict.IMPOSSIBLE
        if not self.parts:
            return Verdict.UNKNOWN
        certain = verdicts == {Verdict.CERTAIN} and not self.clashes
        return Verdict.CERTAIN if certain else Verdict.POSSIBLE

    def claims_of(self, units_: Set) -> tuple[str, ...]:
        """The claims that units stand for, by id."""
        options = {choice.unit: choice.options for choice in self.choices}
        return tuple(claim for unit in sorted(units_) for claim in options.get(unit, (unit,)))

    def reasons(self, units_: Set) -> Iterator[Clash]:
        """The clashes that lie within units."""
        within = set(self.claims_of(units_))
        return (clash for clash in self.clashes if clash.claims <= within)


def solve(case: Case, claims: Sequence[Claim]) -> dict[Reading, Solution]:
    """Whether claims that are meant to hold together can, as each reading has their words.

    A claim that its own party has corrected is left out. Respects are solved one by one, each
    jointly; what ties them to each other is what other checks find of the same claims.
    """
    replaced = corrected(case.dossier, claims)
    left = [claim for claim in claims if claim.id not in replaced]
    both = instants(case, left), tolls(left)
    found = others(case, left)
    where = _places(case, left)
    solved = {}
    for reading in Reading:
        parts = (where[reading], *both, *parts_of(found, reading, left))
        told = tuple(part for part in parts if part)
        solved[reading] = Solution(told, replaced, choices(left))
    return solved


def _places(case: Case, claims: Sequence[Claim]) -> dict[Reading, Part | None]:
    """The places part in each reading; the same one where no words are read differently."""
    worded = places(case, claims, Reading.MEASURED)
    regions = [
        [estimate and estimate.region for claim in claims for estimate in (locator.of(claim.id),)]
        for locator in map(case.locator, Reading)
    ]
    same = all(each == regions[0] for each in regions)
    spoken = worded if same else places(case, claims, Reading.COLLOQUIAL)
    return {Reading.MEASURED: worded, Reading.COLLOQUIAL: spoken}
