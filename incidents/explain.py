"""Explain: findings, one of them in full, and the facts that decide most, as plain lines."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from geo.interval import Interval
from incidents.checks.sentences import flips_told
from incidents.model import Dossier
from incidents.units import degrees, durations, lengths

if TYPE_CHECKING:
    from incidents.checks import Finding
    from incidents.checks.finding import Measured, Outcome
    from incidents.deciding import Fact

_READ = {True: "as worded", False: "as people speak"}


def finding_lines(findings: Iterable[Finding], dossier: Dossier) -> list[str]:
    """Findings in their order: verdict, proposition, arithmetic and, where it was searched for,
    what flips it."""
    lines = []
    for finding in findings:
        flips = flips_told(dossier, finding) if finding.searched else ()
        lines += [
            f"{finding.verdict.upper()}: {finding.proposition}",
            *(f"  {line}" for line in (finding.because, *flips, finding.id)),
        ]
    return lines or ["no findings"]


def finding_in_full(dossier: Dossier, finding: Finding) -> list[str]:
    """A finding's proposition, verdicts, arithmetic and assumptions, what flips it, and how each
    geocode and zone comes out by itself."""
    lines = [f"{finding.verdict.upper()}: {finding.proposition}", f"  {finding.because}"]
    lines += _part("Verdict", _verdicts(finding))
    lines += _part("Claims", (f"{each}: {dossier.claim[each].title}" for each in finding.claims))
    lines += _part("Measured", _all_measured(finding))
    lines += _part("Assumptions", finding.assumptions)
    lines += _part("What would flip it", flips_told(dossier, finding))
    lines += _part("By geocode", (_outcome(outcome) for outcome in finding.by_geocode))
    lines += _part("By zone", (_outcome(outcome) for outcome in finding.by_zone))
    return [*lines, "", finding.id]


def fact_lines(facts: Iterable[Fact]) -> list[str]:
    """The facts that would decide most, those that would settle the most findings first."""
    lines = [line for fact in facts for line in (fact.told, *(f"  {way}" for way in fact.ways))]
    return lines or ["no one fact settles a finding that is open"]


def _part(title: str, each: Iterable[str]) -> list[str]:
    lines = [f"  {line}" for line in each]
    return ["", f"{title}:", *lines] if lines else []


def _verdicts(finding: Finding) -> Iterator[str]:
    for worded, verdict in ((True, finding.as_worded), (False, finding.colloquial)):
        if verdict is not None:
            yield f"{_READ[worded]}: {verdict}"
    if finding.balance is not None:
        yield f"it holds for {finding.balance:.0%} of what was measured, which is no probability"


def _all_measured(finding: Finding) -> Iterator[str]:
    for measured in finding.measured:
        read = f" {_READ[True]}" if finding.measured_colloquial else ""
        yield f"{measured.name}{read}: {_ends(measured)}"
    for measured in finding.measured_colloquial:
        yield f"{measured.name} {_READ[False]}: {_ends(measured)}"


def _outcome(outcome: Outcome) -> str:
    chosen = ", ".join(f"{name} = {choice}" for name, choice in outcome.choice.items())
    measured = "; ".join(f"{each.name} {_ends(each)}" for each in outcome.measured)
    return f"{chosen}: {outcome.verdict} ({measured})"


def _ends(measured: Measured) -> str:
    """From what to what, with the unit; an end that is open, or not known, is left out."""
    lower, upper, unit = measured.lower, measured.upper, measured.unit
    if lower is None and upper is None:
        return "not known"
    ends = Interval(0.0 if lower is None else lower, float("inf") if upper is None else upper)
    told = _TOLD.get(unit)
    if told is not None:
        return told(ends)
    named = "" if unit == "1" else f" {unit}"
    if upper is None or ends.lower == ends.upper:
        return f"{ends.lower:,.4g}{named}{' or more' if upper is None else ''}"
    return f"{ends.lower:,.4g} to {ends.upper:,.4g}{named}"


_TOLD: dict[str, Callable[[Interval], str]] = {
    "m": lengths,
    "min": lambda ends: durations(ends.lower, ends.upper),
    "deg": lambda ends: degrees(ends.lower, ends.upper),
}
