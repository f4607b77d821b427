"""A dossier from the values of its file. The schema has been checked: nothing here looks twice."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from geo.bearing import Bearing
from geo.interval import Interval
from geo.location import (
    Anchor,
    AsWritten,
    AtClaim,
    AtCoordinates,
    AtPlace,
    InArea,
    Kind,
    Location,
    Stated,
)
from incidents.geojson import mirrors
from incidents.geojson.winding import wound
from incidents.model import (
    Account,
    Actor,
    Claim,
    Dossier,
    Geocode,
    Incident,
    Place,
    Platform,
    Source,
    Stance,
)
from incidents.parts import About, Citation, Derived, Loss, Range, Statement, Toll, Weapon
from incidents.time import Bounds, LocalTime, Relative, Vague, When, Zone

Json = Mapping[str, Any]
T = TypeVar("T")

COLLECTION = (
    *("type", "dossier", "incidents", "accounts", "actors", "sources", "platforms", "features"),
)
FEATURE = ("type", "id", "geometry", "properties")
PLACE = ("kind", "name", "type", "alt_names", "local_names", "geocodes", "foreign")
DERIVED = ("center", "uncertainty_m")
CLAIM = (
    *("kind", "title", "incident", "account", "claimant", "speaker", "stance", "about"),
    *("statement", "origin", "citations", "location", "when", "actor_blamed", "weapon", "target"),
    *("toll", "losses", "confidence", "note", *DERIVED, *mirrors.NAMES),
)


def dossier(value: Json) -> Dossier:
    """The dossier of a FeatureCollection that its schema allows.

    Raises:
        GeometryError, TimeError: for a recipe or a time that no schema can refuse.
    """
    features = value["features"]
    return Dossier(
        title=value["dossier"]["title"],
        description=value["dossier"].get("description"),
        incidents=_each(value.get("incidents"), lambda item: _record(Incident, item)),
        accounts=_each(value.get("accounts"), lambda item: _record(Account, item)),
        actors=_each(value.get("actors"), lambda item: _record(Actor, item)),
        sources=_each(value.get("sources"), lambda item: _record(Source, item)),
        platforms=_each(value.get("platforms"), _platform),
        claims=_each([f for f in features if f["properties"]["kind"] == "claim"], claim),
        places=_each([f for f in features if f["properties"]["kind"] == "place"], place),
        extra=_others(value, COLLECTION),
    )


def claim(feature: Json) -> Claim:
    """The claim of a feature."""
    own = feature["properties"]
    return Claim(
        id=feature["id"],
        title=own["title"],
        incident=own["incident"],
        account=own.get("account"),
        claimant=own["claimant"],
        speaker=own.get("speaker"),
        stance=Stance(own["stance"]),
        about=_each(own.get("about"), lambda item: _record(About, item)),
        statement=_maybe(own.get("statement"), lambda item: _record(Statement, item)),
        origin=own.get("origin"),
        citations=_each(own["citations"], lambda item: _record(Citation, item)),
        location=_maybe(own.get("location"), location),
        when=_maybe(own.get("when"), when),
        actor_blamed=own.get("actor_blamed"),
        weapon=_maybe(own.get("weapon"), _weapon),
        target=own.get("target"),
        toll=_maybe(own.get("toll") or None, _toll),
        losses=_each(own.get("losses"), _loss),
        confidence=own.get("confidence"),
        note=own.get("note"),
        derived=_derived(feature),
        extra=_extra(feature, CLAIM),
    )


def place(feature: Json) -> Place:
    """The place of a feature; its geometry is kept where no geocode gives it."""
    own = feature["properties"]
    geocodes = _each(own.get("geocodes"), lambda item: _record(Geocode, item))
    return Place(
        id=feature["id"],
        name=own["name"],
        type=own.get("type"),
        alt_names=tuple(own.get("alt_names", ())),
        local_names=tuple(own.get("local_names", ())),
        geocodes=geocodes,
        geometry=None if geocodes else wound(feature["geometry"]),
        foreign=own.get("foreign", {}),
        extra=_extra(feature, PLACE),
    )


def location(value: Json) -> Location:
    """The recipe of a claim's place."""
    ranges = value.get("ranges", {})
    azimuth = ranges.get("azimuth_deg")
    anchors = value.get("waypoints") or [value["anchor"]]
    return Location(
        kind=Kind(value["kind"]),
        role=value["role"],
        verbatim=value["verbatim"],
        anchors=_each(anchors, _anchor),
        distance_m=_maybe(ranges.get("distance_m"), _metres),
        sure_distance_m=_maybe(ranges.get("sure_distance_m"), _metres),
        bearing=_maybe(azimuth, lambda it: Bearing(it["lower"], it["upper"])),
        east_m=_maybe(ranges.get("east_m"), _metres),
        north_m=_maybe(ranges.get("north_m"), _metres),
        half_width_m=ranges.get("half_width_m"),
        through=_each(value.get("through"), _anchor),
        stated=_maybe(value.get("stated") or None, lambda item: _record(Stated, item)),
        assumptions=tuple(value.get("assumptions", ())),
    )


