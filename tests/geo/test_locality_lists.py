"""Lists of places, routes through several, and other ways to read the figures of a phrase."""

from __future__ import annotations

import pytest

from geo import Interval
from geo.locality import NotRead, Phrase, read
from geo.location import Kind

MILE, NAUTICAL = 1_609.344, 1_852.0


def only(text: str) -> Phrase:
    (phrase,) = read(text)
    return phrase


@pytest.mark.parametrize(
    "text",
    [
        "Raqqa, Deir el-Zour and Al Bukamal",
        "Raqqa, Deir el-Zour, and Al Bukamal",
        "Raqqa; Deir el-Zour; Al Bukamal",
        "Raqqa and Deir el-Zour and Al Bukamal",
        "in Raqqa, Deir el-Zour and Al Bukamal",
        "in Raqqa, in Deir el-Zour and in Al Bukamal",
    ],
)
def test_a_list_gives_each_of_its_places(text):
    phrases = read(text)
    assert [phrase.names for phrase in phrases] == [("Raqqa",), ("Deir el-Zour",), ("Al Bukamal",)]
    assert {phrase.kind for phrase in phrases} == {Kind.AT}


def test_a_preposition_holds_for_all_of_a_list():
    assert [phrase.kind for phrase in read("near Raqqa and Aleppo")] == [Kind.NEAR, Kind.NEAR]


@pytest.mark.parametrize(
    "text",
    [
        "within 10 km of Raqqa and Aleppo",
        "10 km south of Raqqa and Aleppo",
        "south of Raqqa and Aleppo",
        "10 km from Raqqa, Homs and Aleppo",
    ],
)
def test_the_last_of_a_list_never_loses_the_distance_or_heading_before_it(text):
    """Whether it is refused or holds for each: no place is the town itself."""
    try:
        phrases = read(text)
    except NotRead:
        phrases = ()
    assert [phrase.names for phrase in phrases if phrase.kind is Kind.AT] == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "left Mozdok, over the Caspian Sea, across Iran and Iraq, to Raqqa",
            ("Mozdok", "Caspian Sea", "Iran", "Iraq", "Raqqa"),
        ),
        ("from Mozdok to Raqqa", ("Mozdok", "Raqqa")),
        ("departed from Mozdok, crossed Iran and reached Raqqa", ("Mozdok", "Iran", "Raqqa")),
        ("flew from Mozdok via Baku into Syria", ("Mozdok", "Baku", "Syria")),
        (
            "took off from Mozdok, then flew over the Caspian Sea to Raqqa",
            ("Mozdok", "Caspian Sea", "Raqqa"),
        ),
    ],
)
def test_a_route_has_its_places_in_order(text, names):
    phrase = only(text)
    assert phrase.kind is Kind.ROUTE
    assert phrase.names == names
    assert not phrase.road


def test_a_routes_assumption_says_modelling_choice_once():
    (told,) = [note for note in only("from Mozdok to Raqqa").assumptions if "corridor" in note]
    assert told.count("modelling choice") == 1


def test_portions_of_a_country_are_said_to_be_nowhere_delimited():
    phrase = only("left Mozdok, over portions of Iran, to Raqqa")
    assert phrase.names == ("Mozdok", "Iran", "Raqqa")
    assert any("nowhere delimited" in note for note in phrase.assumptions)


@pytest.mark.parametrize("words", ["miles", "mi", "mile"])
def test_plain_miles_are_statute_miles_and_might_be_nautical_ones(words):
    phrase = only(f"34 {words} SE of X")
    assert any("statute miles of 1,609.344 m" in note for note in phrase.assumptions)
    (other,) = phrase.others
    assert other.what == "unit"
    assert "nautical" in other.text
    found = other.phrase.distance_m
    expected = (33.5 * NAUTICAL, 34.5 * NAUTICAL)
    assert (found.lower, found.upper) == pytest.approx(expected, rel=1e-12)
    assert other.phrase.bearing == phrase.bearing


@pytest.mark.parametrize("words", ["statute miles", "nautical miles", "nmi", "km", "yards", "feet"])
def test_a_unit_that_says_which_it_is_has_no_other(words):
    assert [other.what for other in only(f"34 {words} SE of X").others] == []


def test_both_of_two_offsets_are_nautical_in_the_other_reading():
    (other,) = only("2 mi E and 3 mi N of X").others
    assert other.phrase.east_m == Interval(1.5 * NAUTICAL, 2.5 * NAUTICAL)
    assert other.phrase.north_m == Interval(2.5 * NAUTICAL, 3.5 * NAUTICAL)


@pytest.mark.parametrize("text", ["10 km S of X", "south of X"])
def test_a_cardinal_heading_might_be_one_of_eight(text):
    (other,) = only(text).others
    assert other.what == "heading"
    assert (other.phrase.bearing.start_deg, other.phrase.bearing.end_deg) == (157.5, 202.5)


@pytest.mark.parametrize(
    "adverb",
    ["approximately", "about", "around", "roughly", "some", "circa", "ca.", "nearly", "almost",
     "just", "exactly", "precisely", "an estimated", "only", "~", "at a distance of"],
)  # fmt: skip
def test_an_adverb_changes_no_figure_and_is_told(adverb):
    plain, said = only("55 km SE of X"), only(f"{adverb} 55 km SE of X")
    assert (said.kind, said.names) == (plain.kind, plain.names)
    assert (said.distance_m, said.bearing) == (plain.distance_m, plain.bearing)
    assert said.assumptions != plain.assumptions
    assert any(f"“{adverb}” changes nothing" in note for note in said.assumptions)


@pytest.mark.parametrize("text", ["55 km (34 miles) SE of X", "55 km / 34 miles SE of X"])
def test_a_conversion_is_told_and_changes_no_figure(text):
    said = only(text)
    assert said.distance_m == Interval(54_500, 55_500)
    assert any("34 miles taken for a conversion of 55 km" in note for note in said.assumptions)


def test_a_way_by_road_may_be_any_shorter_as_the_crow_flies():
    phrase = only("55 km by road SE of X")
    assert phrase.distance_m == Interval(0, 55_500)
    assert phrase.sure_distance_m == Interval(0, 0)
    assert any("by road" in note for note in phrase.assumptions)
