"""Where a dossier's claims and places are: recipes and geocodes turned into regions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import product
from typing import Any

from geo import areas, basemap, coordinates
from geo.errors import GeometryError
from geo.locate import Anchored, LocationEstimate, estimate
from geo.location import (
    Anchor,
    AsWritten,
    AtClaim,
    AtCoordinates,
    AtPlace,
    InArea,
    Location,
    Reading,
)
from geo.position import Position
from geo.region import Disc, Polygon, Region, Union
from incidents.model import Dossier, Geocode, Place

Choice = Mapping[str, str]
"""The geocode taken for each place that has rivals: place id to geocode id."""


class UnknownId(KeyError):
    """An id that is no claim's and no place's."""

    def __init__(self, identity: str, known: tuple[str, ...]) -> None:
        from difflib import get_close_matches

        close = get_close_matches(identity, known, 3, 0.7)
        hint = f"; did you mean {', '.join(close)}?" if close else ""
        super().__init__(f"{identity}: no claim and no place of that id{hint}")

    def __str__(self) -> str:
        return str(self.args[0])


@dataclass(frozen=True)
class Locator:
    """Estimates of a dossier's locations, each worked out once.

    Attributes:
        dossier: whose claims and places are located.
        choice: one geocode for each place named in it; a place that is not spans all of its own.
        reading: how the words of claims are read.
    """

    dossier: Dossier
    choice: Choice = field(default_factory=dict)
    reading: Reading = Reading.MEASURED
    _found: dict[str, LocationEstimate | None] = field(default_factory=dict, repr=False)
    _taking: dict[tuple[str, ...], tuple[Locator, ...]] = field(default_factory=dict, repr=False)

    def of(self, identity: str) -> LocationEstimate | None:
        """The estimate of a claim or a place; None for a claim that gives no place.

        Raises:
            UnknownId: for an id that is neither.
            GeometryError: for a recipe that allows nothing on Earth.
        """
        if identity not in self._found:
            self._found[identity] = self._estimate(identity)
        return self._found[identity]

    def estimate(self, location: Location) -> LocationEstimate:
        """The estimate of a location that need not be in the dossier, but whose anchors are.

        Raises:
            GeometryError: for a recipe that allows nothing on Earth.
        """
        return estimate(location, self.resolve, self.reading)

    def unknown(self, identity: str) -> UnknownId | None:
        """The error for an id that is neither a claim's nor a place's; None for one that is."""
        known = (*self.dossier.claim, *self.dossier.place)
        return None if identity in known else UnknownId(identity, known)

    def _estimate(self, identity: str) -> LocationEstimate | None:
        claim = self.dossier.claim.get(identity)
        if claim is not None:
            return self.estimate(claim.location) if claim.location else None
        place = self.dossier.place.get(identity)
        if place is None:
            raise UnknownId(identity, (*self.dossier.claim, *self.dossier.place))
        found = self._place(place)
        return LocationEstimate(found.region, found.position, found.assumptions, found.hangs_on)

    def for_version(self, dossier: Dossier) -> Locator:
        """A locator of another version of the dossier, which knows already what this one has found
        of claims and places that are the same in both."""
        same = _Same(self.dossier, dossier)
        found = {each: self._found[each] for each in self._found if same.stays(each)}
        return replace(self, dossier=dossier, _found=found, _taking={})

    def rivals(self, *identities: str) -> tuple[str, ...]:
        """Ids of the places with rival geocodes that the locations depend on."""
        found = map(self.of, identities)
        hung = frozenset().union(*(each.hangs_on for each in found if each))
        rivals = (each for each in self.dossier.places if len(each.geocodes) > 1)
        return tuple(place.id for place in rivals if place.id in hung)

    def choices(self, *identities: str) -> Iterator[Locator]:
        """A locator for each combination of the rival geocodes that the locations depend on."""
        yield from self.taking(self.rivals(*identities))

    def open_rivals(self, places: Iterable[str]) -> tuple[str, ...]:
        """Those of some places that have rival geocodes of which none is chosen."""
        known = self.dossier.place
        rivals = (p for p in places if p not in self.choice and len(known[p].geocodes) > 1)
        return tuple(sorted(rivals))

    def taking(self, places: tuple[str, ...]) -> tuple[Locator, ...]:
        """A locator for each combination of some places' geocodes."""
        if places not in self._taking:
            options = [[code.id for code in self.dossier.place[p].geocodes] for p in places]
            chosen = [
                {**self.choice, **dict(zip(places, c, strict=True))} for c in product(*options)
            ]
            locators = (Locator(self.dossier, choice, self.reading) for choice in chosen)
            self._taking[places] = tuple(locators)
        return self._taking[places]

    def resolve(self, anchor: Anchor) -> Anchored:
        """Where an anchor is, with what was assumed to place it."""
        if isinstance(anchor, AtPlace):
            return self._place(self.dossier.place[anchor.id])
        if isinstance(anchor, AtClaim):
            found = self.of(anchor.id)
            if found is None:
                return Anchored(None)
            return Anchored(found.region, found.position, found.assumptions, found.hangs_on)
        if isinstance(anchor, AtCoordinates):
            return _at_coordinates(anchor)
        if isinstance(anchor, AsWritten):
            written = coordinates.read(anchor.text)
            return Anchored(written.region, written.position, written.assumptions)
        return _in_area(anchor)

    def _place(self, place: Place) -> Anchored:
        if not place.geocodes:
            return _drawn(place)
        chosen = self.choice.get(place.id)
        geocodes = [code for code in place.geocodes if chosen in (None, code.id)]
        extent = _assumed_extent_m(place)
        discs = [_disc(code, extent) for code in geocodes]
        assumptions = tuple(
            f"{place.name}: {code.id} ({code.source.split(':')[0]}) states no uncertainty; "
            f"{extent:,.0f} m taken, the greatest that another geocode of the place has"
            for code in geocodes
            if code.uncertainty_m is None and extent is not None
        )
        known = tuple(disc for disc in discs if disc is not None)
        first = Position(geocodes[0].lon, geocodes[0].lat)
        hung = frozenset({place.id})
        if not known:
            return Anchored(None, first, assumptions, hung)
        spoken = tuple(
            Disc(disc.center, 0.0) if code.extent else disc
            for code, disc in zip(geocodes, discs, strict=True)
            if disc is not None
        )
        return Anchored(_one_of(known), first, assumptions, hung, _one_of(spoken))


