"""The basemap as a script for the browser: the whole world coarsely, and a box in full."""

from __future__ import annotations

import json
from functools import lru_cache

from geo import basemap

Box = tuple[float, float, float, float]


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


@lru_cache(maxsize=8)
def script(box: Box) -> bytes:
    """JavaScript that sets `incidentBasemap`; it may stand within an HTML page."""
    layers: dict[str, object] = {
        "world": basemap.draw((-180.0, -90.0, 180.0, 90.0), "world"),
        "region": basemap.draw(box, "region"),
        "box": box,
    }
    data = json.dumps(layers, ensure_ascii=True, allow_nan=False, separators=(",", ":"))
    return f"window.incidentBasemap = {data.replace('<', chr(92) + 'u003c')};\n".encode()
