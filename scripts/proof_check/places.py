"""Places: where claims allow a place to be, and how near and far two such places can be."""

from __future__ import annotations

import math
from itertools import product
from typing import Any

import numpy as np
from pyproj import Geod

from scripts.proof_check.cells import cells
from scripts.proof_check.dossier import Dossier, Json, Wrong, agree

WGS84 = Geod(ellps="WGS84")
STEPS = 240
ENDLESS_M = 100_000.0
LEAST_RADIUS_M = WGS84.b**2 / WGS84.a
NO_LINK: Json = {"range_m": [0.0, 0.0], "azimuth_deg": None}


def metres(a: Any, b: Any) -> float:
    return float(WGS84.inv(*a, *b)[2])


def last(cell: Json) -> Json:
    found: Json = cell["links"][-1] if cell["links"] else NO_LINK
    return found


def upper(link: Json) -> float:
    return math.inf if link["range_m"][1] is None else float(link["range_m"][1])


def base(cell: Json) -> float:
    """How far from the center the last link may start."""
    return float(cell["radius_m"]) + sum(upper(link) for link in cell["links"][:-1])


def ring(cell: Json) -> tuple[float, float]:
    low = last(cell)["range_m"][0]
    return max(0.0, low - base(cell)), upper(last(cell)) + base(cell)


def root(dossier: Dossier, claim: str) -> str:
    """The place that a claim's place is counted from in the end; itself if that is no place."""
    anchor = (dossier.claim(claim).get("location") or {}).get("anchor", {})
    if "claim" in anchor:
        return root(dossier, anchor["claim"])
    return f"place {anchor['place']}" if "place" in anchor else f"claim {claim}"


class Both:
    """The cells of two claims, and which of them can both be: a place that both are counted from is
    at one of its geocodes."""

    def __init__(self, dossier: Dossier, ends: list[str], reading: str) -> None:
        self.forms = [cells(dossier, claim, reading) for claim in ends]
        self._one_root = root(dossier, ends[0]) == root(dossier, ends[1])
        pairs = product(self.forms[0], self.forms[1])
        self.pairs = [pair for pair in pairs if self.can_be(*pair)]

    def can_be(self, a: Json, b: Json) -> bool:
        return not self._one_root or list(a["center"]) == list(b["center"])


def least_m(pairs: list[tuple[Json, Json]]) -> float:
    return min(_least(a, b) for a, b in pairs)


def greatest_m(pairs: list[tuple[Json, Json]]) -> float:
    return max(metres(a["center"], b["center"]) + ring(a)[1] + ring(b)[1] for a, b in pairs)


def _least(a: Json, b: Json) -> float:
    apart = metres(a["center"], b["center"])
    (a_low, a_high), (b_low, b_high) = ring(a), ring(b)
    rings = max(0.0, apart - a_high - b_high, a_low - apart - b_high, b_low - apart - a_high)
    turned = [cell for cell in (a, b) if last(cell)["azimuth_deg"]]
    if rings > 0 or not turned:
        return rings
    if len(turned) == 2:
        if math.isinf(a_high + b_high):
            return 0.0
        return _between(a, b, _rim(a, a_high), _rim(b, b_high))
    sector, other = (a, b) if last(a)["azimuth_deg"] else (b, a)
    return _to_ring(sector, other, apart)


def _rim(cell: Json, reach: float) -> Any:
    """Places on the rim of the sector from the center, its outer end, and what they leave open:
    half a piece, the start's distance from the center, and what the turn of north there does."""
    (start, end), low, far = last(cell)["azimuth_deg"], last(cell)["range_m"][0], upper(last(cell))
    far, share, ones = min(far, reach), np.arange(STEPS + 1) / STEPS, np.ones(STEPS + 1)
    out = np.concatenate([low + (far - low) * share] * 2 + [low * ones, far * ones])
    turn = start + (end - start) * share
    azimuths = np.concatenate([start * ones, end * ones, turn, turn])
    lon, lat = (np.full(len(out), each) for each in cell["center"])
    lon, lat, _ = WGS84.fwd(lon, lat, azimuths, out)
    piece = max(far - low, far * math.radians(end - start)) / STEPS
    latitude = math.radians(abs(cell["center"][1])) + base(cell) / LEAST_RADIUS_M
    turned = math.tan(latitude) if latitude < math.pi / 2 else math.inf
    slack = piece / 2 + base(cell) + far * base(cell) / LEAST_RADIUS_M * turned
    return lon, lat, far, slack


