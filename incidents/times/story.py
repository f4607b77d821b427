"""Story: claims of one party that are told from one another, and so solved together."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from incidents.model import Claim
from incidents.times.network import Network, Told
from incidents.times.span import OPEN, Span, hull, worded
from incidents.times.zones import Taken, Variable, joined, variable


@dataclass(frozen=True)
class InStory:
    """How a story comes out with zones taken.

    Attributes:
        spans: by claim; as tight as the story makes them if it can all hold, else as each claim
            words its own. None where nothing is said of when it was, or nothing that can be.
        clash: claims that cannot hold together, not always the fewest; empty if all can.
    """

    spans: Mapping[str, Span | None]
    clash: tuple[str, ...]


class Story:
    """Claims of one party, each told from another of them or from an event that another is told
    from, or a claim that is alone."""

    def __init__(self, claims: tuple[Claim, ...]) -> None:
        self.claims = claims
        self.ids = tuple(claim.id for claim in claims)
        own = [(claim, variable(claim)) for claim in claims]
        self.variables: tuple[Variable, ...] = joined(each for _, each in own if each)
        self._at = {
            claim.id: next(
                at for at, one in enumerate(self.variables) if each.sources <= one.sources
            )
            for claim, each in own
            if each
        }
        told_from = {
            claim.when.relative.claim for claim in claims if claim.when and claim.when.relative
        }
        self.touches = frozenset(self.ids) | told_from
        self._tied = bool(told_from)
        self.ways = math.prod(len(each.zones) for each in self.variables)
        self._kept: dict[Taken, InStory] = {}

    def under(self, taken: Taken) -> InStory:
        """How it comes out with zones taken for each of its variables."""
        if taken not in self._kept:
            self._kept[taken] = self._solved(taken)
        return self._kept[taken]

    def told(self, taken: Taken, only: Collection[str] | None = None) -> list[Told]:
        """What its claims, or those that are named, say with zones taken."""
        chosen = [claim for claim in self.claims if only is None or claim.id in only]
        return [_told(claim, self._worded(claim, taken)) for claim in chosen]

    def alone(self, claim: str, taken: Taken) -> Span | None:
        """What the words of one of its claims allow by themselves."""
        own = self.claims[self.ids.index(claim)]
        return _known(self._worded(own, taken).settled())

    def _solved(self, taken: Taken) -> InStory:
        own = {claim.id: self._worded(claim, taken).settled() for claim in self.claims}
        if self._tied:
            network = Network(self.told(taken))
            clash = network.clash
            if not clash:
                own = {claim: network.span(claim) for claim in self.ids}
        else:
            clash = tuple(claim for claim, span in own.items() if span.runs_backwards)
        return InStory({claim: _known(span) for claim, span in own.items()}, clash)

    def _worded(self, claim: Claim, taken: Taken) -> Span:
        when = claim.when
        if when is None or not when.zones:
            return OPEN
        if claim.id not in self._at:
            return worded(when, when.zones[0].zone)
        return hull(worded(when, zone) for zone in taken[self._at[claim.id]])


def stories(claims: Iterable[Claim]) -> list[Story]:
    """The stories of one party's claims, in the order of each one's first claim."""
    each = list(claims)
    root: dict[str, str] = {}
    for claim in each:
        if claim.when is not None and claim.when.relative is not None:
            root[_root(root, claim.id)] = _root(root, claim.when.relative.claim)
    members: dict[str, list[Claim]] = {}
    for claim in each:
        members.setdefault(_root(root, claim.id), []).append(claim)
    return [Story(tuple(one)) for one in members.values()]


def _root(root: dict[str, str], claim: str) -> str:
    while root.get(claim, claim) != claim:
        claim = root[claim]
    return claim


def _told(claim: Claim, span: Span) -> Told:
    relative = claim.when.relative if claim.when else None
    if relative is None:
        return Told(claim.id, span)
    return Told(claim.id, span, relative.claim, relative.lower_minutes, relative.upper_minutes)


def _known(span: Span) -> Span | None:
    return None if span.is_open or span.runs_backwards else span
