"""How far apart claims and places are: an interval, each geocode alone, and unknown where it is."""

from __future__ import annotations

import json
import math

import pytest
import small_dossier as small
from geographiclib.geodesic import Geodesic

from incidents.locate import Locator, UnknownId
from incidents.measure import NoPlace, measure

# From, to, its geocode, kilometres, azimuth in degrees: published with the evidence, WGS84
# geodesics between points. Ayyash is at 35.42022, 40.05303.
FIGURES = (
    ("ayyash", "al-omar-oil-field", "omar-wp", 56.1, 121.9),
    ("ayyash-ucdp", "al-omar-oil-field", "omar-ucdp", 73.8, 126),
    ("ayyash", "al-omar-oil-field", "omar-aw", 79.5, 123.8),
    ("ayyash", "mayadin", "mayadin", 57.4, 140.6),
    ("ayyash", "conoco-gas-plant", "conoco", 25.7, 109.7),
    ("ayyash", "al-tanak-oil-field", "tanak", 91.0, 128.1),
    ("ayyash", "ru-mod-camp", "ru-mod-camp", 17.5, 148),
    ("saeqa-camp-ucdp", "ru-mod-camp", "ru-mod-camp", 15.3, None),
)


@pytest.mark.parametrize(("start", "end", "code", "km", "azimuth"), FIGURES)
def test_figures_published_with_the_evidence_come_out(sample, start, end, code, km, azimuth):
    place = start.removesuffix("-ucdp")
    found = measure(Locator(sample, {place: start, end: code}), place, end)
    assert found.nominal_m / 1000 == pytest.approx(km, abs=0.05)
    codes = {c.id: c for name in (place, end) for c in sample.place[name].geocodes}
    greatest = {"ayyash-ucdp": 2500, "saeqa-camp-ucdp": 7000}
    radii = [codes[each].uncertainty_m or greatest[each] for each in (start, code)]
    assert found.distance_m.lower == pytest.approx(found.nominal_m - sum(radii), abs=10)
    assert found.distance_m.upper == pytest.approx(found.nominal_m + sum(radii), abs=10)
    if azimuth is not None:
        assert found.azimuth_deg.lower < azimuth < found.azimuth_deg.upper


def test_34_statute_miles_and_55_km_are_one_figure_within_their_rounding(sample):
    km = sample.claim["coalition-oil-wells"].location.distance_m
    miles = sample.claim["coalition-oil-wells-34-miles"].location.distance_m
    assert miles.holds(54_720)
    assert km.holds(54_720)
    assert not miles.holds(62_970)


def test_the_interval_over_rivals_holds_each_geocodes_own(locator):
    found = measure(locator, "ayyash", "al-omar-oil-field")
    assert len(found.by_geocode) == 6
    assert {one.choice["al-omar-oil-field"] for one in found.by_geocode} == {
        "omar-wp",
        "omar-aw",
        "omar-ucdp",
    }
    for one in found.by_geocode:
        assert one.distance_m.within(found.distance_m)
        assert one.by_geocode == ()
        assert set(one.choice) == {"ayyash", "al-omar-oil-field"}
    assert found.distance_m.lower == min(one.distance_m.lower for one in found.by_geocode)
    assert found.distance_m.upper == max(one.distance_m.upper for one in found.by_geocode)
    assert found.distance_m.holds(found.nominal_m)


def test_a_place_of_unknown_extent_has_a_nominal_distance_and_no_bounds(sample, locator):
    found = measure(locator, "jabal-thurdah", "raqqa")
    assert (found.distance_m, found.azimuth_deg, found.line) == (None, None, None)
    assert found.overlap.verdict == "unknown"
    codes = [sample.place[each].geocodes[0] for each in ("jabal-thurdah", "raqqa")]
    (a, b) = codes
    expected = Geodesic.WGS84.Inverse(a.lat, a.lon, b.lat, b.lon)["s12"]
    assert found.nominal_m == pytest.approx(expected, abs=0.001)
    assert found.as_json()["distance_m"] == {
        "lower": None,
        "nominal": found.nominal_m,
        "upper": None,
    }


@pytest.mark.parametrize(
    ("claim", "anchor"),
    [
        ("coalition-oil-wells", "ayyash"),
        ("coalition-oil-wells-34-miles", "saeqa-camp"),
        ("coalition-hour-earlier", "us-bombers-over-deir-ez-zor"),
        ("nyt-35-miles", "saeqa-camp"),
    ],
)
def test_a_distance_told_from_the_very_anchor_is_the_distance_as_told(locator, claim, anchor):
    stated = locator.dossier.claim[claim].location.distance_m
    for a, b in ((claim, anchor), (anchor, claim)):
        found = measure(locator, a, b)
        assert found.distance_m == stated
        assert found.independent


