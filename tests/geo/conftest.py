"""Places where geometry breaks, for tests that are run at each."""

from __future__ import annotations

import pytest
from places_within import AYYASH

from geo import Position

_SPOTS = {
    "syria": AYYASH,
    "null island": Position(0, 0),
    "antimeridian": Position(180, -17),
    "pole": Position(20, 90),
    "by a pole": Position(0, -89.99),
}


@pytest.fixture(params=_SPOTS.values(), ids=_SPOTS)
def spot(request: pytest.FixtureRequest) -> Position:
    place: Position = request.param
    return place
