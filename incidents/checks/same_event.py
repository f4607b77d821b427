"""The check `same-event`: the events of two incidents could be one, in place and in time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import product

from geo.verdict import Verdict
from incidents.checks.case import Case
from incidents.checks.finding import Finding, Flip, Measured, Outcome
from incidents.checks.near import Nearness, overall
from incidents.checks.readings import balance
from incidents.checks.tellings import Telling, tellings
from incidents.checks.together import Together
from incidents.model import Dossier

NAME = "same-event"


def run(case: Case) -> Iterator[Finding]:
    """A finding for each two tellings of incidents that the dossier says may be one event, if they
    both say where it was or both say when."""
    incidents = case.dossier.incident
    for incident in case.dossier.incidents:
        for other in incident.same_event:
            title = incidents[other].title
            theirs = tellings(case, other)
            for a in tellings(case, incident.id):
                for b in theirs:
                    meeting = Meeting.of(case, a, b)
                    if meeting is not None:
                        yield meeting.finding(
                            case.dossier,
                            f"{incident.title}, told by {a.told(case.dossier)}, could be one event "
                            f"with {title[0].lower()}{title[1:]}, told by {b.told(case.dossier)}",
                        )


@dataclass(frozen=True)
class Meeting:
    """Two tellings, and how far apart they are in place and in time where both say.

    Attributes:
        parts: of each telling what is compared: of a list, the part that comes nearest.
    """

    a: Telling
    b: Telling
    near: Nearness | None
    together: Together | None
    parts: tuple[Telling, Telling]

    @classmethod
    def of(cls, case: Case, a: Telling, b: Telling) -> Meeting | None:
        """None where they can be compared in neither, or where a part of a list cannot and none of
        the others can be one event with the other telling."""
        each = [cls._plain(case, *pair) for pair in product(a.parts or (a,), b.parts or (b,))]
        best = max((meeting for meeting in each if meeting), key=cls._holds, default=None)
        if best is None or (None in each and overall(best.verdicts()) is Verdict.IMPOSSIBLE):
            return None
        return replace(best, a=a, b=b)

    def _holds(self) -> tuple[int, float]:
        """More for what holds rather."""
        verdicts = self.verdicts()
        share = balance(verdicts, self._shares())
        return sum(map(_RISING.index, verdicts)), share or 0.0

    @classmethod
    def _plain(cls, case: Case, a: Telling, b: Telling) -> Meeting | None:
        """The meeting of two tellings that list nothing."""
        near = Nearness.of(case, a.first, b.first) if a.placed and b.placed else None
        together = Together.of(case, a.first, b.first) if a.when and b.when else None
        if together is not None and together.gap is None:
            together = None
        return cls(a, b, near, together, (a, b)) if near or together else None

    def finding(self, dossier: Dossier, proposition: str) -> Finding:
        a, b, near = self.a, self.b, self.near
        worded, spoken = self.verdicts()
        colloquial = near.measured_colloquial if near else ()
        claims = (*a.claims, *b.claims, *a.basis, *b.basis)
        return Finding(
            id=f"{NAME}--{a.first}--{b.first}",
            check=NAME,
            claims=tuple(dict.fromkeys(claims)),
            ends=(self.parts[0].first, self.parts[1].first),
            proposition=proposition,
            as_worded=worded,
            colloquial=spoken,
            measured=(*(near.measured if near else ()), *self._gap),
            measured_colloquial=(*colloquial, *self._gap) if colloquial else (),
            because=f"{self._part_told}{near.told if near else _SILENT_PLACE} {self._time_told}",
            assumptions=self._assumptions(dossier),
            flips_if=self._flips(),
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

    def _flips(self) -> tuple[Flip, ...]:
        """None for lists, of which another part may be what another `near` decides about."""
        if self.near is None or self._lists:
            return ()
        return self.near.flips(lambda near_m: overall(self.verdicts(near_m)))

    @property
    def _lists(self) -> tuple[Telling, ...]:
        """The parts that are compared of what lists places."""
        both = zip((self.a, self.b), self.parts, strict=True)
        return tuple(part for whole, part in both if whole.parts)

    @property
    def _part_told(self) -> str:
        """Which of the places that an utterance lists is compared."""
        words = [f"“{part.location.verbatim}”" for part in self._lists if part.location]
        if not words:
            return ""
        return f"Of the places listed in one utterance, {' and '.join(words)} comes nearest. "

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
            told = (note for part in self.parts for note in part.assumptions(dossier))
            time = (*self.together.assumptions, *told)
        lists = (_LIST,) if self._lists else ()
        return tuple(dict.fromkeys((*place, *time, *lists)))

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


_RISING = (Verdict.IMPOSSIBLE, Verdict.UNKNOWN, Verdict.POSSIBLE, Verdict.CERTAIN)
_LIST = "of several places in one utterance, the event of the other incident need be at one alone"
_SILENT_PLACE = "Only one of them says where, so that the places are not compared."
_SILENT_TIME = "They do not both say when, so that the times are not compared."


def joined(place: Verdict, time: Verdict) -> Verdict:
    """One event needs one place and one time: impossible without either, certain with both,
    unknown where neither can be compared."""
    if Verdict.IMPOSSIBLE in (place, time):
        return Verdict.IMPOSSIBLE
    return place if place is time else Verdict.POSSIBLE
