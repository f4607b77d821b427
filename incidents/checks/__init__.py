"""The checks: each a proposition about claims, answered with its arithmetic.

A new check is one module with a NAME and a `run`, one entry in CHECKS and one section in
docs/methods.md.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from geo.verdict import Verdict
from incidents.checks import (
    account,
    attribution,
    lineage,
    place,
    reach,
    route,
    same_event,
    stated_distance,
    time,
    toll,
)
from incidents.checks.assume import Assume, BadAssumption, parse
from incidents.checks.case import Case
from incidents.checks.finding import Finding

__all__ = ["CHECKS", "Assume", "BadAssumption", "Case", "Finding", "check", "parse", "worst_first"]

Check = Callable[[Case], Iterator[Finding]]

CHECKS: Mapping[str, Check] = {
    module.NAME: module.run
    for module in (
        place,
        time,
        same_event,
        stated_distance,
        reach,
        route,
        toll,
        attribution,
        lineage,
        account,
    )
}

_ORDER = (Verdict.IMPOSSIBLE, Verdict.POSSIBLE, Verdict.CERTAIN, Verdict.UNKNOWN)


def check(case: Case, only: Iterable[str] | None = None) -> list[Finding]:
    """The findings of all checks, or of those named, in the order of CHECKS and of the file.

    Raises:
        KeyError: for a name that no check has.
    """
    names = list(CHECKS) if only is None else list(only)
    return [finding for name in names for finding in CHECKS[name](case)]


def worst_first(findings: Iterable[Finding]) -> list[Finding]:
    """Findings with contradictions first, otherwise in their order."""
    return sorted(findings, key=lambda finding: _ORDER.index(finding.verdict))
