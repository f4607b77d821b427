"""The check `same-event`: the events of two incidents could be one, in place and in time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from geo.location import Location
from geo.verdict import Verdict
from incidents.checks.case import Case
from incidents.checks.finding import Finding, Measured, Outcome
from incidents.checks.groups import TELLS, parties, who
from incidents.checks.near import Nearness, overall
from incidents.checks.readings import balance
from incidents.checks.together import Together, zone_told
from incidents.model import Claim, Dossier, Role
from incidents.time import When

NAME = "same-event"


@dataclass(frozen=True)
class Telling:
    """Claims of one incident that tell of its event in one place and at one time.

    Attributes:
        claims: their ids, in the file's order.
        basis: other claims of the party that the time rests on.
        parties: the actors on whose behalf they are made.
        location, when: as the first of them words them; None where it does not say.
        placed: whether the extent of the place is known.
    """

    claims: tuple[str, ...]
    basis: tuple[str, ...]
    parties: tuple[str, ...]
    location: Location | None
    when: When | None
    placed: bool

    @property
    def first(self) -> str:
        return self.claims[0]

    def told(self, dossier: Dossier) -> str:
        """The parties and their words for the place and the time."""
        words = [part.verbatim for part in (self.location, self.when) if part]
        return f"{who(dossier, self.parties)} ({', '.join(f'“{word}”' for word in words)})"

    def assumptions(self, dossier: Dossier) -> tuple[str, ...]:
        """What was read into the words for the time, and in which zones they may be."""
        if self.when is None:
            return ()
        return (*self.when.assumptions, *zone_told(dossier, self.first))


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
                            case.dossier,
                            f"{incident.title}, told by {a.told(case.dossier)}, could be one event "
                            f"with {title[0].lower()}{title[1:]}, told by {b.told(case.dossier)}",
                        )


def tellings(case: Case, incident: str) -> tuple[Telling, ...]:
    """An incident's claims that say where or when its event was, those alike taken together.

    Alike are claims with one region that give no time, or one time statement of one source.
    """
    locator = case.locator()
    found: dict[object, list[Claim]] = {}
    for claim in case.by_incident[incident]:
        where, when = claim.location, _said(claim)
        if claim.stance not in TELLS or (where and where.role != Role.EVENT):
            continue
        estimate = locator.of(claim.id) if where else None
        region = estimate.region if estimate else None
        if region or when:
            key = (region or where, when and (when, case.times.source(claim), claim.account))
            found.setdefault(key, []).append(claim)
    return tuple(_telling(case, claims) for claims in found.values())


def _telling(case: Case, claims: list[Claim]) -> Telling:
    first, when = claims[0], _said(claims[0])
    estimate = case.locator().of(first.id)
    return Telling(
        tuple(claim.id for claim in claims),
        tuple(each for each in case.times.rests_on(first.id) if each != first.id) if when else (),
        parties(case.dossier, claims),
        first.location,
        when,
        estimate is not None and estimate.region is not None,
    )


def _said(claim: Claim) -> When | None:
    """When a claim says that it was: a time that only the context gives is not the claimant's."""
    return claim.when if claim.when and claim.when.zones and claim.when.verbatim else None


@dataclass(frozen=True)
class Meeting:
    """Two tellings, and how far apart they are in place and in time where both say."""

    a: Telling
    b: Telling
    near: Nearness | None
    together: Together | None

    @classmethod
    def of(cls, case: Case, a: Telling, b: Telling) -> Meeting | None:
        """None where they can be compared in neither."""
        near = Nearness.of(case, a.first, b.first) if a.placed and b.placed else None
        together = Together.of(case, a.first, b.first) if a.when and b.when else None
        if together is not None and together.gap is None:
            together = None
        return cls(a, b, near, together) if near or together else None

    def finding(self, dossier: Dossier, proposition: str) -> Finding:
        a, b, near = self.a, self.b, self.near
        worded, spoken = self.verdicts()
        colloquial = near.measured_colloquial if near else ()
        claims = (*a.claims, *b.claims, *a.basis, *b.basis)
        return Finding(
            id=f"{NAME}--{a.first}--{b.first}",
            check=NAME,
            claims=tuple(dict.fromkeys(claims)),
            ends=(a.first, b.first),
            proposition=proposition,
            as_worded=worded,
            colloquial=spoken,
            measured=(*(near.measured if near else ()), *self._gap),
            measured_colloquial=(*colloquial, *self._gap) if colloquial else (),
            because=f"{near.told if near else _SILENT_PLACE} {self._time_told}",
            assumptions=self._assumptions(dossier),
            flips_if=near.flips(lambda near_m: overall(self.verdicts(near_m))) if near else (),
            geocodes=self._by_geocode,
            by_zone=tuple(self._by_zone()),
            balance=balance((worded, spoken), self._shares()),
        )

    def verdicts(self, near_m: float | None = None) -> tuple[Verdict, Verdict]:
        """As worded and as people speak, if near_m were near; None as it is assumed."""
        if self.near is None:
            return self._time, self._time
        worded, spoken = self.near.at(self.near.near_m if near_m is None else near_m)
        return joined(worded, self._time), joined(spoken, self._time)

    @property
    def _time(self) -> Verdict:
        return self.together.verdict if self.together else Verdict.UNKNOWN

    @property
    def _time_told(self) -> str:
        return self.together.told if self.together else _SILENT_TIME

    @property
    def _gap(self) -> tuple[Measured, ...]:
        return self.together.measured if self.together else ()

    def _assumptions(self, dossier: Dossier) -> tuple[str, ...]:
        place = self.near.assumptions if self.near else ()
        time: tuple[str, ...] = ()
        if self.together:
            told = (*self.a.assumptions(dossier), *self.b.assumptions(dossier))
            time = (*self.together.assumptions, *told)
        return tuple(dict.fromkeys((*place, *time)))

    def _shares(self) -> tuple[float | None, float | None]:
        """The share of the distances and of the gaps that are within what is one event."""
        time = self.together.balance if self._time is Verdict.POSSIBLE and self.together else 1.0
        if self.near is None or time is None:
            return time, time
        worded, spoken = (None if share is None else share * time for share in self.near.shares)
        return worded, spoken

    def _by_geocode(self) -> Iterator[Outcome]:
        for one in self.near.by_geocode() if self.near else ():
            yield Outcome(one.choice, joined(one.verdict, self._time), (*one.measured, *self._gap))

    def _by_zone(self) -> Iterator[Outcome]:
        """Each zone by itself, as worded."""
        place = self.near.verdicts[0] if self.near else Verdict.UNKNOWN
        measured = self.near.measured if self.near else ()
        for one in self.together.by_zone if self.together else ():
            yield Outcome(one.choice, joined(place, one.verdict), (*measured, *one.measured))


_SILENT_PLACE = "Only one of them says where, so that the places are not compared."
_SILENT_TIME = "They do not both say when, so that the times are not compared."


def joined(place: Verdict, time: Verdict) -> Verdict:
    """One event needs one place and one time: impossible without either, certain with both,
    unknown where neither can be compared."""
    if Verdict.IMPOSSIBLE in (place, time):
        return Verdict.IMPOSSIBLE
    return place if place is time else Verdict.POSSIBLE
