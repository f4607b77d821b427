"""Densified lines keep their points, take short steps and stay on the geodesic."""

from __future__ import annotations

import math

import numpy as np
import pytest
from geographiclib.geodesic import Geodesic

from geo import GeometryError, geodesic

LINES = {
    "through Syria": ([40, 41, 40.5], [35, 36, 36]),
    "across the antimeridian": ([175, -175, -178], [10, 20, -5]),
    "over the north pole": ([20, -160], [80, 80]),
    "from the south pole": ([0, 55], [-90, -70]),
    "nearly half round the Earth": ([0, 179], [1, 0]),
}


@pytest.fixture(params=LINES, name="line")
def _line(request):
    return tuple(np.array(values, dtype=float) for values in LINES[request.param])


@pytest.mark.parametrize("step_m", [999.0, 250_000.0, 1e9])
def test_steps_are_no_longer_than_asked(line, step_m):
    lon, lat = geodesic.densify(*line, step_m)
    steps = geodesic.distance_m(lon[:-1], lat[:-1], lon[1:], lat[1:])
    assert steps.max() <= step_m * (1 + 1e-9)
    legs = geodesic.distance_m(line[0][:-1], line[1][:-1], line[0][1:], line[1][1:])
    assert len(steps) == np.ceil(legs / step_m).sum()


def test_given_points_are_kept_as_they_are(line):
    lon, lat = geodesic.densify(*line, 20_000)
    found = list(zip(lon, lat, strict=True))
    places = [found.index(point) for point in zip(*line, strict=True)]
    assert places == sorted(places)
    assert (places[0], places[-1]) == (0, len(found) - 1)


def test_no_way_is_added(line):
    """Points off the geodesic would make the line longer."""
    lon, lat = geodesic.densify(*line, 20_000)
    steps = geodesic.distance_m(lon[:-1], lat[:-1], lon[1:], lat[1:]).sum()
    given = zip(line[1], line[0], line[1][1:], line[0][1:], strict=False)
    legs = sum(Geodesic.WGS84.Inverse(*map(float, leg))["s12"] for leg in given)
    assert steps == pytest.approx(legs, abs=1e-4)


def test_steps_of_a_leg_are_even():
    lon, lat = geodesic.densify([40, 41], [35, 36], 10_000)
    steps = geodesic.distance_m(lon[:-1], lat[:-1], lon[1:], lat[1:])
    assert np.ptp(steps) < 1e-6


def test_the_way_over_the_pole_passes_the_pole():
    _, lat = geodesic.densify([20, -160], [80, 80], 1_000)
    assert lat.max() > 89.99


def test_longitudes_stay_in_range_across_the_antimeridian():
    lon, _ = geodesic.densify([179, -179], [0, 0], 1_000)
    assert np.abs(lon).max() <= 180
    assert np.abs(lon).min() >= 179


@pytest.mark.parametrize("step_m", [0.0, -1.0, math.nan])
def test_a_step_must_be_a_length(step_m):
    with pytest.raises(GeometryError) as caught:
        geodesic.densify([0, 1], [0, 1], step_m)
    assert caught.value.what == "step_m"
    assert caught.value.got == str(step_m)


def test_one_point_is_a_line_of_one():
    lon, lat = geodesic.densify([7], [8], 1_000)
    assert (lon.tolist(), lat.tolist()) == ([7], [8])
