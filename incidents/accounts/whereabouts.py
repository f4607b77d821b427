"""Whereabouts: what accounts say in common of the place of an event."""

from __future__ import annotations

from geo import basemap
from geo.location import AtPlace, InArea, Kind, Location, Reading
from geo.region import Region
from geo.region.within import surely_within
from incidents.accounts.speakers import Agreed, Speakers
from incidents.checks.case import Case
from incidents.model import Claim


def place(case: Case, speakers: Speakers) -> Agreed | None:
    """The narrowest place of those told that all accounts say it was at, or surely within."""
    told = [claim for claim in speakers.claims if _region(case, claim, Reading.MEASURED)]
    for holder in sorted(told, key=lambda claim: _size(case, claim)):
        witnesses = [
            [claim for claim in story.surely(claims) if _inside(case, claim, holder)]
            for story, claims in speakers.says
        ]
        if all(witnesses) and not any(_beside(case, claim, holder) for claim in speakers.claims):
            claims = [claim for each in witnesses for claim in each]
            return speakers.agree(f"it was {_worded(case, holder)}", claims)
    return None


def _region(case: Case, claim: Claim, reading: Reading) -> Region | None:
    estimate = case.locator(reading).of(claim.id)
    return estimate.region if estimate else None


def _size(case: Case, claim: Claim) -> float:
    region = _region(case, claim, Reading.MEASURED)
    return region.extent_m if region else 0.0


def _inside(case: Case, claim: Claim, holder: Claim) -> bool:
    """Whether a claim says that it was where another does: in equal terms, or surely within it."""
    assert claim.location is not None
    assert holder.location is not None
    if _names(claim.location) and claim.location.anchors == holder.location.anchors:
        return _names(holder.location)
    return all(_within(case, claim, holder, reading) for reading in Reading)


def _names(location: Location) -> bool:
    """Whether a place is simply named."""
    return location.kind is Kind.AT and isinstance(location.anchors[0], AtPlace | InArea)


def _within(case: Case, claim: Claim, holder: Claim, reading: Reading) -> bool:
    inside, outside = (_region(case, each, reading) for each in (claim, holder))
    return inside is not None and outside is not None and surely_within(inside, outside)


def _beside(case: Case, claim: Claim, holder: Claim) -> bool:
    """Whether a claim says in some reading that it was elsewhere."""
    pairs = ((_region(case, claim, r), _region(case, holder, r)) for r in Reading)
    return any(a and b and case.separation(a, b).lower_m > case.assume.near_m for a, b in pairs)


def _worded(case: Case, claim: Claim) -> str:
    location = claim.location
    assert location is not None
    anchor = location.anchors[0]
    if location.kind is Kind.AT and isinstance(anchor, AtPlace):
        return f"at {case.dossier.place[anchor.id].name}"
    if location.kind is Kind.AT and isinstance(anchor, InArea):
        area = basemap.area(anchor.code)
        return f"in {area.name} ({area.kind})"
    party = case.dossier.actor[case.dossier.party(claim.claimant)].name
    return f"where {party} puts it: “{location.verbatim}”"
