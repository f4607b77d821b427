"""Times: what the claims of a dossier allow of when their events were, over every zone.

A zone that is not stated is one variable for each source: what one source tells in local time is
all in one zone. Instants are minutes since 1970 in UTC.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import product

from incidents.model import Claim, Dossier
from incidents.time import LocalTime

Zones = Mapping[str, str]
"""The zone taken for each source whose zone is not stated: source id to IANA name."""


@dataclass(frozen=True)
class Span:
    """When an event may have begun and ended, in minutes since 1970 UTC; infinite where open."""

    earliest_start: float
    latest_start: float
    earliest_end: float
    latest_end: float


@dataclass(frozen=True)
class Gap:
    """How long two events are apart, in minutes: 0 where they may share a moment."""

    lower_min: float
    upper_min: float


class Times:
    """What the time statements of a dossier allow."""

    def __init__(self, dossier: Dossier) -> None:
        self._dossier = dossier

    def source(self, claim: Claim) -> str:
        """The source whose zone a claim's time is in."""
        return claim.citations[0].source

    def under(self, *claims: str) -> Iterator[tuple[Zones, tuple[Span | None, ...]]]:
        """For each zone that each of their sources may be in: the claims' spans, None where a claim
        gives no time."""
        named = [self._dossier.claim[each] for each in claims]
        options = self._options(named)
        for taken in product(*options.values()):
            zones = dict(zip(options, taken, strict=True))
            yield (
                {source: zone for source, zone in zones.items() if len(options[source]) > 1},
                tuple(self._span(claim, zones) for claim in named),
            )

    def gap(self, a: str, b: str) -> Gap | None:
        """The least and greatest gap over every zone; None where a claim gives no time."""
        gaps = [gap_of(*spans) for _, spans in self.under(a, b)]
        known = [gap for gap in gaps if gap is not None]
        if not known:
            return None
        return Gap(min(gap.lower_min for gap in known), max(gap.upper_min for gap in known))

    def _options(self, claims: list[Claim]) -> dict[str, tuple[str, ...]]:
        found: dict[str, dict[str, None]] = {}
        for claim in claims:
            if claim.when is not None and claim.when.zones:
                zones = dict.fromkeys(zone.zone for zone in claim.when.zones)
                before = found.get(self.source(claim))
                both = dict.fromkeys(zone for zone in zones if before is None or zone in before)
                found[self.source(claim)] = both or {**(before or {}), **zones}
        return {source: tuple(zones) for source, zones in found.items()}

    def _span(self, claim: Claim, zones: Zones) -> Span | None:
        when = claim.when
        if when is None or not when.zones:
            return None
        own = [zone.zone for zone in when.zones]
        taken = zones[self.source(claim)]
        zone = taken if taken in own else own[0]
        end = when.end.latest or when.start.latest
        return Span(
            _minute(when.start.earliest, zone, first=True, open_at=-math.inf),
            _minute(when.start.latest or end, zone, first=False, open_at=math.inf),
            _minute(when.end.earliest or when.start.earliest, zone, first=True, open_at=-math.inf),
            _minute(end, zone, first=False, open_at=math.inf),
        )


def gap_of(a: Span | None, b: Span | None) -> Gap | None:
    """The least and greatest gap between two events; None where one of them is not known."""
    if a is None or b is None:
        return None
    lower = max(0.0, a.earliest_start - b.latest_end, b.earliest_start - a.latest_end)
    upper = max(0.0, a.latest_start - b.earliest_end, b.latest_start - a.earliest_end)
    return Gap(lower, upper)


def _minute(time: LocalTime | None, zone: str, *, first: bool, open_at: float) -> float:
    if time is None:
        return open_at
    instant: datetime = time.first(zone) if first else time.last(zone)
    return instant.timestamp() / 60
