"""Plain GeoJSON, without a dossier, as places without claims; nothing of it is lost."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from incidents.geojson.winding import wound
from incidents.ids import free_id
from incidents.model import Dossier, Place

_NAMES = ("name", "Name", "NAME", "title", "label")
_UNTITLED = "GeoJSON without a dossier"

Json = Mapping[str, Any]


def dossier(value: Json) -> Dossier:
    """Every feature, or the one geometry, as a place; foreign members are kept in `foreign`."""
    if value["type"] == "FeatureCollection":
        features = value["features"]
        others = {k: v for k, v in value.items() if k not in ("type", "features")}
    else:
        features = [value if value["type"] == "Feature" else _feature(value)]
        others = {}
    taken: set[str] = set()
    places = tuple(_place(feature, number, taken) for number, feature in enumerate(features, 1))
    title = others.get("name")
    return Dossier(
        title=title if isinstance(title, str) and title else _UNTITLED,
        places=places,
        extra={"foreign": others} if others else {},
    )


def _feature(geometry: Json) -> Json:
    return {"type": "Feature", "geometry": geometry, "properties": None}


def _place(feature: Json, number: int, taken: set[str]) -> Place:
    own = feature["properties"] or {}
    named = [own[key] for key in _NAMES if isinstance(own.get(key), str) and own[key].strip()]
    name = named[0] if named else str(feature.get("id", "")) or f"feature {number}"
    identity = free_id(str(feature.get("id", "")) or name, f"feature-{number}", taken)
    taken.add(identity)
    kept = {k: v for k, v in feature.items() if k not in ("type", "geometry")}
    return Place(id=identity, name=name, geometry=wound(feature["geometry"]), foreign=kept)
