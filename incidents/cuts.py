"""Cuts: the smallest sets that cannot hold together, and the smallest whose going leaves the rest.

A conflict is a set of ids that cannot all hold. What is minimal here has no part that would do as
well. See docs/methods/accounts.md for the sources of both searches.
"""

from __future__ import annotations

import heapq
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import count, groupby, product

Set = frozenset[str]

_MOST_PRODUCTS = 20_000
_MOST_KNOWN = 2_000
_MOST_STEPS = 5_000
_MOST_LOOKS = 500_000
"""Steps of the search for ways out, and looks at a conflict in them, after which it gives up."""


@dataclass(frozen=True)
class Choice:
    """A unit of which one option has to hold: the claims of an utterance joined by "any".

    Attributes:
        unit: an id that no option has.
        options: the ids of which one is enough.
    """

    unit: str
    options: tuple[str, ...]


@dataclass(frozen=True)
class Cuts:
    """Minimal sets, the smallest first.

    Attributes:
        complete: whether these are all; if not, those listed are still the smallest found, in turn.
    """

    sets: tuple[Set, ...]
    complete: bool

    @property
    def smallest(self) -> tuple[Set, ...]:
        """Those of the least size."""
        return tuple(each for each in self.sets if len(each) == len(self.sets[0]))


def minimal(sets: Iterable[Collection[str]]) -> tuple[Set, ...]:
    """The sets that hold no other of them, by size and then as given."""
    kept: list[Set] = []
    smaller: dict[str, list[Set]] = {}
    for _, alike in groupby(sorted(dict.fromkeys(map(frozenset, sets)), key=len), key=len):
        same_size = [
            each
            for each in alike
            if not any(other <= each for member in each for other in smaller.get(member, ()))
        ]
        if same_size and not same_size[0]:
            return (same_size[0],)
        kept += same_size
        for each in same_size:
            for member in each:
                smaller.setdefault(member, []).append(each)
    return tuple(kept)


def units(clashes: Iterable[Collection[str]], choices: Iterable[Choice]) -> Cuts:
    """The minimal conflicts of units, where of each choice's options one is enough.

    A choice takes part in a conflict only if each of its options is in some conflict with the rest:
    resolution of nogoods, one choice after the other, leaves exactly those. It is incomplete only
    where that makes more than 20,000 sets.
    """
    left = minimal(clashes)
    complete = True
    for choice in choices:
        options = set(choice.options)
        by_option = [
            [each - {option} for each in left if each & options == {option}]
            for option in choice.options
        ]
        joined: list[Set] = []
        for number, parts in enumerate(product(*by_option)):
            if number == _MOST_PRODUCTS:
                complete = False
                break
            joined.append(frozenset({choice.unit}).union(*parts))
        left = minimal([*(each for each in left if not each & options), *joined])
    return Cuts(left, complete)


def conflicts(
    names: Sequence[str],
    hold: Callable[[Collection[str]], bool],
    known: Iterable[Collection[str]] = (),
    most: int = 100,
    asks: int = 2_000,
) -> Cuts:
    """The minimal sets of names that do not hold together.

    What is left beside each smallest way out of the conflicts known so far either holds, or is
    shrunk to one more conflict, until every rest holds.

    Args:
        hold: whether names hold together; a part of what holds must hold.
        known: conflicts that are known before; where they are over 2,000, no other is looked for.
        most: how many ways out are looked at in a turn; if there are more, conflicts may be missed.
        asks: how often `hold` may be asked. Where that is too seldom, what is found last may hold
            more names than it needs.
    """
    found = list(minimal(known))
    if len(found) > _MOST_KNOWN:
        return Cuts(tuple(found), False)
    asked = _Asked(hold, asks)
    while True:
        out = ways_out(found, most)
        fresh: list[Set] = []
        for way in out.sets:
            rest = [name for name in names if name not in way]
            if not any(each.issubset(rest) for each in fresh) and not asked(rest):
                fresh.append(_shrunk(rest, asked))
        found += fresh
        if not fresh or not asked.left:
            return Cuts(minimal(found), out.complete and asked.left > 0)


