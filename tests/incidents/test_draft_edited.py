"""A claim that is edited keeps everything but what was changed."""

from __future__ import annotations

from dataclasses import fields, replace

import pytest
import small_dossier as small
from hypothesis import assume, given
from hypothesis import strategies as st
from made_dossiers import dossiers
from made_parts import steadily
from typed_drafts import DAMASCUS, THERE

from incidents.draft import TimeWords, TollWords, WeaponWords, apply, draft_of
from incidents.geojson import read, write
from incidents.model import Claim, Dossier
from incidents.select import subset
from incidents.time import Bounds, LocalTime


def test_every_claim_of_the_sample_is_the_same_after_its_form_is_applied(sample):
    for claim in sample.claims:
        alone = subset(sample, [claim])
        assert write(apply(draft_of(claim), alone)) == write(alone), claim.id


def test_the_sample_is_the_same_byte_for_byte_after_a_form_is_applied(sample, sample_bytes):
    for claim in sample.claims[::20]:
        assert write(apply(draft_of(claim), sample)) == sample_bytes


@steadily
@given(dossiers(), st.data())
def test_any_claim_is_the_same_after_its_form_is_applied(dossier, data):
    assume(dossier.claims)
    claim = data.draw(st.sampled_from(dossier.claims))
    assert apply(draft_of(claim), dossier) == dossier


CHANGES = {
    "title": "Another title",
    "speaker": "",
    "stance": "denies",
    "quote": "other words",
    "where": "",
    "location": THERE,
    "time": TimeWords(verbatim="then", earliest="2014", zones=(DAMASCUS,)),
    "actor_blamed": "",
    "weapon": WeaponWords(description="a gun"),
    "target": "",
    "toll": TollWords(),
    "confidence": "",
    "note": "other",
}


@pytest.mark.parametrize("field", CHANGES)
def test_an_edit_changes_its_own_field_and_nothing_else(field):
    from rich_dossier import rich

    value = rich()
    value["features"][0]["x-mark"] = 7
    value["features"][0]["properties"]["citations"].append(
        {"source": "paper", "quote": "more", "quote_kind": "paraphrase"}
    )
    before = read(small.data(value))
    after = apply(replace(draft_of(before.claims[0]), **{field: CHANGES[field]}), before)
    own = {"quote": "citations", "where": "citations", "time": "when"}.get(field, field)
    computed = {"derived"} if field == "location" else set()
    changed = {
        each.name
        for each in fields(Claim)
        if getattr(before.claims[0], each.name) != getattr(after.claims[0], each.name)
    }
    assert changed == {own} | computed
    assert after.claims[0].citations[1:] == before.claims[0].citations[1:]
    assert replace(after, claims=before.claims) == before
    assert [claim.id for claim in after.claims] == [claim.id for claim in before.claims]


def test_an_edited_citation_keeps_its_other_parts(sample):
    claim = sample.claim["syria-saeqa-camp"]
    alone = subset(sample, [claim])
    after = apply(replace(draft_of(claim), quote="other"), alone).claim[claim.id]
    assert after.citations == (replace(claim.citations[0], quote="other"), *claim.citations[1:])


def moved(dossier: Dossier, **times: str) -> tuple[Bounds, Bounds]:
    draft = draft_of(dossier.claims[0])
    after = apply(replace(draft, time=replace(draft.time, **times)), dossier).claims[0].when
    assert after is not None
    return after.start, after.end


def bounds(*times: str | None) -> Bounds:
    return Bounds(*(LocalTime(time) if time else None for time in times))


@pytest.mark.parametrize(
    ("told", "typed", "start", "end"),
    [
        # A day: the start is not after it either.
        (
            {
                "start_earliest": "2015-12-06",
                "start_latest": "2015-12-06",
                "end_latest": "2015-12-06",
            },
            {"latest": "2015-12-07"},
            ("2015-12-06", "2015-12-07"),
            (None, "2015-12-07"),
        ),
        # From one day to another: what began on the one began on that.
        (
            {
                "start_earliest": "2015-12-04",
                "start_latest": "2015-12-04",
                "end_earliest": "2015-12-08",
                "end_latest": "2015-12-08",
            },
            {"earliest": "2015-12-05"},
            ("2015-12-05", "2015-12-05"),
            ("2015-12-08", "2015-12-08"),
        ),
        # Bounds that the form does not show stay.
        (
            {
                "start_earliest": "2015-12-01",
                "start_latest": "2015-12-02",
                "end_earliest": "2015-12-03",
                "end_latest": "2015-12-04",
            },
            {"latest": "2015-12-05"},
            ("2015-12-01", "2015-12-02"),
            ("2015-12-03", "2015-12-05"),
        ),
        # No end was told.
        (
            {"start_earliest": "2015-12-01"},
            {"latest": "2015-12-05"},
            ("2015-12-01", "2015-12-05"),
            (None, "2015-12-05"),
        ),
        (
            {"start_earliest": "2015-12-01", "start_latest": "2015-12-02"},
            {"latest": ""},
            ("2015-12-01", None),
            (None, None),
        ),
    ],
)
def test_a_bound_that_was_the_same_as_a_shown_one_goes_with_it(told, typed, start, end):
    dossier = small.opened(small.claim("a", when=small.when(**told)))
    assert moved(dossier, **typed) == (bounds(*start), bounds(*end))


def test_an_edited_time_keeps_what_it_is_told_from(sample):
    claim = sample.claim["us-saeqa-camp"]
    assert claim.when is not None
    assert claim.when.relative is not None
    draft = draft_of(claim)
    after = apply(replace(draft, time=replace(draft.time, verbatim="other words")), sample)
    assert after.claim[claim.id].when == replace(claim.when, verbatim="other words")
