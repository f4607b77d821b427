"""Located: what words allow as a GeoJSON Feature, whose properties tell how it was read."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

from geo.bearing import Bearing
from geo.interval import Interval
from geo.locality import Alternative, Leg, Located
from geo.locate import Anchored
from geo.location import Anchor, AsWritten, AtClaim, AtCoordinates, AtPlace, InArea, Reading
from geo.position import Position
from geo.region import lonlat
from incidents.geojson.writer import location_record
from incidents.model import Dossier
from incidents.units import degrees, length, lengths

Json = dict[str, Any]


def document(located: Sequence[Located], dossier: Dossier) -> Json:
    """One place as a Feature, several as a FeatureCollection."""
    features = [feature(one, dossier) for one in located]
    if len(features) == 1:
        return features[0]
    return {"type": "FeatureCollection", "features": features}


def feature(located: Located, dossier: Dossier) -> Json:
    """What a phrase allows, as a Feature."""
    estimate = located.estimate
    geometry: Json | None = None
    if estimate.region is not None:
        geometry = dict(lonlat.geometry(estimate.region))
    elif estimate.position is not None:
        geometry = {"type": "Point", "coordinates": _lonlat(estimate.position)}
    anchors = [
        _anchor(anchor, anchored, located, dossier, index)
        for index, (anchor, anchored) in enumerate(
            zip(located.location.anchors, located.anchors, strict=True)
        )
    ]
    return {
        "type": "Feature",
        "properties": {
            "verbatim": located.phrase.verbatim,
            "method": located.phrase.method,
            "reading": str(located.reading),
            "anchor": anchors[0],
            "anchors": anchors,
            "distance_m": _interval(estimate.distance_m),
            "azimuth_deg": _azimuths(estimate.bearing),
            "center": _lonlat(estimate.center),
            "uncertainty_m": _radius(estimate.uncertainty_m),
            "point_radius_method_m": _metres(located.point_radius_method_m),
            "unbounded": estimate.region is not None and not estimate.region.bounded,
            "assumptions": list(estimate.assumptions),
            "alternatives": [_alternative(other) for other in located.alternatives],
            **({"legs": [_leg(leg) for leg in located.legs]} if located.legs else {}),
            "location": location_record(located.location),
        },
        "geometry": geometry,
    }


def _anchor(
    anchor: Anchor, anchored: Anchored, located: Located, dossier: Dossier, index: int
) -> Json:
    """An anchor by its name, its point and where that is from."""
    corrected = anchored.region.corrected if anchored.region else None
    point = anchored.position or (corrected.position if corrected else None)
    found = located.found[index] if index < len(located.found) else None
    chosen = found.chosen if found else None
    name, source, why = _named(anchor, dossier)
    if chosen is not None:
        name, why = chosen.name, found.why if found else ""
        source = source or chosen.source
    return {
        "name": name,
        "lon": round(point.lon, 7) if point else None,
        "lat": round(point.lat, 7) if point else None,
        "source": source,
        "id": None if isinstance(anchor, AsWritten | AtCoordinates) else _id(anchor),
        "because": why,
        "elsewhere": [
            {"source": other.source, "distance_m": _metres(other.distance_m)}
            for other in (chosen.others if chosen else ())
        ],
        "uncertainty_m": _radius(corrected.uncertainty_m if corrected else None),
    }


def _named(anchor: Anchor, dossier: Dossier) -> tuple[str, str, str]:
    """The name of an anchor, its source, and why it is the one."""
    if isinstance(anchor, AtPlace) and anchor.id in dossier.place:
        place = dossier.place[anchor.id]
        sources = "; ".join(code.source for code in place.geocodes)
        return place.name, f"the dossier: {sources}" if sources else "the dossier", ""
    if isinstance(anchor, AtClaim):
        return anchor.id, "the dossier", "the place of that claim"
    if isinstance(anchor, AsWritten):
        return anchor.text, "the coordinates as written", ""
    if isinstance(anchor, AtCoordinates):
        return f"{anchor.lat:g}, {anchor.lon:g}", "coordinates", ""
    return _id(anchor), "", ""


def _id(anchor: AtPlace | AtClaim | InArea | Any) -> str:
    return anchor.code if isinstance(anchor, InArea) else str(anchor.id)


def _alternative(other: Alternative) -> Json:
    return {
        "what": other.what,
        "text": other.text,
        "id": other.id,
        "center": _lonlat(other.center),
        "uncertainty_m": _radius(other.uncertainty_m),
        "moved_m": _metres(other.moved_m),
    }


def _leg(leg: Leg) -> Json:
    return {"from": leg.start, "to": leg.end, "length_m": _interval(leg.length_m)}


def _lonlat(position: Position | None) -> list[float] | None:
    return [round(position.lon, 7), round(position.lat, 7)] if position else None


def _metres(value: float | None) -> float | None:
    return None if value is None or math.isinf(value) else round(value, 1)


def _radius(value: float | None) -> float | None:
    """A radius in metres, rounded up by more than the rounding of its center can cost."""
    return None if value is None else math.ceil((value + 0.02) * 10) / 10


def _interval(interval: Interval | None) -> Json | None:
    if interval is None:
        return None
    upper = None if math.isinf(interval.upper) else round(interval.upper, 3)
    return {"lower": round(interval.lower, 3), "upper": upper}


def _azimuths(bearing: Bearing | None) -> Json | None:
    return {"lower": bearing.start_deg, "upper": bearing.end_deg} if bearing else None


def lines(located: Sequence[Located], dossier: Dossier) -> list[str]:
    """What phrases allow, in lines for a terminal."""
    return [line for one in located for line in _lines(feature(one, dossier)["properties"])]


def _lines(own: Json) -> list[str]:
    told = [own["verbatim"]]
    anchors = ", ".join(anchor["name"] for anchor in own["anchors"])
    told.append(f"  {own['method']}, {Reading(own['reading']).told}; from {anchors}")
    if own["distance_m"]:
        upper = own["distance_m"]["upper"]
        interval = Interval(own["distance_m"]["lower"], math.inf if upper is None else upper)
        told.append(f"  distance     {lengths(interval)}")
    if own["azimuth_deg"]:
        told.append(f"  azimuth      {degrees(*own['azimuth_deg'].values())}")
    if own["center"]:
        lon, lat = own["center"]
        told.append(f"  center       {lat:.5f}, {lon:.5f} (latitude, longitude)")
    told.append(f"  uncertainty  {_uncertainty(own)}")
    told += [f"  assumed      {note}" for note in own["assumptions"]]
    told += [f"  or           {other['what']}: {other['text']}" for other in own["alternatives"]]
    return told


def _uncertainty(own: Json) -> str:
    if own["unbounded"]:
        return "none: the words set no end"
    if own["uncertainty_m"] is None:
        return "not known: nobody states how large the place is"
    published = own["point_radius_method_m"]
    beside = f" (point-radius method: {length(published)})" if published else ""
    return f"{length(own['uncertainty_m'])}{beside}"
