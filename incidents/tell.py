"""Tell: a dossier and a measurement as lines of plain text."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING, Any

from incidents.geojson.mirrors import instant_text
from incidents.model import Claim, Dossier
from incidents.parts import Toll
from incidents.units import area, degrees, in_miles, length, lengths, miles

if TYPE_CHECKING:
    from incidents.measure import Measurement


def listing(dossier: Dossier) -> dict[str, Any]:
    """A dossier's incidents, claims and places as JSON."""
    return {
        "title": dossier.title,
        "incidents": [{"id": each.id, "title": each.title} for each in dossier.incidents],
        "claims": [_claim(claim) for claim in dossier.claims],
        "places": [
            {"id": place.id, "name": place.name, "geocodes": len(place.geocodes)}
            for place in dossier.places
        ],
    }


def _claim(claim: Claim) -> dict[str, Any]:
    return {
        "id": claim.id,
        "title": claim.title,
        "incident": claim.incident,
        "claimant": claim.claimant,
        "stance": str(claim.stance),
        "place_words": claim.location.verbatim if claim.location else None,
        "uncertainty_m": claim.derived.uncertainty_m if claim.derived else None,
        "time_words": claim.when.verbatim if claim.when else None,
        "earliest": instant_text(claim.when.earliest) if claim.when else None,
        "latest": instant_text(claim.when.latest) if claim.when else None,
    }


def listing_lines(dossier: Dossier) -> list[str]:
    """Claims by incident, then places."""
    lines = [dossier.title]
    for incident in dossier.incidents:
        claims = [claim for claim in dossier.claims if claim.incident == incident.id]
        lines += ["", f"{incident.title} ({incident.id})"]
        lines += [
            f"  {claim.id:<42} {dossier.actor[claim.claimant].name}: {claim.title}"
            for claim in claims
        ]
    lines += ["", "Places"]
    for place in dossier.places:
        rivals = f" ({len(place.geocodes)} geocodes)" if len(place.geocodes) > 1 else ""
        lines.append(f"  {place.id:<42} {place.name}{rivals}")
    return lines


def measurement_lines(found: Measurement) -> list[str]:
    """A measurement, then how each combination of rival geocodes comes out."""
    lines = [f"{found.a} – {found.b}", *_measured(found)]
    if found.by_geocode:
        lines += ["", "By geocode:"]
        for one in found.by_geocode:
            chosen = ", ".join(f"{place} = {code}" for place, code in one.choice.items())
            lines.append(f"  {chosen}: {_distance(one)}; overlap {one.overlap.verdict}")
    if found.assumptions:
        lines += ["", "Assumptions:", *(f"  {assumption}" for assumption in found.assumptions)]
    return lines


def _measured(found: Measurement) -> Iterator[str]:
    yield f"  distance  {_distance(found)}, as worded"
    if found.nominal_m is not None:
        yield f"  nominal   {found.nominal_m / 1000:.1f} km ({miles(found.nominal_m)})"
    if found.azimuth_deg is not None:
        yield f"  azimuth   {degrees(found.azimuth_deg.lower, found.azimuth_deg.upper)}"
    overlap = found.overlap
    shared = (
        f": {area(overlap.area_m2)}, {overlap.share_a:.1%} of {found.a}, "
        f"{overlap.share_b:.1%} of {found.b}"
    )
    yield f"  overlap   {overlap.verdict}{shared if overlap.area_m2 else ''}"
    if not found.independent:
        yield "  note      both depend on one uncertain place, so they are not independent"


def _distance(found: Measurement) -> str:
    interval = found.distance_m
    if interval is None:
        return "not known: nobody states how large one of the places is"
    return f"{lengths(interval)} ({in_miles(interval)})"


def claim_facts(dossier: Dossier, claim: Claim) -> Iterator[tuple[str, str]]:
    """What a claim says beside its quotes, as names and values; where it is silent, nothing."""
    actor = dossier.actor
    yield "Claimant", actor[claim.claimant].name
    if claim.speaker:
        yield "Who spoke", claim.speaker
    yield (
        "Stance",
        f"{claim.stance.replace('-', ' ')}"
        + (f", in the claimant’s words: “{claim.confidence}”" if claim.confidence else ""),
    )
    for about in claim.about:
        yield f"It {about.relation}", dossier.claim[about.claim].title
    if claim.location:
        yield "Place, as worded", f"“{claim.location.verbatim}”"
        yield "Allowed by the words", _extent(claim)
        if claim.derived and claim.derived.center:
            lon, lat = claim.derived.center
            yield "Center, latitude and longitude", f"{lat:.5f}, {lon:.5f}"
    else:
        yield "Place", "none given"
    if claim.when:
        yield from _time_facts(claim)
    if claim.actor_blamed:
        yield "Blames", actor[claim.actor_blamed].name
    yield from _event_facts(claim)
    if claim.note:
        yield "Note", claim.note


def _extent(claim: Claim) -> str:
    assert claim.location is not None
    radius = claim.derived.uncertainty_m if claim.derived else None
    role = "" if claim.location.role == "event" else f"; {claim.location.role}"
    if radius is None:
        return f"a region without an end, or of unknown extent{role}"
    return f"a region within {length(radius)} ({miles(radius)}) of its center{role}"


def _time_facts(claim: Claim) -> Iterator[tuple[str, str]]:
    assert claim.when is not None
    yield "Time, as worded", f"“{claim.when.verbatim}”" if claim.when.verbatim else "none given"
    earliest, latest = claim.when.earliest, claim.when.latest
    if earliest or latest:
        yield "Allowed by the words", f"{_moment(earliest)} to {_moment(latest)}"


def _moment(instant: datetime | None) -> str:
    return f"{instant.day} {instant:%B %Y, %H:%M} UTC" if instant else "open"


def _event_facts(claim: Claim) -> Iterator[tuple[str, str]]:
    if claim.target:
        yield "Target", claim.target
    weapon = claim.weapon
    if weapon:
        parts = [weapon.description]
        if weapon.aircraft:
            parts.append(f"{weapon.aircraft} aircraft")
        if weapon.platform:
            parts.append(weapon.platform)
        yield "Weapon", "; ".join(parts)
    if claim.toll:
        yield "Toll", toll_text(claim.toll)
    if claim.losses:
        counted = (f"{loss.what}: {loss.count or 'not counted'}" for loss in claim.losses)
        yield "Destroyed", "; ".join(counted)


def toll_text(toll: Toll) -> str:
    """A toll in words: 3 killed, 13 wounded."""
    words = {
        "killed": "killed",
        "wounded": "wounded",
        "killed_or_wounded": "killed or wounded",
        "civilians": "of the killed civilians",
        "children": "children",
        "women": "women",
    }
    counted = ((getattr(toll, name), word) for name, word in words.items())
    return ", ".join(f"{count} {word}" for count, word in counted if count)
