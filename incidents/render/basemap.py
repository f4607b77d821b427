"""The basemap as a script for the browser: the whole world coarsely, and a box in full."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import Any

import shapely

from geo import basemap

Box = tuple[float, float, float, float]
"""West, south, east, north in degrees."""
_LINES = ("rivers", "province_borders", "coast", "borders", "disputed")


def around(box: Box) -> Box:
    """A box in whole degrees about another, half as wide again on every side."""
    west, south, east, north = box
    margin = max(2.0, 0.5 * (east - west), 0.5 * (north - south))
    return (
        float(max(-180, round(west - margin))),
        float(max(-85, round(south - margin))),
        float(min(180, round(east + margin))),
        float(min(85, round(north + margin))),
    )


def _beyond(lines: list[Any], box: Box) -> list[list[list[float]]]:
    """What of the world's coarse lines is outside the box, where finer ones are drawn."""
    whole = [
        shapely.LineString(line["coordinates"] if isinstance(line, dict) else line)
        for line in lines
    ]
    parts = shapely.get_parts(shapely.difference(whole, shapely.box(*box)))
    return [shapely.get_coordinates(part).tolist() for part in parts if not part.is_empty]


@lru_cache(maxsize=8)
def script(box: Box, more: str | None = None) -> bytes:
    """JavaScript that sets `incidentBasemap`; it may stand within an HTML page.

    Args:
        more: where the browser may ask for other boxes in full, which detail() answers.
    """
    world = basemap.draw((-180.0, -90.0, 180.0, 90.0), "world")
    layers: dict[str, object] = {
        "world": world,
        "beyond": {name: _beyond(world[name], box) for name in _LINES},
        "region": basemap.draw(box, "region"),
        "box": box,
        "more": more,
    }
    data = json.dumps(layers, ensure_ascii=True, allow_nan=False, separators=(",", ":"))
    return f"window.incidentBasemap = {data.replace('<', chr(92) + 'u003c')};\n".encode()


@lru_cache(maxsize=32)
def detail(box: Box) -> bytes:
    """A box in full, as JSON."""
    layers = {"region": basemap.draw(box, "region"), "box": box}
    return json.dumps(layers, allow_nan=False, separators=(",", ":")).encode()
