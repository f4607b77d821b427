"""Together: whether two events can have been at one time, over every zone, for every check that
asks so."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from geo.verdict import Verdict
from incidents.allen import RELATIONS, ordered, relations
from incidents.checks.case import Case
from incidents.checks.finding import Measured, Outcome
from incidents.model import Dossier
from incidents.times import Gap, Zones, gap_of, widest
from incidents.units import duration, durations

_ENDS = {
    Verdict.IMPOSSIBLE: "never within {together}",
    Verdict.CERTAIN: "always within {together}",
    Verdict.POSSIBLE: "they may be within {together} or not",
}
FROM_START_TO_START = "a time told from another event's is counted from start to start"
_UNSPLIT = "too many sources state no zone to take their zones one by one: some are taken together"
_MOST = 4
"""More ways of taking zones than these are counted, not told one by one."""


@dataclass(frozen=True)
class Together:
    """How far apart two claims' events are in time.

    Attributes:
        ends: ids of the two claims.
        limit_min: two events that far apart, in minutes, are still told as at one time.
        gaps: for each way of taking the zones that are open, how far apart they are.
        gap: over every zone; None where one of the two gives no time.
        linked: whether one is told from the other, or both from one event.
        unsplit: whether there are too many ways of taking zones to go through one by one.
        orders: the Allen relations that the first can have to the second in some zone; none where
            one of them is told from the other.
    """

    dossier: Dossier
    ends: tuple[str, str]
    limit_min: float
    gaps: tuple[tuple[Zones, Gap], ...]
    gap: Gap | None
    verdict: Verdict
    orders: tuple[str, ...]
    linked: bool
    unsplit: bool

    @classmethod
    def of(cls, case: Case, a: str, b: str) -> Together:
        """For two claims; one that gives no time leaves the verdict unknown."""
        times, limit_min = case.times, case.assume.together_min
        gaps, orders = list[tuple[Zones, Gap]](), set[str]()
        linked = times.linked(a, b)
        if linked:
            gaps += [(zones, gap) for zones, gap in times.gaps(a, b) if gap is not None]
        else:
            for zones, (one, other) in times.under(a, b):
                gap = gap_of(one, other)
                if gap is not None and one is not None and other is not None:
                    gaps.append((zones, gap))
                    orders.update(relations(one, other))
        over_all = widest([gap for _, gap in gaps])
        return cls(
            case.dossier,
            (a, b),
            limit_min,
            tuple(gaps),
            over_all,
            of_gap(over_all, limit_min),
            tuple([each for each in RELATIONS if each in orders]),
            linked,
            bool(times.unsplit(a, b)),
        )

    @property
    def assumptions(self) -> tuple[str, ...]:
        """What the verdict takes for granted, beside what the words of the claims were read as."""
        linked = (FROM_START_TO_START,) if self.linked else ()
        unsplit = (_UNSPLIT,) if self.unsplit else ()
        return (f"together means within {duration(self.limit_min)}", *linked, *unsplit)

    @property
    def measured(self) -> tuple[Measured, ...]:
        return _measured(self.gap)

    @property
    def balance(self) -> float | None:
        """For `possible`, the share of the gap's range that is together; None if it has no end."""
        gap = self.gap
        if self.verdict is not Verdict.POSSIBLE or gap is None or math.isinf(gap.upper_min):
            return None
        within = min(self.limit_min, gap.upper_min) - gap.lower_min
        return max(0.0, within) / (gap.upper_min - gap.lower_min)

    @property
    def by_zone(self) -> tuple[Outcome, ...]:
        """How each way of taking zones comes out; empty where they all come out alike."""
        if len(self.gaps) < 2 or all(gap == self.gaps[0][1] for _, gap in self.gaps):
            return ()
        return tuple(
            Outcome(zones, of_gap(gap, self.limit_min), _measured(gap)) for zones, gap in self.gaps
        )

    @property
    def told(self) -> str:
        """The arithmetic in plain sentences."""
        if self.gap is None:
            return "One of the two gives no time."
        end = _ENDS[self.verdict].format(together=duration(self.limit_min))
        if not self.gap.fits:
            end = "no times fit both, as what is told from the other contradicts them"
        order = f" {ordered(self.orders)}" if self.orders else ""
        return f"The two times {_apart(self.gap)}: {end}.{self._from}{order}{self._zones}"

    @property
    def _from(self) -> str:
        """Which is told from the other's event."""
        for claim, other in (self.ends, self.ends[::-1]):
            when = self.dossier.claim[claim].when
            if when is not None and when.relative is not None and when.relative.claim == other:
                return f" “{when.verbatim}” is told from the other's event, whenever that was."
        return " Both are told from one event." if self.linked else ""

    @property
    def _zones(self) -> str:
        """Which zones give which answer."""
        found: dict[Verdict, list[tuple[Zones, Gap]]] = {}
        for zones, gap in self.gaps:
            found.setdefault(of_gap(gap, self.limit_min), []).append((zones, gap))
        if len(found) < 2:
            return " It is so in every zone that is open." if len(self.gaps) > 1 else ""
        return "".join(
            f" {_capital(self._ways([zones for zones, _ in each]))} they "
            f"{_apart(_hull(gap for _, gap in each))} ({verdict})."
            for verdict, each in found.items()
        )

    def _ways(self, ways: Sequence[Zones]) -> str:
        """Some ways of taking zones: in Damascus or UTC time."""
        if len(ways[0]) == 1:
            return f"in {_listed([_city(*zones.values()) for zones in ways])} time"
        if len(ways) > _MOST:
            return f"in {len(ways)} of {len(self.gaps)} combinations of zones"
        return f"{_listed([self._way(zones) for zones in ways])} time"

    def _way(self, zones: Zones) -> str:
        """One way of taking the zones of several sources: with North in UTC and South in Moscow."""
        if len(set(zones.values())) == 1:
            return f"with {'both' if len(zones) == 2 else 'all'} in {_city(*set(zones.values()))}"
        each = [f"{self._teller(source)} in {_city(zone)}" for source, zone in zones.items()]
        return f"with {' and '.join(each)}"

    def _teller(self, source: str) -> str:
        """Whose times are in the zone of a source: a party of the two, or else the source."""
        dossier = self.dossier
        for end in self.ends:
            claim = dossier.claim[end]
            if claim.citations[0].source == source:
                return dossier.actor[dossier.party(claim.claimant)].name
        return f"“{dossier.source[source].title}”"