@lru_cache(maxsize=4096)
def _one_of(discs: tuple[Disc, ...]) -> Region:
    """A place that is one of some discs: one region for all equal ones."""
    return discs[0] if len(discs) == 1 else Union(discs)


def _assumed_extent_m(place: Place) -> float | None:
    """What stands in for a radius that a geocode does not state: the place's greatest other one."""
    return max((code.uncertainty_m for code in place.geocodes if code.uncertainty_m), default=None)


def _disc(code: Geocode, extent_m: float | None) -> Disc | None:
    """Where a geocode's place may be: nothing in it is surely a part of the place."""
    radius = code.uncertainty_m or extent_m
    return Disc(Position(code.lon, code.lat), radius, sure_radius_m=0.0) if radius else None


def _at_coordinates(anchor: AtCoordinates) -> Anchored:
    position = Position(anchor.lon, anchor.lat)
    if anchor.uncertainty_m is None:
        return Anchored(None, position)
    return Anchored(Disc(position, anchor.uncertainty_m, sure_radius_m=0.0), position)


def _in_area(anchor: InArea) -> Anchored:
    area = basemap.area(anchor.code)
    note = (
        f"{area.name}: a generalised border of {area.source}, taken to be within "
        f"{area.border_error_m / 1000:g} km of where it runs"
    )
    return Anchored(areas.ground(anchor.code), assumptions=(note,))


def _drawn(place: Place) -> Anchored:
    """The ground that a file without a dossier drew; a bare point has an unknown extent."""
    geometry: Mapping[str, Any] = place.geometry or {}
    hung = frozenset({place.id})
    try:
        if geometry.get("type") == "Point":
            lon, lat = geometry["coordinates"][:2]
            return Anchored(None, Position(lon, lat), hangs_on=hung)
        if geometry.get("type") in ("Polygon", "MultiPolygon"):
            several = geometry["type"] == "MultiPolygon"
            polygons = geometry["coordinates"] if several else [geometry["coordinates"]]
            rings = tuple(
                tuple(tuple((point[0], point[1]) for point in ring) for ring in polygon)
                for polygon in polygons
            )
            return Anchored(Polygon(rings), hangs_on=hung)
    except GeometryError as error:
        return Anchored(None, assumptions=(f"{place.name}: {error}",), hangs_on=hung)
    return Anchored(None, hangs_on=hung)


@dataclass(frozen=True)
class _Same:
    """What lies where it did in another version of a dossier."""

    before: Dossier
    after: Dossier
    _known: dict[str, bool] = field(default_factory=dict)

    def stays(self, identity: str) -> bool:
        if identity not in self._known:
            self._known[identity] = self._stays(identity)
        return self._known[identity]

    def _stays(self, identity: str) -> bool:
        before, after = self.before.claim.get(identity), self.after.claim.get(identity)
        if before is None or after is None:
            place = self.after.place.get(identity)
            return place is not None and place is self.before.place.get(identity)
        if after.location is not before.location:
            return False
        anchors = after.location.anchors if after.location else ()
        return all(self.stays(a.id) for a in anchors if isinstance(a, AtClaim | AtPlace))
