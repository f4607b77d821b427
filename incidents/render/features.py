"""Features: the GeoJSON pieces of a scene, and the box that a reader is shown."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import shapely
from shapely.geometry import mapping

from geo import geodesic
from geo.position import Position
from geo.region import Region, lonlat
from incidents.drawn import drawn_of
from incidents.render.basemap import Box
from incidents.render.encode import identifier, references


@dataclass(frozen=True)
class Measured:
    """A measured line: where it runs, and what is written on it."""

    ends: tuple[Position, Position]
    label: str


@dataclass(frozen=True)
class Sketch:
    """A place that is being worked out: its region, its center, and a key that changes with it."""

    region: Region
    center: Position | None
    key: str

    @cached_property
    def geometry(self) -> dict[str, Any]:
        """Of its region, as GeoJSON; every run of the page draws it."""
        return dict(lonlat.geometry(self.region))


def sketch_data(sketch: Sketch) -> dict[str, Any]:
    """A sketch as the map draws it, and the box to look at; an unbounded one is not looked at."""
    geometry = sketch.geometry
    box = shapely.bounds(drawn_of(geometry)) if sketch.region.bounded else None
    west, south, east, north = box if box is not None else (0.0, 0.0, 0.0, 0.0)
    return {
        "region": {"type": "Feature", "properties": {}, "geometry": geometry},
        "center": [sketch.center.lon, sketch.center.lat] if sketch.center else None,
        "view": {"key": identifier(sketch.key), "box": wider((west, south, east, north))}
        if box is not None
        else None,
    }


def collection(features: Iterable[dict[str, Any]]) -> dict[str, Any]:
    return {
        "type": "FeatureCollection",
        "features": [
            {
                "type": "Feature",
                "geometry": own.pop("geometry"),
                "properties": own,
            }
            for own in (dict(feature) for feature in features)
        ],
    }


def region_feature(identity: str, colour: str, label: str, region: Region) -> dict[str, Any]:
    """A region that is looked at and no site's."""
    return {
        "id": identifier(identity),
        "colour": colour,
        "role": "event",
        "lines": [references(label)],
        "selected": True,
        "dimmed": False,
        "wide": False,
        "filled": True,
        "geometry": lonlat.geometry(region),
    }


def point(lon: float, lat: float) -> dict[str, Any]:
    return {"type": "Point", "coordinates": [lon, lat]}


def thin(drawn: Any) -> dict[str, Any]:
    found: dict[str, Any] = mapping(shapely.force_2d(drawn))
    return found


def line_feature(line: Measured) -> dict[str, Any]:
    a, b = line.ends
    step = max(1_000.0, float(geodesic.distance_m(a.lon, a.lat, b.lon, b.lat)) / 24)
    lon, lat = geodesic.densify([a.lon, b.lon], [a.lat, b.lat], step)
    lon = np.unwrap(lon, period=360.0)  # On over the antimeridian, not back round the world.
    points = [[round(float(x), 5), round(float(y), 5)] for x, y in zip(lon, lat, strict=True)]
    return {"points": points, "label": references(line.label)}


def wider(box: Box, least_deg: float = 0.05) -> list[float]:
    """The box with as much again about it, within the map: a region is read in its surroundings."""
    west, south, east, north = box
    margin = max(least_deg, (east - west) / 2, (north - south) / 2)
    return [
        max(min(-180.0, west), west - margin),
        max(-85.0, south - margin),
        min(max(180.0, east), east + margin),
        min(85.0, north + margin),
    ]
