"""Toll: whether counts of killed and wounded can hold together, as one system of whole numbers.

The unknowns are the killed, the wounded, and of the killed the civilians, the children and the
women. Children and women are not taken as apart from each other: a girl may be told as either.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace

from incidents.model import Claim, Role, Stance
from incidents.parts import Range, Toll

NAMES = tuple(field.name for field in fields(Toll))
PARTS = ("civilians", "children", "women")
"""Counts of people who are among the killed."""

_TELLS = (Stance.ASSERTS, Stance.REPORTS, Stance.ASSESSES)
_End = tuple[float, int]
_Ends = Mapping[str, _End]
_NO_LEAST, _NO_MOST = (0.0, -1), (math.inf, -1)


def said(claim: Claim) -> Toll | None:
    """The toll that a claim itself gives; None where it gives none.

    A denial and an assessment of another claim carry the other's figures, not their own. Where all
    the killed are civilians, civilians are counted: others may have died besides.
    """
    toll = claim.toll
    looks_at_another = any(about.relation == "assesses" for about in claim.about)
    if toll is None or claim.stance not in _TELLS or looks_at_another:
        return None
    if toll.killed is not None and toll.killed == toll.civilians:
        return replace(toll, killed=Range(toll.killed.lower, None))
    return toll


def comparable(a: Claim, b: Claim) -> bool:
    """Whether two claims of one event count the same people.

    A total over an area and a time is compared only with one over the same area and time. What one
    statement counts side by side ("3,276 fighters and 226 civilians") is different people.
    """
    if a.statement and b.statement and a.statement == b.statement and a.toll != b.toll:
        return a.statement.combine != "all"
    return total(a) == total(b)


def total(claim: Claim) -> tuple[object, ...]:
    """The area and the time that a claim's toll is a total over; empty for the toll of an event."""
    location, when = claim.location, claim.when
    if location is None or location.role != Role.SCOPE:
        return ()
    return (location.anchors, when and (when.start, when.end))


def linked(a: Toll, b: Toll) -> bool:
    """Whether two tolls speak of counts that bound each other."""
    one, other = _stated(a), _stated(b)
    return any(
        x == y or x in _BOUNDED_BY.get(y, ()) or y in _BOUNDED_BY.get(x, ())
        for x in one
        for y in other
    )


_BOUNDED_BY = {"killed": PARTS, "killed_or_wounded": ("killed", "wounded", *PARTS)}


def _stated(toll: Toll) -> list[str]:
    return [name for name in NAMES if getattr(toll, name) is not None]


@dataclass(frozen=True)
class Count:
    """One count of one toll, by the toll's index among those asked about."""

    name: str
    toll: int


@dataclass(frozen=True)
class Contradiction:
    """Counts of which the first are at least so many and the second at most fewer.

    Attributes:
        least, most: the counts; the lower ends of the first add up to more than the upper ends of
            the second.
        gap: by how many people.
    """

    least: tuple[Count, ...]
    most: tuple[Count, ...]
    gap: int

    @property
    def tolls(self) -> frozenset[int]:
        """The indices of the tolls that cannot hold together for this reason."""
        return frozenset(count.toll for count in (*self.least, *self.most))


@dataclass(frozen=True)
class Clash:
    """Tolls that no numbers of people satisfy, and every reason."""

    contradictions: tuple[Contradiction, ...]


@dataclass(frozen=True)
class Joint:
    """What tolls leave open together: by count, the numbers that some common toll has.

    Attributes:
        ranges: by the names of NAMES; each end is reached.
        counted_twice: how many people at least are told both as children and as women.
    """

    ranges: Mapping[str, Range]
    counted_twice: int


def satisfiable(tolls: Sequence[Toll]) -> Joint | Clash:
    """What one toll can be that satisfies all, or why none does.

    Every condition bounds a difference of two counts (with the wounded taken as negative), so that
    the bounds below, which are the shortest paths between them, are exact for whole numbers.
    """
    least, most = _ends(tolls)
    found = tuple(_contradictions(least, most))
    return Clash(found) if found else _joint(least, most)


def _ends(tolls: Sequence[Toll]) -> tuple[_Ends, _Ends]:
    """The greatest lower and the least upper end of each count, with the toll that gives it."""
    least: dict[str, _End] = {}
    most: dict[str, _End] = {}
    for index, toll in enumerate(tolls):
        for name in NAMES:
            count: Range | None = getattr(toll, name)
            if count is None:
                continue
            if name not in least or count.lower > least[name][0]:
                least[name] = (count.lower, index)
            if count.upper is not None and (name not in most or count.upper < most[name][0]):
                most[name] = (count.upper, index)
    return least, most


def _contradictions(least: _Ends, most: _Ends) -> Iterator[Contradiction]:
    for name in NAMES:
        if name in most and name in least:
            yield from _over(least, most, (name,), (name,))
    for part in PARTS:
        if part in least:
            yield from _over(least, most, (part,), ("killed",))
    if "killed_or_wounded" in most:
        for dead in ("killed", *PARTS):
            if dead in least:
                yield from _over(least, most, (dead, "wounded"), ("killed_or_wounded",))
        if least.keys().isdisjoint(("killed", *PARTS)):
            yield from _over(least, most, ("wounded",), ("killed_or_wounded",))
    if "killed_or_wounded" in least:
        yield from _over(least, most, ("killed_or_wounded",), ("killed", "wounded"))


def _over(
    least: _Ends, most: _Ends, low: tuple[str, ...], high: tuple[str, ...]
) -> Iterator[Contradiction]:
    lows = [(name, *least.get(name, _NO_LEAST)) for name in low]
    highs = [(name, *most.get(name, _NO_MOST)) for name in high]
    gap = sum(value for _, value, _ in lows) - sum(value for _, value, _ in highs)
    if gap > 0:
        yield Contradiction(
            tuple(Count(name, toll) for name, _, toll in lows if toll >= 0),
            tuple(Count(name, toll) for name, _, toll in highs),
            int(gap),
        )


def _joint(least: _Ends, most: _Ends) -> Joint:
    low = {name: least.get(name, _NO_LEAST)[0] for name in NAMES}
    high = {name: most.get(name, _NO_MOST)[0] for name in NAMES}
    both_low, both_high = low["killed_or_wounded"], high["killed_or_wounded"]
    killed = (
        max(low["killed"], *(low[part] for part in PARTS), both_low - high["wounded"]),
        min(high["killed"], both_high - low["wounded"]),
    )
    wounded = (
        max(low["wounded"], both_low - killed[1]),
        min(high["wounded"], both_high - killed[0]),
    )
    ends = {
        "killed": killed,
        "wounded": wounded,
        "killed_or_wounded": (
            max(both_low, killed[0] + wounded[0]),
            min(both_high, killed[1] + wounded[1]),
        ),
        **{part: (low[part], min(high[part], killed[1])) for part in PARTS},
    }
    twice = max(0.0, low["children"] + low["women"] - killed[1])
    return Joint({name: _range(*pair) for name, pair in ends.items()}, int(twice))


def _range(lower: float, upper: float) -> Range:
    return Range(int(lower), int(upper) if math.isfinite(upper) else None)
