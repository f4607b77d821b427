"""The least way over some areas alone, against ways over them and published figures."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from pyproj import Geod

from geo import Disc, Position, Sector, areas
from geo.interval import Interval
from geo.keeping import least_m
from geo.route import shortest

WGS84 = Geod(ellps="WGS84")
AUTHORITIES = Path(__file__).parents[1] / "authorities"
PUBLISHED = json.loads((AUTHORITIES / "movement.json").read_text())["mozdok_to_deir_ez_zor_km"]
MOZDOK = Disc(Position(44.603056, 43.7875), 2_500, 0.0)
DEIR_EZ_ZOR = Disc(Position(40.14084, 35.33588), 5_000, 0.0)
NAMED = ("caspian-sea", "IR", "IQ")
OFFSHORE = ((48.6, 42.0), (50.9, 40.4), (49.3, 38.4))
"""Off Dagestan, off Absheron and off the Talysh coast."""


def metres(*places: tuple[float, float]) -> float:
    return sum(WGS84.inv(*a, *b)[2] for a, b in pairwise(places))


def ends() -> tuple[tuple[float, float], tuple[float, float]]:
    return tuple((d.center.lon, d.center.lat) for d in (MOZDOK, DEIR_EZ_ZOR))


def test_a_way_that_keeps_to_what_is_named_is_longer_than_one_that_touches_it():
    keeping = least_m(MOZDOK, DEIR_EZ_ZOR, frozenset(NAMED))
    touching = shortest((MOZDOK, *map(areas.ground, NAMED), DEIR_EZ_ZOR))
    hugging = [each["km"] for each in PUBLISHED if "hugging" in each["what"]]
    start, end = ends()
    assert touching.lower_m < keeping
    assert keeping < metres(start, *OFFSHORE, end) < hugging[0] * 1_000


def test_no_way_off_the_coast_is_shorter():
    """Ways by random places of the sea, none of them within 30 km of its drawn shore's end."""
    keeping = least_m(MOZDOK, DEIR_EZ_ZOR, frozenset(NAMED))
    rng = np.random.default_rng(5)
    start, end = ends()
    for _ in range(200):
        by = [(lon + rng.uniform(0, 1), lat + rng.uniform(-0.2, 0.2)) for lon, lat in OFFSHORE]
        assert keeping <= metres(start, *by, end)


def test_over_the_countries_of_the_direct_line_it_is_the_direct_line():
    direct = metres(*ends())
    keeping = least_m(MOZDOK, DEIR_EZ_ZOR, frozenset({"GE", "TR"}))
    assert 0.97 * direct < keeping <= direct


@pytest.mark.parametrize("codes", [(), ("GE",), ("KZ", "TM")])
def test_areas_that_do_not_join_leave_no_way(codes):
    assert least_m(MOZDOK, DEIR_EZ_ZOR, frozenset(codes)) is None


def test_within_one_country_nothing_need_be_named():
    aleppo, hasakah = (Disc(Position(*at), 1_000) for at in ((37.16, 36.2), (40.75, 36.5)))
    direct = metres((37.16, 36.2), (40.75, 36.5))
    found = least_m(aleppo, hasakah, frozenset())
    assert 0.97 * direct < found <= direct


def test_what_has_no_end_or_is_too_far_is_not_answered():
    assert least_m(MOZDOK, Sector(Position(40, 35), Interval(1, float("inf"))), frozenset()) is None
    assert least_m(MOZDOK, Disc(Position(-70, -33), 1_000), frozenset({"RU"})) is None
