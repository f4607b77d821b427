"""Allen: in which orders two events can have been whose starts and ends are only known to bounds.

The thirteen relations of Allen (1983), Maintaining knowledge about temporal intervals, CACM 26(11),
832-843, doi:10.1145/182.358434, between events that last: a start is before its end.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import combinations, product

from incidents.times import Span

_ORDERS = {
    "<": ("as", "ae", "bs", "be"),
    "m": ("as", "ae bs", "be"),
    "o": ("as", "bs", "ae", "be"),
    "s": ("as bs", "ae", "be"),
    "d": ("bs", "as", "ae", "be"),
    "f": ("bs", "as", "ae be"),
    "=": ("as bs", "ae be"),
    "fi": ("as", "bs", "ae be"),
    "di": ("as", "bs", "be", "ae"),
    "si": ("as bs", "be", "ae"),
    "oi": ("bs", "as", "be", "ae"),
    "mi": ("bs", "as be", "ae"),
    ">": ("bs", "be", "as", "ae"),
}
"""For each relation of a to b the order of their starts and ends, those at one time together."""

RELATIONS = tuple(_ORDERS)

_PLAIN = {
    "<": "before it",
    "m": "ending as it begins",
    "o": "overlapping its start",
    "s": "beginning with it and ending sooner",
    "d": "within it",
    "f": "beginning later and ending with it",
    "=": "beginning and ending with it",
    "fi": "beginning sooner and ending with it",
    "di": "around it",
    "si": "beginning with it and ending later",
    "oi": "overlapping its end",
    "mi": "beginning as it ends",
    ">": "after it",
}
_APART = {"<": "before it", "m": "before it", "mi": "after it", ">": "after it"}
_MOST = 4
"""More relations than these are told as before, in part at the same time, and after."""

_POINTS = ("as", "ae", "bs", "be")
_Apart = tuple[int, int, int]
"""Two points, and how many steps the second is at least after the first."""


def _apart(order: Sequence[str]) -> tuple[_Apart, ...]:
    groups = [[_POINTS.index(point) for point in group.split()] for group in order]
    ranks = list(enumerate(groups))
    together = [(x, y, 0) for group in groups for x, y in product(group, group) if x != y]
    apart = [
        (x, y, later - sooner)
        for (sooner, first), (later, second) in combinations(ranks, 2)
        for x, y in product(first, second)
    ]
    return tuple(together + apart)


_NEEDS = {relation: _apart(order) for relation, order in _ORDERS.items()}
_STEPS = tuple(sorted({each for needs in _NEEDS.values() for each in needs}))
_MOMENTS = tuple(sorted({(x, y, steps > 0) for x, y, steps in _STEPS}))


def relations(a: Span, b: Span, step: float = 0.0) -> tuple[str, ...]:
    """The Allen relations that a can have to b, in the order of RELATIONS.

    Each is an order of the four points, some of them at one time. Points that lie each between
    bounds can be put in an order exactly if none must be later than one that comes after it:
    so each two are compared, the least time of the one with the greatest of the other.

    Args:
        step: what moments are apart at least, in minutes; 0 where time has no least step.

    Returns:
        Symbols as Allen has them: < m o s d f = and > mi oi si di fi; none where an event cannot
        last at all.
    """
    lows = (a.earliest_start, a.earliest_end, b.earliest_start, b.earliest_end)
    highs = (a.latest_start, a.latest_end, b.latest_start, b.latest_end)
    if step:
        fits = tuple(lows[x] + steps * step <= highs[y] for x, y, steps in _STEPS)
        return _stepped(fits)
    if lows[0] < highs[1] < lows[2] < highs[3]:  # The commonest cases, answered at once.
        return ("<",)
    if lows[2] < highs[3] < lows[0] < highs[1]:
        return (">",)
    return _flowing(
        tuple([lows[x] < highs[y] if later else lows[x] <= highs[y] for x, y, later in _MOMENTS])
    )


def ordered(found: Sequence[str]) -> str:
    """Relations of the first of two events to the second, at least one, in a plain sentence.

    >>> ordered(["<", "o"])
    'Beside the second, the first may be before it or overlapping its start.'
    """
    if len(found) == len(RELATIONS):
        return "They may have been in any order."
    words = _PLAIN if len(found) <= _MOST else _APART
    *others, last = dict.fromkeys(words.get(each, "in part at its time") for each in found)
    said = f"{', '.join(others)} or {last}" if others else last
    return f"Beside the second, the first {'may be' if len(found) > 1 else 'can only be'} {said}."


@lru_cache(maxsize=4096)
def _stepped(fits: tuple[bool, ...]) -> tuple[str, ...]:
    can = {each for each, fit in zip(_STEPS, fits, strict=True) if fit}
    return tuple(relation for relation, needs in _NEEDS.items() if can.issuperset(needs))


@lru_cache(maxsize=4096)
def _flowing(fits: tuple[bool, ...]) -> tuple[str, ...]:
    can = {each for each, fit in zip(_MOMENTS, fits, strict=True) if fit}
    return tuple(
        relation
        for relation, needs in _NEEDS.items()
        if all((x, y, steps > 0) in can for x, y, steps in needs)
    )
