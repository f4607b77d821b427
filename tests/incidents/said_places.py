"""An independent oracle: places that the words of a dossier allow, walked out from its file's JSON.

It reads recipes and geocodes as the file has them and walks geodesics with pyproj; it knows nothing
of the program's regions.
"""

from __future__ import annotations

from itertools import product
from typing import Any

import numpy as np
from numpy.typing import NDArray
from pyproj import Geod

WGS84 = Geod(ellps="WGS84")
FARTHEST_M = 2_000_000.0
"""How far a sample of a region without an end goes."""

Floats = NDArray[np.float64]
LonLat = tuple[Floats, Floats]
Choice = dict[str, str]


class Said:
    """The claims and places of a dossier's file, and random places that they allow."""

    def __init__(self, value: Any, seed: int = 20151206) -> None:
        self.of = {feature["id"]: feature["properties"] for feature in value["features"]}
        self.rng = np.random.default_rng(seed)

    def places(self, identity: str, count: int, choice: Choice | None = None) -> LonLat | None:
        """Longitudes and latitudes that a claim or a place may have; None for an area's."""
        own = self.of[identity]
        if own["kind"] == "place":
            return self._geocoded(identity, own["geocodes"], count, choice or {})
        location = own["location"]
        if location["kind"] == "route":
            return None
        start = self._anchor(location["anchor"], count, choice)
        if start is None or location["kind"] == "at":
            return start
        return self._told(start, location.get("ranges", {}))

    def together(self, a: str, b: str, count: int) -> tuple[LonLat, LonLat] | None:
        """Places of two claims: a place that both rest on is at one of its geocodes for both."""
        shared = sorted(self._rests_on(a) & self._rests_on(b))
        codes = [[code["id"] for code in self.of[place]["geocodes"]] for place in shared]
        ends: list[list[LonLat]] = [[], []]
        for chosen in product(*codes):
            choice = dict(zip(shared, chosen, strict=True))
            for end, identity in zip(ends, (a, b), strict=True):
                found = self.places(identity, count, choice)
                if found is None:
                    return None
                end.append(found)
        first, second = (np.concatenate(end, axis=1) for end in ends)
        return (first[0], first[1]), (second[0], second[1])

    def _rests_on(self, identity: str) -> set[str]:
        own = self.of[identity]
        if own["kind"] == "place":
            return {identity}
        anchor = own["location"].get("anchor", {})
        of = anchor.get("place") or anchor.get("claim")
        return self._rests_on(of) if of else set()

    def _anchor(self, anchor: Any, count: int, choice: Choice | None) -> LonLat | None:
        if "area" in anchor:
            return None
        if "coordinates" in anchor:
            lon, lat = anchor["coordinates"]
            return self._disc(lon, lat, np.full(count, anchor["uncertainty_m"]))
        return self.places(anchor.get("place") or anchor["claim"], count, choice)

    def _told(self, start: LonLat, ranges: Any) -> LonLat:
        reach = ranges.get("distance_m", {"lower": 0, "upper": None})
        upper = FARTHEST_M if reach["upper"] is None else reach["upper"]
        turn = ranges.get("azimuth_deg", {"lower": 0, "upper": 360})
        azimuth = self._between(turn["lower"], turn["upper"], len(start[0]))
        return walk(start, azimuth, self._between(reach["lower"], upper, len(start[0])))

    def _geocoded(self, place: str, codes: Any, count: int, choice: Choice) -> LonLat | None:
        """Within a radius of any of the geocodes; where one states none, the greatest other's."""
        greatest = max((code["uncertainty_m"] or 0 for code in codes), default=0)
        taken = [code for code in codes if choice.get(place, code["id"]) == code["id"]]
        if not greatest:
            return None
        which = self.rng.integers(len(taken), size=count)
        lon, lat = (np.array([code[name] for code in taken])[which] for name in ("lon", "lat"))
        radius = np.array([float(code["uncertainty_m"] or greatest) for code in taken])[which]
        return self._disc(lon, lat, radius)

    def _disc(self, lon: Any, lat: Any, radius: Floats) -> LonLat:
        count = len(radius)
        start = np.broadcast_to(lon, count), np.broadcast_to(lat, count)
        return walk(start, self._between(0, 360, count), self._between(0, 1, count) * radius)

    def _between(self, lower: float, upper: float, count: int) -> Floats:
        """Random numbers, many of them at an end: extremes lie there."""
        share = self.rng.random(count)
        share = np.where(self.rng.random(count) < 0.4, np.round(share), share)
        return np.asarray(lower + (upper - lower) * share)


def walk(start: LonLat, azimuth: Floats, metres: Floats) -> LonLat:
    lon, lat, _ = WGS84.fwd(start[0], start[1], azimuth, metres)
    return np.asarray(lon), np.asarray(lat)


def ways(a: LonLat, b: LonLat) -> tuple[Floats, Floats]:
    """Azimuths in degrees, in [0, 360), and distances in metres from places to places."""
    azimuth, _, metres = WGS84.inv(a[0], a[1], b[0], b[1])
    return np.asarray(azimuth) % 360, np.asarray(metres)
