"""Recipes and geocodes become regions; what nobody knows stays unknown, and rivals stay rivals."""

from __future__ import annotations

import pytest
import small_dossier as small
from geographiclib.geodesic import Geodesic

from geo.position import Position
from geo.region import overlap
from geo.verdict import Verdict
from incidents.geojson import read
from incidents.locate import Locator, UnknownId

AYYASH, CAMP = (40.05303, 35.42022), (40.066, 35.412)


def beside(lon: float, lat: float, azimuth_deg: float, metres: float) -> Position:
    """The place at an azimuth and a distance, by GeographicLib."""
    end = Geodesic.WGS84.Direct(lat, lon, azimuth_deg, metres)
    return Position(end["lon2"], end["lat2"])


def test_an_id_that_is_none_is_told_with_those_that_are_near(locator):
    with pytest.raises(UnknownId) as caught:
        locator.of("ayash")
    assert "ayash" in str(caught.value)
    assert "did you mean ayyash" in str(caught.value)


def test_an_id_like_no_other_gets_no_suggestion(locator):
    with pytest.raises(UnknownId) as caught:
        locator.of("qqqqqqqqqq")
    assert "did you mean" not in str(caught.value)


def test_a_claim_without_a_place_has_no_estimate(locator):
    assert locator.of("us-certain-ap") is None


def test_an_estimate_is_worked_out_once(locator):
    assert locator.of("coalition-oil-wells") is locator.of("coalition-oil-wells")


@pytest.mark.parametrize(("metres", "within"), [(2490, True), (2510, False)])
def test_a_geocode_is_a_disc_of_its_uncertainty_in_which_nothing_is_sure(metres, within):
    town = small.located(small.place("town", (*AYYASH, 2500))).of("town")
    for azimuth in range(0, 360, 30):
        assert town.region.covers(beside(*AYYASH, azimuth, metres)) == within
    assert not town.region.inner
    assert town.uncertainty_m == pytest.approx(2500, abs=1)


def test_rival_geocodes_span_and_each_stands_alone():
    locator = small.located(small.place("town", (40.0, 35.0, 1000), (40.5, 35.0, 2000)))
    both = locator.of("town").region
    assert both.covers(Position(40.0, 35.0))
    assert both.covers(Position(40.5, 35.0))
    assert not both.covers(Position(40.25, 35.0))
    first, second = locator.choices("town")
    assert (first.choice, second.choice) == ({"town": "town-1"}, {"town": "town-2"})
    assert first.of("town").region.covers(Position(40.0, 35.0))
    assert not first.of("town").region.covers(Position(40.5, 35.0))
    assert second.of("town").uncertainty_m == pytest.approx(2000, abs=1)


@pytest.mark.parametrize(
    ("radii", "taken"), [((3000, None), 3000), ((None, 7000, 3000), 7000), ((None, 500), 500)]
)
def test_a_radius_that_nobody_states_is_the_places_greatest_other_one_and_said(radii, taken):
    points = [(40 + 0.5 * i, 35.0, radius) for i, radius in enumerate(radii)]
    locator = small.located(small.place("town", *points))
    silent = f"town-{radii.index(None) + 1}"
    alone = Locator(locator.dossier, {"town": silent}).of("town")
    assert alone.uncertainty_m == pytest.approx(taken, abs=1)
    for found in (alone, locator.of("town")):
        [assumption] = found.assumptions
        assert "Town" in assumption
        assert silent in assumption
        assert f"{taken:,} m" in assumption


def test_a_geocode_that_states_its_radius_rests_on_no_assumption():
    locator = small.located(small.place("town", (40.0, 35.0, 3000), (40.5, 35.0, None)))
    assert Locator(locator.dossier, {"town": "town-1"}).of("town").assumptions == ()


def test_a_place_whose_extent_nobody_knows_is_a_point_without_a_region():
    found = small.located(small.place("hill", (40.1, 35.2, None), (41.0, 35.0, None))).of("hill")
    assert found.region is None
    assert found.center == Position(40.1, 35.2)
    assert found.uncertainty_m is None


def test_a_claim_told_from_an_unknown_extent_is_unknown_too():
    far = small.recipe("within", {"place": "hill"}, distance_m=(0, 5000))
    locator = small.located(small.claim("one", far), small.place("hill", (40.1, 35.2, None)))
    assert locator.of("one").region is None


def test_a_claim_told_from_a_claim_without_a_place_is_unknown():
    far = small.recipe("within", {"claim": "silent"}, distance_m=(0, 5000))
    assert small.located(small.claim("one", far), small.claim("silent")).of("one").region is None


def test_coordinates_are_longitude_then_latitude():
    here = {"coordinates": [40.15045, 35.33368], "uncertainty_m": 142}
    where = {**small.at("x"), "anchor": here}
    found = small.located(small.claim("one", where)).of("one")
    assert found.region.covers(Position(40.15045, 35.33368))
    assert found.center.lon == pytest.approx(40.15045, abs=1e-6)
    assert found.uncertainty_m == pytest.approx(142, abs=1)
    assert not found.region.inner


