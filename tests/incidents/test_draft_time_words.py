"""A draft's words of time date its claim where the two fields are left empty, and only then."""

from __future__ import annotations

from dataclasses import replace

import pytest
import typed_drafts
from typed_drafts import DAMASCUS, good, made

from incidents.draft import NewSource, TimeWords, apply, draft_of, published, read_time
from incidents.model import Dossier
from incidents.time import Bounds, LocalTime, Vague, When

PAPER = NewSource(publisher="A wire", title="Another article", published="2015-12-08")
AROUND = TimeWords(verbatim="around 9 p.m. Sunday", zones=(DAMASCUS,))


@pytest.fixture
def dossier() -> Dossier:
    return typed_drafts.opened()


def time_of(words: TimeWords, dossier: Dossier, source: NewSource | str = PAPER) -> When:
    when = made(good(time=words, source=source), dossier).when
    assert when is not None
    return when


def test_words_alone_date_a_claim_by_its_sources_date(dossier):
    when = time_of(AROUND, dossier)
    assert when.verbatim == "around 9 p.m. Sunday"
    assert when.start == Bounds(LocalTime("2015-12-06T20:30"), LocalTime("2015-12-06T21:30"))
    assert when.end == Bounds(latest=LocalTime("2015-12-06T21:30"))
    assert when.vague == Vague(word="around", at=LocalTime("2015-12-06T21:00"))
    assert when.zones == (DAMASCUS,)
    assert when.assumptions == (
        "around read as 30 minutes before or after",
        "Sunday is 6 December 2015: the nearest one up to 8 December 2015, a Tuesday",
    )


def test_what_is_typed_into_a_field_is_what_counts(dossier):
    when = time_of(replace(AROUND, earliest="2015-12-06 20:00"), dossier)
    assert when.start == Bounds(LocalTime("2015-12-06T20:00"))
    assert when.vague is None
    assert when.assumptions == ()


@pytest.mark.parametrize(
    "words",
    [
        replace(AROUND, zones=()),
        replace(AROUND, verbatim="when the sun was low"),
        replace(AROUND, verbatim="an hour earlier"),
    ],
)
def test_words_that_date_nothing_are_kept_without_a_date(dossier, words):
    when = time_of(words, dossier)
    assert when.verbatim == words.verbatim
    assert (when.start, when.end, when.vague) == (Bounds(), Bounds(), None)


def test_a_weekday_of_a_source_without_a_date_dates_nothing(dossier):
    assert time_of(AROUND, dossier, "paper").start == Bounds()
    dated = replace(AROUND, verbatim="around 9 p.m. on 6 December 2015")
    assert time_of(dated, dossier, "paper").start.earliest == LocalTime("2015-12-06T20:30")


@pytest.mark.parametrize(
    ("verbatim", "zone"),
    [("9 p.m. Moscow time on Sunday", "Europe/Moscow"), ("2015-12-06T21:00+02:00", "UTC")],
)
def test_words_that_name_their_zone_need_no_other(dossier, verbatim, zone):
    when = time_of(TimeWords(verbatim=verbatim), dossier)
    assert [one.zone for one in when.zones] == [zone]
    assert when.earliest is not None


def test_an_edited_claim_keeps_its_vague_word_while_its_time_stays(dossier):
    before = apply(good(time=AROUND, source=PAPER), dossier)
    claim = before.claims[-1]
    other_zone = replace(DAMASCUS, zone="Asia/Beirut")
    draft = replace(draft_of(claim), title="Another title")
    assert apply(draft, before).claim[claim.id].when == claim.when
    moved = replace(draft, time=replace(draft.time, zones=(other_zone,)))
    when = apply(moved, before).claim[claim.id].when
    assert when is not None
    assert when.vague == Vague(word="around", at=LocalTime("2015-12-06T21:00"))
    later = replace(draft, time=replace(draft.time, latest="2015-12-06T22:00"))
    when = apply(later, before).claim[claim.id].when
    assert when is not None
    assert when.vague is None


def test_other_words_of_an_edited_claim_are_read_anew_without_the_old_notes(dossier):
    before = apply(good(time=AROUND, source=PAPER), dossier)
    claim = before.claims[-1]
    draft = draft_of(claim)
    words = replace(draft.time, verbatim="Sunday evening", earliest="", latest="")
    when = apply(replace(draft, time=words), before).claim[claim.id].when
    assert when is not None
    assert when.vague == Vague(word="evening", day=LocalTime("2015-12-06"))
    assert not any(note.startswith("around") for note in when.assumptions)


def test_the_date_of_a_source_is_found_whether_it_is_new_or_not(sample):
    assert published(PAPER, sample) == LocalTime("2015-12-08")
    assert published("us-officials-say-russia", sample) == LocalTime("2015-12-08")
    assert published("us-officials-russia-responsible", sample) is None
    assert published(NewSource(published="last week"), sample) is None
    assert published("", sample) is None


def test_what_the_page_shows_of_words_is_what_the_claim_gets(dossier):
    reading = read_time(AROUND.verbatim, LocalTime("2015-12-08"), (DAMASCUS,))
    assert reading.when() == time_of(AROUND, dossier)
