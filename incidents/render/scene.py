"""Scene: claims as the data that static/map.js draws: regions, badges, places, a legend."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import shapely
from shapely.geometry import mapping

from geo import geodesic
from geo.position import Position
from geo.region import lonlat
from incidents.drawn import drawn_of
from incidents.locate import Locator
from incidents.model import Claim, Dossier, Role
from incidents.render.encode import identifier, references, script_data
from incidents.render.marks import Mark, marks
from incidents.units import length

_WIDE_M = 60_000.0
"""A region of a greater radius is drawn without a badge of its own while none of it is chosen."""
_PLACE_COLOUR = "#595959"
_ROLES = {
    Role.EVENT: "where an event was",
    Role.PRESENCE: "where somebody was",
    Role.ROUTE: "the way of a flight",
    Role.EXCLUDED: "denied there",
}


@dataclass(frozen=True)
class Site:
    """The claims of one party that have one region, drawn once."""

    party: str
    role: str
    claims: tuple[Claim, ...]
    drawn: Any
    """the region's shapely geometry in degrees, with few corners"""
    spot: tuple[float, float]
    """a place well inside it for the badge"""
    radius_m: float | None

    def shows(self, claims: frozenset[str]) -> bool:
        return any(each.id in claims for each in self.claims)


@dataclass(frozen=True)
class Measured:
    """A measured line: where it runs, and what is written on it."""

    ends: tuple[Position, Position]
    label: str


class Scene:
    """All of a dossier made ready to be drawn; what is chosen and left varies by call."""

    def __init__(self, dossier: Dossier, locator: Locator | None = None) -> None:
        self.dossier = dossier
        self.locator = locator or Locator(dossier)
        self.number = {claim.id: n for n, claim in enumerate(dossier.claims, 1)}

    @cached_property
    def marks(self) -> Mapping[str, Mark]:
        return marks(self.dossier)

    @cached_property
    def sites(self) -> tuple[Site, ...]:
        """The sites in drawing order, the widest first."""
        found: dict[tuple[str, str, str], list[Claim]] = {}
        for claim in self.dossier.claims:
            if claim.location and claim.derived and claim.derived.geometry:
                party = self.dossier.party(claim.claimant)
                key = party, claim.location.role, repr(claim.derived.geometry)
                found.setdefault(key, []).append(claim)
        sites = [_site(party, role, claims) for (party, role, _), claims in found.items()]
        return tuple(sorted(sites, key=lambda site: -site.drawn.area))

    @cached_property
    def box(self) -> tuple[float, float, float, float]:
        """West, south, east, north of where events were, as far as that is not wide."""
        near = [site for site in self.sites if site.role == Role.EVENT and not _is_wide(site)]
        drawn = [site.drawn for site in near or self.sites] + self._points
        if not drawn:
            return (-170.0, -60.0, 170.0, 75.0)
        west, south, east, north = shapely.total_bounds(drawn)
        return (float(west), float(south), float(east), float(north))

    @property
    def _points(self) -> list[Any]:
        if self.dossier.claims:
            return []
        return [drawn_of(place.geometry) for place in self.dossier.places if place.geometry]

    def site_of(self, claim: str) -> Site | None:
        """The site that shows a claim."""
        return next((site for site in self.sites if site.shows(frozenset({claim}))), None)

    def data(
        self,
        left: Iterable[Claim],
        *,
        chosen: frozenset[str] = frozenset(),
        line: Measured | None = None,
        look: str = "",
        theme: str = "light",
    ) -> str:
        """The JSON of the claims that a filter leaves, for a script; see encode.script_data.

        Args:
            chosen: ids of the claims and places that are looked at.
            line: what is being measured.
            look: what the map should move to: the id of a claim, "line", or nothing.
            theme: light or dark.
        """
        ids = {claim.id for claim in left}
        sites = [site for site in self.sites if any(c.id in ids for c in site.claims)]
        shown = [site for site in sites if _is_shown(site, chosen)]
        features = [(site, self._properties(site, ids, chosen)) for site in shown]
        return script_data(
            {
                "theme": "dark" if theme == "dark" else "light",
                "regions": _collection(
                    [
                        *({**own, "geometry": mapping(site.drawn)} for site, own in features),
                        *self._place_regions(chosen),
                    ]
                ),
                "badges": _collection(
                    {**own, "geometry": _point(*site.spot)}
                    for site, own in features
                    if own["has_badge"]
                ),
                "places": _collection(self._places(chosen)),
                "line": _line(line) if line else None,
                "legend": self._legend(shown),
                "view": self._view(look, line),
            }
        )

    def _properties(self, site: Site, ids: set[str], chosen: frozenset[str]) -> dict[str, Any]:
        mark = self.marks[site.party]
        claims = [claim for claim in site.claims if claim.id in ids]
        first = next((claim for claim in claims if claim.id in chosen), claims[0])
        selected = first.id in chosen
        number = str(self.number[first.id])
        return {
            "id": identifier(first.id),
            "colour": mark.colour,
            "ink": mark.ink,
            "shape": mark.shape,
            "role": str(site.role),
            "number": references(number),
            "count": len(claims),
            "order": self.sites[::-1].index(site),
            "label": references(f"{number}: {first.title}"),
            "lines": [references(line) for line in self._told(site, claims)],
            "selected": selected,
            "dimmed": bool(chosen) and not selected,
            "wide": _is_wide(site),
            "filled": site.role != Role.ROUTE and not _is_wide(site),
            "has_badge": selected or not _is_wide(site),
        }

    def _told(self, site: Site, claims: list[Claim]) -> list[str]:
        party = self.dossier.actor[site.party].name
        extent = f"within {length(site.radius_m)}" if site.radius_m else "without an end"
        lines = [f"{party}, {_ROLES.get(Role(site.role), site.role)}, {extent}"]
        lines += [f"{self.number[claim.id]} · {claim.title}" for claim in claims[:6]]
        if len(claims) > 6:
            lines.append(f"and {len(claims) - 6} more")
        return lines

    def _place_regions(self, chosen: frozenset[str]) -> Iterable[dict[str, Any]]:
        """The regions of chosen places: all that their geocodes allow."""
        for identity in sorted(chosen.intersection(self.dossier.place)):
            estimate = self.locator.of(identity)
            if estimate is not None and estimate.region is not None:
                yield {
                    "id": identifier(identity),
                    "colour": _PLACE_COLOUR,
                    "role": "event",
                    "lines": [references(self.dossier.place[identity].name)],
                    "selected": True,
                    "dimmed": False,
                    "wide": False,
                    "filled": True,
                    "geometry": lonlat.geometry(estimate.region),
                }

    def _places(self, chosen: frozenset[str]) -> Iterable[dict[str, Any]]:
        for place in self.dossier.places:
            label = f"{place.name} (place)"
            own = {"id": identifier(place.id), "lines": [references(label)]}
            if place.geocodes:
                codes = place.geocodes if place.id in chosen else place.geocodes[:1]
                for code in codes:
                    yield {**own, "geometry": _point(code.lon, code.lat)}
            elif place.geometry and place.geometry["type"] != "GeometryCollection":
                yield {**own, "geometry": _thin(drawn_of(place.geometry))}

    def _legend(self, shown: list[Site]) -> list[dict[str, str]]:
        parties = dict.fromkeys(site.party for site in reversed(shown))
        ordered = [party for party in self.marks if party in parties]
        rows = [
            {
                "shape": self.marks[party].shape,
                "colour": self.marks[party].colour,
                "label": references(self.dossier.actor[party].name),
            }
            for party in ordered
        ]
        roles = {site.role for site in shown}
        rows += [
            {"role": str(role), "label": references(words)}
            for role, words in _ROLES.items()
            if role in roles
        ]
        if self.dossier.places:
            rows.append({"role": "place", "label": references("a place’s first geocode")})
        return rows

    def _view(self, look: str, line: Measured | None) -> dict[str, Any]:
        """What the map should show; it moves there only when the key changes."""
        if look in self.dossier.place and not line:
            spots = [(code.lon, code.lat) for code in self.dossier.place[look].geocodes]
            if spots:
                lons, lats = zip(*spots, strict=True)
                box = (min(lons), min(lats), max(lons), max(lats))
                return {"key": identifier(look), "box": _wider(box, 0.15)}
        site = self.site_of(look)
        if line is not None and look == "line":
            a, b = line.ends
            box = (min(a.lon, b.lon), min(a.lat, b.lat), max(a.lon, b.lon), max(a.lat, b.lat))
            return {"key": references(f"{a} {b}"), "box": _wider(box)}
        if site is not None:
            return {"key": identifier(look), "box": _wider(site.drawn.bounds)}
        return {"key": "all", "box": list(self.box)}


