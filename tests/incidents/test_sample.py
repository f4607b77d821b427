"""The sample dossier says what its two articles say, each party apart, and nothing of its own."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from hashlib import sha256
from itertools import pairwise
from pathlib import Path

import pytest

from geo.location import AtPlace, InArea, Kind
from incidents.derive import complete, stale
from incidents.geojson import load
from incidents.locate import Locator
from incidents.model import Role, Stance
from incidents.parts import Range

AUTHORITIES = Path(__file__).parent.parent / "authorities"
ARTICLES = json.loads((AUTHORITIES / "seed_quotes.json").read_text(encoding="utf-8"))
FIRST, SECOND = "us-officials-say-russia", "us-officials-russia-responsible"

CLAIMS = (
    *("syria-saeqa-camp", "us-saeqa-camp", "us-bombers-over-deir-ez-zor", "russia-saeqa-camp"),
    *("coalition-oil-wells", "coalition-oil-wells-34-miles", "warren-within-55km"),
    *("us-mozdok-route", "us-raqqa", "us-deir-ez-zor", "us-al-bukamal", "sohr-al-khan"),
    *("coalition-al-khan", "sohr-deir-ez-zor-overnight", "activists-raqqa", "is-raqqa"),
    "halabi-aleppo",
)
NOT_FROM_THE_SEEDS = (
    *("russia-saeqa-camp", "syria-army-mayhoub", "sohr-saeqa-camp", "syrianpc-saeqa-camp"),
    *("warren-within-55km", "warren-wellhead", "nyt-35-miles", "coalition-release-dez"),
    *("coalition-release-hawl", "airwars-al-khan", "mcclatchy-al-khan"),
    *("airwars-deir-ez-zor-family", "airwars-raqqa", "al-masdar-saeqa-camp"),
)
UNNAMED = (
    *("us-official-senior-military", "us-officials-radar", "us-official-defence"),
    *("us-official-fox", "us-official-certain-ap", "us-officials-ap", "us-official-senior-ap"),
    "us-official-radar-ap",
)
ONE, THREE, FOUR, TWENTY_SIX = Range(1, 1), Range(3, 3), Range(4, 4), Range(26, 26)


@pytest.mark.parametrize("identity", [*CLAIMS, *NOT_FROM_THE_SEEDS])
def test_the_sample_has_the_claims_that_others_count_on(sample, identity):
    assert identity in sample.claim


def test_the_validator_finds_nothing_to_say(sample, sample_bytes):
    assert load(sample_bytes).problems == ()


def test_what_is_derived_is_what_the_recipes_compute_to(sample, sample_bytes):
    loaded = load(sample_bytes)
    assert not list(stale(Locator(loaded.dossier), loaded.paths))
    for kept, fresh in zip(sample.claims, complete(sample, anew=True).claims, strict=True):
        assert (kept.derived is None) == (fresh.derived is None) == (kept.location is None)
        if kept.derived and fresh.derived:
            assert kept.derived.center == pytest.approx(fresh.derived.center, abs=2e-5)
            assert kept.derived.uncertainty_m == pytest.approx(fresh.derived.uncertainty_m, abs=2)


def test_the_two_articles_are_the_only_seeds(sample):
    assert {source.id for source in sample.sources if source.seed} == {FIRST, SECOND}
    assert {article["source"]: article["sha256"] for article in ARTICLES} == {
        identity: sample.source[identity].sha256 for identity in (FIRST, SECOND)
    }
    for article in ARTICLES:
        title = sample.source[article["source"]].title
        assert sha256(title.encode()).hexdigest() == article["title_sha256"]


def test_every_quote_from_an_article_is_in_it_character_for_character(sample):
    known = {
        (article["source"], quote["length"], quote["sha256"])
        for article in ARTICLES
        for quote in article["quotes"]
    }
    cited = {
        (citation.source, len(citation.quote), sha256(citation.quote.encode()).hexdigest())
        for claim in sample.claims
        for citation in claim.citations
        if sample.source[citation.source].seed
    }
    assert cited == known


def test_quotes_further_on_are_cited_from_later_paragraphs(sample):
    for article in ARTICLES:
        starts = {quote["sha256"]: quote["start"] for quote in article["quotes"]}
        cited = {
            (starts[sha256(c.quote.encode()).hexdigest()], int((c.where or "").split()[-1]))
            for claim in sample.claims
            for c in claim.citations
            if c.source == article["source"]
        }
        assert all(a[1] <= b[1] for a, b in pairwise(sorted(cited)))


def test_a_claim_says_whether_it_is_from_the_articles(sample, sample_json):
    told = {f["id"]: f["properties"].get("from_seeds") for f in sample_json["features"]}
    for claim in sample.claims:
        in_articles = any(citation.source in (FIRST, SECOND) for citation in claim.citations)
        assert sample.from_seeds(claim) == told[claim.id] == in_articles
    assert not any(told[identity] for identity in NOT_FROM_THE_SEEDS)


def test_the_articles_slips_stay_as_they_are(sample):
    wells = sample.claim["coalition-oil-wells-34-miles"]
    [citation] = wells.citations
    assert "oils wells” located 34 miles away" in citation.quote
    assert citation.quote_kind == "paraphrase"
    family = sample.claim["sohr-deir-ez-zor-overnight"]
    assert "[SNHR]" in family.citations[0].quote
    assert family.claimant == "sohr"
    assert "another organisation" in (family.note or "")


def test_the_aircraft_are_called_what_each_article_calls_them(sample):
    for claim in sample.claims:
        quotes = " ".join(c.quote for c in claim.citations)
        if "22M3" in (claim.weapon.platform or "" if claim.weapon else ""):
            assert {c.source for c in claim.citations} == {FIRST}
            assert "TU-22M3" in quotes
        if "22M3" in quotes:
            assert SECOND not in {c.source for c in claim.citations}
    assert sample.claim["us-mozdok-route"].weapon.platform == "TU-22"


def test_unnamed_officials_are_not_merged(sample):
    names = [sample.actor[identity].name for identity in UNNAMED]
    assert len(set(names)) == len(UNNAMED)
    for identity in UNNAMED:
        assert sample.party(identity) == "united-states"
        assert "nnamed" in (sample.actor[identity].note or "")
        assert any(claim.claimant == identity for claim in sample.claims)


def test_55_km_and_34_miles_are_one_witness(sample):
    origins = {
        sample.claim[identity].origin
        for identity in ("coalition-oil-wells", "coalition-oil-wells-34-miles")
    }
    assert len(origins) == 1
    assert None not in origins
    assert sample.claim["coalition-oil-wells"].location.distance_m.holds(54_717.7)
    assert sample.claim["coalition-oil-wells-34-miles"].location.distance_m.holds(54_717.7)


def test_waypoints_that_nobody_names_are_called_a_modelling_choice(sample):
    way = sample.claim["us-mozdok-route"].location
    assert way.kind is Kind.ROUTE
    assert way.anchors[0] == AtPlace("mozdok-air-base")
    assert any("modelling choice" in assumption for assumption in way.assumptions)
    for claim in sample.claims:
        if claim.location and claim.location.kind is Kind.NEAR:
            assert any("modelling choice" in each for each in claim.location.assumptions)


def test_a_country_is_a_scope_and_never_a_place_of_an_event(sample):
    for claim in sample.claims:
        anchors = claim.location.anchors if claim.location else ()
        if any(isinstance(each, InArea) and len(each.code) == 2 for each in anchors):
            assert claim.location.role == Role.SCOPE


def test_every_time_has_its_zones_with_reasons_and_weekdays_are_assumptions(sample):
    for claim in sample.claims:
        if claim.when is None:
            continue
        assert claim.when.zones
        assert all(zone.because for zone in claim.when.zones)
        day = {"Sunday": 6, "Monday": 7}.get(claim.when.verbatim.split(" ")[-1])
        if day:
            assert any("December 2015" in each for each in claim.when.assumptions)
            assert claim.when.may_meet(
                datetime(2015, 12, day, 0, tzinfo=UTC), datetime(2015, 12, day, 23, tzinfo=UTC)
            )


@pytest.mark.parametrize(
    ("identity", "toll"),
    [
        ("syria-saeqa-camp", {"killed": THREE, "wounded": Range(13, 13)}),
        ("sohr-al-khan", {"killed": TWENTY_SIX, "children": Range(7, 7), "women": FOUR}),
        ("coalition-al-khan", {"killed": Range(26, None), "civilians": Range(26, None)}),
        ("sohr-deir-ez-zor-overnight", {"killed": THREE, "children": Range(2, 2), "women": ONE}),
        ("activists-raqqa", {"killed_or_wounded": Range(32, None), "killed": None}),
        ("halabi-aleppo", {"civilians": Range(14, 14), "children": Range(6, 6)}),
        ("russia-saeqa-camp", {"killed": FOUR, "wounded": Range(12, 12)}),
        ("airwars-al-khan", {"killed": Range(40, 47)}),
        ("mcclatchy-al-khan", {"killed": Range(36, 36), "civilians": None}),
        ("al-masdar-saeqa-camp", {"killed": ONE, "wounded": Range(6, 6)}),
    ],
)
def test_a_toll_is_as_stated(sample, identity, toll):
    assert {name: getattr(sample.claim[identity].toll, name) for name in toll} == toll


def test_the_syrian_account_has_its_aircraft_munitions_and_losses(sample):
    claim = sample.claim["syria-saeqa-camp"]
    assert (claim.weapon.aircraft, claim.weapon.munitions) == (FOUR, Range(9, 9))
    assert {loss.what: loss.count for loss in claim.losses}["armoured vehicles"] == THREE
    assert {loss.what: loss.count for loss in claim.losses}["military cars"] == FOUR
    assert any("cache" in loss.what for loss in claim.losses)


def test_words_of_confidence_are_the_claimants_own(sample):
    assert sample.claim["us-certain-ap"].confidence == "certain"
    assert sample.claim["us-highly-likely-fox"].confidence == "highly likely"
    assert sample.claim["sohr-al-khan"].confidence == "believed"
    assert sample.claim["coalition-active-monday"].stance is Stance.DOES_NOT_KNOW


def test_the_two_denials_differ_in_scope(sample):
    wide = sample.claim["coalition-no-personnel-targets"]
    here = sample.claim["coalition-no-personnel-targets-in-this-area"]
    assert wide.stance is here.stance is Stance.DENIES
    assert wide.location is None
    assert here.location.role == sample.claim["warren-within-55km"].location.role == Role.EXCLUDED


def test_times_told_from_another_claim_stay_relative(sample):
    near = sample.claim["us-saeqa-camp"].when.relative
    assert (near.claim, near.lower_minutes, near.upper_minutes) == ("syria-saeqa-camp", -1, 1)
    earlier = sample.claim["coalition-hour-earlier"].when.relative
    assert earlier.claim == "us-bombers-over-deir-ez-zor"
    assert earlier.lower_minutes < -60 < earlier.upper_minutes < 0
