"""Part: how claims come out in one respect, and which of them clash in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice, product

from geo.verdict import Verdict
from incidents.checks.finding import Measured

MOST_CLASHES = 2_000
"""Clashes of one respect that are kept; where there are more, that is said."""


@dataclass(frozen=True)
class Clash:
    """Claims that cannot all hold, none of which can be left out.

    Attributes:
        about: place, time, toll, or the check that found it.
        because: the arithmetic in one sentence.
        finding: the id of the finding that says so, if one does.
    """

    claims: frozenset[str]
    about: str
    because: str
    finding: str | None = None


@dataclass(frozen=True)
class Part:
    """How claims come out in one respect.

    Attributes:
        about: as in Clash.
        verdict: of "all of them can hold together in this respect"; never unknown.
        because: in one sentence.
        complete: whether the clashes are all.
    """

    about: str
    verdict: Verdict
    because: str
    clashes: tuple[Clash, ...] = ()
    measured: tuple[Measured, ...] = ()
    complete: bool = True


def one_of_each(alike: Iterable[tuple[str, ...]]) -> Iterator[frozenset[str]]:
    """The sets of claims that a set of alike ones stands for: one of each, in every way."""
    return map(frozenset, product(*alike))


def made_of(
    about: str, clashes: Iterable[Clash], complete: bool, measured: tuple[Measured, ...] = ()
) -> Part | None:
    """The part that clashes make; None where there are none."""
    first = list(islice(clashes, MOST_CLASHES + 1))
    kept = tuple(first[:MOST_CLASHES])
    if not kept:
        return None
    complete = complete and len(kept) == len(first)
    return Part(about, Verdict.IMPOSSIBLE, kept[0].because, kept, measured, complete)
