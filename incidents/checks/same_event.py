"""The check `same-event`: the events of two incidents could be one, in place and in time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from geo.location import Location
from geo.verdict import Verdict
from incidents.checks.case import Case
from incidents.checks.finding import Finding, Measured, Outcome
from incidents.checks.groups import TELLS, parties, who
from incidents.checks.moments import Moments, measured_gap
from incidents.checks.near import Nearness, overall
from incidents.checks.readings import balance
from incidents.model import Claim, Dossier, Role
from incidents.time import When

NAME = "same-event"


@dataclass(frozen=True)
class Telling:
    """Claims of one incident that tell of its event in one place and at one time.

    Attributes:
        claims: their ids, in the file's order.
        parties: the actors on whose behalf they are made.
        location, when: as the first of them words them; None where it does not say.
        placed: whether the extent of the place is known.
    """

    claims: tuple[str, ...]
    parties: tuple[str, ...]
    location: Location | None
    when: When | None
    placed: bool

    @property
    def first(self) -> str:
        return self.claims[0]

    def told(self, dossier: Dossier) -> str:
        """The parties and their words for the place and the time."""
        words = [part.verbatim for part in (self.location, self.when) if part and part.verbatim]
        quoted = ", ".join(f"“{word}”" for word in words)
        return f"{who(dossier, self.parties)} ({quoted or 'of a time that is read from context'})"


def run(case: Case) -> Iterator[Finding]:
    """A finding for each two tellings of incidents that the dossier says may be one event, if they
    both say where it was or both say when."""
    incidents = case.dossier.incident
    for incident in case.dossier.incidents:
        for other in incident.same_event:
            title = incidents[other].title
            for a in tellings(case, incident.id):
                for b in tellings(case, other):
                    meeting = Meeting.of(case, a, b)
                    if meeting is not None:
                        yield meeting.finding(
                            f"{incident.title}, told by {a.told(case.dossier)}, could be one event "
                            f"with {title[0].lower()}{title[1:]}, told by {b.told(case.dossier)}"
                        )


def tellings(case: Case, incident: str) -> tuple[Telling, ...]:
    """An incident's claims that say where or when its event was, those alike taken together.

    Alike are claims with one region that give no time, or one time statement of one source.
    """
    locator = case.locator()
    found: dict[object, list[Claim]] = {}
    placed: dict[object, bool] = {}
    for claim in case.by_incident[incident]:
        where, when = claim.location, claim.when if claim.when and claim.when.zones else None
        if claim.stance not in TELLS or (where and where.role != Role.EVENT):
            continue
        estimate = locator.of(claim.id) if where else None
        region = estimate.region if estimate else None
        if region is None and when is None:
            continue
        key = (region or where, when and (when, claim.citations[0].source, claim.account))
        found.setdefault(key, []).append(claim)
        placed[key] = region is not None
    return tuple(
        Telling(
            tuple(claim.id for claim in claims),
            parties(case.dossier, claims),
            claims[0].location,
            claims[0].when,
            placed[key],
        )
        for key, claims in found.items()
    )


@dataclass(frozen=True)
class Meeting:
    """Two tellings, and how far apart they are in place and in time where both say."""

    a: Telling
    b: Telling
    near: Nearness | None
    moments: Moments | None

    @classmethod
    def of(cls, case: Case, a: Telling, b: Telling) -> Meeting | None:
        """None where they can be compared in neither."""
        near = Nearness.of(case, a.first, b.first) if a.placed and b.placed else None
        moments = Moments.of(case, a.first, b.first)
        return cls(a, b, near, moments) if near or moments else None

    def finding(self, proposition: str) -> Finding:
        near, moments = self.near, self.moments
        worded, spoken = self.verdicts()
        gap = (moments.measured,) if moments else ()
        colloquial = near.measured_colloquial if near else ()
        told = (near.told if near else _SILENT_PLACE, moments.told if moments else _SILENT_TIME)
        together = moments and f"together means within {moments.together_min:g} minutes"
        return Finding(
            id=f"{NAME}--{self.a.first}--{self.b.first}",
            check=NAME,
            claims=(*self.a.claims, *self.b.claims),
            ends=(self.a.first, self.b.first),
            proposition=proposition,
            as_worded=worded,
            colloquial=spoken,
            measured=(*(near.measured if near else ()), *gap),
            measured_colloquial=(*colloquial, *gap) if colloquial else (),
            because=" ".join(told),
            assumptions=(*(near.assumptions if near else ()), *((together,) if together else ())),
            flips_if=near.flips(lambda near_m: overall(self.verdicts(near_m))) if near else (),
            geocodes=self._by_geocode,
            by_zone=tuple(self._by_zone()),
            balance=balance((worded, spoken), self._shares()),
        )

    def verdicts(self, near_m: float | None = None) -> tuple[Verdict, Verdict]:
        """As worded and as people speak, if near_m were near; None as it is assumed."""
        if self.near is None:
            places = (Verdict.UNKNOWN, Verdict.UNKNOWN)
        else:
            places = self.near.at(self.near.near_m if near_m is None else near_m)
        time = self.moments.verdict if self.moments else Verdict.UNKNOWN
        return joined(places[0], time), joined(places[1], time)

    def _shares(self) -> tuple[float | None, float | None]:
        places = self.near.shares if self.near else (None, None)
        times = self.moments.share if self.moments else None
        worded, spoken = (_product(share, times) for share in places)
        return worded, spoken

    def _by_geocode(self) -> Iterator[Outcome]:
        time = self.moments.verdict if self.moments else Verdict.UNKNOWN
        gap: tuple[Measured, ...] = (self.moments.measured,) if self.moments else ()
        for one in self.near.by_geocode() if self.near else ():
            yield Outcome(one.choice, joined(one.verdict, time), (*one.measured, *gap))

    def _by_zone(self) -> Iterator[Outcome]:
        """Each zone by itself, as worded, where they come out differently."""
        zoned = list(self.moments.by_zone()) if self.moments else []
        if len({verdict for _, verdict, _ in zoned}) < 2:
            return
        place = self.near.verdicts[0] if self.near else Verdict.UNKNOWN
        measured = self.near.measured if self.near else ()
        for zones, verdict, gap in zoned:
            yield Outcome(zones, joined(place, verdict), (*measured, measured_gap(gap)))


_SILENT_PLACE = "Only one of them says where, so that the places are not compared."
_SILENT_TIME = "They do not both say when, so that the times are not compared."


def joined(place: Verdict, time: Verdict) -> Verdict:
    """One event needs one place and one time: impossible without either, certain with both,
    unknown where neither can be compared."""
    if Verdict.IMPOSSIBLE in (place, time):
        return Verdict.IMPOSSIBLE
    return place if place is time else Verdict.POSSIBLE


def _product(a: float | None, b: float | None) -> float | None:
    return b if a is None else a if b is None else a * b
