"""Window: the time that the words leave for a flight, over every zone."""

from __future__ import annotations

import math
from dataclasses import dataclass

from incidents.checks.case import Case
from incidents.model import Claim
from incidents.time import When
from incidents.times import Zones


@dataclass(frozen=True)
class Window:
    """When a flight can have been, in minutes since 1970 UTC, in one way of taking the zones.

    Attributes:
        start: it left no sooner.
        earliest_end, latest_end: when it arrived.
        least_min: it had no less time, where both its ends are told; else it had all of it.
    """

    zones: Zones
    start: float
    earliest_end: float
    latest_end: float
    least_min: float

    @property
    def greatest_min(self) -> float:
        return self.latest_end - self.start

    @classmethod
    def over(cls, case: Case, claim: Claim) -> tuple[Window, ...]:
        """That a claim tells by itself: without end where it tells of no end."""
        when, found = claim.when, []
        for zones, (span,) in case.times.under(claim.id):
            if span is not None and when is not None:
                end = math.inf if _tells_no_end(when) else span.latest_end
                both = when.end.earliest is not None
                least = span.earliest_end - span.latest_start if both else end - span.earliest_start
                found.append(
                    cls(zones, span.earliest_start, span.earliest_end, end, max(0.0, least))
                )
        return tuple(found)

    @classmethod
    def between(cls, case: Case, route: Claim, arrival: Claim | None) -> tuple[Window, ...]:
        """From when the one tells that it left to when the other tells that it was there."""
        if arrival is None:
            return cls.over(case, route)
        found = []
        for zones, (way, there) in case.times.under(route.id, arrival.id):
            if there is not None:
                left = (way.earliest_start, way.latest_start) if way else (-math.inf, -math.inf)
                # Told by when it began alone, it left then; else at any time that is told.
                latest = left[1] if route.when and _tells_no_end(route.when) else left[0]
                least = max(0.0, there.earliest_start - latest)
                found.append(cls(zones, left[0], there.earliest_start, there.latest_end, least))
        return tuple(found)


def _tells_no_end(when: When) -> bool:
    """Whether nothing is told of its end."""
    return when.end.earliest is None and when.end.latest is None
