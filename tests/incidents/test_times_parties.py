"""Each party's times solved alone: what it tells from other events, and what of it clashes."""

from __future__ import annotations

import pytest
import small_dossier as small
from told_times import DAMASCUS, MOSCOW, NIGHT, ZULU, at, from_other, minute, times, told

from incidents.times import Gap, Span


def test_one_partys_time_is_tightened_by_its_own_words():
    evening = ("2015-12-06", "2015-12-06")
    found = times(told("a", at(*NIGHT)), told("b", from_other("a", -90, -30, *evening)))
    [(_, (b,))] = found.under("b")
    assert b.earliest_start == minute("2015-12-06T18:10")
    assert b.latest_start == minute("2015-12-06T19:26")
    assert b.latest_end == minute("2015-12-07")
    assert found.rests_on("b") == ("a", "b")
    assert found.rests_on("a") == ("a",)
    # It ended at any time of the day, and began at least half an hour before the other one did.
    assert found.gap("a", "b") == Gap(0, 90)


def test_it_tightens_across_the_partys_accounts_and_incidents():
    second = {"id": "other", "title": "Another strike"}
    found = times(
        told("a", at(*NIGHT)),
        told("b", from_other("a", 60, 60), incident="other"),
        incidents=[{"id": "strike", "title": "The strike"}, second],
    )
    [(_, (b,))] = found.under("b")
    assert b.earliest_start == minute("2015-12-06T20:40")
    assert b.latest_start == minute("2015-12-06T20:56")


def test_another_partys_time_tightens_nothing():
    for foreign in (at(*NIGHT), at("2015-12-03", "2015-12-04", DAMASCUS, MOSCOW)):
        found = times(
            told("theirs", foreign, claimant="south"),
            told("a", from_other("theirs", 10, 20, "2015-12-06T19:00", "2015-12-06T21:59")),
            told("b", from_other("theirs", 50, 60, "2015-12-06T21:00", "2015-12-06T22:59")),
        )
        [(_, (a, b))] = found.under("a", "b")
        # The same event of theirs ties ours: b began 30 to 50 minutes after a.
        assert a.earliest_start == minute("2015-12-06T20:10")
        assert a.latest_start == minute("2015-12-06T22:00")
        assert b.earliest_start == minute("2015-12-06T21:00")
        assert b.latest_start == minute("2015-12-06T22:50")
        assert found.gap("a", "b").upper_min == 50


def test_a_time_told_from_anothers_event_says_how_far_it_is_from_it():
    theirs = told("theirs", at("2015-12-06T16:00", "2015-12-06T23:59"), claimant="south")
    found = times(theirs, told("a", from_other("theirs", -1, 1, "2015-12-06", "2015-12-06")))
    assert found.gap("a", "theirs") == found.gap("theirs", "a") == Gap(0, 1)
    silent = times(theirs, told("a", from_other("theirs", -1, 1)))
    assert silent.gap("a", "theirs") == Gap(0, 1)


def test_where_it_contradicts_their_times_the_gap_is_that_of_their_own_times():
    theirs = told("theirs", at(*NIGHT), claimant="south")
    found = times(theirs, told("a", from_other("theirs", -1, 1, "2015-12-05", "2015-12-05")))
    assert found.gap("a", "theirs") == Gap(1180, 2636, fits=False)


def test_where_it_fits_in_some_zones_only_those_count():
    evening = at(*NIGHT, DAMASCUS, ZULU)
    found = times(
        told("theirs", at(*NIGHT), claimant="south"),
        told("a", {**evening, **from_other("theirs", -1, 1), "timespans": evening["timespans"]}),
    )
    assert [gap.fits for _, gap in found.gaps("a", "theirs") if gap] == [False, True]
    assert found.gap("a", "theirs") == Gap(0, 1)


def test_words_that_run_backwards_in_a_zone_say_nothing_there():
    bounds = {"start_earliest": "2015-12-06T19:40Z", "end_latest": "2015-12-06T20:00"}
    mixed = small.when(zones=(DAMASCUS, ZULU), **bounds)
    found = times(told("a", mixed), told("b", at(*NIGHT), claimant="south"))
    assert [span is None for _, (span,) in found.under("a")] == [True, False]
    assert [each.clash for each in found.account("north").by_zone] == [("a",), ()]
    assert found.gap("a", "b") == Gap(0, 21)


CLASHING = (
    told("a", at(*NIGHT), account="story"),
    told("b", from_other("a", 60, 90), account="story"),
    told("c", from_other("b", 60, 90, "2015-12-06T19:00", "2015-12-06T20:30"), account="story"),
    told("d", from_other("c", 0, 5), account="story"),
    told("e", at("2015-12-01", "2015-12-02"), account="story"),
)
STORY = [{"id": "story", "incident": "strike", "party": "north", "title": "North's account"}]


def test_an_account_that_cannot_hold_names_what_clashes():
    found = times(*CLASHING, accounts=STORY).account("story")
    assert not found.consistent
    assert set(found.clash) == {"a", "b", "c"}
    assert found.spans["a"] == Span(*[minute("2015-12-06T19:40"), minute("2015-12-06T19:56")] * 2)
    for left_out in range(3):
        rest = [claim for at, claim in enumerate(CLASHING[:3]) if at != left_out]
        missing = small.claim("abc"[left_out], account="story")
        assert times(*rest, missing, accounts=STORY).account("story").consistent
    assert times(*CLASHING, accounts=STORY).account("north").clash == found.clash


def test_an_account_may_hold_in_some_zone_only():
    found = times(
        told("a", at(*NIGHT, DAMASCUS, ZULU), "paper", account="story"),
        told("b", from_other("a", -5, 5, *NIGHT), "wire", account="story"),
        accounts=STORY,
    ).account("story")
    assert found.consistent
    assert not found.always_consistent
    assert [(each.zones, each.clash) for each in found.by_zone] == [
        ({"paper": DAMASCUS}, ("a", "b")),
        ({"paper": ZULU}, ()),
    ]
    assert found.spans["a"] == Span(*[minute("2015-12-06T19:40"), minute("2015-12-06T19:56")] * 2)


def test_an_account_may_clash_otherwise_in_each_zone():
    found = times(
        told("a", at(*NIGHT, DAMASCUS, ZULU), "paper", account="story"),
        told("b", from_other("a", -5, 5, *NIGHT), "wire", account="story"),
        told("c", from_other("a", -5, 5, "2015-12-06T17:40", "2015-12-06T17:55"), "radio"),
        accounts=STORY,
    ).account("story")
    assert not found.consistent
    assert {each.zones["paper"]: set(each.clash) for each in found.by_zone} == {
        DAMASCUS: {"a", "b"},
        ZULU: {"a", "c"},
    }
    # Whichever zone a is in: b and c are two hours apart, and both told as at a's time.
    assert found.clash == ("b", "c")


def test_whose_account_is_asked_for_is_known():
    with pytest.raises(KeyError):
        times(told("a", at(*NIGHT))).account("nobody")
    assert times(told("a", at(*NIGHT))).account("south").claims == ()
