"""Answers: a place as Nominatim, Photon or Pelias gives it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from geo.position import Position


class Service(StrEnum):
    """The protocol that a server speaks."""

    NOMINATIM = "nominatim"
    PHOTON = "photon"
    PELIAS = "pelias"


@dataclass(frozen=True)
class Place:
    """What a server says of a place.

    Attributes:
        key: its id with the server, with the type of the thing.
        country: ISO 3166-1 alpha-2, where the server gives it.
        source: whose data it is.
        box: west, south, east, north in degrees, where the server gives one.
    """

    key: str
    name: str
    kind: str
    position: Position
    country: str | None
    source: str
    box: tuple[float, ...] | None

    @property
    def extent(self) -> tuple[float | None, str]:
        """Metres to the farthest corner of the box, and how that was found."""
        if self.box is None:
            return None, "the server gives no extent"
        from geo.gazetteer.surroundings import distances_m

        west, south, east, north = self.box
        corners = [Position(lon, lat) for lon in (west, east) for lat in (south, north)]
        radius_m = max(distances_m(self.position, corners))
        return radius_m, f"a disc of {radius_m / 1000:.1f} km, as far as the server's box reaches"


def read(service: Service, raw: Mapping[str, Any]) -> Place:
    """A place as that service gives it.

    Raises:
        AttributeError, LookupError, TypeError, ValueError: it is not as the service gives places.
    """
    return _READ[service](raw)


_OSM = "OpenStreetMap (ODbL)"


def _nominatim(raw: Mapping[str, Any]) -> Place:
    position = Position(float(raw["lon"]), float(raw["lat"]))
    south, north, west, east = map(float, raw["boundingbox"])
    country = raw.get("address", {}).get("country_code")
    return Place(
        key=f"{raw['osm_type'][0].upper()}{int(raw['osm_id'])}",
        name=str(raw["display_name"]),
        kind=str(raw.get("addresstype") or raw["type"]),
        position=position,
        country=country.upper() if country else None,
        source=_OSM,
        box=(west, south, east, north),
    )


def _photon(raw: Mapping[str, Any]) -> Place:
    told = raw["properties"]
    extent = told.get("extent")
    west, north, east, south = map(float, extent or (0, 0, 0, 0))
    return Place(
        key=f"{told['osm_type'][0].upper()}{int(told['osm_id'])}",
        name=", ".join(filter(None, (told["name"], told.get("state"), told.get("country")))),
        kind=str(told["osm_value"]),
        position=_point(raw),
        country=told.get("countrycode"),
        source=_OSM,
        box=(west, south, east, north) if extent else None,
    )


def _pelias(raw: Mapping[str, Any]) -> Place:
    told = raw["properties"]
    box = raw.get("bbox")
    return Place(
        key=str(told["gid"]),
        name=str(told.get("label") or told["name"]),
        kind=str(told["layer"]),
        position=_point(raw),
        country=told.get("country_code"),
        source=str(told["source"]),
        box=tuple(map(float, box)) if box else None,
    )


def _point(raw: Mapping[str, Any]) -> Position:
    lon, lat = raw["geometry"]["coordinates"][:2]
    return Position(float(lon), float(lat))


_READ: dict[Service, Callable[[Mapping[str, Any]], Place]] = {
    Service.NOMINATIM: _nominatim,
    Service.PHOTON: _photon,
    Service.PELIAS: _pelias,
}