def _to_ring(sector: Json, other: Json, apart: float) -> float:
    low, high = ring(other)
    if math.isinf(high):
        return 0.0
    reach = 1.5 * (apart + high + base(sector)) + ENDLESS_M
    lon, lat, far, slack = _rim(sector, reach)
    if _holds(sector, far, other["center"]):
        return 0.0
    x, y = (np.full(len(lon), each) for each in other["center"])
    away = np.asarray(WGS84.inv(x, y, lon, lat)[2])
    nearest = float(np.maximum(away - high, low - away).min() - slack)
    beyond = reach - base(sector) - apart - high
    return max(0.0, min(nearest, beyond) if far == reach else nearest)


def _between(a: Json, b: Json, rim_a: Any, rim_b: Any) -> float:
    for cell, far, rim in ((a, rim_a[2], rim_b), (b, rim_b[2], rim_a)):
        if any(_holds(cell, far, point) for point in zip(rim[0], rim[1], strict=True)):
            return 0.0
    p, q = _in_space(*rim_a[:2]), _in_space(*rim_b[:2])
    squares = (p**2).sum(axis=1)[:, None] + (q**2).sum(axis=1) - 2 * p @ q.T
    chord = math.sqrt(max(0.0, float(squares.min())))
    return max(0.0, chord - float(rim_a[3]) - float(rim_b[3]))


def _holds(cell: Json, far: float, point: Any) -> bool:
    azimuth, _, away = WGS84.inv(*cell["center"], *point)
    (start, end), low = last(cell)["azimuth_deg"], last(cell)["range_m"][0]
    return bool(low <= away <= far and (azimuth - start) % 360 <= end - start)


def _in_space(lon: Any, lat: Any) -> Any:
    x, y = np.radians(lon), np.radians(lat)
    bend = WGS84.a / np.sqrt(1 - WGS84.es * np.sin(y) ** 2)
    out = bend * np.cos(y)
    up = bend * (1 - WGS84.es) * np.sin(y)
    return np.stack((out * np.cos(x), out * np.sin(x), up), axis=1)


def check_way(way: Json, own: list[Json], what: str) -> Any:
    """The place at the end of a way, each step of which must be allowed."""
    if not any(_same(way["cell"], cell) for cell in own):
        raise Wrong(f"{what}: the dossier allows no cell {way['cell']}")
    points, links = way["points"], way["cell"]["links"]
    if not len(points) == len(way["distances_m"]) == len(way["azimuths_deg"]) == len(links) + 1:
        raise Wrong(f"{what}: got {len(points)} places for {len(links)} links")
    start = way["cell"]["center"]
    disc = {"range_m": [0.0, way["cell"]["radius_m"]], "azimuth_deg": None}
    for index, (point, link) in enumerate(zip(points, [disc, *links], strict=True)):
        azimuth, _, away = WGS84.inv(*start, *point)
        agree(way["distances_m"][index], away, f"{what}, a distance")
        agree(way["azimuths_deg"][index], azimuth % 360, f"{what}, an azimuth")
        turn = link["azimuth_deg"]
        if not link["range_m"][0] <= away <= upper(link):
            raise Wrong(f"{what}: {away} m is not in {link['range_m']}")
        if turn and not (azimuth - turn[0]) % 360 <= turn[1] - turn[0]:
            raise Wrong(f"{what}: {azimuth} degrees is not in {turn}")
        start = point
    return start


def _same(got: Json, own: Json) -> bool:
    try:
        agree(got, own, "cell")
    except Wrong:
        return False
    return True


def check_pair(pair: Json, both: Both, what: str) -> float:
    """How far two places are apart that are each allowed, and both at once."""
    ends = [check_way(pair[side], own, what) for side, own in zip("ab", both.forms, strict=True)]
    if not both.can_be(pair["a"]["cell"], pair["b"]["cell"]):
        raise Wrong(f"{what}: one place is taken to be at two of its geocodes")
    apart = metres(*ends)
    agree(pair["apart_m"], apart, f"{what}, the distance")
    return apart