class _Asked:
    """Whether names hold together, asked so often and no more; then they are taken to."""

    def __init__(self, hold: Callable[[Collection[str]], bool], asks: int) -> None:
        self._hold = hold
        self.left = asks

    def __call__(self, names: Collection[str]) -> bool:
        self.left -= self.left > 0
        return self.left == 0 or self._hold(names)


def _shrunk(names: list[str], hold: Callable[[Collection[str]], bool]) -> Set:
    """A part of names that do not hold together, of which every part does."""
    left = list(names)
    for name in names:
        without = [other for other in left if other != name]
        if not hold(without):
            left = without
    return frozenset(left)


def ways_out(clashes: Iterable[Collection[str]], most: int) -> Cuts:
    """The minimal sets that share a member with every conflict, the smallest first.

    If such a set goes, no conflict is left whole. Every set of the least size comes before any
    larger one; the search ends at `most` of them.
    """
    edges = minimal(clashes)
    if edges and not edges[0]:
        return Cuts((), True)  # What clashes with nothing beside it cannot be mended.
    twins, merged = _twins(edges)
    weight = {name: len(twins[name]) for edge in merged for name in edge}
    found: list[Set] = []
    for names in _search(merged, weight):
        if names is None or len(found) == most:
            return Cuts(tuple(found), False)
        found.append(frozenset().union(*(twins[name] for name in names)))
    return Cuts(tuple(found), True)


def _twins(edges: tuple[Set, ...]) -> tuple[dict[str, Set], tuple[Set, ...]]:
    """Members whose conflicts are the same but for themselves, put together.

    A minimal way out has all of them or none: if one stays, the others of its conflicts are met.
    """
    beside: dict[str, list[Set]] = {}
    for edge in edges:
        for name in edge:
            beside.setdefault(name, []).append(edge - {name})
    alike: dict[frozenset[Set], list[str]] = {}
    for name, others in beside.items():
        alike.setdefault(frozenset(others), []).append(name)
    twins = {names[0]: frozenset(names) for names in alike.values()}
    return twins, tuple(edge for edge in edges if all(name in twins for name in edge))


def _search(edges: tuple[Set, ...], weight: dict[str, int]) -> Iterator[Set | None]:
    """Minimal hitting sets by weight, best first; None once the search gives up.

    An edge not yet met is met by each of its members in turn, those before it being left out, so
    that no set comes twice; disjoint edges left say how much weight is still to come at least.
    """
    number = count()
    start: Set = frozenset()
    heap = [(0, 0, next(number), start, start)]
    for _ in range(min(_MOST_STEPS, 1 + _MOST_LOOKS // max(1, len(edges)))):
        if not heap:
            return
        _, _, _, chosen, left_out = heapq.heappop(heap)
        unmet = [edge - left_out for edge in edges if not edge & chosen]
        if not unmet:
            yield chosen
            continue
        passed = set(left_out)
        shortest = min(zip(map(len, unmet), map(sorted, unmet), strict=True))[1]
        for name in shortest:
            taken, without = chosen | {name}, frozenset(passed)
            passed.add(name)
            if _all_needed(edges, taken):
                bound = _least(edges, taken, without, weight)
                if bound is not None:
                    heapq.heappush(heap, (bound, -len(taken), next(number), taken, without))
    if heap:
        yield None


def _all_needed(edges: tuple[Set, ...], taken: Set) -> bool:
    """Whether each member taken meets an edge that no other member taken does."""
    alone = {next(iter(met)) for edge in edges if len(met := edge & taken) == 1}
    return len(alone) == len(taken)


def _least(edges: tuple[Set, ...], taken: Set, left_out: Set, weight: dict[str, int]) -> int | None:
    """A weight that every way on from here has at least; None where an edge cannot be met."""
    total = sum(weight[name] for name in taken)
    seen: set[str] = set()
    for edge in edges:
        if edge & taken:
            continue
        open_to = edge - left_out
        if not open_to:
            return None
        if not open_to & seen:
            seen |= open_to
            total += min(weight[name] for name in open_to)
    return total
