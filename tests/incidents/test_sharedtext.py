"""Which passages of different sources are copies: properties of shingles, and of whole sets."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from incidents.sharedtext import (
    LEAST_SHARED,
    LONG_RUN,
    MOST_CARRIERS,
    WORDS_A_SHINGLE,
    Passage,
    alike,
    shingles,
    words,
)

SAID = "We did not strike any vehicles or personnel targets. We have no indication any Syrian"
WORDS = [f"word{number}" for number in range(400)]
texts = st.lists(st.sampled_from(WORDS[:40]), max_size=30).map(" ".join)


def pairs(*passages: tuple[str, str]) -> list[tuple[int, int]]:
    return [(each.a, each.b) for each in alike(tuple(Passage(*each) for each in passages))]


def run_of(count: int, start: int = 0) -> str:
    return " ".join(WORDS[start : start + count])


@pytest.mark.parametrize(
    "other",
    [
        "“We did NOT strike any vehicles – or personnel targets; we have no indication any Syrian”",
        "we did\xa0not strike any vehicles or personnel\ntargets we have no indication any syriaN",
        "'We did not strike any vehicles, or personnel targets.' We have no indication any Syrian!",
    ],
)
def test_case_quotes_punctuation_and_spaces_make_no_difference(other):
    assert words(other) == words(SAID)
    [found] = alike((Passage("one", SAID), Passage("two", other)))
    assert found.containment == 1


def test_apostrophes_of_either_kind_are_one_and_letters_of_any_script_are_words():
    assert words("Syria’s so we're") == words("SYRIA'S so we’re") == ("syrias", "so", "were")
    assert words("معسكر الصاعقة İstanbul") != ()


@given(texts, texts)
@settings(max_examples=60)
def test_likeness_goes_both_ways_and_is_a_share(a, b):
    there = alike((Passage("one", a), Passage("two", b)))
    back = alike((Passage("one", b), Passage("two", a)))
    assert len(there) == len(back) <= 1
    for found, other in zip(there, back, strict=True):
        assert found.containment == other.containment
        assert 0 < found.containment <= 1
        assert (found.containment == 1) == (
            shingles(words(a)) <= shingles(words(b)) or shingles(words(b)) <= shingles(words(a))
        )
        assert words(found.shared) == words(a)[slice(*_where(words(a), words(found.shared)))]


def _where(whole: tuple[str, ...], part: tuple[str, ...]) -> tuple[int, int]:
    for start in range(len(whole)):
        if whole[start : start + len(part)] == part:
            return start, start + len(part)
    raise AssertionError(part)


@given(texts)
@settings(max_examples=40)
def test_a_long_enough_text_is_like_itself_and_like_itself_quoted_within_more(text):
    long_enough = len(shingles(words(text))) >= LEAST_SHARED
    assert bool(pairs(("one", text), ("two", text))) == long_enough
    assert bool(pairs(("one", text), ("two", f"He said: “{text}”, twice"))) == long_enough


@given(st.lists(st.tuples(st.sampled_from("abc"), texts), max_size=8))
@settings(max_examples=60)
def test_the_index_finds_what_comparing_all_passages_finds(given_passages):
    """Joined by likeness, the same sets of passages come together as when all are compared."""
    passages = [Passage(source, text) for source, text in given_passages]
    found = alike(tuple(passages))
    near = {(each.a, each.b) for each in found}
    for a, b in near:
        assert a < b
        assert passages[a].source != passages[b].source
        assert _near(passages[a].text, passages[b].text)
    distinct = {words(passage.text) for passage in passages}
    for b, one in enumerate(passages):
        for a, other in enumerate(passages[:b]):
            alone = len(distinct) == len(passages)
            if alone and one.source != other.source and _near(one.text, other.text):
                assert (a, b) in near


def _near(a: str, b: str) -> bool:
    one, other = shingles(words(a)), shingles(words(b))
    shared = len(one & other)
    if shared < LEAST_SHARED:
        return False
    in_a_row = max(
        length
        for length in range(WORDS_A_SHINGLE, 31)
        if any(
            words(a)[i : i + length] == words(b)[j : j + length]
            for i in range(len(words(a)) - length + 1)
            for j in range(len(words(b)) - length + 1)
        )
    )
    return shared / min(len(one), len(other)) >= 0.5 or in_a_row >= LONG_RUN


@pytest.mark.parametrize(
    ("count", "found"),
    [(WORDS_A_SHINGLE + LEAST_SHARED - 2, False), (WORDS_A_SHINGLE + LEAST_SHARED - 1, True)],
)
def test_a_form_of_words_is_too_short_to_tell(count, found):
    """Seven words in a row are common; eight are not."""
    assert bool(pairs(("one", run_of(count)), ("two", run_of(count)))) == found


@pytest.mark.parametrize(("common", "found"), [(LONG_RUN - 1, False), (LONG_RUN, True)])
def test_a_quote_within_two_long_paragraphs_is_found_by_its_length(common, found):
    quote = run_of(common)
    one = f"{run_of(60, 100)} {quote} {run_of(60, 160)}"
    other = f"{run_of(60, 220)} {quote} {run_of(60, 280)}"
    assert bool(pairs(("one", one), ("two", other))) == found


def test_one_source_showing_a_passage_twice_is_no_copy():
    assert pairs(("one", SAID), ("one", SAID)) == []
    assert pairs(("one", SAID), ("one", f"{SAID} soldiers were near")) == []


def test_equal_passages_are_linked_and_not_each_with_each():
    sources = [("one", SAID), ("one", SAID), ("two", SAID), ("three", SAID), ("one", SAID)]
    assert pairs(*sources) == [(0, 2), (0, 3), (1, 2), (2, 4)]


def test_a_form_that_very_many_use_tells_nothing_of_any_two():
    form = run_of(8)
    many = [(f"s{number}", f"{form} {number} of own") for number in range(MOST_CARRIERS + 1)]
    assert len(pairs(*many[:MOST_CARRIERS])) == MOST_CARRIERS * (MOST_CARRIERS - 1) // 2
    assert pairs(*many) == []


def test_a_passage_that_goes_round_and_round_is_compared_like_any_other():
    rounds = f"{run_of(9)} " * 3_000
    [found] = alike((Passage("one", rounds), Passage("two", f"once more {rounds}")))
    assert found.containment == 1
    assert found.run >= 900


def test_a_thousand_passages_are_compared_by_what_they_share_alone():
    """Only the two that share a quote are found among a thousand that share single words."""
    rng = random.Random(3)
    many = [(f"s{number}", " ".join(rng.choices(WORDS, k=25))) for number in range(1000)]
    many[17] = ("s17", f"{SAID} {many[17][1]}")
    many[900] = ("s900", f"{many[900][1]} {SAID}")
    assert pairs(*many) == [(17, 900)]


def test_the_seed_articles_share_two_quotes(sample):
    """The spokesman's two sentences to the agency stand in both articles, one of them altered."""
    seeds = [
        (claim.id, citation)
        for claim in sample.claims
        for citation in claim.citations
        if sample.source[citation.source].seed
    ]
    found = alike(tuple(Passage(citation.source, citation.quote) for _, citation in seeds))
    told = {(seeds[each.a][0], seeds[each.b][0]): each for each in found}
    assert set(told) == {
        ("coalition-no-personnel-targets", "coalition-no-personnel-targets-in-this-area"),
        ("coalition-al-khan", "coalition-al-khan"),
    }
    assert told["coalition-al-khan", "coalition-al-khan"].containment == 1
    altered = told["coalition-no-personnel-targets", "coalition-no-personnel-targets-in-this-area"]
    assert altered.shared == "We did not strike any vehicles or personnel targets"
    assert 0.5 < altered.containment < 1
