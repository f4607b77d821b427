"""Times: what the time statements of a dossier allow, one party at a time, over every zone."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cached_property

from incidents.model import Claim, Dossier
from incidents.times.network import Network
from incidents.times.solved import Solved, solved
from incidents.times.span import Gap, Span, gap_of, widest
from incidents.times.story import Story, stories
from incidents.times.zones import MOST, Plan, Taken, Zones, plan

_KEPT = 8
"""How many stories' joint networks are kept: large ones take megabytes for each way of taking
zones."""


class Times:
    """What the time statements of a dossier allow.

    A claim's span is what its own party says of its event: its own words, and what the party's
    other claims say that are told from it or that it is told from. An event that another party
    tells is one event to all who refer to it, but nothing of what that party says of it is used.
    """

    def __init__(self, dossier: Dossier) -> None:
        self._dossier = dossier
        self._joints: dict[tuple[Story, ...], list[tuple[Zones, tuple[Taken, ...], Network]]] = {}

    def source(self, claim: Claim) -> str:
        """The source whose zone a claim's time is in: the first that it cites."""
        return claim.citations[0].source

    def rests_on(self, claim: str) -> tuple[str, ...]:
        """The claims whose words a claim's span rests on: itself, and where its own words allow
        more than that in some zone, all of its party's that it is told with."""
        story = self._story[claim]
        if len(story.ids) > 1 and any(
            story.under(taken).spans[claim] != story.alone(claim, taken)
            for _, (taken,) in self._plan((story,)).rows
        ):
            return story.ids
        return (claim,)

    def under(self, *claims: str) -> Iterator[tuple[Zones, tuple[Span | None, ...]]]:
        """For each zone that each of their sources may be in: the claims' spans, None where a claim
        gives no time.

        Sources matter that the claims cite, or those that their spans rest on. A span is the
        claim's own words alone where what its party says of it cannot all hold in those zones.
        """
        chosen = self._stories(claims)
        where = [chosen.index(self._story[claim]) for claim in claims]
        for zones, taken in self._plan(chosen).rows:
            spans = [story.under(row).spans for story, row in zip(chosen, taken, strict=True)]
            yield zones, tuple(spans[at][claim] for at, claim in zip(where, claims, strict=True))

    def gaps(self, a: str, b: str) -> tuple[tuple[Zones, Gap | None], ...]:
        """For each zone that each of their sources may be in: the least and greatest gap, None
        where a claim gives no time.

        Where one claim is told from the other, or both from one event, the gap is what that and
        both claims' times allow together.
        """
        if self.linked(a, b):
            return tuple(self._linked_gaps(a, b))
        return tuple((zones, gap_of(*spans)) for zones, spans in self.under(a, b))

    def gap(self, a: str, b: str) -> Gap | None:
        """The least and greatest gap over every zone; None where a claim gives no time."""
        return widest(gap for _, gap in self.gaps(a, b))

    def linked(self, a: str, b: str) -> bool:
        """Whether one of two claims is told from the other, or both from one event."""
        one, other = self._story[a], self._story[b]
        return one is other or not one.touches.isdisjoint(other.touches)

    def unsplit(self, *claims: str) -> tuple[str, ...]:
        """The sources whose zones are taken all at once, since one by one they are too many."""
        chosen = self._stories(claims)
        if math.prod([story.ways for story in chosen]) <= MOST:
            return ()
        return self._plan(chosen).unsplit

    def account(self, identity: str) -> Solved:
        """An account's or a party's times, solved alone.

        What an account's claims are told from in another account of the same party is part of it.

        Raises:
            KeyError: for what is neither an account nor an actor.
        """
        if identity in self._dossier.account:
            chosen = [claim for claim in self._dossier.claims if claim.account == identity]
        elif identity in self._dossier.actor:
            chosen = self._by_party.get(identity, [])
        else:
            raise KeyError(identity)
        return solved(self._stories(claim.id for claim in chosen))

    @cached_property
    def _by_party(self) -> dict[str, list[Claim]]:
        found: dict[str, list[Claim]] = {}
        for claim in self._dossier.claims:
            found.setdefault(self._dossier.party(claim.claimant), []).append(claim)
        return found

    @cached_property
    def _story(self) -> dict[str, Story]:
        """The story of each claim."""
        told = (story for claims in self._by_party.values() for story in stories(claims))
        return {claim: story for story in told for claim in story.ids}

    def _stories(self, claims: Iterable[str]) -> tuple[Story, ...]:
        return tuple(dict.fromkeys(self._story[claim] for claim in claims))

    def _plan(self, chosen: tuple[Story, ...]) -> Plan:
        return plan(tuple(story.variables for story in chosen))

    def _linked_gaps(self, a: str, b: str) -> Iterator[tuple[Zones, Gap | None]]:
        chosen = self._stories((a, b))
        for zones, taken, network in self._joint(chosen):
            if network.clash:
                own = gap_of(*(self._span(claim, chosen, taken) for claim in (a, b)))
                yield zones, own and replace(own, fits=False)
            else:
                yield zones, network.gap(a, b)

    def _joint(self, chosen: tuple[Story, ...]) -> list[tuple[Zones, tuple[Taken, ...], Network]]:
        """All that some stories say together, for each way of taking zones."""
        if chosen not in self._joints:
            if len(self._joints) >= _KEPT:
                self._joints.clear()
            self._joints[chosen] = [
                (zones, taken, _network(chosen, taken)) for zones, taken in self._plan(chosen).rows
            ]
        return self._joints[chosen]

    def _span(self, claim: str, chosen: tuple[Story, ...], taken: tuple[Taken, ...]) -> Span | None:
        story = self._story[claim]
        return story.under(taken[chosen.index(story)]).spans[claim]


def _network(chosen: tuple[Story, ...], taken: tuple[Taken, ...]) -> Network:
    return Network(
        [told for story, row in zip(chosen, taken, strict=True) for told in story.told(row)]
    )
