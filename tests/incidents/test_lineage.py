"""Which claims may be one witness: converted figures, shared words, stated origins."""

from __future__ import annotations

import pytest
import small_dossier as small
from hypothesis import given
from hypothesis import strategies as st
from made_parts import steadily

from incidents.checks import Case, check
from incidents.checks.figures import is_converted
from incidents.lineage_edit import origin_for, with_origin
from incidents.origins import independent

QUOTE = "So we are in that phase now, we are assessing the credibility of the allegation"
SOURCES = [
    {"id": "paper", "publisher": "A paper", "title": "An article"},
    {"id": "other", "publisher": "Another", "title": "Another article"},
]
HERE, THERE = (small.place("here", (40, 35, 500)), small.place("there", (41, 35, 500)))


def found(*claims: small.Json, **members) -> dict:
    dossier = small.opened(*claims, HERE, THERE, sources=SOURCES, **members)
    return {finding.id: finding for finding in check(Case.of(dossier), ["lineage"])}


def told(distance: float, unit: str, place: str = "here") -> small.Json:
    location = small.recipe("distance", {"place": place}, distance_m=(50_000.0, 60_000.0))
    return {**location, "stated": {"distance": distance, "unit": unit}}


def cited(source: str, quote: str) -> small.Json:
    return {"citations": [{"source": source, "quote": quote, "quote_kind": "verbatim"}]}


@pytest.mark.parametrize(
    ("a", "b", "converted"),
    [
        ((55, "km"), (34, "mi"), True),  # 34.18 mi and 54.72 km
        ((55, "km"), (33, "mi"), False),
        ((55, "km"), (35, "mi"), False),  # 56.33 km rounds to 56
        ((56, "km"), (35, "mi"), True),
        ((55, "km"), (55, "km"), False),  # no conversion: two who measured would agree as well
        ((10, "km"), (6, "mi"), True),  # 9.66 km is within the half kilometre, and 6.21 mi too
        ((10, "km"), (7, "mi"), False),
        ((2, "km"), (2000, "m"), True),
        ((100, "km"), (60, "mi"), False),  # 62.1 mi: "60" is ± 0.5
        ((100, "km"), (62, "mi"), True),
        ((54.7, "km"), (34, "mi"), True),
        ((55.0, "km"), (29.7, "nmi"), True),
    ],
)
def test_one_figure_in_two_units_lies_within_either_ones_rounding(a, b, converted):
    assert is_converted(a, b) == converted
    assert is_converted(b, a) == converted


@steadily
@given(st.integers(1, 99), st.sampled_from([("km", "mi", 1.609344), ("km", "nmi", 1.852)]))
def test_a_figure_rounded_from_a_coarser_unit_is_always_recognised(miles, units):
    """A whole number of miles, told in whole kilometres, and back."""
    into, unit, kilometres = units
    rounded = round(miles * kilometres)
    if rounded % 10:  # A round number is read to ± 5 or more of its last figures.
        assert is_converted((miles, unit), (rounded, into)) == (
            abs(rounded / kilometres - miles) <= 0.5
        )


figures = st.tuples(st.integers(1, 60), st.sampled_from(["km", "mi", "nmi", "m"]))


@steadily
@given(st.lists(figures, min_size=2, max_size=12))
def test_every_converted_pair_is_found_and_no_other(given_figures):
    claims = [small.claim(f"c{n}", told(*figure)) for n, figure in enumerate(given_figures)]
    expected = {
        f"lineage--c{a}--c{b}"
        for b in range(len(given_figures))
        for a in range(b)
        if is_converted(given_figures[a], given_figures[b])
    }
    assert set(found(*claims)) == expected


@pytest.mark.parametrize("distance", [0, 1e-9, 1e30])
def test_a_figure_that_is_no_distance_on_earth_is_left_alone(distance):
    assert found(small.claim("a", told(distance, "km")), small.claim("b", told(34, "mi"))) == {}


def test_converted_figures_are_proposed_with_their_arithmetic_though_told_from_two_places():
    [finding] = found(
        small.claim("a", told(55, "km")), small.claim("b", told(34, "mi", "there"))
    ).values()
    assert finding.verdict == "possible"
    assert finding.because == (
        "55 km is 34.18 mi, which rounds to 34, and 34 mi is 54.72 km, which rounds to 55: "
        "one figure converted, though counted from Here and from There."
    )
    km, mi = finding.measured
    assert (km.lower, km.upper) == (54_500, 55_500)
    assert (mi.lower, mi.upper) == pytest.approx((33.5 * 1609.344, 34.5 * 1609.344))


def test_figures_of_unconnected_events_are_no_copies_unless_they_may_be_one_event():
    claims = small.claim("a", told(55, "km")), small.claim("b", told(34, "mi"), incident="other")
    for same_event in ([], ["other"]):
        incidents = [
            {"id": "strike", "title": "The strike", "same_event": same_event},
            {"id": "other", "title": "The other"},
        ]
        assert len(found(*claims, incidents=incidents)) == len(same_event)


