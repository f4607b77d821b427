"""RFC 7946: what makes a value GeoJSON. Every MUST is an error, but for what readers should accept;
that, and every SHOULD, is a warning."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from typing import Any

from incidents.geojson.winding import turn_of
from incidents.problems import Problem, shown

_DEPTH = {
    "Point": 0,
    "MultiPoint": 1,
    "LineString": 1,
    "MultiLineString": 2,
    "Polygon": 2,
    "MultiPolygon": 3,
}
GEOMETRY_TYPES = (*_DEPTH, "GeometryCollection")
_TYPES = (*GEOMETRY_TYPES, "Feature", "FeatureCollection")
_LONGITUDE, _LATITUDE = 180.0, 90.0
_WGS84_NAMES = ("CRS84", "4326")
_FOREIGN_TO = {
    "geometry": ("geometry", "properties", "features"),
    "Feature": ("features", "coordinates", "geometries"),
    "FeatureCollection": ("geometry", "properties", "coordinates", "geometries"),
}
"""Members that an object of one type must not borrow from another (section 7.1)."""

Found = Iterator[Problem]


def check(value: Any) -> Found:
    """Everything in a parsed JSON value that RFC 7946 forbids or advises against."""
    if not isinstance(value, dict):
        yield Problem("$", shown(value), "a GeoJSON object")
        return
    kind = value.get("type")
    if kind == "FeatureCollection":
        yield from _collection(value)
    elif kind == "Feature":
        yield from _feature(value, "$")
    elif kind in GEOMETRY_TYPES:
        yield from _geometry(value, "$")
    else:
        got = shown(kind) if "type" in value else "no member type"
        yield Problem("$.type", got, f"one of {', '.join(_TYPES)}")
    yield from _crs(value)


def _crs(value: dict[str, Any]) -> Found:
    if value.get("crs") is None:
        return
    known = any(name in shown(value["crs"]) for name in _WGS84_NAMES)
    expected = "no crs: GeoJSON is in WGS84 longitude and latitude (section 4)"
    yield Problem("$.crs", shown(value["crs"]), expected, "warning" if known else "error")


def _collection(value: dict[str, Any]) -> Found:
    yield from _borrowed(value, "FeatureCollection", "$")
    yield from _bbox(value, "$")
    features = value.get("features")
    if not isinstance(features, list):
        yield Problem("$.features", _got(value, "features"), "an array of features")
        return
    for index, feature in enumerate(features):
        path = f"$.features[{index}]"
        if not isinstance(feature, dict) or feature.get("type") != "Feature":
            got = shown(feature.get("type")) if isinstance(feature, dict) else shown(feature)
            yield Problem(f"{path}.type" if isinstance(feature, dict) else path, got, '"Feature"')
        else:
            yield from _feature(feature, path)


def _feature(value: dict[str, Any], path: str) -> Found:
    yield from _borrowed(value, "Feature", path)
    yield from _bbox(value, path)
    identity = value.get("id", "")
    if isinstance(identity, bool) or not isinstance(identity, str | int | float):
        yield Problem(f"{path}.id", shown(identity), "text or a number")
    if "properties" not in value or not isinstance(value["properties"], dict | None):
        yield Problem(f"{path}.properties", _got(value, "properties"), "an object or null")
    if "geometry" not in value:
        yield Problem(f"{path}.geometry", "no member geometry", "a geometry or null")
    elif value["geometry"] is not None:
        yield from _geometry(value["geometry"], f"{path}.geometry")


def _geometry(value: Any, path: str) -> Found:
    if not isinstance(value, dict):
        yield Problem(path, shown(value), "a geometry object")
        return
    yield from _borrowed(value, "geometry", path)
    yield from _bbox(value, path)
    kind = value.get("type")
    if kind == "GeometryCollection":
        yield from _geometries(value, path)
    elif isinstance(kind, str) and kind in _DEPTH:
        coordinates = value.get("coordinates")
        if not isinstance(coordinates, list):
            yield Problem(f"{path}.coordinates", _got(value, "coordinates"), "an array")
        else:
            found = list(_coordinates(coordinates, f"{path}.coordinates", kind, _DEPTH[kind]))
            yield from found
            if not any(problem.severity == "error" for problem in found):
                yield from _advice(coordinates, f"{path}.coordinates", kind, _DEPTH[kind])
    else:
        yield Problem(f"{path}.type", _got(value, "type"), f"one of {', '.join(GEOMETRY_TYPES)}")


def _geometries(value: dict[str, Any], path: str) -> Found:
    members = value.get("geometries")
    if not isinstance(members, list):
        yield Problem(f"{path}.geometries", _got(value, "geometries"), "an array of geometries")
        return
    if len(members) == 1:
        expected = "a single geometry by itself (section 3.1.8)"
        yield Problem(path, "a GeometryCollection of one", expected, "warning")
    kinds = {str(member.get("type")) for member in members if isinstance(member, dict)}
    if len(members) > 1 and len(kinds) == 1 and kinds <= set(_DEPTH):
        expected = "a geometry of several parts (section 3.1.8)"
        yield Problem(path, f"a GeometryCollection of {kinds.pop()} alone", expected, "warning")
    for index, member in enumerate(members):
        yield from _geometry(member, f"{path}.geometries[{index}]")
        if isinstance(member, dict) and member.get("type") == "GeometryCollection":
            expected = "no GeometryCollection within another (section 3.1.8)"
            yield Problem(f"{path}.geometries[{index}]", "a nested one", expected, "warning")


def _coordinates(value: Any, path: str, kind: str, depth: int) -> Found:
    """Errors in the coordinates of a geometry of that type, depth arrays above its positions."""
    if depth == 0:
        yield from _position(value, path)
        return
    if not isinstance(value, list):
        yield Problem(path, shown(value), "an array of positions" if depth == 1 else "an array")
        return
    for index, item in enumerate(value):
        yield from _coordinates(item, f"{path}[{index}]", kind, depth - 1)
    if depth == 1 and "Polygon" in kind:
        yield from _ring(value, path)
    elif depth == 1 and "LineString" in kind and len(value) < 2:
        yield Problem(path, f"{len(value)} positions", "2 or more positions (section 3.1.4)")


def _position(value: Any, path: str) -> Found:
    if not isinstance(value, list):
        yield Problem(path, shown(value), "a position: [longitude, latitude]")
        return
    if len(value) < 2:
        yield Problem(path, f"{len(value)} numbers", "2 or more: [longitude, latitude]")
    for index, number in enumerate(value):
        if isinstance(number, bool) or not isinstance(number, int | float):
            yield Problem(f"{path}[{index}]", shown(number), "a number")
        elif index < 2 and not abs(number) <= (_LATITUDE if index else _LONGITUDE):
            limit = "latitude in [-90, 90]" if index else "longitude in [-180, 180]"
            yield Problem(f"{path}[{index}]", shown(number), limit)


def _ring(ring: list[Any], path: str) -> Found:
    if len(ring) < 4:
        yield Problem(path, f"{len(ring)} positions", "4 or more in a ring (section 3.1.6)")
    if ring and ring[0] != ring[-1]:
        got = f"first {shown(ring[0])}, last {shown(ring[-1])}"
        yield Problem(path, got, "a closed ring: last equal to first (section 3.1.6)")


def _advice(value: list[Any], path: str, kind: str, depth: int) -> Found:
    """Warnings about coordinates without errors."""
    if depth == 2 and "Polygon" in kind:
        for index, ring in enumerate(value):
            if turn_of(ring) == (-1 if index == 0 else 1):
                turn = "counter-clockwise shell" if index == 0 else "clockwise hole"
                yield Problem(
                    f"{path}[{index}]", "the other winding", f"a {turn} (section 3.1.6)", "warning"
                )
    if depth == 1 and kind != "MultiPoint":
        wide = [i for i, (a, b) in enumerate(pairwise(value)) if abs(a[0] - b[0]) > 180]
        if wide:
            got = f"an edge over 180 degrees wide after position {wide[0]}"
            yield Problem(path, got, "a cut at the antimeridian (section 3.1.9)", "warning")
    if depth > 1:
        for index, item in enumerate(value):
            yield from _advice(item, f"{path}[{index}]", kind, depth - 1)
    else:
        yield from _precision([value] if depth == 0 else value, path)


def _precision(positions: list[Any], path: str) -> Found:
    fine = sum(_decimals(number) > 7 for position in positions for number in position)
    if fine:
        got = f"{fine} numbers of over 7 decimals"
        yield Problem(path, got, "no more than the data knows (section 11.2)", "warning")
    long = [position for position in positions if len(position) > 3]
    if long:
        expected = "longitude, latitude and at most an altitude (section 3.1.1)"
        yield Problem(path, f"positions of {len(long[0])} numbers", expected, "warning")


def _decimals(number: float) -> int:
    text = format(Decimal(repr(number)), "f")
    return len(text.partition(".")[2])


def _bbox(value: dict[str, Any], path: str) -> Found:
    if "bbox" not in value:
        return
    box = value["bbox"]
    numbers = isinstance(box, list) and all(
        isinstance(number, int | float) and not isinstance(number, bool) for number in box
    )
    if not numbers or len(box) not in (4, 6):
        yield Problem(f"{path}.bbox", shown(box), "4 or 6 numbers (section 5)")


def _borrowed(value: dict[str, Any], kind: str, path: str) -> Found:
    for name in _FOREIGN_TO[kind]:
        if name in value:
            yield Problem(f"{path}.{name}", "a member of another type", "none here (section 7.1)")


def _got(value: dict[str, Any], name: str) -> str:
    return shown(value[name]) if name in value else f"no member {name}"
