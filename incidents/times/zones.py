"""Zones: in which zones the sources of some claims may tell their times, all together.

A zone that is not stated is one variable for each source: whatever claims cite it, it tells their
times in one zone. The zones that it may be are those that any of the claims looked at gives a
reason for. Which claims are looked at is up to the question, so that one party's claims have no say
in what another's allow.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import product

from incidents.model import Claim
from incidents.time import When

Zones = Mapping[str, str]
"""The zone taken for each source whose zone is not stated: source id to IANA name."""

Taken = tuple[tuple[str, ...], ...]
"""For each variable the zone that is taken; several where they are not told apart."""

MOST = 256
"""How many ways of taking zones are gone through one by one."""

_OFFSET = re.compile(r"T.*(?:Z|[+-]\d\d:\d\d)")


@dataclass(frozen=True)
class Variable:
    """The zone of a source, or of several that one claim cites for its time.

    Attributes:
        names: the sources that it is told by: the first that each of the claims cites.
        sources: all that they cite.
        zones: those that it may be.
    """

    names: tuple[str, ...]
    sources: frozenset[str]
    zones: tuple[str, ...]


@dataclass(frozen=True)
class Plan:
    """Every way of taking zones for some groups of variables.

    Attributes:
        rows: the zones, and for each group what its variables are.
        unsplit: sources whose zones are taken all at once, as there would be too many ways.
    """

    rows: tuple[tuple[Zones, tuple[Taken, ...]], ...]
    unsplit: tuple[str, ...]


def variable(claim: Claim) -> Variable | None:
    """The zone of a claim's time; None where it is stated, or where there is no time."""
    if claim.when is None or not _is_unstated(claim.when):
        return None
    sources = [citation.source for citation in claim.citations]
    zones = dict.fromkeys(zone.zone for zone in claim.when.zones)
    return Variable((sources[0],), frozenset(sources), tuple(zones))


def joined(variables: Iterable[Variable]) -> tuple[Variable, ...]:
    """The same variables, made one where they share a source."""
    found: list[Variable] = []
    for each in variables:
        same = [other for other in found if other.sources & each.sources]
        if same:
            each = _one([*same, each])  # noqa: PLW2901
        found = [other for other in found if other not in same]
        found.append(each)
    return tuple(found)


@lru_cache(maxsize=4096)
def plan(groups: tuple[tuple[Variable, ...], ...]) -> Plan:
    """Every way of taking zones for groups of variables, which may share sources."""
    variables = joined(each for group in groups for each in group)
    ways, unsplit = 1, list[str]()
    options: list[list[tuple[str, ...]]] = []
    for each in variables:
        if ways * len(each.zones) <= MOST:
            ways *= len(each.zones)
            options.append([(zone,) for zone in each.zones])
        else:
            unsplit += each.names
            options.append([each.zones])
    places = [[_place(each, variables) for each in group] for group in groups]
    rows = tuple(
        (_named(variables, taken), tuple(tuple(taken[at] for at in place) for place in places))
        for taken in product(*options)
    )
    return Plan(rows, tuple(unsplit))


def _is_unstated(when: When) -> bool:
    bounds = (when.start.earliest, when.start.latest, when.end.earliest, when.end.latest)
    return len({zone.zone for zone in when.zones}) > 1 and not all(
        _OFFSET.search(bound.text) for bound in bounds if bound
    )


def _one(variables: list[Variable]) -> Variable:
    return Variable(
        tuple(dict.fromkeys(name for each in variables for name in each.names)),
        frozenset().union(*(each.sources for each in variables)),
        tuple(dict.fromkeys(zone for each in variables for zone in each.zones)),
    )


def _place(variable: Variable, variables: tuple[Variable, ...]) -> int:
    return next(at for at, each in enumerate(variables) if variable.sources <= each.sources)


def _named(variables: tuple[Variable, ...], taken: Taken) -> Zones:
    return {
        name: zones[0]
        for each, zones in zip(variables, taken, strict=True)
        if len(zones) == 1
        for name in each.names
    }
