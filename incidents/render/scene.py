"""Scene: claims as the data that static/claims.js draws: regions, badges, places, a legend."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Any

import shapely
from shapely.geometry import mapping

from geo.region import Region
from incidents.drawn import drawn_of
from incidents.locate import Locator
from incidents.model import Claim, Dossier, Role
from incidents.render.basemap import Box
from incidents.render.encode import identifier, references, script_data
from incidents.render.features import (
    Measured,
    Sketch,
    collection,
    line_feature,
    point,
    region_feature,
    sketch_data,
    thin,
)
from incidents.render.marks import Mark, marks
from incidents.render.site import Site
from incidents.render.view import view
from incidents.units import length

_PLACE_COLOUR = "#595959"
_ROLES = {
    Role.EVENT: "where an event was",
    Role.PRESENCE: "where somebody was",
    Role.ROUTE: "the way of a flight",
    Role.EXCLUDED: "denied there",
}


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
        sites = [Site.of(party, role, claims) for (party, role, _), claims in found.items()]
        return tuple(sorted(filter(None, sites), key=lambda site: -site.drawn.area))

    @cached_property
    def box(self) -> Box:
        """West, south, east, north of where events were, as far as that is not wide."""
        near = [site for site in self.sites if site.role == Role.EVENT and not site.is_wide]
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
        sketch: Sketch | None = None,
        picking: bool = False,
        caption: str = "",
        assumed: Iterable[tuple[str, Region]] = (),
    ) -> str:
        """The JSON of the claims that a filter leaves, for a script; see encode.script_data.

        Args:
            chosen: ids of the claims and places that are looked at.
            line: what is being measured.
            look: what the map should move to: the id of a claim, "line", "chosen", or nothing.
            theme: light or dark.
            sketch: a place that is being worked out; the map moves to it.
            picking: whether a click on the ground is to be told, with where it was.
            caption: a sentence about what is chosen.
            assumed: the regions of claims and places as assumptions have them.
        """
        ids = {claim.id for claim in left}
        sites = [site for site in self.sites if any(c.id in ids for c in site.claims)]
        shown = [site for site in sites if _is_shown(site, chosen)]
        drawn = {claim.id for site in shown for claim in site.claims} | set(self.dossier.place)
        features = [(site, self._properties(site, ids, chosen & drawn)) for site in shown]
        sketched = sketch_data(sketch) if sketch else None
        return script_data(
            {
                "theme": "dark" if theme == "dark" else "light",
                "regions": collection(
                    [
                        *({**own, "geometry": mapping(site.drawn)} for site, own in features),
                        *self._place_regions(chosen),
                        *self._assumed_regions(assumed),
                    ]
                ),
                "badges": collection(
                    {**own, "geometry": point(*site.spot)}
                    for site, own in features
                    if own["has_badge"]
                ),
                "places": collection(self._places(chosen)),
                "line": line_feature(line) if line else None,
                "legend": self._legend(shown),
                "sketch": sketched,
                "picking": picking,
                "caption": references(caption),
                "view": (sketched and sketched.pop("view"))
                or view(self.dossier, self.sites, look, line, chosen)
                or {"key": "all", "box": list(self.box)},
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
            "wide": site.is_wide,
            "filled": site.role != Role.ROUTE and not site.is_wide,
            "has_badge": selected or not site.is_wide,
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
                name = self.dossier.place[identity].name
                yield region_feature(identity, _PLACE_COLOUR, name, estimate.region)

    def _assumed_regions(self, assumed: Iterable[tuple[str, Region]]) -> Iterable[dict[str, Any]]:
        for identity, region in assumed:
            claim, colour = self.dossier.claim.get(identity), _PLACE_COLOUR
            if claim is not None:
                colour = self.marks[self.dossier.party(claim.claimant)].colour
            name = claim.title if claim else self.dossier.place[identity].name
            yield region_feature(identity, colour, f"{name}: as assumed", region)

    def _places(self, chosen: frozenset[str]) -> Iterable[dict[str, Any]]:
        for place in self.dossier.places:
            label = f"{place.name} (place)"
            own = {"id": identifier(place.id), "lines": [references(label)]}
            if place.geocodes:
                codes = place.geocodes if place.id in chosen else place.geocodes[:1]
                for code in codes:
                    yield {**own, "geometry": point(code.lon, code.lat)}
            elif place.geometry and place.geometry["type"] != "GeometryCollection":
                yield {**own, "geometry": thin(drawn_of(place.geometry))}

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


def _is_shown(site: Site, chosen: frozenset[str]) -> bool:
    """Countries and other scopes are listed and drawn when chosen, never pinned."""
    return site.role != Role.SCOPE or site.shows(chosen)
