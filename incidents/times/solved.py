"""Solved: whether the times that one account or party tells can all hold, and what they allow."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from incidents.times.network import Network
from incidents.times.span import Span, hull
from incidents.times.story import Story
from incidents.times.zones import Taken, Zones, plan


@dataclass(frozen=True)
class InZone:
    """How an account comes out with one zone taken for each source whose zone is not stated.

    Attributes:
        spans: by claim; None where nothing is said of when it was.
        clash: claims that cannot hold together, none of which can be left out; empty if all can.
    """

    zones: Zones
    spans: Mapping[str, Span | None]
    clash: tuple[str, ...]

    @property
    def consistent(self) -> bool:
        return not self.clash


@dataclass(frozen=True)
class Solved:
    """What the times of an account allow, solved alone.

    Attributes:
        claims: the account's, and those of the same party that they are told from.
        by_zone: how each way of taking zones comes out.
        clash: claims that cannot hold together in any zone, none of which can be left out; empty
            if all can in some zone.
        unsplit: sources whose zones were taken all at once, since one by one they are too many. In
            that case `consistent` only means that no clash was found.
    """

    claims: tuple[str, ...]
    by_zone: tuple[InZone, ...]
    clash: tuple[str, ...]
    unsplit: tuple[str, ...]

    @property
    def consistent(self) -> bool:
        """Whether all can hold together in some zone."""
        return not self.clash

    @property
    def always_consistent(self) -> bool:
        """Whether all can hold together in every zone."""
        return all(each.consistent for each in self.by_zone)

    @cached_property
    def spans(self) -> Mapping[str, Span | None]:
        """By claim, over every zone in which all can hold together; over all zones if in none."""
        over = [each for each in self.by_zone if each.consistent] or self.by_zone
        found = {claim: [each.spans[claim] for each in over] for claim in self.claims}
        return {
            claim: hull(known) if (known := [span for span in spans if span]) else None
            for claim, spans in found.items()
        }


def solved(stories: Iterable[Story]) -> Solved:
    """One party's stories, solved together as far as they share sources."""
    each = tuple(stories)
    every = plan(tuple(story.variables for story in each))
    by_zone = tuple(_in_zone(each, zones, taken) for zones, taken in every.rows)
    clash: tuple[str, ...] = ()
    if by_zone and not any(one.consistent for one in by_zone):
        suspects = dict.fromkeys(claim for one in by_zone for claim in one.clash)
        rows = [taken for _, taken in every.rows]
        clash = irreducible(suspects, lambda claims: any(_holds(each, row, claims) for row in rows))
    claims = tuple(claim for story in each for claim in story.ids)
    return Solved(claims, by_zone, clash, every.unsplit)


def irreducible(claims: Iterable[str], holds: Callable[[Collection[str]], bool]) -> tuple[str, ...]:
    """Claims that cannot hold together, of which none can be left out, by a deletion filter
    (Chinneck & Dravnieks, 1991, ORSA Journal on Computing 3, 157-168).

    Args:
        claims: claims that cannot hold together.
        holds: whether some of them can.
    """
    kept = list(claims)
    for claim in tuple(kept):
        rest = [each for each in kept if each != claim]
        if not holds(rest):
            kept = rest
    return tuple(kept)


def _in_zone(stories: tuple[Story, ...], zones: Zones, taken: tuple[Taken, ...]) -> InZone:
    under = [story.under(row) for story, row in zip(stories, taken, strict=True)]
    spans = {claim: span for one in under for claim, span in one.spans.items()}
    found = next((at for at, one in enumerate(under) if one.clash), None)
    if found is None:
        return InZone(zones, spans, ())
    story, row = stories[found], taken[found]
    clash = irreducible(under[found].clash, lambda claims: _holds((story,), (row,), claims))
    return InZone(zones, spans, clash)


def _holds(stories: tuple[Story, ...], taken: tuple[Taken, ...], claims: Collection[str]) -> bool:
    return all(
        not Network(story.told(row, claims)).clash
        for story, row in zip(stories, taken, strict=True)
    )
