"""Geodesics against Karney's test set, computed segment distances and geopy."""

from __future__ import annotations

import csv
import math
from pathlib import Path

import numpy as np
import pytest
from geographiclib.geodesic import Geodesic
from geopy.distance import geodesic as geopy_geodesic

from geo import GeometryError, geodesic
from geo.units import GREATEST_DISTANCE_M

AUTHORITIES = Path(__file__).parents[1] / "authorities"
MICROMETRE, MILLIMETRE = 1e-6, 1e-3


def rows(name: str, group: str) -> dict[str, dict[str, np.ndarray]]:
    """The columns of figures in an authority's file, by the group that its rows belong to."""
    lines = (AUTHORITIES / name).read_text().splitlines()
    found: dict[str, list[dict[str, str]]] = {}
    for row in csv.DictReader(line for line in lines if not line.startswith("#")):
        found.setdefault(row.pop(group), []).append(row)
    return {
        key: {column: np.array([float(row[column]) for row in part]) for column in part[0]}
        for key, part in found.items()
    }


KARNEY = rows("geodesic.csv", "regime")
SEGMENTS = rows("point_to_geodesic_segment.csv", "tag")


def apart(lon1: np.ndarray, lat1: np.ndarray, lon2: np.ndarray, lat2: np.ndarray) -> np.ndarray:
    """Distances in metres by another implementation than the project's."""
    pairs = np.broadcast(lat1, lon1, lat2, lon2)
    return np.array([Geodesic.WGS84.Inverse(*map(float, pair))["s12"] for pair in pairs])


@pytest.mark.parametrize("regime", KARNEY)
def test_distances_of_karneys_test_set(regime):
    row = KARNEY[regime]
    found = geodesic.distance_m(row["lon1"], row["lat1"], row["lon2"], row["lat2"])
    assert np.abs(found - row["s12"]).max() <= MICROMETRE


@pytest.mark.parametrize("regime", KARNEY)
def test_destinations_of_karneys_test_set(regime):
    row = KARNEY[regime]
    there = geodesic.destination(row["lon1"], row["lat1"], row["azi1"], row["s12"])
    assert apart(*there, row["lon2"], row["lat2"]).max() <= MICROMETRE


@pytest.mark.parametrize("regime", KARNEY)
def test_azimuths_lead_there_and_back_in_karneys_test_set(regime):
    row = KARNEY[regime]
    a, b = (row["lon1"], row["lat1"]), (row["lon2"], row["lat2"])
    way = geodesic.inverse(*a, *b)
    assert apart(*geodesic.destination(*a, way.azimuth_deg, row["s12"]), *b).max() <= MICROMETRE
    assert (
        apart(*geodesic.destination(*b, way.back_azimuth_deg, row["s12"]), *a).max() <= MICROMETRE
    )


def test_all_nine_regimes_are_there():
    assert len(KARNEY) == 9
    assert sum(len(row["s12"]) for row in KARNEY.values()) == 167


@pytest.mark.parametrize("tag", SEGMENTS)
def test_point_to_segment_within_a_millimetre(tag):
    row = SEGMENTS[tag]
    point, ends = (row["lon"], row["lat"]), (row["lon1"], row["lat1"], row["lon2"], row["lat2"])
    found = geodesic.distance_to_segment(*point, *ends)
    assert np.abs(found.distance_m - row["dist_m"]).max() <= MILLIMETRE
    heading = geodesic.azimuth_deg(*ends)
    foot = geodesic.destination(row["lon1"], row["lat1"], heading, found.along_m)
    assert np.abs(apart(*foot, *point) - row["dist_m"]).max() <= MILLIMETRE
    assert np.abs(found.along_m - row["along_m"]).max() <= 0.1


def test_a_segment_of_no_length_is_its_point():
    found = geodesic.distance_to_segment(0, 1, 0, 0, 0, 0)
    assert found.distance_m == pytest.approx(110_574.388558, abs=MILLIMETRE)
    assert found.along_m == 0


def test_a_point_of_the_segment_is_no_way_off_across_the_antimeridian():
    lon, lat = geodesic.destination(179, 60, geodesic.azimuth_deg(179, 60, -178, 61), 100_000)
    found = geodesic.distance_to_segment(lon, lat, 179, 60, -178, 61)
    assert found.distance_m <= MILLIMETRE
    assert found.along_m == pytest.approx(100_000, abs=MILLIMETRE)


def test_random_pairs_agree_with_geopy():
    rng = np.random.default_rng(1)
    lon, lat = rng.uniform(-180, 180, (2, 300)), np.degrees(np.arcsin(rng.uniform(-1, 1, (2, 300))))
    expected = [
        geopy_geodesic((y1, x1), (y2, x2)).meters
        for x1, y1, x2, y2 in zip(lon[0], lat[0], lon[1], lat[1], strict=True)
    ]
    found = geodesic.distance_m(lon[0], lat[0], lon[1], lat[1])
    assert np.abs(found - expected).max() <= MICROMETRE


@pytest.mark.parametrize(
    ("to", "expected"),
    [((0, 1), 0), ((1, 0), 90), ((0, -1), 180), ((-1, 0), 270)],
    ids=["north", "east", "south", "west"],
)
def test_azimuths_are_clockwise_from_north(to, expected):
    assert geodesic.azimuth_deg(0, 0, *to) == expected
    assert geodesic.inverse(*to, 0, 0).back_azimuth_deg == expected


