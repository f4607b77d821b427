"""Every form of words that gives a place is read to the exact ranges that its figures allow."""

from __future__ import annotations

import math

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from geo import Bearing, Interval
from geo.locality import Phrase, read
from geo.location import Kind

KM = 1_000.0
MILE = 1_609.344
NAUTICAL = 1_852.0
KNOWN = {"X", "Y", "Deir ez-Zor", "Raqqa", "Trinidad and Tobago", "Mozdok, Russia"}


def only(text: str) -> Phrase:
    """The one phrase that a text is read as."""
    (phrase,) = read(text, KNOWN.__contains__)
    return phrase


def km(lower: float, upper: float) -> Interval:
    return Interval(lower * KM, upper * KM)


def approx(interval: Interval | None) -> object:
    return interval and pytest.approx((interval.lower, interval.upper), rel=1e-12)


OFFSETS = [
    ("55 km SE of X", km(54.5, 55.5), (112.5, 157.5)),
    ("approximately 55 kilometres south east of X", km(54.5, 55.5), (112.5, 157.5)),
    ("34 miles south-east of X", Interval(33.5 * MILE, 34.5 * MILE), (112.5, 157.5)),
    ("about 10 km north-northwest of X", km(9.5, 10.5), (326.25, 348.75)),
    ("10 km NNW of X", km(9.5, 10.5), (326.25, 348.75)),
    ("100 km ENE of X", km(95, 105), (56.25, 78.75)),
    ("10.5 km west of X", km(10.25, 10.75), (225, 315)),
    ("10 km due north of X", km(9.5, 10.5), (315, 405)),
    ("10 km to the north of X", km(9.5, 10.5), (315, 405)),
    ("10 km at 135° from X", km(9.5, 10.5), (134, 136)),
    ("10 km 135 degrees from X", km(9.5, 10.5), (134, 136)),
    ("10 km at 0° from X", km(9.5, 10.5), (359, 361)),
    ("10 km on a bearing of 360 degrees from X", km(9.5, 10.5), (359, 361)),
    ("2 kilometers west of the X", km(1.5, 2.5), (225, 315)),
    ("5 to 10 km E of X", km(4.5, 10.5), (45, 135)),
    ("10 mi E (by air) X", Interval(9.5 * MILE, 10.5 * MILE), (45, 135)),
    ("1,013 m S of X", Interval(1_012.5, 1_013.5), (135, 225)),
    ("10 1/4 km S of X", km(10.125, 10.375), (135, 225)),
]


@pytest.mark.parametrize(("text", "metres", "azimuths"), OFFSETS, ids=[it[0] for it in OFFSETS])
def test_an_offset_at_a_heading(text, metres, azimuths):
    phrase = only(text)
    assert phrase.kind is Kind.OFFSET
    assert phrase.names == ("X",)
    assert (phrase.distance_m.lower, phrase.distance_m.upper) == approx(metres)
    assert phrase.bearing == Bearing(*azimuths)
    assert phrase.verbatim == text


@pytest.mark.parametrize(
    ("written", "half"),
    [("55", 0.5), ("10", 0.5), ("100", 5), ("10.5", 0.25), ("140", 5), ("55.0", 0.05), ("7", 0.5),
     ("2000", 50), ("fifty", 0.5), ("twelve", 0.5), ("a hundred", 5), ("½", 0.25), ("10¼", 0.125)],
)  # fmt: skip
def test_a_figure_is_as_exact_as_it_is_written(written, half):
    values = {"fifty": 50, "twelve": 12, "a hundred": 100, "½": 0.5, "10¼": 10.25}
    middle = float(values.get(written, 0) or written)
    found = only(f"{written} km from X").distance_m
    assert (found.lower, found.upper) == approx(km(middle - half, middle + half))


UNITS = {
    "km": (1_000, ["km", "kms", "km.", "kilometre", "kilometres", "kilometer", "kilometers", "KM"]),
    "m": (1, ["m", "metre", "metres", "meter", "meters", "M"]),
    "mi": (1_609.344, ["mi", "mile", "miles", "Miles", "statute miles", "mi."]),
    "nmi": (1_852, ["nmi", "nm", "nautical mile", "nautical miles", "NM"]),
    "yd": (0.9144, ["yd", "yds", "yard", "yards"]),
    "ft": (0.3048, ["ft", "foot", "feet"]),
}


@pytest.mark.parametrize(
    ("spelling", "unit"), [(word, unit) for unit, (_, words) in UNITS.items() for word in words]
)
def test_a_unit_in_each_of_its_spellings(spelling, unit):
    metres = UNITS[unit][0]
    phrase = only(f"25 {spelling} from X")
    assert (phrase.distance_m.lower, phrase.distance_m.upper) == approx(
        Interval(24.5 * metres, 25.5 * metres)
    )
    assert phrase.stated.unit == unit
    assert phrase.stated.distance == 25


_POINTS = {
    "N": "north", "NNE": "north-northeast", "NE": "northeast", "ENE": "east-northeast",
    "E": "east", "ESE": "east-southeast", "SE": "southeast", "SSE": "south-southeast",
    "S": "south", "SSW": "south-southwest", "SW": "southwest", "WSW": "west-southwest",
    "W": "west", "WNW": "west-northwest", "NW": "northwest", "NNW": "north-northwest",
}  # fmt: skip


@pytest.mark.parametrize("point", _POINTS)
def test_each_of_the_sixteen_points_in_letters_and_in_words(point):
    azimuth = 22.5 * list(_POINTS).index(point)
    half = {1: 45, 2: 22.5, 3: 11.25}[len(point)]
    expected = Bearing.about(azimuth, half)
    spaced = _POINTS[point].replace("north", "north ").replace("south", "south ").replace("-", " ")
    for words in (point, point.lower(), ".".join(point) + ".", _POINTS[point], spaced.strip()):
        assert only(f"10 km {words} of X").bearing == expected, words
        assert only(f"{words} of X").bearing == expected, words


