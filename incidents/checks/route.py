"""The check `route`: a flight can have been made as told: its length, its time, its range, and the
countries and seas on its way."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from geo.location import Kind, Reading
from incidents.checks.case import Case
from incidents.checks.finding import Finding, Outcome
from incidents.checks.flight import Flight
from incidents.checks.groups import TELLS
from incidents.checks.movers import Mover
from incidents.checks.readings import balance
from incidents.checks.way import Way
from incidents.checks.window import Window
from incidents.locate import Locator
from incidents.model import Claim, Role

NAME = "route"

_THERE = (Role.EVENT, Role.PRESENCE)


def run(case: Case) -> Iterator[Finding]:
    """For each claim that tells a way: a finding of the way alone, and one with each claim that
    tells more narrowly when the force was at its end."""
    for claim in case.claims:
        if _tells_a_way(claim):
            yield Told(case, claim, None).finding()
            for other in case.claims:
                if _arrives(case, claim, other):
                    yield Told(case, claim, other).finding()


def _tells_a_way(claim: Claim) -> bool:
    location = claim.location
    return (
        location is not None
        and location.kind is Kind.ROUTE
        and location.role != Role.EXCLUDED
        and claim.stance in TELLS
    )


def _arrives(case: Case, route: Claim, other: Claim) -> bool:
    """Whether another claim of the party puts the force at the way's end, at a narrower time."""
    way, there, dossier = route.location, other.location, case.dossier
    if way is None or there is None or there.role not in _THERE or other.stance not in TELLS:
        return False
    if there.anchors[0] != way.anchors[-1] or not (route.actor_blamed and other.actor_blamed):
        return False
    return (
        dossier.party(route.claimant) == dossier.party(other.claimant)
        and dossier.party(route.actor_blamed) == dossier.party(other.actor_blamed)
        and _may_be_one(Mover.of(dossier, route), Mover.of(dossier, other))
        and _is_narrower(case, other, route)
    )


def _may_be_one(a: Mover | None, b: Mover | None) -> bool:
    return a is None or b is None or a.key == b.key


def _is_narrower(case: Case, other: Claim, route: Claim) -> bool:
    there = [span for _, (span,) in case.times.under(other.id) if span is not None]
    if not there:
        return False
    windows = Window.over(case, route)
    widest = max((window.greatest_min for window in windows), default=math.inf)
    return max(span.latest_end - span.earliest_start for span in there) < widest


class Told:
    """A flight as one claim tells it, and, with another, when it was over its end.

    Args:
        arrival: a claim of when the force was at the end; None for the way alone.
    """

    def __init__(self, case: Case, route: Claim, arrival: Claim | None) -> None:
        self._case, self._route, self._arrival = case, route, arrival
        self._mover = Mover.of(case.dossier, route) or (
            Mover.of(case.dossier, arrival) if arrival else None
        )
        self._windows = Window.between(case, route, arrival)

    def finding(self) -> Finding:
        """The finding that the flight can have been made as told."""
        worded, spoken = (self._flight(self._case.locator(reading)) for reading in Reading)
        differs = worded.way.shortest_m != spoken.way.shortest_m
        claims = (self._route.id, *([self._arrival.id] if self._arrival else []))
        verdicts = worded.verdict, spoken.verdict
        return Finding(
            id="--".join((NAME, *claims)),
            check=NAME,
            claims=claims,
            ends=claims,
            proposition=self._proposition(),
            as_worded=verdicts[0],
            colloquial=verdicts[1],
            measured=worded.measured,
            measured_colloquial=spoken.measured if differs else (),
            because=worded.told + (f" As people speak: {spoken.told}" if differs else ""),
            assumptions=worded.assumptions,
            geocodes=partial(self._by_geocode, claims),
            by_zone=self._by_zone(worded) if len(self._windows) > 1 else (),
            balance=balance(verdicts, (worded.share, spoken.share)),
        )

    def _proposition(self) -> str:
        party = self._case.dossier.party(self._route.claimant)
        name = self._case.dossier.actor[party].name
        assert self._route.location is not None
        words = f"{name}: the flight can have been made as told (“{self._route.location.verbatim}”"
        if self._arrival is None or self._arrival.location is None:
            return f"{words})"
        when = self._arrival.when.verbatim if self._arrival.when else ""
        there = ", ".join(each for each in (self._arrival.location.verbatim, when) if each)
        return f"{words}), to be “{there}”"

    def _flight(self, locator: Locator, windows: tuple[Window, ...] | None = None) -> Flight:
        way = Way.of(locator, self._route)
        return Flight(
            way, self._mover, self._case.assume, self._windows if windows is None else windows
        )

    def _by_zone(self, worded: Flight) -> tuple[Outcome, ...]:
        return tuple(
            Outcome(window.zones, one.verdict, one.measured)
            for window in self._windows
            for one in (replace(worded, windows=(window,)),)
        )

    def _by_geocode(self, claims: tuple[str, ...]) -> Iterator[Outcome]:
        locator = self._case.locator()
        if locator.rivals(*claims):
            for one in locator.choices(*claims):
                flight = self._flight(one)
                yield Outcome(one.choice, flight.verdict, flight.measured)
