"""Flips: the nearest value of each assumption that changes a finding's verdict, by asking again.

The check is run once more, on the finding's claims alone, for each value that is tried. Which
parameters a check rests on is found by watching what it reads of the assumptions.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

from geo.errors import GeometryError
from geo.interval import Interval
from geo.verdict import Verdict
from incidents.checks import relevant
from incidents.checks.assume import PARAMETERS, Assume
from incidents.checks.case import Case
from incidents.checks.finding import Finding, Flip, Searched
from incidents.checks.relevant import Listed, LooksAt, Numeric
from incidents.checks.search import Search
from incidents.units import quantity

_FIELDS = frozenset(parameter.field for parameter in PARAMETERS.values())


def flips(case: Case, finding: Finding) -> tuple[Flip, ...]:
    """What changes a finding's verdict: for a number the nearest values above and below, for a
    choice each that does. Different units are not ranked against each other."""
    return sensitivity(case, finding).flips_if


def sensitivity(case: Case, finding: Finding) -> Finding:
    """The finding with what flips it, and with what was searched for that.

    What the check itself gives of a number, at no cost, is kept.
    """
    again = _Again(case.about(finding.claims), finding)
    found: list[Flip] = [*_readings(finding), *finding.flips_if]
    told = {flip.parameter for flip in finding.flips_if}
    searched: list[Searched] = []
    looked_at = again.looks_at()
    for number in relevant.numeric(case, finding, looked_at):
        if number.name not in told:
            found += _numeric(again, number)
        ends = number.parameter.lower, number.parameter.upper
        searched.append(Searched(number.name, number.parameter.unit, *ends))
    for choice in relevant.listed(case, finding, looked_at):
        found += _listed(again, choice)
        searched.append(Searched(choice.name, "", tried=choice.others))
    return replace(finding, flips_if=tuple(found), searched=tuple(searched))


def found_again(case: Case, finding: Finding) -> Finding | None:
    """The same finding in another case, which looks at its claims alone; None if it is not made."""
    from incidents.checks import CHECKS

    made = CHECKS[finding.check](case)
    return next((each for each in made if each.id == finding.id), None)


@dataclass(frozen=True)
class _Again:
    """A finding's check, run on its claims alone under other assumptions."""

    case: Case
    finding: Finding
    _known: dict[tuple[str, float | str], Finding | None] = field(default_factory=dict)

    def verdict(self, name: str, value: float | str) -> Verdict | None:
        """The finding's verdict with a value assumed; None where it is not found then."""
        again = self.with_value(name, value)
        return again.verdict if again else None

    def with_value(self, name: str, value: float | str) -> Finding | None:
        if (name, value) not in self._known:
            self._known[name, value] = self._under(self.case.assume.having(name, value))
        return self._known[name, value]

    def _under(self, assume: Assume) -> Finding | None:
        try:
            return self._find(self.case.under(assume))
        except GeometryError:  # With such a value nothing on Earth is allowed.
            return None

    def guess(self, name: str, held: float, changed: float) -> float | None:
        """Where what is measured crosses `near` or `together`, if it grows evenly."""
        one, other = (self._known.get((name, value), self.finding) for value in (held, changed))
        if one is None or other is None:
            return None
        limits = {"m": self.case.assume.near_m, "min": self.case.assume.together_min}
        for (unit, before), (_, after) in zip(_figures(one), _figures(other), strict=False):
            limit = limits.get(unit)
            if limit is not None and (before > limit) != (after > limit):
                return held + (changed - held) * float((before - limit) / (before - after))
        return None

    def _find(self, case: Case) -> Finding | None:
        return found_again(case, self.finding)

    def looks_at(self) -> LooksAt:
        """What the check looks at to make the finding."""
        assume = self.case.assume
        watched = _Watched(**{name: getattr(assume, name) for name in assume.__dataclass_fields__})
        watched.noted.clear()
        case = Case(self.case.dossier, watched, self.case.original, self.case.focus)
        self._find(case)
        return LooksAt(
            frozenset(watched.noted), places=case.looked_at_places, times=case.looked_at_times
        )


def _figures(finding: Finding) -> list[tuple[str, float]]:
    """The ends of what a finding measured, with their units."""
    measured = (*finding.measured_colloquial, *finding.measured)
    ends = ((each.unit, end) for each in measured for end in (each.lower, each.upper))
    return [(unit, end) for unit, end in ends if end is not None]


class _Watched(Assume):
    """Assumptions that note which of them are read."""

    @property
    def noted(self) -> set[str]:
        found: set[str] = self.__dict__.setdefault("_noted", set())
        return found

    def __getattribute__(self, name: str) -> Any:
        if name in _FIELDS:
            self.noted.add(name)
        return super().__getattribute__(name)


def _readings(finding: Finding) -> Iterator[Flip]:
    """Each reading that has a verdict of its own, where they differ."""
    for name, verdict in (("measured", finding.as_worded), ("colloquial", finding.colloquial)):
        if verdict is not None and verdict is not finding.verdict:
            yield Flip("reading", "", "both", name, verdict)


def _numeric(again: _Again, number: Numeric) -> Iterator[Flip]:
    now = again.finding.verdict
    told = _present(number) if number.present else "not known"
    least = min(number.present, default=number.parameter.lower)
    most = max(number.present, default=number.parameter.lower)

    def ask(value: float) -> Verdict | None:
        return again.verdict(number.name, value)

    nested = number.widening and now is not Verdict.UNKNOWN
    guess = partial(again.guess, number.name)
    search = Search(number.parameter, now, ask, once=nested, guess=guess)
    settled = now in (Verdict.CERTAIN, Verdict.IMPOSSIBLE)
    if settled or not nested:
        yield from _flip(again, number, told, search.above(least), grows=True)
    if not settled or not nested:
        yield from _flip(again, number, told, search.below(most), grows=False)


def _flip(
    again: _Again, number: Numeric, told: float | str, value: float | None, *, grows: bool
) -> Iterator[Flip]:
    if value is None:
        return
    verdict = again.verdict(number.name, value)
    assert verdict is not None
    yield Flip(number.name, number.parameter.unit, told, value, verdict, grows)


def _present(number: Numeric) -> float | str:
    """The value now, or from which to which where claims or geocodes differ."""
    ends = Interval(min(number.present), max(number.present))
    if ends.lower == ends.upper:
        return ends.lower
    unit = number.parameter.unit
    return f"{quantity(ends.lower, unit)} to {quantity(ends.upper, unit)}"


def _listed(again: _Again, choice: Listed) -> Iterator[Flip]:
    for other in choice.others:
        verdict = again.verdict(choice.name, other)
        if verdict is not None and verdict is not again.finding.verdict:
            yield Flip(choice.name, "", choice.present, other, verdict)
