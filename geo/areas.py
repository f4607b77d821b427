"""Areas: the basemap's countries, provinces and waters as regions; each is made once, as borders
are long."""

from __future__ import annotations

from functools import cache

from geo import basemap
from geo.region import Polygon


@cache
def ground(code: str) -> Polygon:
    """The region of an area, wider and narrower by the error of its drawn border.

    Raises:
        UnknownArea: the basemap has no area of that code.
    """
    area = basemap.area(code)
    return Polygon.from_arrays(area.polygons, area.border_error_m)
