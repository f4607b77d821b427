"""Moments to try: at which minutes the event of a claim may have been, to see what that settles."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from incidents.checks.case import Case
from incidents.checks.finding import Finding
from incidents.checks.relevant import counted_from
from incidents.time import Bounds, LocalTime, When, Zone

_STEPS = 8
"""Into how many parts the time that is allowed is cut."""
_LONGEST_MIN = 3 * 24 * 60
"""An event that may have been within longer is a campaign or a total, which has no minute."""
_MOST = 10
"""Claims that are tried: those that most findings rest on."""


@dataclass(frozen=True)
class Moment:
    """A claim whose event has a minute that nobody knows.

    Attributes:
        findings: those that rest on its time.
        instants: minutes that it may have been at, as written and as told, in UTC.
    """

    claim: str
    findings: tuple[Finding, ...]
    instants: tuple[tuple[str, str], ...]

    def told_of(self, when: When, instant: str) -> When:
        """A time statement in the same words, that it was at just that minute."""
        at = LocalTime(instant)
        exactly = Bounds(at, at)
        zones = (Zone("UTC", "assumed"),)
        return When(verbatim=when.verbatim, start=exactly, end=exactly, zones=zones)


def moments(case: Case, findings: Iterable[Finding]) -> tuple[Moment, ...]:
    """The claims whose minute most findings rest on, with the minutes to try."""
    resting: dict[str, list[Finding]] = {}
    for finding in findings:
        for claim in counted_from(case, finding):
            resting.setdefault(claim.id, []).append(finding)
    found = []
    for identity, some in sorted(resting.items(), key=lambda each: -len(each[1])):
        instants = _instants(case, identity)
        if instants:
            found.append(Moment(identity, tuple(some), instants))
    return tuple(found[:_MOST])


def _instants(case: Case, claim: str) -> tuple[tuple[str, str], ...]:
    """Minutes spread over all that a claim's words allow, over every zone."""
    spans = [span for _, (span,) in case.times.under(claim) if span is not None]
    if not spans:
        return ()
    first = min(span.earliest_start for span in spans)
    last = max(span.latest_end for span in spans)
    if not (math.isfinite(last - first) and 1 < last - first <= _LONGEST_MIN):
        return ()
    minutes = {round(first + (last - first) * step / _STEPS) for step in range(_STEPS + 1)}
    inside = sorted(minute for minute in minutes if first <= minute <= last - 1)
    moments_ = [datetime.fromtimestamp(minute * 60, UTC) for minute in inside]
    return tuple(
        (f"{one:%Y-%m-%dT%H:%M}Z", f"{one:%H:%M} UTC on {one.day} {one:%B}") for one in moments_
    )