@pytest.mark.parametrize(
    ("text", "east", "north"),
    [
        ("2 mi E and 3 mi N of X", (1.5, 2.5), (2.5, 3.5)),
        ("3 mi N and 2 mi E of X", (1.5, 2.5), (2.5, 3.5)),
        ("2 miles east, 3 miles north of X", (1.5, 2.5), (2.5, 3.5)),
        ("2 mi W and 3 mi S of X", (-2.5, -1.5), (-3.5, -2.5)),
        ("10.5 mi W & 100 mi N of X", (-10.75, -10.25), (95, 105)),
    ],
)
def test_two_offsets_square_to_each_other(text, east, north):
    phrase = only(text)
    assert phrase.kind is Kind.OFFSETS
    assert phrase.names == ("X",)
    for found, miles in ((phrase.east_m, east), (phrase.north_m, north)):
        assert (found.lower, found.upper) == approx(Interval(*(mile * MILE for mile in miles)))


@pytest.mark.parametrize("text", ["34 miles from X", "34 mi away from X", "34 miles off X"])
def test_a_distance_alone(text):
    phrase = only(text)
    assert phrase.kind is Kind.DISTANCE
    assert phrase.names == ("X",)
    assert (phrase.distance_m.lower, phrase.distance_m.upper) == approx(
        Interval(33.5 * MILE, 34.5 * MILE)
    )


@pytest.mark.parametrize(
    ("text", "kind", "allowed", "surely"),
    [
        ("within 55 km of X", Kind.WITHIN, km(0, 55.5), km(0, 54.5)),
        ("no more than 55 km from X", Kind.WITHIN, km(0, 55.5), km(0, 54.5)),
        ("up to 100 km from X", Kind.WITHIN, km(0, 105), km(0, 95)),
        ("at least 20 km from X", Kind.BEYOND, km(19.5, math.inf), km(20.5, math.inf)),
        ("no closer than 20 km from X", Kind.BEYOND, km(19.5, math.inf), km(20.5, math.inf)),
        ("no closer than 20 km to X", Kind.BEYOND, km(19.5, math.inf), km(20.5, math.inf)),
        ("more than 20 km from X", Kind.BEYOND, km(19.5, math.inf), km(20.5, math.inf)),
        ("over 20 km from X", Kind.BEYOND, km(19.5, math.inf), km(20.5, math.inf)),
    ],
)
def test_a_bound_and_what_it_surely_allows(text, kind, allowed, surely):
    phrase = only(text)
    assert phrase.kind is kind
    assert phrase.names == ("X",)
    assert (phrase.distance_m, phrase.sure_distance_m) == (allowed, surely)
    assert any("no end" in note for note in phrase.assumptions) == (kind is Kind.BEYOND)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("near X", ("X",)),
        ("close to the X", ("X",)),
        ("the X area", ("X",)),
        ("outskirts of X", ("X",)),
        ("on the outskirts of X", ("X",)),
        ("in the northern suburbs of X", ("X",)),
    ],
)
def test_vague_nearness_says_what_it_was_read_as(text, names):
    phrase = only(text)
    assert phrase.kind is Kind.NEAR
    assert phrase.names == names
    assert phrase.distance_m.lower == 0
    assert phrase.outskirts or any("modelling choice" in note for note in phrase.assumptions)


@pytest.mark.parametrize(
    ("text", "kind", "names"),
    [
        ("in X", Kind.AT, ("X",)),
        ("X", Kind.AT, ("X",)),
        ("over the Caspian Sea", Kind.AT, ("Caspian Sea",)),
        ("between X and Y", Kind.BETWEEN, ("X", "Y")),
        ("half way between X and Y", Kind.BETWEEN, ("X", "Y")),
        ("on the X-Y road", Kind.ROUTE, ("X", "Y")),
        ("on the X–Y road", Kind.ROUTE, ("X", "Y")),
        ("on the X — Y highway", Kind.ROUTE, ("X", "Y")),
        ("on the Deir ez-Zor–Raqqa road", Kind.ROUTE, ("Deir ez-Zor", "Raqqa")),
        ("on the Deir ez-Zor-Raqqa road", Kind.ROUTE, ("Deir ez-Zor", "Raqqa")),
        ("on the Raqqa-Deir ez-Zor road", Kind.ROUTE, ("Raqqa", "Deir ez-Zor")),
        ("along the road from X to Y", Kind.ROUTE, ("X", "Y")),
        ("on the road between X and Y", Kind.ROUTE, ("X", "Y")),
        ("on Trinidad and Tobago", Kind.AT, ("Trinidad and Tobago",)),
        ("Mozdok, Russia", Kind.AT, ("Mozdok, Russia",)),
        ("35.42N 40.05E", Kind.AT, ("35.42N 40.05E",)),
    ],
)
def test_places_without_a_distance(text, kind, names):
    phrase = only(text)
    assert (phrase.kind, phrase.names) == (kind, names)
    assert phrase.distance_m is None
    assert phrase.bearing is None


@given(st.sampled_from([row[0] for row in OFFSETS]))
@example("within 55 km of X")
@example("south of X")
def test_an_anchor_may_be_coordinates_even_if_their_letters_look_like_headings(text):
    at_coordinates = text.removesuffix("X") + "35.42N 40.05E"
    assert only(at_coordinates).names == ("35.42N 40.05E",)
    assert only(at_coordinates).bearing == only(text).bearing