def test_shared_words_of_two_sources_are_proposed_across_incidents():
    incidents = [{"id": "strike", "title": "The strike"}, {"id": "other", "title": "The other"}]
    [finding] = found(
        small.claim("a", **cited("paper", QUOTE)),
        small.claim(
            "b", incident="other", claimant="south", **cited("other", f"“{QUOTE},” he said")
        ),
        incidents=incidents,
    ).values()
    assert finding.id == "lineage--a--b"
    assert finding.verdict == "possible"
    assert "15 words in a row" in finding.because
    assert "“An article” and “Another article”" in finding.because


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (cited("paper", QUOTE), cited("paper", QUOTE)),
        (cited("paper", QUOTE), cited("other", "Something else was said by someone else there")),
        (
            {**cited("paper", QUOTE), "statement": {"id": "s", "combine": "all"}},
            {**cited("other", QUOTE), "statement": {"id": "s", "combine": "all"}},
        ),
    ],
)
def test_what_nothing_connects_has_no_finding(a, b):
    assert found(small.claim("a", **a), small.claim("b", **b)) == {}


def test_two_units_in_one_breath_are_one_utterance():
    breath = {"statement": {"id": "s", "combine": "all"}}
    assert (
        found(
            small.claim("a", told(55, "km"), **breath), small.claim("b", told(34, "mi"), **breath)
        )
        == {}
    )


def test_the_longest_of_several_shared_passages_is_the_one_that_is_told():
    short, long_one = "eight words stand here and not one more", f"{QUOTE} that was made on Monday"
    for quotes in ([short, long_one], [long_one, short]):
        citations = [
            [cited(source, quote)["citations"][0] for quote in quotes]
            for source in ("paper", "other")
        ]
        [finding] = found(
            small.claim("a", citations=citations[0]), small.claim("b", citations=citations[1])
        ).values()
        assert f"{len(long_one.split())} words in a row" in finding.because


def test_two_sources_of_one_claim_that_carry_one_quote_may_be_one():
    citations = [
        {"source": source, "quote": QUOTE, "quote_kind": "verbatim"}
        for source in ("paper", "other")
    ]
    [finding] = found(small.claim("a", citations=citations)).values()
    assert finding.id == "lineage--a"
    assert finding.claims == finding.ends == ("a",)
    assert finding.verdict == "possible"


def test_a_stated_origin_decides_and_nothing_else_does():
    claims = [
        small.claim("a", origin="one"),
        small.claim("b", origin="one", claimant="south"),
        small.claim("c", origin="one", claimant="south"),
        small.claim("d", about=[{"claim": "a", "relation": "repeats"}]),
    ]
    assert {name: finding.verdict for name, finding in found(*claims).items()} == {
        "lineage--a--b": "impossible",
        "lineage--a--c": "impossible",
        "lineage--a--d": "possible",
    }


def test_a_proposal_that_is_confirmed_becomes_a_stated_origin():
    dossier = small.opened(
        small.claim("a", told(55, "km")), small.claim("b", told(34, "mi"), claimant="south"), HERE
    )
    [proposed] = check(Case.of(dossier), ["lineage"])
    assert independent(dossier, proposed.claims) == 2
    confirmed = with_origin(dossier, proposed.claims, origin_for(dossier, proposed.claims))
    [stated] = check(Case.of(confirmed), ["lineage"])
    assert stated.id == proposed.id
    assert (proposed.verdict, stated.verdict) == ("possible", "impossible")
    assert independent(confirmed, proposed.claims) == 1


def test_the_lineages_of_the_sample(sample):
    findings = {finding.id: finding for finding in check(Case.of(sample), ["lineage"])}
    verdicts = {name.removeprefix("lineage--"): f.verdict for name, f in findings.items()}
    assert verdicts == {
        # Moscow "is concerned over reports" of what Syria had said.
        "syria-saeqa-camp--russia-concerned": "possible",
        # One quote to the agency in both articles, in one of them with "in this area".
        "coalition-no-personnel-targets--coalition-no-personnel-targets-in-this-area": "impossible",
        # The spokesman's 55 km, as 34 miles and in other mouths; 35 miles is another figure.
        "coalition-oil-wells--coalition-oil-wells-34-miles": "impossible",
        "coalition-oil-wells--coalition-hour-earlier": "impossible",
        "coalition-oil-wells--warren-within-55km": "impossible",
        "coalition-oil-wells--warren-wellhead": "impossible",
        # The other quote to the agency, which both articles cite for one claim.
        "coalition-al-khan": "possible",
    }
    figure = findings["lineage--coalition-oil-wells--coalition-oil-wells-34-miles"]
    assert "55 km is 34.18 mi, which rounds to 34" in figure.because
    assert "counted from Ayyash and from" in figure.because


def test_without_the_stated_origin_the_converted_figure_is_still_proposed(sample_json):
    for feature in sample_json["features"]:
        feature["properties"].pop("origin", None)
    findings = check(Case.of(small.read(small.data(sample_json))), ["lineage"])
    assert {finding.verdict for finding in findings} == {"possible"}
    names = {finding.id for finding in findings}
    assert "lineage--coalition-oil-wells--coalition-oil-wells-34-miles" in names
    assert not any("nyt-35-miles" in name for name in names)


def test_a_look_at_a_findings_claims_alone_finds_it_again(sample):
    case = Case.of(sample)
    for finding in check(case, ["lineage"]):
        again = check(case.about(finding.claims), ["lineage"])
        assert finding in again
