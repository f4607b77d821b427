"""What the checks find in the sample: sound against sampled places, told in full, partial to
none."""

from __future__ import annotations

import json
import re
from collections import Counter

import pytest
from said_places import Said, ways

from geo.location import Kind
from geo.verdict import Verdict
from incidents.checks import CHECKS, Assume, Case, check, worst_first
from incidents.measure import gap

# What cannot be, and why; reviewed by hand against the evidence.
OILS = "same-event--"
IMPOSSIBLE = {
    # 55 km SE of Ayyash is 35 km or more from every geocode of the camp.
    f"{OILS}coalition-oil-wells--syria-saeqa-camp",
    # 5 km about the camp, the reach read into "near", bridges none of the 35 km.
    f"{OILS}coalition-oil-wells--us-strikes-near-camp",
    # 20 km about the city, the reach read into "around", leaves over 14 km.
    f"{OILS}coalition-oil-wells--us-four-locations",
    # West of the city and 55 km SE of Ayyash: the city lies between, 29 km or more.
    f"{OILS}coalition-oil-wells--sohr-saeqa-camp",
    # 34 miles is a ring about the camp: no nearer to another geocode of it than 32 km.
    f"{OILS}coalition-oil-wells-34-miles--syria-saeqa-camp",
    f"{OILS}coalition-oil-wells-34-miles--us-strikes-near-camp",
    f"{OILS}coalition-oil-wells-34-miles--us-four-locations",
    # Told as some 55 km from the very claim of the camp.
    f"{OILS}warren-wellhead--syria-saeqa-camp",
    f"{OILS}warren-wellhead--us-strikes-near-camp",
    f"{OILS}warren-wellhead--us-four-locations",
    # 35 miles is a ring about the camp, a mile wider.
    f"{OILS}nyt-35-miles--syria-saeqa-camp",
    f"{OILS}nyt-35-miles--us-strikes-near-camp",
    f"{OILS}nyt-35-miles--us-four-locations",
    # Deir ez-Zor and Al Bukamal are other towns than Raqqa, over 110 and 230 km from it.
    f"{OILS}us-deir-ez-zor--activists-raqqa",
    f"{OILS}us-al-bukamal--activists-raqqa",
}
KEYS = {
    *("id", "check", "claims", "proposition", "verdict", "by_reading", "measured", "because"),
    *("assumptions", "flips_if"),
}
PARTIAL = r"\b(right|wrong|lied|lying|true|truth|false|falsely|correct|credible|proves?)\b"


@pytest.fixture(scope="session")
def said(sample_bytes):
    return Said(json.loads(sample_bytes))


def test_the_contradictions_of_the_sample_are_those_that_were_reviewed(findings):
    assert {f.id for f in findings if f.verdict is Verdict.IMPOSSIBLE} == IMPOSSIBLE


def test_every_check_finds_something_and_no_id_repeats(findings):
    assert set(Counter(finding.check for finding in findings)) == set(CHECKS)
    assert max(Counter(finding.id for finding in findings).values()) == 1


def test_ids_are_made_of_what_is_checked_and_stay(sample, findings):
    for finding in findings:
        assert finding.id.startswith(f"{finding.check}--")
        named = finding.id.removeprefix(f"{finding.check}--").split("--")
        assert [each for each in named if each != "known-places"] == list(finding.ends)
        assert set(finding.ends) <= set(finding.claims) <= set(sample.claim)
        assert set(finding.places) <= set(sample.place)
    again = check(Case.of(sample), only=["place"])
    assert [f.id for f in again] == [f.id for f in findings if f.check == "place"]


def test_no_place_that_the_words_allow_is_outside_of_a_stated_separation(findings, said, locator):
    tried = 0
    for finding in findings:
        if finding.check == "stated-distance" or gap(locator, *finding.ends).told:
            continue
        places = [said.places(end, 3000) for end in finding.ends]
        if None in places:
            continue
        tried += 1
        _, metres = ways(*places)
        [measured] = finding.measured
        assert measured.lower - 0.5 <= metres.min(), finding.id
        assert measured.upper is None or metres.max() <= measured.upper + 0.5, finding.id
        near = metres <= 1000
        assert not (finding.verdict is Verdict.IMPOSSIBLE and near.any()), finding.id
        assert not (finding.verdict is Verdict.CERTAIN and not near.all()), finding.id
    assert tried > 40


