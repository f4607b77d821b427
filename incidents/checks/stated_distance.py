"""The check `stated-distance`: the distance or bearing that one claim states holds for the place
that another gives, and which of the dossier's known places it fits."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from geo.interval import Interval
from geo.location import AtClaim, AtCoordinates, AtPlace, Kind, Location
from geo.region import azimuths, separation
from geo.verdict import Verdict
from incidents.checks.case import Case
from incidents.checks.finding import Finding, Measured, Outcome
from incidents.locate import Choice, Locator
from incidents.model import Claim, Place, Role
from incidents.units import degrees, lengths

NAME = "stated-distance"

_STATES = (Kind.OFFSET, Kind.DISTANCE, Kind.WITHIN, Kind.BEYOND)
_NOT_A_SITE = ("waypoint", "admin1", "claimed site", "incident")
"""Types of places that nobody would call a known place."""


def run(case: Case) -> Iterator[Finding]:
    """Findings for each claim that states a distance from a place or from another claim."""
    locator = case.locator()
    for claim in case.claims:
        if not _states_a_distance(claim):
            continue
        for other in case.claims:
            if _may_answer(claim, other):
                found = Fit.of(locator, claim, other.id)
                if found is not None:
                    yield _between_claims(locator, claim, other, found)
        yield _known_places(locator, claim)


def _states_a_distance(claim: Claim) -> bool:
    location = claim.location
    return (
        location is not None
        and location.kind in _STATES
        and location.role in (Role.EVENT, Role.PRESENCE)
        and isinstance(location.anchors[0], AtPlace | AtClaim)
    )


def _may_answer(claim: Claim, other: Claim) -> bool:
    """Whether another claim puts the same incident's event at a site, by name or by bearings."""
    location = other.location
    return (
        location is not None
        and other.id != claim.id
        and other.incident == claim.incident
        and location.role == Role.EVENT
        and (location.kind is Kind.OFFSET or _is_site(location))
    )


def _is_site(location: Location) -> bool:
    return location.kind is Kind.AT and isinstance(location.anchors[0], AtPlace | AtCoordinates)


@dataclass(frozen=True)
class Fit:
    """How a place lies to a claim's anchor, against what the claim states."""

    verdict: Verdict
    distance_m: Interval
    azimuth_deg: Interval | None
    assumptions: tuple[str, ...]

    @classmethod
    def of(cls, locator: Locator, claim: Claim, place: str) -> Fit | None:
        """The fit of a claim's or a place's location; None where an extent is unknown."""
        location = claim.location
        assert location is not None
        assert location.distance_m is not None
        told, given = locator.of(claim.id), locator.of(place)
        anchor = locator.of(_anchor_id(location))
        regions = [each.region if each else None for each in (told, given, anchor)]
        if told is None or given is None or None in regions:
            return None
        region, target, start = regions
        assert region is not None
        assert target is not None
        assert start is not None
        apart = separation(start, target)
        measured = Interval(apart.lower_m, apart.upper_m)
        direction = azimuths(start, target, apart) if location.bearing else None
        if separation(region, target).lower_m > 0:
            verdict = Verdict.IMPOSSIBLE
        elif measured.within(location.distance_m) and _turned_within(direction, location):
            verdict = Verdict.CERTAIN
        else:
            verdict = Verdict.POSSIBLE
        assumed = dict.fromkeys((*told.assumptions, *given.assumptions))
        return cls(verdict, measured, direction, tuple(assumed))

    def measured(self, of_what: str) -> tuple[Measured, ...]:
        distance = Measured.of(f"distance {of_what}", "m", self.distance_m)
        if self.azimuth_deg is None:
            return (distance,)
        return (distance, Measured.of(f"azimuth {of_what}", "deg", self.azimuth_deg))


def _turned_within(direction: Interval | None, location: Location) -> bool:
    if location.bearing is None:
        return True
    if direction is None:
        return False
    ends = (direction.lower % 360, direction.upper % 360)
    return direction.width <= location.bearing.turn_deg and all(map(location.bearing.holds, ends))


def _anchor_id(location: Location) -> str:
    anchor = location.anchors[0]
    assert isinstance(anchor, AtPlace | AtClaim)
    return anchor.id