def test_azimuths_are_in_0_to_360():
    rng = np.random.default_rng(2)
    lon, lat = rng.uniform(-180, 180, (2, 10_000)), rng.uniform(-90, 90, (2, 10_000))
    for azimuth in geodesic.inverse(lon[0], lat[0], lon[1], lat[1])[:2]:
        assert (azimuth >= 0).all()
        assert (azimuth < 360).all()


@pytest.mark.parametrize("west_deg", [1e-10, 1e-13, 1e-15])
def test_an_azimuth_a_hair_west_of_north_is_under_360(west_deg):
    assert 0 <= geodesic.azimuth_deg(0, 0, -west_deg, 80) < 360


def test_arguments_broadcast():
    lon = np.array([40.0, 41.0, 42.0])
    assert geodesic.distance_m(lon, 35, 40, 35).shape == (3,)
    assert geodesic.distance_m(lon[:, None], 35, lon, 36).shape == (3, 3)
    assert geodesic.destination(lon[:, None], 35, [0, 90], 1_000)[0].shape == (3, 2)
    assert geodesic.distance_to_segment(lon, 36, 40, 35, 42, 35).along_m.shape == (3,)
    matrix = geodesic.distance_matrix_m(lon, [35, 35, 35], [40, 50], [35, 35])
    assert matrix.shape == (3, 2)
    assert matrix[1, 0] == geodesic.distance_m(41, 35, 40, 35)


def test_a_matrix_of_many_is_that_of_each():
    """Many are measured in blocks, at once; 401 rows are no whole number of them."""
    rng = np.random.default_rng(7)
    lon, lat = rng.uniform(-180, 180, 401), rng.uniform(-90, 90, 401)
    matrix = geodesic.distance_matrix_m(lon, lat, lat, lon / 2)
    assert np.array_equal(matrix, geodesic.distance_m(lon[:, None], lat[:, None], lat, lon / 2))
    with pytest.raises(GeometryError, match="latitude"):
        geodesic.distance_matrix_m(lon, lat + 90, lat, lat)


def test_scalars_give_scalars():
    assert float(geodesic.distance_m(0, 0, 0, 1)) == pytest.approx(110_574.388558, abs=1e-5)
    assert geodesic.distance_m(0, 0, 0, 1).shape == ()
    assert geodesic.destination(0, 0, 0, 1)[0].shape == ()
    assert geodesic.distance_to_segment(0, 1, 0, 0, 1, 0).distance_m.shape == ()


def test_given_arrays_are_left_as_they_are():
    lon, lat = np.array([1.0, 2.0]), np.array([3.0, 4.0])
    geodesic.inverse(lon, lat, 5, 6)
    geodesic.destination(lon, lat, 90, 1_000)
    assert lon.tolist() == [1, 2]
    assert lat.tolist() == [3, 4]


def test_the_greatest_distance_is_from_pole_to_pole():
    assert geodesic.distance_m(0, 90, 0, -90) == pytest.approx(GREATEST_DISTANCE_M, abs=1e-4)


@pytest.mark.parametrize("name", ["longitude", "latitude"])
@pytest.mark.parametrize("bad", [math.nan, math.inf, -math.inf, "beyond"])
def test_a_coordinate_out_of_range_is_named(name, bad):
    limit = 180 if name == "longitude" else 90
    value = limit + 0.0001 if bad == "beyond" else bad
    point = [[0, value], [0, 0]] if name == "longitude" else [[0, 0], [0, value]]
    for work in (
        lambda: geodesic.inverse(*point, 0, 0),
        lambda: geodesic.inverse(0, 0, *point),
        lambda: geodesic.destination(*point, 0, 0),
        lambda: geodesic.distance_to_segment(0, 0, *point, 0, 0),
        lambda: geodesic.distance_to_segment(0, 0, 0, 0, *point),
    ):
        with pytest.raises(GeometryError) as caught:
            work()
        assert caught.value.what == name
        assert caught.value.got == str(float(value))
        assert caught.value.expected == f"a number of degrees in [-{limit}, {limit}]"


@pytest.mark.parametrize("point", [(math.nan, 0), (0, math.nan), (180.0001, 0), (0, 90.0001)])
def test_a_point_out_of_range_has_no_distance_to_a_segment(point):
    with pytest.raises(GeometryError, match="a number of degrees"):
        geodesic.distance_to_segment(*point, 0, 0, 1, 1)


def test_the_very_limits_are_allowed():
    assert geodesic.distance_m(180, 90, -180, 90) == 0
    assert geodesic.distance_m(180, 0, -180, 0) == 0


@pytest.mark.parametrize(
    ("what", "azimuth", "metres"),
    [("azimuth_deg", math.nan, 1), ("distance_m", 0, math.inf)],
)
def test_a_way_that_is_not_finite_is_named(what, azimuth, metres):
    with pytest.raises(GeometryError, match="a finite number") as caught:
        geodesic.destination(0, 0, [0, azimuth], [1, metres])
    assert caught.value.what == what