def test_a_separation_is_about_as_narrow_as_the_places_that_were_walked_to(findings, said, locator):
    """Sampling comes within 15 % of the span, so that a bound that is far too wide shows."""
    for finding in findings:
        if finding.check == "stated-distance" or gap(locator, *finding.ends).told:
            continue
        kinds = {locator.dossier.claim[end].location.kind for end in finding.ends}
        places = [said.places(end, 20_000) for end in finding.ends]
        if None in places or Kind.DIRECTION in kinds:
            continue
        _, metres = ways(*places)
        [measured] = finding.measured
        slack = 0.15 * (measured.upper - measured.lower) + 100
        assert metres.max() >= measured.upper - slack, finding.id
        assert metres.min() <= measured.lower + slack, finding.id


def test_each_geocode_alone_agrees_with_all_of_them_together(findings, locator):
    for finding in findings:
        if finding.check == "stated-distance":
            continue
        alone = [outcome.verdict for outcome in finding.by_geocode]
        rivals = locator.rivals(*finding.ends)
        assert bool(alone) == bool(rivals)
        if finding.as_worded in (Verdict.IMPOSSIBLE, Verdict.CERTAIN):
            assert set(alone) <= {finding.as_worded}
        for outcome in finding.by_geocode:
            assert set(outcome.choice) == set(rivals)
            assert outcome.measured[0].lower >= finding.measured[0].lower
            if finding.measured[0].upper is not None:
                assert outcome.measured[0].upper <= finding.measured[0].upper


def test_the_colloquial_reading_is_left_open_just_where_a_phrase_is_vague(findings, sample):
    for finding in findings:
        kinds = {sample.claim[end].location.kind for end in finding.ends}
        vague = finding.check == "stated-distance" or kinds != {Kind.AT}
        assert (finding.colloquial is None) == vague
        if not vague:
            assert finding.colloquial is finding.as_worded


def test_no_finding_says_who_is_right(findings):
    for finding in findings:
        for text in (finding.proposition, finding.because):
            own_words = re.sub(r"“[^”]*”", "", text)
            assert not re.search(PARTIAL, own_words, re.IGNORECASE), text


def test_a_finding_quotes_the_places_as_worded_and_says_its_assumptions(findings, sample):
    for finding in findings:
        for end in finding.ends:
            assert f"“{sample.claim[end].location.verbatim}”" in (
                finding.because + finding.proposition
            )
        if finding.check != "stated-distance":
            assert "near" in finding.assumptions[0]
            recipes = [a for end in finding.ends for a in sample.claim[end].location.assumptions]
            assert set(recipes) <= set(finding.assumptions)


def test_a_separation_that_hangs_on_one_place_is_called_an_outer_bound(findings, locator):
    for finding in findings:
        if finding.check != "stated-distance":
            independent = gap(locator, *finding.ends).independent
            assert ("outer bound" in finding.because) == (not independent)


def test_the_json_has_the_keys_that_scripts_rely_on(findings):
    for finding in findings:
        strict = json.loads(json.dumps(finding.as_json(), allow_nan=False))
        assert set(strict) >= KEYS
        assert set(strict["by_reading"]) == {"measured", "colloquial"}
        assert strict["by_reading"]["measured"] in set(Verdict)
        assert all(set(m) == {"name", "unit", "lower", "upper"} for m in strict["measured"])
        for flip in strict["flips_if"]:
            assert set(flip) == {"parameter", "unit", "from", "to", "verdict"}


def test_every_flip_of_the_sample_gives_the_verdict_that_it_says(findings):
    for finding in findings:
        for flip in finding.flips_if:
            [measured] = finding.measured
            assert flip.now == Assume().near_m
            if flip.verdict is Verdict.POSSIBLE:
                assert flip.then == (
                    measured.lower if finding.as_worded is Verdict.IMPOSSIBLE else measured.upper
                )
            if flip.verdict is Verdict.CERTAIN:
                assert flip.then == measured.upper


def test_contradictions_come_first_and_the_rest_in_their_order(findings):
    ordered = worst_first(findings)
    order = ["impossible", "possible", "certain", "unknown"]
    ranks = [order.index(finding.verdict) for finding in ordered]
    assert ranks == sorted(ranks)
    possible = [f.id for f in findings if f.verdict == "possible"]
    assert [f.id for f in ordered if f.verdict == "possible"] == possible


def test_only_some_checks_may_be_asked_for(locator):
    assert {f.check for f in check(Case.of(locator.dossier), only=["place"])} == {"place"}
    with pytest.raises(KeyError):
        check(Case.of(locator.dossier), only=["who-is-right"])