def test_coordinates_without_an_uncertainty_are_a_point_without_a_region():
    where = {**small.at("x"), "anchor": {"coordinates": [40.0, 35.0]}}
    found = small.located(small.claim("one", where)).of("one")
    assert (found.region, found.center) == (None, Position(40.0, 35.0))


def test_an_area_is_the_basemaps_with_its_border_error_said(locator):
    found = locator.of("coalition-four-strikes")
    assert found.region.covers(Position(40.14084, 35.33588))
    assert not found.region.covers(Position(39.00788, 35.95283))
    assert any("generalised" in each and "km" in each for each in found.assumptions)


@pytest.mark.parametrize(
    ("azimuth", "metres", "within"),
    [(90, 55_000, True), (90, 57_000, False), (90, 53_000, False), (60, 55_000, False)],
)
def test_an_offset_lies_where_its_range_and_heading_say(azimuth, metres, within):
    told = small.recipe(
        "offset", {"place": "town"}, distance_m=(54_500, 55_500), azimuth_deg=(67.5, 112.5)
    )
    locator = small.located(small.claim("one", told), small.place("town", (40.0, 35.0, 100)))
    assert locator.of("one").region.covers(beside(40.0, 35.0, azimuth, metres)) == within


@pytest.mark.parametrize(("sure_m", "verdict"), [(10_000, "certain"), (5_000, "possible")])
def test_what_words_surely_allow_may_be_less_than_what_they_allow(sure_m, verdict):
    def around(place: str, sure: float) -> small.Json:
        return small.recipe(
            "within", {"place": place}, distance_m=(0, 10_000), sure_distance_m=(0, sure)
        )

    there = beside(40.0, 35.0, 90, 15_000)
    locator = small.located(
        small.claim("a", around("p", sure_m)),
        small.claim("b", around("q", 10_000)),
        small.place("p", (40.0, 35.0, 1000)),
        small.place("q", (there.lon, there.lat, 1000)),
    )
    found = overlap(locator.of("a").region, locator.of("b").region)
    assert found.verdict == Verdict(verdict)


def test_near_a_place_nothing_is_sure():
    near = small.recipe("near", {"place": "town"}, distance_m=(0, 20_000))
    locator = small.located(small.claim("one", near), small.place("town", (40.0, 35.0, 1000)))
    assert not locator.of("one").region.inner


def test_a_claim_hangs_on_every_place_with_rivals_that_it_is_told_from(locator):
    assert locator.rivals("coalition-oil-wells") == ("ayyash",)
    assert locator.rivals("coalition-no-personnel-targets-in-this-area") == ("saeqa-camp",)
    assert locator.rivals("halabi-aleppo", "us-certain-ap") == ()
    assert locator.rivals("coalition-oil-wells-34-miles", "coalition-oil-wells") == (
        "ayyash",
        "saeqa-camp",
    )
    assert len(list(locator.choices("saeqa-camp", "al-omar-oil-field"))) == 9


def test_choosing_keeps_what_was_chosen_before(locator):
    chosen = Locator(locator.dossier, {"ayyash": "ayyash"})
    for one in chosen.choices("saeqa-camp"):
        assert one.choice["ayyash"] == "ayyash"
        assert len(one.choice) == 2


def test_a_recipes_assumptions_come_before_its_anchors(locator):
    found = locator.of("coalition-oil-wells").assumptions
    assert found[:2] == locator.dossier.claim["coalition-oil-wells"].location.assumptions
    assert any("ayyash-ucdp" in each for each in found[2:])


SQUARE = [[40, 35], [41, 35], [41, 36], [40, 36], [40, 35]]
CROSSED = [[40, 35], [41, 36], [41, 35], [40, 36], [40, 35]]


@pytest.mark.parametrize(
    ("geometry", "covers"),
    [
        ({"type": "Polygon", "coordinates": [SQUARE]}, True),
        ({"type": "Polygon", "coordinates": [SQUARE[::-1]]}, True),
        ({"type": "MultiPolygon", "coordinates": [[SQUARE]]}, True),
        ({"type": "Polygon", "coordinates": [CROSSED]}, None),
        ({"type": "Polygon", "coordinates": []}, None),
        ({"type": "LineString", "coordinates": [[40, 35], [41, 36]]}, None),
        ({"type": "Point", "coordinates": [40.5, 35.5]}, None),
        (None, None),
    ],
)
def test_what_a_plain_file_drew_is_a_region_where_it_is_an_area(geometry, covers):
    feature = {"type": "Feature", "id": "drawn", "geometry": geometry, "properties": None}
    found = Locator(read(small.data(feature))).of("drawn")
    if covers:
        assert found.region.covers(Position(40.5, 35.5))
        assert not found.region.covers(Position(41.5, 35.5))
    else:
        assert found.region is None
    if geometry and geometry["type"] == "Point":
        assert found.center == Position(40.5, 35.5)
