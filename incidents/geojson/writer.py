"""A dossier as the bytes of its file: always the same bytes for the same dossier."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from geo.interval import Interval
from geo.location import (
    Anchor,
    AsWritten,
    AtClaim,
    AtCoordinates,
    AtPlace,
    Location,
    anchors_of,
)
from incidents.geojson.mirrors import mirrors
from incidents.layout import laid_out
from incidents.model import Claim, Dossier, Place, Platform
from incidents.parts import Derived, Range, Toll, Weapon
from incidents.time import Bounds, Vague, When

FORMAT = "incident-map/1"

Json = dict[str, Any]


def write(dossier: Dossier) -> bytes:
    """The file of a dossier, UTF-8 with a final line feed."""
    return laid_out(collection(dossier)).encode("utf-8")


def collection(dossier: Dossier) -> Json:
    """The FeatureCollection of a dossier."""
    head = {"format": FORMAT, "title": dossier.title, "description": dossier.description}
    return {
        "type": "FeatureCollection",
        "dossier": _stated(head),
        "incidents": [_record(incident) for incident in dossier.incidents],
        "accounts": [_record(account) for account in dossier.accounts],
        "actors": [_record(actor) for actor in dossier.actors],
        "sources": [_record(source) for source in dossier.sources],
        **_stated({"platforms": [_platform(platform) for platform in dossier.platforms]}),
        **dossier.extra,
        "features": [
            *(claim_feature(claim, dossier) for claim in dossier.claims),
            *(place_feature(place) for place in dossier.places),
        ],
    }


def claim_feature(claim: Claim, dossier: Dossier) -> Json:
    """The feature of a claim."""
    derived = claim.derived or Derived(None, None, None)
    own = {
        "kind": "claim",
        "title": claim.title,
        "incident": claim.incident,
        "account": claim.account,
        "claimant": claim.claimant,
        "speaker": claim.speaker,
        "stance": str(claim.stance),
        "about": [_record(about) for about in claim.about],
        "statement": _record(claim.statement) if claim.statement else None,
        "origin": claim.origin,
        "citations": [_record(citation) for citation in claim.citations],
        "location": location_record(claim.location) if claim.location else None,
        "when": _when(claim.when) if claim.when else None,
        "actor_blamed": claim.actor_blamed,
        "weapon": _weapon(claim.weapon) if claim.weapon else None,
        "target": claim.target,
        "toll": _toll(claim.toll) if claim.toll else None,
        "losses": [
            {"what": loss.what, "count": _count(loss.count) if loss.count else None}
            for loss in claim.losses
        ],
        "confidence": claim.confidence,
        "note": claim.note,
    }
    computed: Json = (
        {}
        if claim.derived is None
        else {
            "center": list(derived.center) if derived.center else None,
            "uncertainty_m": derived.uncertainty_m,
        }
    )
    properties = {**_stated(own), **computed, **mirrors(claim, dossier)}
    return _feature(claim.id, derived.geometry, properties, claim.extra)


def place_feature(place: Place) -> Json:
    """The feature of a place: a Point at its first geocode, or what a foreign file drew."""
    own = {
        "kind": "place",
        "name": place.name,
        "type": place.type,
        "alt_names": list(place.alt_names),
        "local_names": list(place.local_names),
        "geocodes": [
            {**_record(geocode), "uncertainty_m": geocode.uncertainty_m}
            for geocode in place.geocodes
        ],
        "foreign": dict(place.foreign),
    }
    geometry = place.geometry
    if place.geocodes:
        first = place.geocodes[0]
        geometry = {"type": "Point", "coordinates": [first.lon, first.lat]}
    return _feature(place.id, geometry, _stated(own), place.extra)


def _feature(identity: str, geometry: Mapping[str, Any] | None, own: Json, extra: Any) -> Json:
    return {
        "type": "Feature",
        "id": identity,
        "geometry": geometry,
        "properties": {**own, **extra.get("properties", {})},
        **extra.get("feature", {}),
    }


def location_record(location: Location) -> Json:
    """A location as the file has it."""
    ranges = {
        "distance_m": _metres(location.distance_m),
        "sure_distance_m": _metres(location.sure_distance_m),
        "azimuth_deg": {"lower": location.bearing.start_deg, "upper": location.bearing.end_deg}
        if location.bearing
        else None,
        "east_m": _metres(location.east_m),
        "north_m": _metres(location.north_m),
        "half_width_m": location.half_width_m,
    }
    anchors = [_anchor(anchor) for anchor in location.anchors]
    several = anchors_of(location.kind)[1] > 1
    return _stated(
        {
            "kind": str(location.kind),
            "role": location.role,
            "verbatim": location.verbatim,
            "anchor": None if several else anchors[0],
            "waypoints": anchors if several else None,
            "through": [_anchor(anchor) for anchor in location.through],
            "ranges": _stated(ranges),
            "stated": _record(location.stated) if location.stated else None,
            "assumptions": list(location.assumptions),
        }
    )


def _anchor(anchor: Anchor) -> Json:
    if isinstance(anchor, AtPlace):
        return {"place": anchor.id}
    if isinstance(anchor, AtClaim):
        return {"claim": anchor.id}
    if isinstance(anchor, AtCoordinates):
        return {"coordinates": [anchor.lon, anchor.lat], "uncertainty_m": anchor.uncertainty_m}
    if isinstance(anchor, AsWritten):
        return {"written": anchor.text}
    return {"area": anchor.code}


def _when(when: When) -> Json:
    span = _stated({"start": _bounds(when.start), "end": _bounds(when.end)})
    return _stated(
        {
            "verbatim": when.verbatim,
            "timespans": [{"start": {}, **span}],
            "zones": [_record(zone) for zone in when.zones],
            "relative": _record(when.relative) if when.relative else None,
            "assumptions": list(when.assumptions),
            "vague": _vague(when.vague) if when.vague else None,
        },
        keep=("verbatim",),
    )


def _vague(vague: Vague) -> Json:
    said_of = {"at": vague.at, "day": vague.day}
    return {"word": str(vague.word), **{name: at.text for name, at in said_of.items() if at}}


def _bounds(bounds: Bounds) -> Json:
    ends = {"earliest": bounds.earliest, "latest": bounds.latest}
    return {name: end.text for name, end in ends.items() if end}


def _metres(interval: Interval | None) -> Json | None:
    if interval is None:
        return None
    upper = None if math.isinf(interval.upper) else interval.upper
    return {"lower": interval.lower, "upper": upper}


def _count(count: Range) -> Json:
    return {"min": count.lower, "max": count.upper}


def _toll(toll: Toll) -> Json:
    counts = {field.name: getattr(toll, field.name) for field in fields(toll)}
    return {name: _count(count) for name, count in counts.items() if count}


def _platform(platform: Platform) -> Json:
    return {
        name: {"min": value.lower, "max": value.upper} if isinstance(value, Interval) else value
        for name, value in _record(platform).items()
    }


def _weapon(weapon: Weapon) -> Json:
    return _stated(
        {
            "description": weapon.description,
            "platform": weapon.platform,
            "aircraft": _count(weapon.aircraft) if weapon.aircraft else None,
            "munitions": _count(weapon.munitions) if weapon.munitions else None,
        }
    )


def _record(value: Any) -> Json:
    """A dataclass whose fields are named as the members are; what is not stated is left out."""
    members = {field.name: getattr(value, field.name) for field in fields(value)}
    return _stated({k: list(v) if isinstance(v, tuple) else v for k, v in members.items()})


def _stated(members: Mapping[str, Any], keep: tuple[str, ...] = ()) -> Json:
    """Members without those that are None, false or empty; 0 is stated."""
    return {k: v for k, v in members.items() if k in keep or v or (v == 0 and v is not False)}
