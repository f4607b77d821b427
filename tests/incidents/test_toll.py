"""Whether one toll satisfies several: against every toll of small numbers, and in the sample."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
import small_dossier as small
from hypothesis import given, settings
from hypothesis import strategies as st

from incidents.checks import Case, check
from incidents.checks.toll import worded
from incidents.parts import Range, Toll
from incidents.toll import NAMES, Clash, Joint, comparable, linked, said, satisfiable

MOST = 5
"""Counts in the claims are up to this; the tolls that are tried go far enough beyond it."""


def every_toll() -> dict[str, np.ndarray]:
    size = np.arange(2 * MOST + 1)
    part = np.arange(MOST + 2)
    killed, wounded, *parts = (
        each.ravel() for each in np.meshgrid(size, size, part, part, part, indexing="ij")
    )
    possible = np.all([each <= killed for each in parts], axis=0)
    killed, wounded = killed[possible], wounded[possible]
    named = zip(("civilians", "children", "women"), parts, strict=True)
    return {
        "killed": killed,
        "wounded": wounded,
        "killed_or_wounded": killed + wounded,
        **{name: each[possible] for name, each in named},
    }


EVERY = every_toll()

counts = st.none() | st.builds(
    lambda lower, more: Range(lower, None if more is None else min(MOST, lower + more)),
    st.integers(0, MOST),
    st.none() | st.integers(0, 3),
)
tolls = st.builds(Toll, **dict.fromkeys(NAMES, counts))


def satisfied(toll: Toll) -> np.ndarray:
    """Which of all tolls one satisfies."""
    holds = np.ones(len(EVERY["killed"]), dtype=bool)
    for name in NAMES:
        count = getattr(toll, name)
        if count is not None:
            holds &= EVERY[name] >= count.lower
            if count.upper is not None:
                holds &= EVERY[name] <= count.upper
    return holds


@given(st.lists(tolls, min_size=1, max_size=3))
@settings(max_examples=150)
def test_tolls_hold_together_just_where_some_numbers_of_people_satisfy_all(given_tolls):
    holds = np.all([satisfied(toll) for toll in given_tolls], axis=0)
    found = satisfiable(given_tolls)
    assert isinstance(found, Joint) == holds.any()
    if isinstance(found, Joint):
        for name in NAMES:
            reached = EVERY[name][holds]
            assert found.ranges[name].lower == reached.min(), name
            upper = found.ranges[name].upper
            assert upper == reached.max() if upper is not None else reached.max() > MOST, name


@given(st.lists(tolls, min_size=2, max_size=4))
@settings(max_examples=100)
def test_each_reason_of_a_clash_is_one_by_itself(given_tolls):
    found = satisfiable(given_tolls)
    if isinstance(found, Clash):
        assert found.contradictions
        for reason in found.contradictions:
            assert isinstance(satisfiable([given_tolls[i] for i in reason.tolls]), Clash)
            assert reason.gap > 0


@given(tolls, tolls)
@settings(max_examples=60)
def test_the_order_of_tolls_does_not_matter(a, b):
    found, back = satisfiable([a, b]), satisfiable([b, a])
    assert isinstance(found, Joint) == isinstance(back, Joint)
    if isinstance(found, Joint):
        assert found == back


@given(tolls, tolls)
@settings(max_examples=100)
def test_tolls_that_are_not_linked_never_clash_with_each_other(a, b):
    each_alone = all(isinstance(satisfiable([toll]), Joint) for toll in (a, b))
    if each_alone and not linked(a, b):
        assert isinstance(satisfiable([a, b]), Joint)


def exactly(**counts_of: int) -> Toll:
    return Toll(**{name: Range(count, count) for name, count in counts_of.items()})


@pytest.mark.parametrize(
    ("a", "b", "holds"),
    [
        (exactly(killed=3), exactly(killed=3), True),
        (exactly(killed=3), exactly(killed=4), False),
        (exactly(killed=3), exactly(civilians=2), True),
        (exactly(killed=3), exactly(civilians=3), True),
        (exactly(killed=3), exactly(civilians=4), False),
        (exactly(children=2), exactly(killed=1), False),
        (exactly(killed=3, wounded=13), exactly(killed_or_wounded=16), True),
        (exactly(killed=3, wounded=13), exactly(killed_or_wounded=15), False),
        (exactly(killed=3, wounded=13), exactly(killed_or_wounded=17), False),
        (exactly(women=3), exactly(killed_or_wounded=2), False),
        (Toll(killed=Range(3, None)), exactly(killed=2), False),
        (Toll(killed=Range(3, None)), exactly(killed=3), True),
    ],
)
def test_counts_bound_each_other_below_at_and_above(a, b, holds):
    assert isinstance(satisfiable([a, b]), Joint) == holds


def test_a_girl_may_be_told_among_the_children_and_among_the_women():
    found = satisfiable([exactly(killed=6), exactly(children=5, women=3)])
    assert isinstance(found, Joint)
    assert found.counted_twice == 2
    found = satisfiable([exactly(killed=8), exactly(children=5, women=3)])
    assert isinstance(found, Joint)
    assert found.counted_twice == 0


@pytest.mark.parametrize(
    ("toll", "words"),
    [
        (exactly(killed=3, wounded=13), "3 killed and 13 wounded"),
        (exactly(killed=26, civilians=26), "26 civilians killed"),
        (
            exactly(killed=26, children=7, women=1, wounded=2),
            "26 killed, among them 7 children and 1 woman, and 2 wounded",
        ),
        (exactly(children=1), "1 child killed"),
        (Toll(killed_or_wounded=Range(32, None)), "at least 32 killed or wounded"),
        (Toll(killed=Range(40, 47)), "40–47 killed"),
    ],
)
def test_a_toll_reads_as_a_sentence_has_it(toll, words):
    assert worded(toll) == words


def claims(*members: dict, **head) -> list:
    features = [
        small.claim(f"c{number}", claimant=("north", "south")[number % 2], **each)
        for number, each in enumerate(members)
    ]
    return check(Case.of(small.opened(*features, **head)), ["toll"])


def count(least: int, most: int | None = -1) -> small.Json:
    return {"min": least, "max": least if most == -1 else most}


@pytest.mark.parametrize(
    ("ours", "theirs", "verdict"),
    [
        ({"killed": count(3)}, {"killed": count(3)}, "certain"),
        ({"killed": count(3)}, {"killed": count(4)}, "impossible"),
        ({"killed": count(3)}, {"killed": count(3), "wounded": count(1)}, "possible"),
        ({"killed": count(3, 5)}, {"killed": count(5, 8)}, "possible"),
        ({"killed": count(3, 5)}, {"killed": count(6, 8)}, "impossible"),
        ({"killed": count(3, None)}, {"killed": count(3, None)}, "certain"),
        # Civilians are counted here: others may have been killed besides.
        ({"killed": count(3), "civilians": count(3)}, {"killed": count(5)}, "possible"),
        ({"killed": count(3), "civilians": count(3)}, {"killed": count(2)}, "impossible"),
    ],
)
def test_two_parties_tolls_hold_together_or_not(ours, theirs, verdict):
    [finding] = claims({"toll": ours}, {"toll": theirs})
    assert finding.verdict == verdict
    assert finding.colloquial is finding.as_worded


def test_the_share_of_numbers_that_both_allow_is_how_far_it_is_from_being_settled():
    [finding] = claims({"toll": {"killed": count(3, 6)}}, {"toll": {"killed": count(5, 10)}})
    assert finding.balance == pytest.approx(2 / 8)
    [killed] = finding.measured
    assert (killed.name, killed.unit, killed.lower, killed.upper) == ("killed", "people", 5, 6)


@pytest.mark.parametrize(
    "silent",
    [
        {},
        {"toll": {"wounded": count(1)}},
        {"toll": {"killed": count(9)}, "stance": "denies"},
        {"toll": {"killed": count(9)}, "stance": "does-not-know"},
        {
            "toll": {"killed": count(9)},
            "stance": "assesses",
            "about": [{"claim": "c0", "relation": "assesses"}],
        },
    ],
)
def test_who_gives_no_such_count_himself_contradicts_nobody(silent):
    assert claims({"toll": {"killed": count(3)}}, silent) == []


def test_totals_are_compared_only_over_one_area_and_time():
    def total(place: str, year: str) -> small.Json:
        where = {**small.at(place), "role": "scope"}
        return {"location": where, "when": small.when(start_earliest=year)}

    places = [small.place("here", (40.0, 35.0, 500)), small.place("there", (41.0, 35.0, 500))]
    killed = {"toll": {"killed": count(3)}}, {"toll": {"killed": count(4)}}
    for second, found in (
        (total("here", "2015"), 1),
        (total("there", "2015"), 0),
        (total("here", "2014"), 0),
        ({}, 0),
    ):
        ours = small.claim("ours", **total("here", "2015"), **killed[0])
        theirs = small.claim("theirs", claimant="south", **second, **killed[1])
        case = Case.of(small.opened(ours, theirs, *places))
        assert len(check(case, ["toll"])) == found


def test_one_breath_counts_different_people_and_two_breaths_need_not():
    together = {"id": "late-october", "combine": "all"}
    dossier = small.opened(
        small.claim("fighters", toll={"killed": count(3276)}, statement=together),
        small.claim("civilians", toll={"killed": count(226)}, statement=together),
        small.claim("later", toll={"killed": count(4000)}),
    )
    fighters, civilians, later = dossier.claims
    assert not comparable(fighters, civilians)
    assert comparable(fighters, later)


def test_one_partys_tolls_are_not_held_against_each_other_and_equal_ones_are_told_once():
    dossier = small.opened(
        small.claim("a", toll={"killed": count(3)}),
        small.claim("b", toll={"killed": count(3)}),
        small.claim("c", toll={"killed": count(4)}),
        small.claim("d", toll={"killed": count(3)}, claimant="south"),
    )
    found = {finding.id: finding for finding in check(Case.of(dossier), ["toll"])}
    assert set(found) == {"toll--a--d", "toll--c--d"}
    assert found["toll--a--d"].claims == ("a", "b", "d")


def test_incidents_that_may_be_one_event_meet_and_say_that_it_is_a_hypothesis():
    incidents = [
        {"id": "strike", "title": "The strike", "same_event": ["other", "other"]},
        {"id": "other", "title": "The other", "same_event": ["strike"]},
        {"id": "third", "title": "The third"},
    ]
    dossier = small.opened(
        small.claim("a", toll={"killed": count(3)}),
        small.claim("b", toll={"killed": count(4)}, claimant="south", incident="other"),
        small.claim("c", toll={"killed": count(5)}, claimant="south", incident="third"),
        incidents=incidents,
    )
    [finding] = check(Case.of(dossier), ["toll"])
    assert finding.id == "toll--a--b"
    assert finding.verdict == "impossible"
    assert finding.proposition.startswith("If “The strike” and “The other” are one event: ")
    assert "hypothesis" in finding.assumptions[0]


def test_the_sample_tolls_of_the_camp(sample):
    found = {finding.id: finding for finding in check(Case.of(sample), ["toll"])}
    camp = ("syria-saeqa-camp", "sohr-saeqa-camp", "syrianpc-saeqa-camp", "al-masdar-saeqa-camp")
    verdicts = {
        pair: found.pop(f"toll--{pair[0]}--{pair[1]}").verdict for pair in combinations(camp, 2)
    }
    # 3/13, 4/13, 4/13 and 1/6 killed and wounded: only the two with 4/13 agree.
    agree = ("sohr-saeqa-camp", "syrianpc-saeqa-camp")
    assert verdicts.pop(agree) == "certain"
    assert set(verdicts.values()) == {"impossible"}
    ministry = [finding for name, finding in found.items() if "--russia-saeqa-camp--" in name]
    # 4/12 against each, and against the army's 3/30; the same toll in another translation is one.
    assert len(ministry) == 5
    assert {finding.verdict for finding in ministry} == {"impossible"}
    assert all("russia-field-camp-west-of-city" in finding.claims for finding in ministry)
    [told] = {
        finding.because
        for finding in check(Case.of(sample), ["toll"])
        if finding.id == "toll--syria-saeqa-camp--sohr-saeqa-camp"
    }
    assert told == (
        "Syria: 3 killed and 13 wounded; Syrian Observatory for Human Rights: 4 killed and "
        "13 wounded: no number of killed is both 3 and 4 (1 apart)."
    )


def test_the_sample_has_no_clash_of_totals_with_single_strikes(sample):
    findings = check(Case.of(sample), ["toll"])
    campaigns = {
        c.id for c in sample.claims if c.incident in ("coalition-campaign", "barrel-bombs")
    }
    assert campaigns
    assert not any(campaigns & set(finding.claims) for finding in findings)
    assert said(sample.claim["coalition-al-khan"]) is None


def test_a_look_at_a_findings_claims_alone_finds_it_again(sample):
    case = Case.of(sample)
    for finding in check(case, ["toll"]):
        [again] = [
            each for each in check(case.about(finding.claims), ["toll"]) if each.id == finding.id
        ]
        assert again == finding


def test_of_two_counts_the_one_without_end_is_told_last(sample):
    findings = {finding.id: finding for finding in check(Case.of(sample), ["toll"])}
    found = findings["toll--airwars-al-khan--mcclatchy-al-khan"]
    assert found.because.endswith("no number of killed is both 36 and at least 40 (4 apart).")


def test_a_toll_that_satisfies_both_says_that_only_numbers_were_compared(sample):
    # The one tells of three soldiers, the other of a woman and two children.
    findings = {finding.id: finding for finding in check(Case.of(sample), ["toll"])}
    found = findings["toll--airwars-deir-ez-zor-family--syria-saeqa-camp"]
    assert found.verdict == "possible"
    assert any("numbers alone" in assumption for assumption in found.assumptions)
