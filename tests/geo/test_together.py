"""Whether one event can have been in several regions, against places drawn in each of them."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from pyproj import Geod

from geo import Disc, Position, separation
from geo.region.together import Together
from tests.geo.places_within import sampled
from tests.geo.regions_anywhere import SPOTS, annulus, corridor, disc, sector, union

WGS84 = Geod(ellps="WGS84")
CAMP = Position(40.07, 35.37)


def away(start: Position, azimuth: float, metres: float) -> Position:
    lon, lat, _ = WGS84.fwd(start.lon, start.lat, azimuth, metres)
    return Position(lon, lat)


def three_discs(radius_m: float) -> list[Disc]:
    """Three discs whose middles are 10 km from the camp, 17.32 km from each other."""
    return [Disc(away(CAMP, azimuth, 10_000), radius_m) for azimuth in (0, 120, 240)]


def test_three_regions_may_meet_in_pairs_and_have_no_place_for_all() -> None:
    near_m = 1_000.0
    found = Together.of(three_discs(9_000), near_m)
    assert found.apart() == ()
    assert all(found.possible(pair) for pair in combinations(range(3), 2))
    assert not found.possible(range(3))
    assert found.witness(range(3)) is None


@pytest.mark.parametrize(
    ("radius_m", "possible"), [(9_400.0, False), (9_423.0, True), (9_450.0, True)]
)
def test_the_border_is_where_near_over_root_three_reaches(radius_m: float, possible: bool) -> None:
    """10,000 m less 1,000 m / √3 is 9,422.6 m; ten metres are allowed for the drawing."""
    assert Together.of(three_discs(radius_m), 1_000.0).possible(range(3)) is possible


def test_a_witness_is_near_all() -> None:
    discs = three_discs(9_600)
    found = Together.of(discs, 1_000.0).witness(range(3))
    assert found is not None
    assert all(separation(Disc(found, 0), each).lower_m <= 500.5 for each in discs)


def test_bare_positions_are_as_near_as_they_are() -> None:
    places = [CAMP, away(CAMP, 90, 990), away(CAMP, 90, 1_900)]
    found = Together.of([Disc(each, 0) for each in places], 1_000.0)
    assert found.apart() == ((0, 2),)
    assert found.possible((0, 1))
    assert not found.possible((0, 2))


def test_of_what_is_too_large_for_one_chart_nothing_is_proved() -> None:
    whole = Disc(Position(-140, -35), 9_000_000)
    found = Together.of([Disc(CAMP, 10), whole, Disc(away(CAMP, 0, 5_000), 10)], 1_000.0)
    assert list(found.drawn) == [0, 2]
    assert found.possible((0, 1))
    assert found.witness((0, 1)) is None
    assert found.apart() == ((0, 2),)


@pytest.mark.parametrize("where", SPOTS)
@pytest.mark.parametrize("size", [3_000.0, 300_000.0])
def test_no_places_are_found_where_it_is_proved_that_there_are_none(
    where: str, size: float
) -> None:
    rng = np.random.default_rng(len(where) + int(size))
    for _ in range(3):
        base = SPOTS[where](rng)
        regions = [make(rng, base, size) for make in (disc, annulus, sector, corridor, union)]
        near_m = size * float(rng.choice([0.0, 0.05, 0.5]))
        found = Together.of(regions, near_m)
        places = [sampled(each, rng, 50) for each in regions]
        for i, j in found.apart():
            assert nearest(places[i], places[j]).min() > near_m
        for several in combinations(range(5), 3):
            together = near_all(several, places, near_m)
            assert found.possible(several) or not together
            witness = found.witness(several)
            if witness is not None:
                reach = [separation(Disc(witness, 0), regions[i]).lower_m for i in several]
                assert max(reach) <= near_m / 2 + 0.01 * size


def nearest(a: tuple[np.ndarray, np.ndarray], b: tuple[np.ndarray, np.ndarray]) -> np.ndarray:
    """Distances between every place of a and every place of b."""
    shape = (len(a[0]), len(b[0]))
    lon_a, lat_a = (np.broadcast_to(each[:, None], shape).ravel() for each in a)
    lon_b, lat_b = (np.broadcast_to(each, shape).ravel() for each in b)
    return np.asarray(WGS84.inv(lon_a, lat_a, lon_b, lat_b)[2]).reshape(shape)


def near_all(
    several: tuple[int, ...], places: list[tuple[np.ndarray, np.ndarray]], near_m: float
) -> bool:
    """Whether a place of each of three regions is drawn so that all are near each other."""
    i, j, k = several
    ij = nearest(places[i], places[j]) <= near_m
    ik = nearest(places[i], places[k]) <= near_m
    jk = nearest(places[j], places[k]) <= near_m
    return bool(((ij.astype(int) @ jk.astype(int) > 0) & ik).any())
