"""Network: events whose starts and ends are tied by least and greatest differences.

A simple temporal network: Dechter, Meiri & Pearl (1991), Temporal constraint networks, Artificial
Intelligence 49, 61-95. Each constraint is an edge, and shortest paths are the tightest bounds; it
is inconsistent if and only if it has a negative cycle. A cycle is looked for by Bellman and Ford's
rule with a queue, the paths between all nodes are found by Floyd and Warshall's. Times are whole
microseconds, so that a cycle that just fits is not lost to rounding.
"""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from incidents.times.span import Gap, Span

_PER_MINUTE = 60_000_000
_ORIGIN = 0


@dataclass(frozen=True)
class Told:
    """What one claim says of its event: its span in minutes, and from which other claim's event it
    is so many minutes away, start from start."""

    claim: str
    span: Span
    other: str | None = None
    lower_min: float = -math.inf
    upper_min: float = math.inf


@dataclass(frozen=True)
class _Edge:
    """The time at `to` is at most `most` microseconds after the one at its own node."""

    to: int
    most: int
    claim: str | None


class Network:
    """What some claims say of their events together; an event that only others refer to is free."""

    def __init__(self, told: Sequence[Told]) -> None:
        self._node: dict[str, int] = {}
        self._out: list[list[_Edge]] = [[]]
        for each in told:
            self._say(each)

    @cached_property
    def clash(self) -> tuple[str, ...]:
        """Claims that cannot hold together, not always the fewest; empty if all can."""
        potential = [0] * len(self._out)
        came: list[tuple[int, _Edge] | None] = [None] * len(self._out)
        steps = [0] * len(self._out)
        queue = deque(range(len(self._out)))
        while queue:
            node = queue.popleft()
            for edge in self._out[node]:
                if potential[node] + edge.most < potential[edge.to]:
                    potential[edge.to] = potential[node] + edge.most
                    came[edge.to] = node, edge
                    steps[edge.to] = steps[node] + 1
                    queue.append(edge.to)
                    if steps[edge.to] >= len(self._out) and (found := _around(came, edge.to)):
                        return found
        return ()

    def span(self, claim: str) -> Span:
        """When a claim's event was, in minutes, as tight as all together make it.

        The network must be consistent.
        """
        start, most = self._node[claim], self._most
        starts, ends = most[_ORIGIN, start], most[_ORIGIN, start + 1]
        sooner, later = -most[start, _ORIGIN], -most[start + 1, _ORIGIN]
        return Span(float(sooner), float(starts), float(later), float(ends))

    def gap(self, a: str, b: str) -> Gap:
        """How far two claims' events are apart, in minutes. The network must be consistent."""
        a_start, b_start, most = self._node[a], self._node[b], self._most
        ways = (a_start, b_start + 1), (b_start, a_start + 1)
        return Gap(
            max(0.0, *(float(-most[later, earlier]) for later, earlier in ways)),
            max(0.0, *(float(most[earlier, later]) for later, earlier in ways)),
        )

    @cached_property
    def _most(self) -> NDArray[np.float64]:
        """How many minutes each node, by column, can be after each, by row, at most."""
        most = np.full((len(self._out), len(self._out)), np.inf)
        np.fill_diagonal(most, 0)
        for node, edges in enumerate(self._out):
            for edge in edges:
                most[node, edge.to] = min(most[node, edge.to], edge.most)
        for by in range(len(most)):
            np.minimum(most, most[:, by, None] + most[by], out=most)
        shortest: NDArray[np.float64] = most / _PER_MINUTE
        return shortest

    def _say(self, told: Told) -> None:
        start, span = self._event(told.claim), told.span
        for node, earliest, latest in (
            (start, span.earliest_start, span.latest_start),
            (start + 1, span.earliest_end, span.latest_end),
        ):
            self._between(_ORIGIN, node, earliest, latest, told.claim)
        if told.other is not None:
            other = self._event(told.other)
            self._between(other, start, told.lower_min, told.upper_min, told.claim)

    def _event(self, claim: str) -> int:
        """The node of an event's start; that of its end is the next one, and no sooner."""
        if claim not in self._node:
            self._node[claim] = start = len(self._out)
            self._out += [[], []]
            self._at_most(start + 1, start, 0, None)
        return self._node[claim]

    def _between(self, base: int, node: int, least: float, most: float, claim: str) -> None:
        if most < math.inf:
            self._at_most(base, node, math.ceil(_microseconds(most)), claim)
        if least > -math.inf:
            self._at_most(node, base, -math.floor(_microseconds(least)), claim)

    def _at_most(self, base: int, node: int, most: int, claim: str | None) -> None:
        self._out[base].append(_Edge(node, most, claim))


def _around(came: list[tuple[int, _Edge] | None], node: int) -> tuple[str, ...]:
    """The claims of the cycle that a walk backwards from a node runs into; empty if into none."""
    seen: set[int] = set()
    while node not in seen:
        seen.add(node)
        step = came[node]
        if step is None:
            return ()
        node = step[0]
    first, cycle = node, list[str | None]()
    while not cycle or node != first:
        step = came[node]
        assert step is not None
        cycle.append(step[1].claim)
        node = step[0]
    return tuple(dict.fromkeys(claim for claim in cycle if claim is not None))


def _microseconds(minutes: float) -> float:
    """Rounded where it is a microsecond but for its last bits."""
    exact = minutes * _PER_MINUTE
    return round(exact) if abs(exact - round(exact)) < 0.3 else exact
