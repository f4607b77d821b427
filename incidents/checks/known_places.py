"""Known places: which of the dossier's places a claim's stated distance fits, each rival geocode by
itself, in both readings."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from geo.locate import LocationEstimate
from geo.location import AtPlace, Reading
from geo.verdict import Verdict
from incidents.checks.case import Case
from incidents.checks.finding import Finding, Measured, Outcome
from incidents.checks.fit import Fit, settled
from incidents.checks.readings import balance
from incidents.locate import Locator
from incidents.model import Claim, Place

_NOT_A_SITE = ("waypoint", "admin1", "claimed site", "incident")
"""Types of places that nobody would call a known place."""
_READINGS = (Reading.MEASURED, Reading.COLLOQUIAL)


@dataclass(frozen=True)
class Known:
    """A place as one of its geocodes has it; its locator takes that geocode."""

    place: Place
    code: str
    locator: Locator
    given: LocationEstimate


@dataclass(frozen=True)
class Fitted:
    """How a claim's words fit one geocode of a place; None where an extent is unknown."""

    known: Known
    worded: Fit
    spoken: Fit

    def fits(self, reading: Reading) -> bool:
        return self.verdict(reading) is not Verdict.IMPOSSIBLE

    def verdict(self, reading: Reading) -> Verdict:
        worded, spoken = self.worded.verdict, self.spoken.verdict
        return worded if reading is Reading.MEASURED else settled(worded, spoken)

    def fit(self, reading: Reading) -> Fit:
        return self.worded if reading is Reading.MEASURED else self.spoken


@dataclass(frozen=True)
class KnownPlaces:
    """The geocodes of a dossier's sites."""

    case: Case
    known: tuple[Known, ...]

    @classmethod
    def of(cls, case: Case) -> KnownPlaces:
        return cls(case, tuple(_known(case)))

    def finding(self, check: str, claim: Claim, start: str) -> Finding:
        """Which of the places a claim's words fit, its distance being counted from start."""
        assert claim.location is not None
        fitted = list(self._fitted(claim))
        worded, spoken = (_verdict(fitted, reading) for reading in _READINGS)
        some = [each for each in fitted if any(map(each.fits, _READINGS))]
        measured, colloquial = (_measured(fitted, reading, start) for reading in _READINGS)
        assumed = (
            assumption
            for each in some
            for assumption in (*each.worded.assumptions, *each.spoken.assumptions)
        )
        return Finding(
            id=f"{check}--{claim.id}--known-places",
            check=check,
            claims=(claim.id,),
            ends=(claim.id,),
            places=tuple(dict.fromkeys(each.known.place.id for each in some)),
            proposition=f"“{claim.location.verbatim}” fits a place that the dossier knows",
            as_worded=worded,
            colloquial=spoken,
            measured=measured,
            measured_colloquial=() if colloquial == measured else colloquial,
            because=_told(fitted, start),
            assumptions=tuple(dict.fromkeys(assumed)),
            geocodes=lambda: (
                Outcome(
                    {each.known.place.id: each.known.code},
                    each.worded.verdict,
                    each.worded.measured(f"from {start}"),
                )
                for each in fitted
            ),
            balance=balance((worded, spoken), [_share(fitted, each) for each in _READINGS]),
        )

    def _fitted(self, claim: Claim) -> Iterator[Fitted]:
        assert claim.location is not None
        told = {reading: self.case.locator(reading).of(claim.id) for reading in _READINGS}
        hung = told[Reading.MEASURED]
        for known in self.known:
            if claim.location.anchors == (AtPlace(known.place.id),):
                continue
            if hung and known.place.id in hung.hangs_on:  # The same geocode at both ends.
                locators = (
                    Locator(self.case.dossier, known.locator.choice, each) for each in _READINGS
                )
                worded, spoken = (
                    Fit.of(self.case, locator.of(claim.id), known.given) for locator in locators
                )
            else:
                worded, spoken = (
                    Fit.of(self.case, told[reading], known.given) for reading in _READINGS
                )
            if worded and spoken:
                yield Fitted(known, worded, spoken)


def _known(case: Case) -> Iterator[Known]:
    for place in case.dossier.places:
        if place.type in _NOT_A_SITE:
            continue
        for code in place.geocodes:
            locator = Locator(case.dossier, {place.id: code.id})
            given = locator.of(place.id)
            if given is not None and given.region is not None:
                yield Known(place, code.id, locator, given)


def _verdict(fitted: list[Fitted], reading: Reading) -> Verdict:
    """Certain if every geocode of some place surely fits, impossible if none of any place does."""
    if not fitted:
        return Verdict.UNKNOWN
    by_place: dict[str, set[Verdict]] = {}
    for each in fitted:
        by_place.setdefault(each.known.place.id, set()).add(each.verdict(reading))
    found = list(by_place.values())
    if any(verdicts == {Verdict.CERTAIN} for verdicts in found):
        return Verdict.CERTAIN
    nothing = all(verdicts == {Verdict.IMPOSSIBLE} for verdicts in found)
    return Verdict.IMPOSSIBLE if nothing else Verdict.POSSIBLE


def _share(fitted: list[Fitted], reading: Reading) -> float | None:
    """The share of the geocodes that fit."""
    return sum(each.fits(reading) for each in fitted) / len(fitted) if fitted else None


def _measured(fitted: list[Fitted], reading: Reading, start: str) -> tuple[Measured, ...]:
    return tuple(
        Measured.of(
            f"distance from {start} to {each.known.place.name} ({each.known.code})",
            "m",
            each.fit(reading).distance_m,
        )
        for each in fitted
        if each.fits(reading)
    )


def _told(fitted: list[Fitted], start: str) -> str:
    """Which places fit, and which geocodes of one place disagree about it."""
    places = {each.known.place.id for each in fitted}
    fit = {each.known.place.id for each in fitted if any(map(each.fits, _READINGS))}
    worded, spoken = (_which(fitted, reading) for reading in _READINGS)
    which = worded if worded == spoken else f"as worded {worded}; as people speak {spoken}"
    return f"Counted from {start}, {which}; {len(places - fit)} other known places do not."


def _which(fitted: list[Fitted], reading: Reading) -> str:
    """Which places surely fit and which may, in one reading."""
    told: dict[str, list[Verdict]] = {}
    for each in fitted:
        told.setdefault(each.known.place.name, []).append(each.verdict(reading))
    surely = [name for name, each in told.items() if set(each) == {Verdict.CERTAIN}]
    maybe = [
        _by_geocodes(name, each)
        for name, each in sorted(told.items(), key=lambda one: Verdict.IMPOSSIBLE in one[1])
        if name not in surely and set(each) != {Verdict.IMPOSSIBLE}
    ]
    parts = [f"these surely fit: {', '.join(surely)}"] if surely else []
    parts += [f"these may fit: {', '.join(maybe)}"] if maybe else []
    return "; ".join(parts) or "none fits"


def _by_geocodes(name: str, verdicts: list[Verdict]) -> str:
    """A place that may fit, and by how many of its geocodes."""
    every = len(verdicts)
    may = every - verdicts.count(Verdict.IMPOSSIBLE)
    return name if may == every else f"{name} (by {may} of {every} geocodes)"
