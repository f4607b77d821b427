"""Spellings that must meet and spellings that must not, by keys alone."""

from __future__ import annotations

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.gazetteer import kinds, names

_ONE_SPELLING = [
    ("Al Ḩasakah", "al-hasakah"),
    ("Deir ez-Zor", "DEIR EZ ZOR"),
    ("‘Ayn al ‘Arab", "Ayn al Arab"),
    ("Sa'sa'", "Saʿsaʿ"),
    ("Łódź", "Lodz"),
    ("İzmir", "izmir"),
    ("São José", "Sao  Jose"),
    ("Дейр-эз-Зор", "Дейр-ез-Зор"),
    ("Артёмовск", "Артемовск"),
    ("دير الزور", "دیر الزور"),
    ("الرقّة", "الرقه"),
    ("أبو كمال", "ابو كمال"),
    ("عيّاش", "عيـــاش"),
]
_ONE_NAME = [
    *(("Deir ez-Zor", other) for other in ("Deir Az-Zour", "Deir el-Zour", "Deir al-Zor")),
    *(
        ("Deir ez-Zor", other)
        for other in ("Deir Ezzor", "Dayr az Zawr", "Der Zor", "Dair az-Zaur")
    ),
    *(("Al-Hawl", other) for other in ("al-Hol", "al-Houl", "El Hol", "al-Hool")),
    ("Ar Raqqah", "ar-Raqqa"),
    ("Ar Raqqah", "Al-Rakka"),
    ("Raqqa", "Rakka"),
    ("Mayadeen", "Mayadin"),
    ("Al-Hasakah", "Al-Hassakeh"),
    ("Hasaka", "Hassakah"),
    ("As-Suwayda", "al-Sweida"),
    ("Ash Sholah", "Al-Shola"),
    ("Salamiyah", "Salamieh"),
    ("Idlib", "Idleb"),
    ("Manbij", "Menbij"),
    ("Tall Abyad", "Tel Abyad"),
    ("Douma", "Duma"),
    ("Ayyash", "Aayash"),
]
_OTHER_NAMES = [
    ("al-Khan", "Khan Shaykhun"),
    ("al-Khan", "Khirbat Tin Nur"),
    ("al-Khan", "Al-Kahn"),
    ("al-Khan", "Al Khawr"),
    ("Ayyash", "Al Qurayya"),
    ("Ayyash", "Ayas"),
    ("Ayyash", "Aysha"),
    ("Deir ez-Zor", "Deir Hafir"),
    ("Deir ez-Zor", "Az-Zour"),
    ("Raqqa", "Ruqaya"),
    ("Hama", "Homs"),
    ("Hama", "Hamra"),
    ("Mosul", "Mozdok"),
    ("Abu Kamal", "Al Bukamal"),
    ("Douma", "Dumar"),
    ("Jableh", "Jabal"),
    ("Kuwait", "Kut"),
    ("Ras", "Rus"),
    ("Моздок", "Mozdok"),
    ("الخان", "al-Khan"),
    ("الخان", "خان شيخون"),
]


def _variants(name: str) -> frozenset[str]:
    return names.variants(names.spelling(name))


def _meet(one: str, other: str) -> bool:
    """Whether two names meet in any way, the article aside."""
    reworded = {names.reworded(variant) for variant in _variants(one)}
    same = names.spelling(one) == names.spelling(other)
    return same or bool((_variants(one) | reworded) & _variants(other))


@pytest.mark.parametrize(("one", "other"), _ONE_SPELLING)
def test_one_spelling(one: str, other: str) -> None:
    assert names.spelling(one) == names.spelling(other) != ""


@pytest.mark.parametrize(("one", "other"), _ONE_NAME)
def test_romanisations_of_one_name_meet(one: str, other: str) -> None:
    assert _variants(one) & _variants(other)


@pytest.mark.parametrize(("one", "other"), _OTHER_NAMES)
def test_names_of_different_places_do_not_meet(one: str, other: str) -> None:
    assert not _meet(one, other)
    assert not _meet(other, one)


@pytest.mark.parametrize("bare", ["Raqqa", "Hasaka", "Mayadeen", "Khan", "رقة"])
def test_the_article_makes_a_difference_that_can_be_put_aside(bare: str) -> None:
    full = f"ال{bare}" if bare == "رقة" else f"al-{bare}"
    assert not _variants(bare) & _variants(full)
    assert {names.reworded(one) for one in _variants(bare)} == _variants(full)
    assert {names.reworded(one) for one in _variants(full)} == _variants(bare)


@pytest.mark.parametrize("name", ["Oz", "al-Ab", "", "...", "Моздок", "東京"])
def test_no_romanisation_of_short_names_and_other_scripts(name: str) -> None:
    assert not _variants(name)


@given(st.text())
def test_a_spelling_is_its_own_spelling(text: str) -> None:
    assert names.spelling(names.spelling(text)) == names.spelling(text)


@given(st.text(alphabet=string.ascii_letters + " '-", max_size=30))
def test_case_and_marks_never_part_two_spellings(text: str) -> None:
    marked = "".join(f"{letter}\u0304" if letter in "aiuAIU" else letter for letter in text)
    assert names.spelling(marked.upper()) == names.spelling(text)
    assert names.variants(names.spelling(marked)) == _variants(text)


@pytest.mark.parametrize(
    ("name", "parted", "kind"),
    [
        ("Mozdok air base", "mozdok", "airport"),
        ("Mozdok airfield", "mozdok", "airport"),
        ("Damascus International Airport", "damascus", "airport"),
        ("مطار دير الزور", "دير الزور", "airport"),
        ("авиабаза Моздок", "моздок", "airport"),
        ("the city of Raqqa", "raqqa", "town"),
        ("Ayyash village", "ayyash", "town"),
        ("Deir ez-Zor governorate", "deir ez zor", "province"),
        ("محافظة دير الزور", "دير الزور", "province"),
        ("Al-Omar oil field", "al omar", "oil field"),
        ("Saeqa camp", "saeqa", "camp"),
        ("the Caspian Sea", "caspian", "sea"),
        ("Lake Assad", "assad", "lake"),
    ],
)
def test_type_words_are_parted_from_the_name(name: str, parted: str, kind: str) -> None:
    whole, rest = kinds.read(name)
    assert whole.kind is None
    assert rest == kinds.Asked(parted, kind)


@pytest.mark.parametrize("name", ["airport", "air base", "Campo", "Seaford", "x" * 201, "", "?"])
def test_no_name_is_left_without_one(name: str) -> None:
    assert all(asked.kind is None for asked in kinds.read(name))


def test_a_listed_place_has_every_name_between_its_strokes() -> None:
    asked = kinds.read_all("Deir ez-Zor airport / air base (derived)")
    assert kinds.Asked("deir ez zor", "airport") in asked
    assert all(one.spelling not in ("air base", "derived") for one in asked)


@pytest.mark.parametrize(
    ("word", "family"),
    [("airbase", "airport"), ("village", "town"), ("admin1", "province"), ("mountain", "mountain")],
)
def test_a_callers_word_for_a_kind(word: str, family: str) -> None:
    assert kinds.family(word) == family