def test_a_reach_that_somebody_assumed_is_not_told(locator):
    found = measure(locator, "us-strikes-near-camp", "saeqa-camp")
    assert found.distance_m.lower == 0
    assert found.distance_m.upper > 5_000
    assert not found.independent


def test_two_claims_that_hang_on_one_place_are_not_independent(locator):
    assert not measure(locator, "coalition-oil-wells-34-miles", "us-saeqa-camp").independent
    assert measure(locator, "coalition-oil-wells", "us-saeqa-camp").independent


def two(metres: float, *radii: float) -> Locator:
    """Two places that far apart, east of one another."""
    end = Geodesic.WGS84.Direct(35.0, 40.0, 90, metres)
    a, b = radii
    there = small.place("b", (end["lon2"], end["lat2"], b))
    return small.located(small.place("a", (40.0, 35.0, a)), there)


@pytest.mark.parametrize(("metres", "apart"), [(2990, 0), (3000, 0), (3010, 10)])
def test_places_that_touch_are_no_distance_apart(metres, apart):
    found = measure(two(metres, 1000, 2000), "a", "b")
    assert found.distance_m.lower == pytest.approx(apart, abs=0.5)
    assert found.distance_m.upper == pytest.approx(metres + 3000, abs=1)
    assert (found.azimuth_deg is None) or metres >= 3000


def test_the_ground_that_two_places_share_is_that_of_two_circles():
    radius, metres = 1000.0, 1000.0
    found = measure(two(metres, radius, radius), "a", "b").overlap
    lens = radius**2 * (2 * math.pi / 3 - math.sqrt(3) / 2)
    assert found.area_m2 == pytest.approx(lens, rel=2e-3)
    assert found.share_a == pytest.approx(lens / (math.pi * radius**2), rel=2e-3)
    assert found.verdict == "possible"


def test_a_place_within_another_shares_all_of_itself():
    found = measure(two(100, 500, 2000), "a", "b").overlap
    assert (found.share_a, found.share_b) == (pytest.approx(1), pytest.approx(1 / 16, rel=5e-3))


def test_the_way_back_is_as_long_and_the_shares_change_sides(locator):
    there = measure(locator, "coalition-oil-wells", "mayadin")
    back = measure(locator, "mayadin", "coalition-oil-wells")
    assert back.distance_m.lower == pytest.approx(there.distance_m.lower, abs=0.01)
    assert back.distance_m.upper == pytest.approx(there.distance_m.upper, abs=0.01)
    assert (back.overlap.share_a, back.overlap.share_b) == pytest.approx(
        (there.overlap.share_b, there.overlap.share_a)
    )


def test_places_on_either_side_of_the_antimeridian_are_near():
    locator = small.located(
        small.place("a", (179.99, 10.0, 100)), small.place("b", (-179.99, 10.0, 100))
    )
    found = measure(locator, "a", "b")
    expected = Geodesic.WGS84.Inverse(10, 179.99, 10, -179.99)["s12"]
    assert found.nominal_m == pytest.approx(expected, abs=0.01)
    assert found.azimuth_deg.lower < 90 < found.azimuth_deg.upper


def test_what_cannot_be_measured_says_why(locator):
    with pytest.raises(NoPlace, match="us-certain-ap"):
        measure(locator, "us-certain-ap", "ayyash")
    with pytest.raises(UnknownId, match="nowhere"):
        measure(locator, "ayyash", "nowhere")


def test_the_json_has_the_keys_and_types_that_scripts_rely_on(locator):
    found = measure(locator, "coalition-oil-wells", "us-saeqa-camp").as_json()
    strict = json.loads(json.dumps(found, allow_nan=False))
    assert {"a", "b", "distance_m", "azimuth_deg", "overlap", "by_geocode"} <= set(strict)
    assert (strict["a"], strict["b"]) == ("coalition-oil-wells", "us-saeqa-camp")
    assert set(strict["distance_m"]) == {"lower", "nominal", "upper"}
    assert set(strict["overlap"]) == {"verdict", "area_m2", "share_a", "share_b"}
    assert strict["overlap"]["verdict"] == "impossible"
    assert strict["azimuth_deg"]["lower"] < strict["azimuth_deg"]["upper"]
    assert len(strict["by_geocode"]) == 6
    assert set(strict["by_geocode"][0]["geocodes"]) == {"ayyash", "saeqa-camp"}


@pytest.mark.parametrize("least_m", [50_000, 500])
def test_a_distance_without_an_end_is_null_and_never_infinity(least_m):
    away = small.recipe("beyond", {"claim": "two"}, distance_m=(least_m, None))
    locator = small.located(
        small.claim("one", away), small.claim("two", "town"), small.place("town", (40, 35, 1000))
    )
    found = measure(locator, "one", "two").as_json()
    assert json.loads(json.dumps(found, allow_nan=False))["distance_m"]["lower"] == least_m
    assert found["distance_m"]["upper"] is None
