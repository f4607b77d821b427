"""The checks: each a proposition about claims, answered with its arithmetic.

A new check is one module with a NAME and a `run`, one entry in CHECKS and one section in
docs/methods.md.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager

from geo.verdict import Verdict
from incidents.checks import (
    account,
    attribution,
    denial,
    geocode,
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

__all__ = [
    "CHECKS",
    "Assume",
    "BadAssumption",
    "Case",
    "Finding",
    "check",
    "parse",
    "unsettled",
    "worst_first",
]

Check = Callable[[Case], Iterator[Finding]]

CHECKS: Mapping[str, Check] = {
    module.NAME: module.run
    for module in (
        place,
        time,
        same_event,
        stated_distance,
        denial,
        reach,
        route,
        toll,
        attribution,
        lineage,
        geocode,
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
    with _no_collecting():
        return [finding for name in names for finding in CHECKS[name](case)]


@contextmanager
def _no_collecting() -> Iterator[None]:
    """Pause the search for cycles among objects: findings are many, live on and are in none, and
    to look through them again and again takes half of the time."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def worst_first(findings: Iterable[Finding]) -> list[Finding]:
    """Findings with contradictions first, then the open ones, those nearest to being settled first,
    then the certain and the unknown; otherwise in their order."""
    return sorted(findings, key=lambda one: (_ORDER.index(one.verdict), unsettled(one)))


def unsettled(finding: Finding) -> float:
    """How far an open finding is from being settled, from 0 to 0.5: how much of what was measured
    speaks against the answer that is nearer; 1 where that is not known, 0 for a settled one."""
    if finding.verdict is not Verdict.POSSIBLE:
        return 0.0
    balance = finding.balance
    return 1.0 if balance is None else min(balance, 1 - balance)
