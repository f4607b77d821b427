"""Instants: whether claims about one event can share a time, over every zone it may be told in."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import combinations

import numpy as np

from geo.location import Reading
from geo.verdict import Verdict
from incidents.checks.case import Case
from incidents.checks.system.part import Clash, Part, made_of, one_of_each
from incidents.checks.system.places import place_lists, told_places
from incidents.checks.system.standing import listed, tells_event
from incidents.cuts import Cuts, conflicts
from incidents.model import Claim, Dossier
from incidents.times import Span, Times
from incidents.units import duration

_MOST_WAYS = 20
_MOST_ASKS = 150
"""Sets of claims that are solved; each takes some milliseconds."""


def instants(case: Case, claims: Sequence[Claim]) -> Part | None:
    """Whether what claims tell of times can all hold, and their events have been at one time; None
    where fewer than two of them give a time."""
    timed = [claim for claim in claims if claim.when is not None and claim.when.zones]
    lists = place_lists(case, told_places(case, timed, Reading.MEASURED))
    compared = _Compared(case.dossier, tuple(timed), case.assume.together_min, frozenset(lists))
    if len(timed) < 2 or not compared.bound:
        return None
    return made_of("time", compared.clashes(), compared.found.complete) or compared.holding()


@dataclass(frozen=True)
class _Compared:
    """Claims that give a time, and which of them can hold together.

    Attributes:
        lists: the utterances that tell of places which are apart, and so of more than one event.
    """

    dossier: Dossier
    claims: tuple[Claim, ...]
    together_min: float
    lists: frozenset[str]

    @cached_property
    def _alike(self) -> dict[str, tuple[str, ...]]:
        """By the first of them, claims of which one clashes where the others do."""
        found: dict[object, list[str]] = {}
        for claim in self.claims:
            own = claim.when is not None and claim.when.relative is not None
            party, sources = self.dossier.party(claim.claimant), claim.citations
            told = party, claim.when, frozenset(each.source for each in sources)
            key: object = claim.id if own or claim.id in self._referred else (*told, listed(claim))
            found.setdefault((key, claim.id in self._events), []).append(claim.id)
        return {ids[0]: tuple(ids) for ids in found.values()}

    @cached_property
    def _referred(self) -> set[str]:
        """Claims that others tell their time from."""
        whens = (claim.when for claim in self.claims)
        return {when.relative.claim for when in whens if when and when.relative}

    @cached_property
    def _events(self) -> set[str]:
        """The claims that tell when the one event was; not those of an utterance of several times
        that are apart."""
        events = [claim for claim in self.claims if tells_event(claim)]
        uttered: dict[str, list[str]] = {}
        for claim in events:
            if name := listed(claim):
                uttered.setdefault(name, []).append(claim.id)
        lists = {name for name, ids in uttered.items() if self._some_apart(ids)}
        return {claim.id for claim in events if listed(claim) not in lists}

    def _some_apart(self, claims: list[str]) -> bool:
        times = self._times(claims)
        gaps = (times.gap(*pair) for pair in combinations(claims, 2))
        return any(gap is not None and gap.lower_min > self.together_min for gap in gaps)

    @property
    def bound(self) -> bool:
        """Whether any two are told of one event, or one from another."""
        ids = {claim.id for claim in self.claims}
        return len(self._events) > 1 or not ids.isdisjoint(self._referred)

    @cached_property
    def found(self) -> Cuts:
        """The minimal sets of claims, one of each alike, that cannot hold together."""
        names = tuple(self._alike)
        if self.may_hold(names):
            return Cuts((), True)
        pairs = list(self._apart())
        return conflicts(names, self.may_hold, pairs, _MOST_WAYS, _MOST_ASKS)

    def clashes(self) -> Iterator[Clash]:
        for each in self.found.sets:
            names = [name for name in self._alike if name in each]
            because = self._because(names)
            for ids in one_of_each(self._alike[name] for name in names):
                yield Clash(ids, "time", because)

    def may_hold(self, names: Collection[str]) -> bool:
        """Whether these can hold, by their own words and no other claim's."""
        times = self._times(names)
        parties = {self.dossier.party(self.dossier.claim[name].claimant) for name in names}
        if not all(times.account(party).consistent for party in parties):
            return False
        events = [name for name in names if name in self._events]
        rows = (spans for _, spans in times.under(*events)) if events else ()
        return not events or any(_least_gap(spans) <= self.together_min for spans in rows)

    def _times(self, names: Collection[str]) -> Times:
        chosen = tuple(self.dossier.claim[name] for name in names)
        return Times(replace(self.dossier, claims=chosen))

    def _apart(self) -> Iterator[tuple[str, str]]:
        """The pairs of events that are apart in every zone, by their own words alone."""
        names = [name for name in self._alike if name in self._events]
        times = self._times(names)
        names = [name for name in names if len(times.rests_on(name)) == 1]
        rows = [spans for _, spans in times.under(*names)] if names else []
        start = np.array([[_start(span) for span in spans] for spans in rows])
        end = np.array([[_end(span) for span in spans] for spans in rows])
        for (i, one), (j, other) in combinations(enumerate(names), 2):
            gaps = np.maximum(start[:, i] - end[:, j], start[:, j] - end[:, i])
            if gaps.min() > self.together_min:
                yield one, other

    def _because(self, names: list[str]) -> str:
        both = set(names) <= self._events and len(names) == 2
        gap = self._times(names).gap(*names) if both else None
        if gap is not None and gap.fits and gap.lower_min > self.together_min:
            together = duration(self.together_min)
            return (
                f"The times are at least {duration(gap.lower_min)} apart, never within {together}."
            )
        return "No times fit all that these say, in any zone they may be told in."

    def holding(self) -> Part:
        """The part that claims without a clash make."""
        names = tuple(self._alike)
        together, times = duration(self.together_min), self._times(names)
        parties = {self.dossier.party(claim.claimant) for claim in self.claims}
        events = [name for name in names if name in self._events]
        rows = [spans for _, spans in times.under(*events)] if events else []
        if all(times.account(party).always_consistent for party in parties) and all(
            _greatest_gap(spans) <= self.together_min for spans in rows
        ):
            return Part("time", Verdict.CERTAIN, f"The times told are always within {together}.")
        if self._is_one_list:
            told = "Each of the places listed in one utterance can have its own time."
            return Part("time", Verdict.POSSIBLE, told)
        return Part("time", Verdict.POSSIBLE, f"The times told can all be one, within {together}.")

    @property
    def _is_one_list(self) -> bool:
        """Whether all the events are those of one utterance about places which are apart."""
        uttered = {listed(claim) for claim in self.claims if claim.id in self._events}
        return len(uttered) == 1 and not self.lists.isdisjoint(each for each in uttered if each)


def _start(span: Span | None) -> float:
    return span.earliest_start if span else -np.inf


def _end(span: Span | None) -> float:
    return span.latest_end if span else np.inf


def _least_gap(spans: Sequence[Span | None]) -> float:
    """How far apart events are at least, in minutes: on a line it is pairs that count."""
    return max(map(_start, spans)) - min(map(_end, spans))


def _greatest_gap(spans: Sequence[Span | None]) -> float:
    known = [span for span in spans if span]
    if len(known) < len(spans):
        return np.inf
    return max(span.latest_start for span in known) - min(span.earliest_end for span in known)