def _between_claims(locator: Locator, claim: Claim, other: Claim, fit: Fit) -> Finding:
    assert claim.location is not None
    assert other.location is not None
    actor = locator.dossier.actor
    start = _name(locator, _anchor_id(claim.location))
    return Finding(
        id=f"{NAME}--{claim.id}--{other.id}",
        check=NAME,
        claims=(claim.id, other.id),
        ends=(claim.id, other.id),
        proposition=(
            f"“{claim.location.verbatim}” ({actor[claim.claimant].name}) holds for "
            f"“{other.location.verbatim}” ({actor[other.claimant].name})"
        ),
        as_worded=fit.verdict,
        colloquial=None,
        measured=fit.measured(f"from {start}"),
        because=_because(claim.location, fit, start, f"“{other.location.verbatim}”"),
        assumptions=(*fit.assumptions, *_one_witness(claim, other)),
        geocodes=partial(_by_geocode, locator, claim, other.id, start),
    )


def _one_witness(claim: Claim, other: Claim) -> tuple[str, ...]:
    if claim.origin is None or claim.origin != other.origin:
        return ()
    return ("both claims have one origin: they are one witness",)


def _because(location: Location, fit: Fit, start: str, target: str) -> str:
    assert location.distance_m is not None
    stated = lengths(location.distance_m)
    heading = ""
    if location.bearing is not None:
        stated += f" at {degrees(location.bearing.start_deg, location.bearing.end_deg)}"
        heading = (
            f" at {degrees(fit.azimuth_deg.lower, fit.azimuth_deg.upper)}"
            if fit.azimuth_deg
            else " in any direction"
        )
    lies = f"{target} lies {lengths(fit.distance_m)}{heading} from {start}"
    ends = {
        Verdict.IMPOSSIBLE: "no place fits both",
        Verdict.CERTAIN: "every place fits",
        Verdict.POSSIBLE: "some places fit",
    }
    return f"Stated: {stated} from {start}. {lies}: {ends[fit.verdict]}."


def _by_geocode(locator: Locator, claim: Claim, place: str, start: str) -> tuple[Outcome, ...]:
    if not locator.rivals(claim.id, place):
        return ()
    found = ((one.choice, Fit.of(one, claim, place)) for one in locator.choices(claim.id, place))
    return tuple(
        Outcome(choice, fit.verdict, fit.measured(f"from {start}")) for choice, fit in found if fit
    )


def _name(locator: Locator, identity: str) -> str:
    place = locator.dossier.place.get(identity)
    return place.name if place else locator.dossier.claim[identity].title


def _known_places(locator: Locator, claim: Claim) -> Finding:
    """Which of the dossier's places a claim's words fit, each rival geocode by itself."""
    assert claim.location is not None
    start = _name(locator, _anchor_id(claim.location))
    fits: list[tuple[Place, Choice, Fit]] = []
    for place in locator.dossier.places:
        if place.type in _NOT_A_SITE or place.id == _anchor_id(claim.location):
            continue
        for code in place.geocodes:
            choice = {**locator.choice, place.id: code.id}
            fit = Fit.of(Locator(locator.dossier, choice), claim, place.id)
            if fit is not None:
                fits.append((place, {place.id: code.id}, fit))
    fitting = [each for each in fits if each[2].verdict is not Verdict.IMPOSSIBLE]
    nothing = not fits
    verdict = Verdict.UNKNOWN if nothing else Verdict.POSSIBLE if fitting else Verdict.IMPOSSIBLE
    return Finding(
        id=f"{NAME}--{claim.id}--known-places",
        check=NAME,
        claims=(claim.id,),
        ends=(claim.id,),
        places=tuple(dict.fromkeys(place.id for place, _, _ in fitting)),
        proposition=f"“{claim.location.verbatim}” fits a place that the dossier knows",
        as_worded=verdict,
        colloquial=None,
        measured=tuple(
            Measured.of(
                f"distance from {start} to {place.name} ({choice[place.id]})", "m", fit.distance_m
            )
            for place, choice, fit in fitting
        ),
        because=_fits_told(fits, start),
        assumptions=tuple(dict.fromkeys(a for _, _, fit in fitting for a in fit.assumptions)),
        geocodes=lambda: (
            Outcome(choice, fit.verdict, fit.measured(f"from {start}")) for _, choice, fit in fits
        ),
    )


def _fits_told(fits: list[tuple[Place, Choice, Fit]], start: str) -> str:
    """Which places fit, and which geocodes of one place disagree about it."""
    told: dict[str, list[bool]] = {}
    for place, _, fit in fits:
        told.setdefault(place.name, []).append(fit.verdict is not Verdict.IMPOSSIBLE)
    fit_all = [name for name, each in told.items() if all(each)]
    fit_some = [
        f"{name} (by {sum(each)} of {len(each)} geocodes)"
        for name, each in told.items()
        if any(each) and not all(each)
    ]
    none = sum(not any(each) for each in told.values())
    fitting = ", ".join((*fit_all, *fit_some)) or "none"
    return f"Counted from {start}, these fit: {fitting}; {none} other known places do not."
