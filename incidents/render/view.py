"""View: the box that the map moves to, with a key that changes when it should move."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import shapely

from incidents.model import Dossier
from incidents.render.basemap import Box
from incidents.render.encode import identifier, references
from incidents.render.features import Measured, line_feature, wider
from incidents.render.site import Site

_PLACE_DEG = 0.15
"""What is shown about a place, at the least."""


def view(
    dossier: Dossier,
    sites: Sequence[Site],
    look: str,
    line: Measured | None,
    chosen: frozenset[str],
) -> dict[str, Any] | None:
    """The view of what is looked at; None for the whole.

    Args:
        look: the id of a claim or place, "line", or "chosen" for all that is chosen.
    """
    if look in dossier.place and not line:
        spots = _spots(dossier, (look,))
        if spots:
            return {"key": identifier(look), "box": wider(_box(spots), _PLACE_DEG)}
    if look == "chosen":
        parts = [site.drawn for site in sites if site.shows(chosen)]
        parts += _spots(dossier, sorted(chosen.intersection(dossier.place)))
        parts += [_drawn(line)] if line else []
        if parts:
            return {"key": references(f"{sorted(chosen)} {line}"), "box": wider(_box(parts))}
    if look == "line" and line is not None:
        return {"key": references("{} {}".format(*line.ends)), "box": wider(_box([_drawn(line)]))}
    site = next((site for site in sites if site.shows(frozenset({look}))), None)
    return {"key": identifier(look), "box": wider(_box([site.drawn]))} if site else None


def _spots(dossier: Dossier, places: Iterable[str]) -> list[Any]:
    """Where the geocodes of places are."""
    codes = (code for place in places for code in dossier.place[place].geocodes)
    return [shapely.Point(code.lon, code.lat) for code in codes]


def _drawn(line: Measured) -> Any:
    return shapely.LineString(line_feature(line)["points"])


def _box(parts: list[Any]) -> Box:
    west, south, east, north = (float(side) for side in shapely.total_bounds(parts))
    return west, south, east, north
