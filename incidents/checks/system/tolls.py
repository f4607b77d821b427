"""Tolls: whether one toll satisfies all claims that count the same people."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

from geo.verdict import Verdict
from incidents import toll
from incidents.checks.system.part import Clash, Part, made_of, one_of_each
from incidents.checks.system.standing import listed
from incidents.cuts import Cuts, conflicts
from incidents.model import Claim
from incidents.parts import Toll

_MOST_WAYS = 20
_Alike = dict[Toll, tuple[str, ...]]


def tolls(claims: Sequence[Claim]) -> Part | None:
    """Whether the counts of claims can all be right; None where no two of them count the same.

    What one utterance counts side by side is different people, and is left out.
    """
    groups = [group for group in _groups(claims) if group.compares]
    if not groups:
        return None
    clashes = (clash for group in groups for clash in group.clashes())
    found = made_of("toll", clashes, all(group.found.complete for group in groups))
    if found:
        return found
    if all(group.settled for group in groups):
        return Part("toll", Verdict.CERTAIN, "The counts are the same.")
    return Part("toll", Verdict.POSSIBLE, "One toll satisfies all counts.")


def _groups(claims: Sequence[Claim]) -> list[_Group]:
    own = [(claim, said) for claim in claims if (said := toll.said(claim)) is not None]
    lists: dict[str, set[Toll]] = {}
    for claim, said in own:
        lists.setdefault(listed(claim) or "", set()).add(said)
    found: dict[object, _Alike] = {}
    for claim, said in own:
        name = listed(claim)
        if not name or len(lists[name]) == 1:
            alike = found.setdefault(toll.total(claim), {})
            alike[said] = (*alike.get(said, ()), claim.id)
    return [_Group(alike) for alike in found.values()]


@dataclass(frozen=True)
class _Group:
    """Tolls of the same people, each with the claims that give it."""

    alike: _Alike

    @property
    def compares(self) -> bool:
        """Whether two claims count the same, or what bounds each other."""
        twice = any(len(ids) > 1 for ids in self.alike.values())
        return twice or any(toll.linked(*pair) for pair in combinations(self.alike, 2))

    @property
    def settled(self) -> bool:
        """Whether there is one toll, and each count of it is one number."""
        counts = [getattr(each, name) for each in self.alike for name in toll.NAMES]
        return len(self.alike) == 1 and all(each.lower == each.upper for each in counts if each)

    @cached_property
    def found(self) -> Cuts:
        """The minimal sets of the tolls, by index, that no toll satisfies."""
        every = [str(index) for index in range(len(self.alike))]
        pairs = [pair for pair in combinations(every, 2) if not self._holds(pair)]
        return conflicts(every, self._holds, pairs, _MOST_WAYS)

    def clashes(self) -> Iterator[Clash]:
        tolls = list(self.alike)
        for each in self.found.sets:
            chosen = [tolls[index] for index in sorted(map(int, each))]
            because = _because(chosen)
            for ids in one_of_each(self.alike[one] for one in chosen):
                yield Clash(ids, "toll", because)

    def _holds(self, names: Collection[str]) -> bool:
        tolls = list(self.alike)
        found = toll.satisfiable([tolls[int(name)] for name in names])
        return not isinstance(found, toll.Clash)


def _because(tolls: list[Toll]) -> str:
    found = toll.satisfiable(tolls)
    assert isinstance(found, toll.Clash)
    first = found.contradictions[0]
    least, most = (
        " and ".join(
            f"{getattr(tolls[each.toll], each.name)} {_called(each.name)}" for each in ends
        )
        for ends in (first.least, first.most)
    )
    return f"{least} cannot go with {most}, if each counts all of them, whenever it was told."


def _called(name: str) -> str:
    return name.replace("_", " ")
