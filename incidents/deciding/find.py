"""Deciding: which one fact would settle the most of what is possible, and what it would have to be.

A fact is which geocode of a place is right, where exactly a place is, in which zone a source tells
its times, at what minute an event was, which reading is meant, or which mile. Each value that it
may have is tried: every finding that it bears on is made again with it. Nothing is said of which
value is likely.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from geo.errors import GeometryError
from geo.verdict import Verdict
from incidents.checks.case import Case
from incidents.checks.finding import Finding
from incidents.checks.flips import found_again
from incidents.checks.relevant import counted_from, places
from incidents.deciding.fact import Fact, fact_of
from incidents.deciding.moments import Moment, moments

_EXACTLY_M = 1.0
"""A place is known when it is within this of a point."""
_SETTLED = (Verdict.IMPOSSIBLE, Verdict.CERTAIN)
_MILES = {"mi": "statute miles", "nmi": "nautical miles"}
_READINGS = {"measured": "as worded", "colloquial": "as people speak"}


@dataclass(frozen=True)
class _Trial:
    """One value of a fact: the case with it, and the findings that it bears on."""

    value: str
    told: str
    case: Case
    findings: tuple[Finding, ...]


def deciding(case: Case, findings: Iterable[Finding]) -> tuple[Fact, ...]:
    """The facts that would settle some finding that is possible, the most decisive first."""
    open_ones = tuple(finding for finding in findings if finding.verdict is Verdict.POSSIBLE)
    found = [
        *_about_places(case, open_ones),
        *_about_moments(case, open_ones),
        *_about_zones(case, open_ones),
        *_about_units(case, open_ones),
        *_about_readings(open_ones),
    ]
    return tuple(sorted((fact for fact in found if fact.ways), key=lambda fact: -fact.settles))


def _fact(parameter: str, told: str, trials: Iterable[_Trial]) -> Fact:
    each = [(trial.value, trial.told, _settled(trial)) for trial in trials]
    return fact_of(parameter, told, each)


def _settled(trial: _Trial) -> dict[str, Verdict]:
    """By id, the verdicts of the findings that are settled with a value."""
    found = {}
    for finding in trial.findings:
        try:
            again = found_again(trial.case.about(finding.claims), finding)
        except GeometryError:  # With such a value nothing on Earth is allowed.
            continue
        if again is not None and again.verdict in _SETTLED:
            found[finding.id] = again.verdict
    return found


def _about_places(case: Case, findings: tuple[Finding, ...]) -> Iterator[Fact]:
    bearing: dict[str, list[Finding]] = {}
    for finding in findings:
        for place in places(case, finding):
            bearing.setdefault(place.id, []).append(finding)
    for identity, some in bearing.items():
        place, on = case.dossier.place[identity], tuple(some)
        taken = [
            (code.id, case.assume.having(f"geocode.{identity}", code.id)) for code in place.geocodes
        ]
        if len(taken) > 1:
            told = f"{place.name} were where {{}} puts it"
            trials = (
                _Trial(code, told.format(code), case.under(assume), on) for code, assume in taken
            )
            yield _fact(f"geocode.{identity}", f"Which geocode of {place.name} is right", trials)
        told = f"{place.name} were known to be just where {{}} puts it"
        exact = ((code, assume.having(f"radius.{identity}", _EXACTLY_M)) for code, assume in taken)
        trials = (_Trial(code, told.format(code), case.under(assume), on) for code, assume in exact)
        yield _fact(f"point.{identity}", f"Where exactly {place.name} is", trials)


def _about_moments(case: Case, findings: tuple[Finding, ...]) -> Iterator[Fact]:
    timed = [finding for finding in findings if _rests_on_time(case, finding)]
    for moment in moments(case, timed):
        claim = case.dossier.claim[moment.claim]
        trials = (
            _Trial(instant, f"it was at {told}", _at(case, moment, instant), moment.findings)
            for instant, told in moment.instants
        )
        yield _fact(f"minute.{claim.id}", f"At what minute it was: {claim.title}", trials)


def _at(case: Case, moment: Moment, instant: str) -> Case:
    """The case with a claim's event at one minute."""
    original = case.original or case.dossier
    claims = tuple(
        replace(claim, when=moment.told_of(claim.when, instant))
        if claim.id == moment.claim and claim.when
        else claim
        for claim in original.claims
    )
    return Case.of(replace(original, claims=claims), case.assume)


def _rests_on_time(case: Case, finding: Finding) -> bool:
    return any(each.unit == "min" for each in finding.measured)


def _about_zones(case: Case, findings: tuple[Finding, ...]) -> Iterator[Fact]:
    """From how each zone comes out by itself, where the reading does not matter."""
    sources: dict[str, dict[str, dict[str, Verdict]]] = {}
    for finding in findings:
        if finding.measured_colloquial:
            continue
        ways: dict[tuple[str, str], set[Verdict]] = {}
        for outcome in finding.by_zone:
            for source, zone in outcome.choice.items():
                ways.setdefault((source, zone), set()).add(outcome.verdict)
        for (source, zone), verdicts in ways.items():
            settled = sources.setdefault(source, {}).setdefault(zone, {})
            if len(verdicts) == 1 and verdicts <= set(_SETTLED):
                settled[finding.id] = verdicts.pop()
    for source, zones in sources.items():
        title = case.dossier.source[source].title
        each = [
            (zone, f"“{title}” tells its times in {zone}", settled)
            for zone, settled in zones.items()
        ]
        yield fact_of(f"zone.{source}", f"In which zone “{title}” tells its times", each)


def _about_units(case: Case, findings: tuple[Finding, ...]) -> Iterator[Fact]:
    bearing = tuple(finding for finding in findings if _tells_miles(case, finding))
    trials = (
        _Trial(
            unit,
            f"the miles stated were {name}",
            case.under(case.assume.having("unit", unit)),
            bearing,
        )
        for unit, name in _MILES.items()
    )
    yield _fact("unit", "Which miles are meant", trials)


def _tells_miles(case: Case, finding: Finding) -> bool:
    locations = (claim.location for claim in counted_from(case, finding))
    return any(
        location.stated.unit in _MILES for location in locations if location and location.stated
    )


def _about_readings(findings: tuple[Finding, ...]) -> Iterator[Fact]:
    verdicts = {
        "measured": {finding.id: finding.as_worded for finding in findings},
        "colloquial": {f.id: f.colloquial for f in findings if f.colloquial is not None},
    }
    each = [
        (
            name,
            f"every place is meant {_READINGS[name]}",
            {one: verdict for one, verdict in found.items() if verdict in _SETTLED},
        )
        for name, found in verdicts.items()
    ]
    yield fact_of("reading", "Whether places are meant as worded or as people speak", each)