def when(value: Json) -> When:
    """A claim's time statement."""
    span = value["timespans"][0]
    return When(
        verbatim=value["verbatim"],
        start=_bounds(span["start"]),
        end=_bounds(span.get("end", {})),
        zones=_each(value.get("zones"), lambda item: _record(Zone, item)),
        relative=_maybe(value.get("relative"), lambda item: _record(Relative, item)),
        assumptions=tuple(value.get("assumptions", ())),
        vague=_maybe(value.get("vague"), _vague),
    )


def _anchor(value: Json) -> Anchor:
    if "place" in value:
        return AtPlace(value["place"])
    if "claim" in value:
        return AtClaim(value["claim"])
    if "area" in value:
        return InArea(value["area"])
    if "written" in value:
        return AsWritten(value["written"])
    lon, lat = value["coordinates"]
    return AtCoordinates(lon, lat, value.get("uncertainty_m"))


def _metres(value: Json) -> Interval:
    upper = value["upper"]
    return Interval(value["lower"], float("inf") if upper is None else upper)


def _bounds(value: Json) -> Bounds:
    return Bounds(_maybe(value.get("earliest"), LocalTime), _maybe(value.get("latest"), LocalTime))


def _vague(value: Json) -> Vague:
    at, day = (_maybe(value.get(name), LocalTime) for name in ("at", "day"))
    return Vague(word=value["word"], at=at, day=day)


def _count(value: Json) -> Range:
    return Range(value["min"], value["max"])


def _toll(value: Json) -> Toll:
    return Toll(**{name: _count(count) for name, count in value.items()})


def _weapon(value: Json) -> Weapon:
    return Weapon(
        description=value["description"],
        platform=value.get("platform"),
        aircraft=_maybe(value.get("aircraft"), _count),
        munitions=_maybe(value.get("munitions"), _count),
    )


def _platform(value: Json) -> Platform:
    figures = {k: Interval(v["min"], v["max"]) for k, v in value.items() if isinstance(v, dict)}
    return _record(Platform, {**value, **figures})


def _loss(value: Json) -> Loss:
    return Loss(value["what"], _maybe(value["count"], _count))


def _derived(feature: Json) -> Derived | None:
    own = feature["properties"]
    if feature["geometry"] is None and "center" not in own:
        return None
    center = own.get("center")
    return Derived(
        geometry=wound(feature["geometry"]),
        center=(center[0], center[1]) if center else None,
        uncertainty_m=own.get("uncertainty_m"),
    )


def _extra(feature: Json, known: tuple[str, ...]) -> Json:
    """Members that the program does not know, of the feature and of its properties."""
    found = {
        "feature": _others(feature, FEATURE),
        "properties": _others(feature["properties"], known),
    }
    return {name: members for name, members in found.items() if members}


def _others(value: Json, known: tuple[str, ...]) -> dict[str, Any]:
    return {name: member for name, member in value.items() if name not in known}


def _record(cls: type[T], value: Json) -> T:
    """A dataclass whose fields are named as the members are, arrays as tuples."""
    return cls(**{k: tuple(v) if isinstance(v, list) else v for k, v in value.items()})


def _each(values: Any, make: Callable[[Any], T]) -> tuple[T, ...]:
    return tuple(make(value) for value in values or ())


def _maybe(value: Any, make: Callable[[Any], T]) -> T | None:
    return None if value is None else make(value)
