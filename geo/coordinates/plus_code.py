"""Plus codes (Open Location Code): a full code is a cell of its own.

Reference: Open Location Code specification, Google, https://github.com/google/open-location-code.
"""

from __future__ import annotations

import re

from openlocationcode import openlocationcode

from geo.coordinates.errors import CoordinatesError, quoted
from geo.coordinates.written import Span, Written, box
from geo.position import Position

_LETTERS = "23456789CFGHJMPQRVWX"
PATTERN = re.compile(
    rf"(?<![\w+])(?:[{_LETTERS}]{{2,8}}|[{_LETTERS}]{{2}}0{{6}}|[{_LETTERS}]{{4}}0{{4}}"
    rf"|[{_LETTERS}]{{6}}0{{2}})\+(?:[{_LETTERS}]{{2,7}})?(?![\w+])",
    re.IGNORECASE,
)


def read(verbatim: str, code: str) -> Written:
    """The cell of a full plus code.

    Raises:
        CoordinatesError: for a short code, which needs a reference place, and for no code.
    """
    if openlocationcode.isShort(code):
        expected = "a full code of eight signs before the +: a short one needs a reference place"
        raise CoordinatesError("plus code", quoted(code), expected)
    if not openlocationcode.isFull(code):
        raise CoordinatesError("plus code", quoted(code), "a full code such as 8H72C3C3+36")
    area = openlocationcode.decode(code.upper())
    lon = Span(area.longitudeLo, area.longitudeHi)
    lat = Span(area.latitudeLo, min(area.latitudeHi, 90.0))
    return Written(
        verbatim=verbatim,
        notation="plus code",
        position=Position(sum(lon) / 2, sum(lat) / 2),
        region=box(lon, lat),
        point_radius_method_m=None,
        assumptions=(f"{code.upper()} read as its cell: {_text(lat, lon)}",),
    )


def _text(lat: Span, lon: Span) -> str:
    north, east = (" to ".join(f"{value:.10g}" for value in span) for span in (lat, lon))
    return f"latitude {north}, longitude {east}"
