"""Whether rival geocodes of a place agree, and which findings change with the choice of one."""

from __future__ import annotations

import pytest
import small_dossier as small
from geographiclib.geodesic import Geodesic

from incidents.checks import Case, check
from incidents.checks.geocode import changed_by


def rivals(metres: float, first_m: float | None, second_m: float | None, *claims: small.Json):
    """The finding about a place with two geocodes that far apart, with those uncertainties."""
    end = Geodesic.WGS84.Direct(35.0, 40.0, 200, metres)
    site = small.place("site", (40.0, 35.0, first_m), (end["lon2"], end["lat2"], second_m))
    [finding] = check(Case.of(small.located(*claims, site).dossier), ["geocode"])
    return finding


@pytest.mark.parametrize(
    ("metres", "verdict"),
    [
        (2_999.9, "certain"),
        (3_000.1, "possible"),
        (7_999.9, "possible"),
        (8_000.1, "impossible"),
    ],
)
def test_two_geocodes_agree_if_each_point_is_within_the_others_uncertainty(metres, verdict):
    finding = rivals(metres, 3_000, 5_000)
    assert finding.verdict == finding.as_worded == finding.colloquial == verdict
    [apart] = finding.measured
    assert apart.lower == apart.upper == pytest.approx(metres, abs=0.01)
    assert (finding.balance is not None) == (verdict == "possible")


@pytest.mark.parametrize(
    ("metres", "verdict"), [(3_999, "certain"), (7_999, "possible"), (8_001, "impossible")]
)
def test_a_radius_that_is_not_stated_is_the_others_and_the_finding_says_so(metres, verdict):
    finding = rivals(metres, 4_000, None)
    assert finding.verdict == verdict
    assert any("states no uncertainty" in each for each in finding.assumptions)


def test_where_nobody_states_a_radius_it_is_not_known_whether_they_agree():
    finding = rivals(10, None, None)
    assert finding.verdict == "unknown"
    assert "not known" in finding.because


def test_it_is_about_the_claims_that_hang_on_the_place():
    within = small.recipe("within", {"claim": "ours"}, distance_m=(0, 1_000))
    finding = rivals(
        99_000,
        10,
        10,
        small.claim("ours", "site"),
        small.claim("near", within),
        small.claim("none"),
    )
    assert finding.claims == ("ours", "near")
    assert finding.places == ("site",)
    assert finding.ends == ()
    assert "2 claims are placed by it" in finding.because


def test_a_place_with_one_geocode_has_no_rivals():
    located = small.located(small.claim("ours", "site"), small.place("site", (40.0, 35.0, 10)))
    assert check(Case.of(located.dossier), ["geocode"]) == []


@pytest.mark.parametrize(
    ("place", "verdict", "farthest_m"),
    [
        # Wikipedia's point and Airwars' are 23 km apart, UCDP's lies between them.
        ("al-omar-oil-field", "impossible", 23_500),
        # "Thayyem" and "Al Teem": two points of one dataset.
        ("al-taym-oil-field", "impossible", 25_500),
        # A case in Airwars' record with a point 44 km from the coalition's grid reference.
        ("al-tanak-oil-field", "impossible", 44_200),
        ("al-khan", "impossible", 15_000),
        ("saeqa-camp", "possible", 8_600),
        ("ayyash", "certain", 400),
        ("al-jafra-oil-field", "certain", 4_000),
    ],
)
def test_the_rival_geocodes_of_the_sample(findings, place, verdict, farthest_m):
    [finding] = [each for each in findings if each.id == f"geocode--{place}"]
    assert finding.verdict == verdict
    farthest = max(measured.upper for measured in finding.measured)
    assert farthest == pytest.approx(farthest_m, abs=100)


def test_which_findings_of_the_sample_change_with_a_geocode_is_what_each_alone_says(findings):
    found = {each.finding.id: each.verdicts for each in changed_by(findings, "al-omar-oil-field")}
    assert "stated-distance--coalition-oil-wells--known-places" in found
    fits = found["stated-distance--coalition-oil-wells--known-places"]
    assert fits["omar-wp"] != fits["omar-aw"] == fits["omar-ucdp"] == ("impossible",)
    tried = [each for each in findings if each.check in ("place", "denial", "geocode")]
    changed = {each.finding.id: each.verdicts for each in changed_by(tried, "al-khan")}
    for finding in tried:
        alone = {
            code: {
                each.verdict for each in finding.by_geocode if each.choice.get("al-khan") == code
            }
            for code in ("al-khan", "al-khan-airwars")
        }
        differ = alone["al-khan"] != alone["al-khan-airwars"]
        assert (finding.id in changed) == differ
    assert "place--sohr-al-khan--coalition-release-hawl" not in changed