def _wider(box: tuple[float, float, float, float], least_deg: float = 0.05) -> list[float]:
    """The box with as much again about it, within the map: a region is read in its surroundings."""
    west, south, east, north = box
    margin = max(least_deg, (east - west) / 2, (north - south) / 2)
    return [
        max(-180.0, west - margin),
        max(-85.0, south - margin),
        min(180.0, east + margin),
        min(85.0, north + margin),
    ]


def _site(party: str, role: str, claims: list[Claim]) -> Site:
    derived = claims[0].derived
    assert derived is not None
    whole = drawn_of(derived.geometry)
    size = max(whole.bounds[2] - whole.bounds[0], whole.bounds[3] - whole.bounds[1])
    drawn = shapely.set_precision(whole.simplify(size / 400), 1e-5)
    largest = max(shapely.get_parts(drawn), key=lambda part: part.area)
    inner = shapely.maximum_inscribed_circle(largest, tolerance=size / 50)
    lon, lat = shapely.get_coordinates(inner)[0]
    spot = (round(float(lon), 5), round(float(lat), 5))
    return Site(party, role, tuple(claims), drawn, spot, derived.uncertainty_m)


def _is_wide(site: Site) -> bool:
    return site.radius_m is None or site.radius_m > _WIDE_M


def _is_shown(site: Site, chosen: frozenset[str]) -> bool:
    """Countries and other scopes are listed and drawn when chosen, never pinned."""
    return site.role != Role.SCOPE or site.shows(chosen)


def _within(site: Site, box: tuple[float, float, float, float]) -> bool:
    return bool(shapely.box(*box).covers(site.drawn))


def _collection(features: Iterable[dict[str, Any]]) -> dict[str, Any]:
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


def _point(lon: float, lat: float) -> dict[str, Any]:
    return {"type": "Point", "coordinates": [lon, lat]}


def _thin(drawn: Any) -> dict[str, Any]:
    found: dict[str, Any] = mapping(shapely.force_2d(drawn))
    return found


def _line(line: Measured) -> dict[str, Any]:
    a, b = line.ends
    step = max(1_000.0, float(geodesic.distance_m(a.lon, a.lat, b.lon, b.lat)) / 24)
    lon, lat = geodesic.densify([a.lon, b.lon], [a.lat, b.lat], step)
    points = [[round(float(x), 5), round(float(y), 5)] for x, y in zip(lon, lat, strict=True)]
    return {"points": points, "label": references(line.label)}
