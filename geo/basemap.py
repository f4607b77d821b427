"""The basemap: countries, provinces, waters and towns, to draw and to ask about; not evidence.

Generalised from public-domain Natural Earth data by ``scripts/build_basemap.py``. Where the data
come from, what is wrong with them and how the border errors were measured stands in
``geo/data/PROVENANCE.md``. Borders are drawn as they are held, not as they are claimed. Every
coordinate is WGS84 longitude, latitude in degrees, and an edge is straight in them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any, Literal, get_args

import numpy as np

from geo import arcs
from geo.arcs import Line
from geo.area_codes import Kind, UnknownArea, kind_of
from geo.errors import GeometryError

__all__ = [
    "BORDER_ERROR_M",
    "Area",
    "Box",
    "Detail",
    "Kind",
    "Line",
    "UnknownArea",
    "area",
    "areas",
    "draw",
]

Detail = Literal["world", "region"]
Box = tuple[float, float, float, float]
"""West, south, east, north in degrees; west is greater than east across the antimeridian."""

BORDER_ERROR_M: Mapping[str, float] = MappingProxyType(
    {"country": 16_000.0, "province": 20_000.0, "lake": 30_000.0, "sea": 30_000.0}
    | dict.fromkeys(("AZ", "GE", "IQ", "IR", "JO", "LB", "SY", "TM", "TR"), 7_000.0)
    | {"SY-DY": 40_000.0, "SY-HI": 80_000.0, "SY-QU": 25_000.0, "SY-RD": 80_000.0}
)
"""Metres, by code or else by kind; PROVENANCE.md gives the reason for each."""

_SOURCE = {
    "admin": "Natural Earth 4, 1:10m, from QGIS 3.22; borders as held, not as claimed",
    "seas": "Natural Earth 4, 1:10m, from QGIS 3.22; limits between seas after IHO S-23 (1953)",
    "water": "Natural Earth 3, 1:10m, from Magics 4.13",
}
_DRAWN = ("land", "coast", "borders", "province_borders", "disputed", "rivers", "lakes")
_PADDING = 0.05
"""Share of a box's width and height that is drawn beyond it, so that no line ends in view."""
_DECIMALS = {"world": 3, "region": 4}
_WORLD_TOLERANCE, _WORLD_LEAST_AREA, _WORLD_RANK = 0.5, 1.0, 1
"""Degrees, square degrees and rank, for the detail "world"."""


@dataclass(frozen=True)
class Area:
    """A country, a province or a water, with the error of its drawn border.

    Attributes:
        code: ISO 3166-1 alpha-2, ISO 3166-2, or our own word for a water.
        name: in English, or as the data romanise it.
        polygons: of each its rings, closed and of four points or more, the shell first and
            counter-clockwise, the holes clockwise; cut at the antimeridian (RFC 7946, 3.1.9).
        border_error_m: how far the drawn border may be from the true one, to either side, metres.
        source: the data it is drawn from.
    """

    code: str
    name: str
    kind: Kind
    polygons: tuple[tuple[Line, ...], ...]
    border_error_m: float
    source: str


def area(code: str) -> Area:
    """The area of a code: "SY", "SY-DY" (Deir ez-Zor), "caspian-sea".

    Raises:
        UnknownArea: the data have no area of that code.
    """
    return areas(kind_of(code))[code]


@cache
def areas(kind: Kind) -> Mapping[str, Area]:
    """The areas of a kind by code. What the data give no code is in no area; it is only drawn."""
    layers, source = arcs.layers(_file(kind)), _SOURCE[_file(kind)]
    found = {}
    for record in layers.records[kind]:
        if code := record["code"]:
            polygons = tuple(map(layers.polygon, record["polygons"]))
            error_m = BORDER_ERROR_M.get(code, BORDER_ERROR_M[kind])
            found[code] = Area(code, record["name"], kind, polygons, error_m, source)
    return MappingProxyType(found)