def of_gap(gap: Gap | None, limit_min: float) -> Verdict:
    """Whether two events that far apart are within so many minutes of each other."""
    if gap is None:
        return Verdict.UNKNOWN
    if gap.lower_min > limit_min or not gap.fits:
        return Verdict.IMPOSSIBLE
    return Verdict.CERTAIN if gap.upper_min <= limit_min else Verdict.POSSIBLE


def zone_told(dossier: Dossier, claim: str) -> tuple[str, ...]:
    """What is taken for granted about a claim's zone, with the reasons."""
    told = dossier.claim[claim]
    if told.when is None or not told.when.zones:
        return ()
    each = [f"{zone.zone} ({zone.because})" for zone in told.when.zones]
    title = dossier.source[told.citations[0].source].title
    if len(each) == 1:
        return (f"the times of “{title}” are in {each[0]}",)
    return (f"“{title}” does not state its time zone: {_listed(each)}",)


@lru_cache(maxsize=4096)
def _measured(gap: Gap | None) -> tuple[Measured, ...]:
    if gap is None:
        return (Measured.of("gap", "min", None),)
    return (Measured.between("gap", "min", gap.lower_min, gap.upper_min),)


def _hull(gaps: Iterable[Gap]) -> Gap:
    found = widest(gaps)
    assert found is not None
    return found


def _apart(gap: Gap) -> str:
    if gap.lower_min == 0 and math.isinf(gap.upper_min):
        return "may be any time apart"
    return f"are {durations(gap.lower_min, gap.upper_min)} apart"


def _city(zone: str) -> str:
    return zone.rpartition("/")[2].replace("_", " ")


def _capital(text: str) -> str:
    return text[0].upper() + text[1:]


def _listed(each: Sequence[str]) -> str:
    *first, last = each
    return f"{', '.join(first)} or {last}" if first else last
