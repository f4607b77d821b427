"""The check `stated-distance`: the distance or bearing that one claim states holds for the place
that another gives, and which of the dossier's known places it fits."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from geo.location import AtClaim, AtCoordinates, AtPlace, Kind, Location, Reading
from geo.verdict import Verdict
from incidents.checks.case import Case
from incidents.checks.finding import Finding, Outcome
from incidents.checks.fit import Fit, settled
from incidents.checks.known_places import KnownPlaces
from incidents.checks.readings import balance, concludes, figures
from incidents.model import Claim, Role

NAME = "stated-distance"

_STATES = (Kind.OFFSET, Kind.DISTANCE, Kind.WITHIN, Kind.BEYOND)
_ENDS = {
    Verdict.IMPOSSIBLE: "no place fits both",
    Verdict.CERTAIN: "every place fits",
    Verdict.POSSIBLE: "some places fit",
}
_MOSTLY = "every place is among what most people mean by such words"


def run(case: Case) -> Iterator[Finding]:
    """Findings for each claim that states a distance from a place or from another claim."""
    known = KnownPlaces.of(case)
    for claim in case.claims:
        if not _states_a_distance(claim):
            continue
        for other in case.by_incident[claim.incident]:
            if _may_answer(claim, other):
                finding = _between_claims(case, claim, other)
                if finding is not None:
                    yield finding
        yield known.finding(NAME, claim, _start(case, claim))


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
        and location.role == Role.EVENT
        and (location.kind is Kind.OFFSET or _is_site(location))
    )


def _is_site(location: Location) -> bool:
    return location.kind is Kind.AT and isinstance(location.anchors[0], AtPlace | AtCoordinates)


def _start(case: Case, claim: Claim) -> str:
    """The name of what a claim counts its distance from, or another claim's words for it."""
    assert claim.location is not None
    anchor = claim.location.anchors[0]
    assert isinstance(anchor, AtPlace | AtClaim)
    place = case.dossier.place.get(anchor.id)
    if place is not None:
        return place.name
    named = case.dossier.claim[anchor.id]
    return f"where “{named.location.verbatim if named.location else named.title}” is"


def _between_claims(case: Case, claim: Claim, other: Claim) -> Finding | None:
    """The finding about two claims; None where an extent is unknown."""
    assert claim.location is not None
    assert other.location is not None
    worded, spoken = (
        Fit.of(case, case.locator(reading).of(claim.id), case.locator(reading).of(other.id))
        for reading in (Reading.MEASURED, Reading.COLLOQUIAL)
    )
    if worded is None or spoken is None:
        return None
    verdicts = worded.verdict, settled(worded.verdict, spoken.verdict)
    actor, start = case.dossier.actor, _start(case, claim)
    target, alone = f"“{other.location.verbatim}”", verdicts[1] is not spoken.verdict
    measured, colloquial = (fit.measured(f"from {start}") for fit in (worded, spoken))
    assumed = dict.fromkeys((*worded.assumptions, *spoken.assumptions, *_one_witness(claim, other)))
    return Finding(
        id=f"{NAME}--{claim.id}--{other.id}",
        check=NAME,
        claims=(claim.id, other.id),
        ends=(claim.id, other.id),
        proposition=(
            f"“{claim.location.verbatim}” ({actor[claim.claimant].name}) holds for "
            f"{target} ({actor[other.claimant].name})"
        ),
        as_worded=verdicts[0],
        colloquial=verdicts[1],
        measured=measured,
        measured_colloquial=() if colloquial == measured else colloquial,
        because=(
            f"Stated: {figures(worded.stated, spoken.stated)}, counted from {start}. "
            f"{target} is {figures(worded.lies, spoken.lies)} from there: "
            f"{concludes([_ENDS[worded.verdict], _MOSTLY if alone else _ENDS[spoken.verdict]])}."
        ),
        assumptions=tuple(assumed),
        geocodes=partial(_by_geocode, case, claim, other.id, start),
        balance=balance(verdicts, (worded.share, spoken.share)),
    )


def _one_witness(claim: Claim, other: Claim) -> tuple[str, ...]:
    if claim.origin is None or claim.origin != other.origin:
        return ()
    return ("both claims have one origin: they are one witness",)


def _by_geocode(case: Case, claim: Claim, place: str, start: str) -> Iterator[Outcome]:
    locator = case.locator()
    if not locator.rivals(claim.id, place):
        return
    for one in locator.choices(claim.id, place):
        fit = Fit.of(case, one.of(claim.id), one.of(place))
        if fit is not None:
            yield Outcome(one.choice, fit.verdict, fit.measured(f"from {start}"))
