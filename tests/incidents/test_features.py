"""Pieces of a scene: the measured line, the box that a reader is shown, the basemap's script."""

from __future__ import annotations

import json
from itertools import pairwise

import pytest
from geographiclib.geodesic import Geodesic
from hypothesis import given
from hypothesis import strategies as st
from made_parts import steadily

from geo.position import Position
from incidents.render.basemap import around, script
from incidents.render.features import Measured, line_feature, wider

EARTH = Geodesic.WGS84


def distance_m(a, b) -> float:
    return EARTH.Inverse(a[1], a[0], b[1], b[0])["s12"]


def line(a, b):
    return line_feature(Measured((Position(*a), Position(*b)), "55 km"))["points"]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ((40.05, 35.42), (40.5, 35.1)),
        ((40.05, 35.42), (40.0501, 35.42)),
        ((44.6, 43.8), (40.1, 35.3)),
        ((-120.0, 50.0), (60.0, 70.0)),
        ((179.0, 10.0), (-179.0, -10.0)),
    ],
)
def test_a_measured_line_is_the_geodesic_between_its_ends(a, b):
    points = line(a, b)
    whole = distance_m(a, b)
    assert points[0] == pytest.approx(list(a), abs=1e-5)
    assert (points[-1][0] - b[0]) % 360 == pytest.approx(0, abs=1e-5)
    assert points[-1][1] == pytest.approx(b[1], abs=1e-5)
    for point in points:
        detour = distance_m(a, point) + distance_m(point, b) - whole
        assert detour < max(5.0, whole * 1e-6)


@pytest.mark.parametrize(
    ("a", "b"), [((179.0, 0.0), (-179.0, 0.0)), ((-175.0, 60.0), (170.0, 65.0))]
)
def test_a_line_across_the_antimeridian_is_not_drawn_around_the_world(a, b):
    points = line(a, b)
    for (lon, _), (following, _) in pairwise(points):
        assert abs(following - lon) < 180


def test_a_line_of_no_length_is_two_ends():
    points = line((40.0, 35.0), (40.0, 35.0))
    assert len(points) >= 2
    assert all(point == [40.0, 35.0] for point in points)


def test_what_is_written_on_a_line_is_encoded():
    ends = Position(40.0, 35.0), Position(41.0, 35.0)
    assert line_feature(Measured(ends, "<b>"))["label"] == "&#60;b&#62;"


boxes = st.tuples(
    st.floats(-180, 180), st.floats(-85, 85), st.floats(-180, 180), st.floats(-85, 85)
).map(
    lambda b: (min(b[0], b[2]), min(b[1], b[3]), max(b[0], b[2]), max(b[1], b[3])),
)


@steadily
@given(boxes)
def test_a_region_is_shown_with_its_surroundings_and_within_the_map(box):
    west, south, east, north = wider(box)
    assert -180 <= west <= box[0] <= box[2] <= east <= 180
    assert -85 <= south <= box[1] <= box[3] <= north <= 85
    assert west < east
    assert south < north
    if west > -180 and east < 180:
        assert east - west >= 2 * (box[2] - box[0])


def test_a_bare_point_is_shown_with_the_margin_that_was_asked_for():
    assert wider((40.0, 35.0, 40.0, 35.0), 0.15) == pytest.approx([39.85, 34.85, 40.15, 35.15])


@steadily
@given(boxes)
def test_the_basemap_is_drawn_in_whole_degrees_around_the_box(box):
    west, south, east, north = around(box)
    assert all(degree == int(degree) for degree in (west, south, east, north))
    assert -180 <= west <= box[0] <= box[2] <= east <= 180
    assert -85 <= south <= box[1] <= box[3] <= north <= 85


def test_the_basemap_is_data_that_closes_no_script():
    data = script((38.0, 33.0, 42.0, 37.0)).decode("ascii")
    name, _, value = data.removesuffix(";\n").partition(" = ")
    assert name == "window.incidentBasemap"
    assert "<" not in value
    drawn = json.loads(value)
    assert drawn["box"] == [38, 33, 42, 37]
    assert drawn["world"]["land"]
    assert "Euphrates" in value