def draw(bbox: Box, detail: Detail = "region") -> dict[str, list[Any]]:
    """Layers to draw, clipped a little outside a box; "world" is coarse, "region" all there is.

    Returns:
        ``land``: polygons, each a list of rings; ``coast``, ``borders`` (of countries) and
        ``province_borders``: lines, each drawn once however many areas share it; ``disputed``,
        ``rivers`` and ``lakes``: ``{name, rank, coordinates}`` of a line or a polygon; ``towns``:
        ``{name, lon, lat, rank, population}``. Rank 0 is the greatest. A name may be empty, a
        rank or population None. What crosses the antimeridian is cut there.

    Raises:
        GeometryError: the box is none, or the detail is neither of the two.
    """
    west, south, east, north = bbox
    if not (abs(west) <= 180 and abs(east) <= 180 and -90 <= south < north <= 90 and west != east):
        raise GeometryError("bbox", bbox, "west, south, east, north in degrees, south below north")
    if detail not in get_args(Detail):
        raise GeometryError("detail", detail, " or ".join(get_args(Detail)))
    if west > east:
        halves = [draw((west, south, 180, north), detail), draw((-180, south, east, north), detail)]
        return {layer: halves[0][layer] + halves[1][layer] for layer in halves[0]}
    x, y = _PADDING * (east - west), _PADDING * (north - south)
    box = max(west - x, -180.0), max(south - y, -90.0), min(east + x, 180.0), min(north + y, 90.0)
    drawn = {layer: _clipped(layer, detail, box) for layer in _DRAWN}
    return drawn | {"towns": _towns(detail, box)}


def _file(layer: str) -> str:
    if layer == "sea":
        return "seas"
    return "water" if layer in ("lake", "lakes", "rivers") else "admin"


@cache
def _shapes(layer: str, detail: Detail) -> list[tuple[dict[str, Any], Any]]:
    """What is known of each shape of a layer, and the shape."""
    import shapely  # drawing alone needs it

    if layer == "coast":
        lands = [land for _, land in _shapes("land", detail)]
        rings = shapely.get_rings(lands)
        coarse = shapely.simplify(rings, _WORLD_TOLERANCE) if detail == "world" else rings
        return [({}, ring) for ring in coarse]
    if detail == "world":
        found = [
            (what, shape)
            for what, shape in _shapes(layer, "region")
            if layer == "borders"
            or shape.area >= _WORLD_LEAST_AREA
            or (layer == "rivers" and what["rank"] <= _WORLD_RANK)
        ]
        coarse = shapely.simplify([shape for _, shape in found], _WORLD_TOLERANCE)
        return [(what, shape) for (what, _), shape in zip(found, coarse, strict=True)]
    layers = arcs.layers(_file(layer))
    if layer.endswith("borders"):
        outer, inner = layers.uses("country"), layers.uses("province")
        chosen = np.flatnonzero(outer == 2 if layer == "borders" else (outer == 0) & (inner == 2))
        lines = arcs.shapes([layers.arcs[i] for i in chosen])
        merged = shapely.line_merge(shapely.multilinestrings(lines))
        return [({}, line) for line in shapely.get_parts(merged)]
    found = []
    for record in layers.records.get("lake" if layer == "lakes" else layer, ()):
        what = {key: record.get(key) for key in ("name", "rank") if "name" in record}
        found += [(what, rings) for rings in map(layers.polygon, record.get("polygons", ()))]
        found += [(what, layers.arcs[i]) for i in record.get("lines", ())]
    made = arcs.shapes([piece for _, piece in found])
    return [(what, shape) for (what, _), shape in zip(found, made, strict=True)]


def _clipped(layer: str, detail: Detail, box: Box) -> list[Any]:
    import shapely

    shapes, drawn = _shapes(layer, detail), []
    pieces = np.array([shape for _, shape in shapes], dtype=object)
    # Lines on the box's own edge fall away, and so does a coast along the antimeridian or the pole.
    clipped = shapely.clip_by_rect(pieces, *box)
    for piece, i in zip(*shapely.get_parts(clipped, return_index=True), strict=True):
        flat = piece.geom_type != "Polygon"
        rings = [piece] if flat else shapely.get_rings(piece)
        lines = [np.round(ring.coords, _DECIMALS[detail]).tolist() for ring in rings]
        what, line = shapes[i][0], lines[0] if flat else lines
        drawn.append({**what, "coordinates": line} if what else line)
    return drawn


def _towns(detail: Detail, box: Box) -> list[dict[str, Any]]:
    west, south, east, north = box
    keys = ("name", "lon", "lat", "rank", "population")
    return [
        dict(zip(keys, row, strict=True))
        for row in arcs.records("towns")["towns"]
        if west <= row[1] <= east and south <= row[2] <= north
        if detail == "region" or row[3] <= _WORLD_RANK
    ]
