"""The sample's own time words, read anew: they allow what the sample has, or it is said why not."""

from __future__ import annotations

import pytest

from incidents.time import LocalTime, When
from incidents.time_words import Context, Reading, read

FIRST_ARTICLE = "2015-12-08"
"""The second article and the records carry no date; they tell the events of the same days."""

OTHER_BOUNDS = {
    "us-saeqa-camp": "the day is that of the explosion, which the sentence before tells",
    "coalition-hour-earlier": "the day is that of the bombers, which the sentence before tells",
    "coalition-two-children": "a year before what the sentence before tells; it names no day",
    "airwars-russia-no-record": "a record that is silent covers all of the days, from 4 to 8",
    "article-russian-campaign": "the campaign began in September and goes on",
    "sohr-raids-is-fighters": "a total since the campaign began, which was told in late October",
    "sohr-raids-nusra": "a total since the campaign began, which was told in late October",
    "sohr-raids-civilians": "a total since the campaign began, which was told in late October",
}


def again(when: When, published: str | None) -> Reading:
    day = published if published and len(published) == 10 else FIRST_ARTICLE
    return read(when.verbatim, Context(said=LocalTime(day), zones=when.zones))


@pytest.fixture(scope="module")
def worded(sample):
    return {
        claim.id: (claim.when, sample.source[claim.citations[0].source].published)
        for claim in sample.claims
        if claim.when and claim.when.verbatim
    }


def test_the_sample_has_words_of_time_enough(worded):
    assert len(worded) >= 30
    assert set(OTHER_BOUNDS) < set(worded)


def test_words_read_anew_allow_what_the_sample_has(worded):
    found = {
        name: (reading.start, reading.end, reading.vague)
        for name, (when, published) in worded.items()
        if name not in OTHER_BOUNDS
        for reading in [again(when, published)]
    }
    assert found == {
        name: (when.start, when.end, when.vague)
        for name, (when, _) in worded.items()
        if name not in OTHER_BOUNDS
    }


def test_what_differs_still_differs(worded):
    same = [
        name
        for name in OTHER_BOUNDS
        for when, published in [worded[name]]
        for reading in [again(when, published)]
        if (reading.start, reading.end) == (when.start, when.end)
    ]
    assert same == []


def test_words_that_count_from_another_claim_count_as_the_sample_does(worded):
    for name in ("us-saeqa-camp", "coalition-hour-earlier"):
        when, published = worded[name]
        offset = again(when, published).relative
        assert offset is not None
        told = (when.relative.lower_minutes, when.relative.upper_minutes)
        assert told == (offset.lower_min, offset.upper_min)


def test_every_vague_word_of_the_sample_is_kept(sample):
    vague = {claim.id: claim.when.vague for claim in sample.claims if claim.when}
    assert {name: told.word for name, told in vague.items() if told} == {
        "syria-saeqa-camp": "evening",
        "us-bombers-over-deir-ez-zor": "around",
        "coalition-oil-wells-34-miles": "overnight",
        "coalition-al-khan-monday-night": "night",
    }
