"""What cannot be read is told with the words at fault; spelling and spacing are no fault."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo import Bearing
from geo.locality import NotRead, Phrase, read
from geo.location import Location

STUMBLES = [
    ("several kilometres south of X", "several kilometres"),
    ("a few miles from X", "a few miles"),
    ("tens of km from X", "tens of km"),
    ("1,5 km from X", "1,5"),
    ("5 km north-south of X", "north-south"),
    ("10 km south-southwest-west of X", "south-southwest-west"),
    ("0 km from X", "0 km"),
    ("zero km from X", "zero km"),
    ("55 km of Raqqa", "of Raqqa"),
    ("55 km Raqqa", "Raqqa"),
    ("55 km 30 km from X", "30 km"),
    ("55 km SE of Raqqa, 10 km from Homs", "10 km"),
    ("10 km north of the village, 2 km east of X", "2 km"),
    ("55 km (44 miles) from X", "44 miles"),
    ("55 km (about) from X", "from X"),
    ("20-10 km from X", "20-10 km"),
    ("10 km at 400° from X", "400°"),
    ("2 mi E and 3 mi W of X", "E and W"),
    ("2 mi NE and 3 mi N of X", "NE and N"),
    ("between X", "X"),
    ("on the road", "road"),
    ("in", "in"),
    ("-5 km from X", "5 km"),
]


@pytest.mark.parametrize(("text", "words"), STUMBLES, ids=[text for text, _ in STUMBLES])
def test_what_is_not_read_is_told_with_the_words_at_fault(text, words):
    with pytest.raises(NotRead) as caught:
        read(text)
    assert words in caught.value.words
    assert f"“{caught.value.words}”" in str(caught.value)
    assert caught.value.expected in str(caught.value)


@pytest.mark.parametrize(
    "text", ["", "   ", "\n\t", "\u00a0\u2009", "...", " , ; .", "---", "—", "?!", "()", "“”"]
)
def test_a_text_without_a_word_is_not_read(text):
    with pytest.raises(NotRead, match="expected a place"):
        read(text)


@pytest.mark.parametrize(("length", "fits"), [(299, True), (300, True), (301, False)])
def test_a_text_of_up_to_300_characters_is_read(length, fits):
    text = "near " + "x" * (length - 5)
    if fits:
        assert read(text)[0].names == ("x" * (length - 5),)
    else:
        with pytest.raises(NotRead, match="at most 300 characters"):
            read(text)


SPACES = st.sampled_from([" ", "  ", "\t", "\n", "\u00a0", "\u2009", "\u202f", " \u3000 "])
HEADINGS = st.sampled_from(
    ["SE", "se", "S.E.", "S E", "southeast", "south east", "South-East", "SOUTH EAST", "due SE",
     "south‐east", "south‑east", "south–east", "to the south east", "southeastward"]
)  # fmt: skip
UNITS = st.sampled_from(
    ["km", "KM", "Km", "km.", "kms", "kilometres", "kilometers", "Kilometre", "-kilometre"]
)
NUMBERS = st.sampled_from(["55", "٥٥", "５５"])
ADVERBS = st.sampled_from(["", "about ", "About ", "~", "approx. ", "some ", "APPROXIMATELY "])


@given(ADVERBS, NUMBERS, st.sampled_from(["", " ", "\u00a0", "\u202f"]), UNITS, HEADINGS, SPACES,
       st.sampled_from(["of", "from", "OF"]), st.sampled_from(["", ".", " ", ";"]))  # fmt: skip
@settings(max_examples=300)
def test_any_spelling_of_a_phrase_is_read_alike(
    adverb, number, close, unit, heading, space, of, end
):
    close = "" if unit.startswith("-") else close
    text = f"{adverb}{number}{close}{unit} {heading} {of} X{end}".replace(" ", space)
    (said,), (plain,) = read(text), read("55 km SE of X")
    assert (said.kind, said.names) == (plain.kind, plain.names), text
    assert (said.distance_m, said.bearing) == (plain.distance_m, plain.bearing), text


@pytest.mark.parametrize("dash", ["-", "–", "—", "‑", "‐", " - ", " – ", "−"], ids=ascii)
def test_any_dash_parts_the_ends_of_a_road(dash):
    (road,) = read(f"on the Raqqa{dash}Aleppo road")
    assert road.names == ("Raqqa", "Aleppo")


@pytest.mark.parametrize("dash", ["-", "–", "—", "‑", "‐", " - ", " – ", "−"], ids=ascii)
def test_any_dash_parts_the_ends_of_a_range(dash):
    (ranged,) = read(f"5{dash}10 km from X")
    assert (ranged.distance_m.lower, ranged.distance_m.upper) == (4_500, 10_500)


@pytest.mark.parametrize("hyphen", ["-", "‑", "‐", "–"], ids=ascii)
def test_any_hyphen_joins_the_words_of_a_heading(hyphen):
    (phrase,) = read(f"55 km south{hyphen}east of X")
    assert (phrase.names, phrase.bearing) == (("X",), Bearing.about(135, 22.5))


@pytest.mark.parametrize("before", ["~", "≈", "ca.", "c.", "approx."])
def test_a_sign_or_a_point_may_touch_the_figure_behind_it(before):
    (phrase,) = read(f"{before}55 km SE of X")
    assert phrase.names == ("X",)
    assert (phrase.distance_m.lower, phrase.distance_m.upper) == (54_500, 55_500)


def checked(phrases: tuple[Phrase, ...]) -> None:
    """Every phrase is one that a recipe can be made of."""
    assert phrases
    for phrase in phrases:
        if phrase.names and phrase.kind != "route":
            anchors: list = list(phrase.names)
            Location(
                kind=phrase.kind,
                role="event",
                verbatim=phrase.verbatim,
                anchors=tuple(anchors),
                distance_m=phrase.distance_m,
                sure_distance_m=phrase.sure_distance_m,
                bearing=phrase.bearing,
                east_m=phrase.east_m,
                north_m=phrase.north_m,
            )


def read_or_refused(text: str) -> None:
    for knows in (lambda _: False, lambda _: True, lambda words: len(words) % 2 == 0):
        try:
            phrases = read(text, knows)
        except NotRead as refused:
            assert refused.expected  # noqa: PT017
        else:
            checked(phrases)


@given(st.text(max_size=320))
def test_any_text_is_read_or_refused(text):
    read_or_refused(text)


WORDS = (
    *(
        "55",
        "10.5",
        "1,5",
        "1,013",
        "0",
        "½",
        "1/2",
        "half a",
        "several",
        "km",
        "miles",
        "nautical",
    ),
    *("SE", "north", "south-east", "NNW", "135°", "400°", "at", "of", "from", "off", "away", "and"),
    *("within", "at least", "no closer than", "over", "across", "to", "left", "between", "on the"),
    *("road", "outskirts", "near", "area", "in", "about", "~", "by road", "by air", "X", "Raqqa"),
    *("35.42N 40.05E", "40.05, 35.42", "37SEV955201", "8G7F", ",", ";", "-", "–", "(", ")", "the"),
)


@given(st.lists(st.sampled_from(WORDS), max_size=40), st.sampled_from([" ", " ", ""]))
@settings(max_examples=400)
def test_words_of_the_grammar_in_any_order_are_read_or_refused(words, between):
    read_or_refused(between.join(words))


@pytest.mark.parametrize(
    "text",
    [
        " ".join(WORDS * 4)[:2_000],
        " ".join(WORDS)[:300],
        "1 " * 149,
        "1" * 300,
        "1,000" * 59,
        "north" * 60,
        "north " * 50,
        "a " * 150,
        "and " * 75,
        "about " * 50,
        "the X-" * 50,
        "55 km " * 50,
        "left a" + " to a" * 58,
        "on the " + "a-" * 140 + "a road",
        "n.s.e.w." * 37,
    ],
    ids=lambda text: text[:12],
)
def test_no_text_takes_long_to_read(text):
    read_or_refused(text)  # Patterns are compiled once.
    start = time.process_time()
    read_or_refused(text)
    assert time.process_time() - start < 0.3  # Three readings of under 0.1 s each.
