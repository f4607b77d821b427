"""The check `time`: two parties put an event at the same time, in every zone or in some."""

from __future__ import annotations

import pytest
import small_dossier as small
from told_times import DAMASCUS, MOSCOW, ZULU, at, from_other, told

from geo.verdict import Verdict
from incidents.checks import Assume, Case, Finding, check
from incidents.model import Dossier
from incidents.units import duration, durations

SOURCES = [{"id": each, "publisher": each, "title": f"The {each}"} for each in ("paper", "wire")]
EARLY, LATE = ("2015-12-06T19:40", "2015-12-06T19:44"), ("2015-12-06T19:50", "2015-12-06T19:54")


def dossier(*features: small.Json, **members) -> Dossier:
    return small.opened(*features, sources=SOURCES, **members)


def found(*features: small.Json, assume: Assume | None = None, **members) -> list[Finding]:
    return check(Case.of(dossier(*features, **members), assume), ["time"])


def south(identity: str, when: small.Json, *sources: str, **members) -> small.Json:
    return told(identity, when, *sources or ("wire",), claimant="south", **members)


def gap(finding: Finding) -> tuple[float | None, float | None]:
    [measured] = finding.measured
    assert (measured.name, measured.unit) == ("gap", "min")
    return measured.lower, measured.upper


@pytest.mark.parametrize(
    ("together_min", "verdict"),
    [
        (4.9, Verdict.IMPOSSIBLE),
        (5, Verdict.POSSIBLE),
        (5.1, Verdict.POSSIBLE),
        (14.9, Verdict.POSSIBLE),
        (15, Verdict.CERTAIN),
        (15.1, Verdict.CERTAIN),
    ],
)
def test_the_gap_is_compared_with_what_is_together(together_min, verdict):
    claims = told("a", at(*EARLY)), south("b", at(*LATE))
    [finding] = found(*claims, assume=Assume(together_min=together_min))
    assert gap(finding) == (5, 15)
    assert finding.verdict is finding.as_worded is finding.colloquial is verdict
    assert f"together means within {duration(together_min)}" in finding.assumptions
    assert (finding.balance is None) == (verdict is not Verdict.POSSIBLE)


def test_how_far_from_settled_is_the_share_of_the_gap_that_is_together():
    claims = told("a", at(*EARLY)), south("b", at(*LATE))
    [finding] = found(*claims, assume=Assume(together_min=7.5))
    assert finding.balance == pytest.approx(0.25)
    [since] = found(claims[0], south("b", small.when(start_earliest="2015-12-06T19:00")))
    assert (since.verdict, since.balance) == (Verdict.POSSIBLE, None)
    assert gap(since) == (0, None)
    assert since.because.startswith("The two times may be any time apart")


def test_the_arithmetic_is_told_in_plain_words():
    [finding] = found(told("a", at(*EARLY)), south("b", at("2015-12-06T22:00", "2015-12-06T22:29")))
    assert (
        finding.proposition
        == "The strike: North (“then”) and South (“then”) put it at the same time"
    )
    assert finding.because == (
        "The two times are 2 h 15 min to 2 h 50 min apart: never within 5 min. "
        "Beside the second, the first can only be before it."
    )
    assert finding.by_zone == ()


def test_each_zone_has_its_own_answer():
    claims = told("a", at(*EARLY, DAMASCUS, MOSCOW, ZULU)), south("b", at(*EARLY, ZULU))
    [finding] = found(*claims)
    assert finding.verdict is Verdict.POSSIBLE
    assert gap(finding) == (0, 185)
    assert [
        (dict(one.choice), one.verdict, (one.measured[0].lower, one.measured[0].upper))
        for one in finding.by_zone
    ] == [
        ({"paper": DAMASCUS}, Verdict.IMPOSSIBLE, (115, 125)),
        ({"paper": MOSCOW}, Verdict.IMPOSSIBLE, (175, 185)),
        ({"paper": ZULU}, Verdict.CERTAIN, (0, 5)),
    ]
    assert finding.because.endswith(
        "In Damascus or Moscow time they are 1 h 55 min to 3 h 5 min apart (impossible). "
        "In UTC time they are 0 to 5 min apart (certain)."
    )
    assert "“The paper” does not state its time zone" in " ".join(finding.assumptions)
    for zone, verdict in ((MOSCOW, Verdict.IMPOSSIBLE), (ZULU, Verdict.CERTAIN)):
        [assumed] = found(*claims, assume=Assume(zone=zone))
        assert (assumed.verdict, assumed.by_zone) == (verdict, ())


def test_the_zones_of_two_sources_are_told_by_party():
    zones = (DAMASCUS, MOSCOW)
    [finding] = found(told("a", at(*EARLY, *zones)), south("b", at(*EARLY, *zones)))
    assert len(finding.by_zone) == 4
    assert finding.because.endswith(
        "With both in Damascus or with both in Moscow time they are 0 to 5 min apart (certain). "
        "With North in Damascus and South in Moscow or with North in Moscow and South in Damascus "
        "time they are 55 min to 1 h 5 min apart (impossible)."
    )


def test_one_source_that_tells_both_is_in_one_zone():
    zones = (DAMASCUS, MOSCOW)
    [finding] = found(told("a", at(*EARLY, *zones)), south("b", at(*EARLY, *zones), "paper"))
    assert (finding.verdict, finding.by_zone) == (Verdict.CERTAIN, ())
    assert "It is so in every zone that is open." in finding.because


def test_claims_of_one_party_in_the_same_words_are_one_finding():
    words = at(*EARLY)
    other = {**words, "verbatim": "at twenty to eight"}
    findings = found(told("a", words), told("b", words), told("c", other), south("d", at(*LATE)))
    assert [finding.claims for finding in findings] == [("a", "b", "d"), ("c", "d")]
    assert [finding.id for finding in findings] == ["time--a--d", "time--c--d"]


def test_what_differs_in_more_than_words_is_told_by_itself():
    there = {**small.at("camp"), "role": "presence"}
    findings = found(
        told("a", at(*EARLY)),
        told("b", at(*EARLY), location=there),
        told("c", at(*EARLY, DAMASCUS)),
        told("d", at(*EARLY), "wire"),
        told("e", at(*LATE)),
        south("f", at(*LATE)),
        small.place("camp", (40, 35, 100)),
    )
    assert [finding.ends for finding in findings] == [(one, "f") for one in "abcde"]


@pytest.mark.parametrize(
    "other",
    [
        south("b", {**at(*LATE), "verbatim": ""}),
        south("b", small.when("then")),
        south("b", at(*LATE), stance="denies"),
        south("b", at(*LATE), stance="does-not-know"),
        south("b", at(*LATE), location=small.at("camp") | {"role": "scope"}),
        south("b", at(*LATE), location=small.at("camp") | {"role": "excluded"}),
        told("b", at(*LATE)),
        small.claim("b", claimant="south"),
    ],
)
def test_only_words_about_when_it_was_are_compared(other):
    assert found(told("a", at(*EARLY)), other, small.place("camp", (40, 35, 100))) == []


def test_when_somebody_was_there_is_told_apart_from_the_event():
    there = south("b", at(*LATE), location=small.at("camp") | {"role": "presence"})
    [finding] = found(told("a", at(*EARLY)), there, small.place("camp", (40, 35, 100)))
    assert "South (there “then”)" in finding.proposition
    assert any("not the event itself" in each for each in finding.assumptions)


def test_what_is_told_from_the_others_event_is_held_to_it():
    claims = (
        told("a", at("2015-12-06T16:00", "2015-12-06T23:59")),
        south("b", from_other("a", -1, 1)),
    )
    [finding] = found(*claims)
    assert (finding.verdict, gap(finding)) == (Verdict.CERTAIN, (0, 1))
    assert "“later” is told from the other's event, whenever that was." in finding.because
    [never] = found(claims[0], south("b", from_other("a", -1, 1, "2015-12-05", "2015-12-05")))
    assert never.verdict is Verdict.IMPOSSIBLE
    assert "no times fit both" in never.because


def test_a_time_that_rests_on_another_claim_names_it():
    second = {"id": "other", "title": "Another strike"}
    incidents = [{"id": "strike", "title": "The strike"}, second]
    findings = found(
        told("base", at(*EARLY), incident="other"),
        told("a", from_other("base", 60, 70)),
        south("b", at(*LATE)),
        incidents=incidents,
    )
    assert [finding.claims for finding in findings] == [("a", "b", "base")]
    assert gap(findings[0]) == (45, 65)
    assert any("from start to start" in each for each in findings[0].assumptions)


def test_a_finding_alone_is_the_finding_among_all(sample):
    every = {finding.id: finding for finding in check(Case.of(sample), ["time"])}
    for identity, finding in every.items():
        alone = check(Case.of(sample).about(finding.claims), ["time"])
        assert {each.id: each for each in alone}[identity] == finding


def test_the_samples_times(sample):
    every = {finding.ends: finding for finding in check(Case.of(sample), ["time"])}
    evening = every["syria-saeqa-camp", "us-bombers-over-deir-ez-zor"]
    assert evening.verdict is Verdict.POSSIBLE
    assert gap(evening) == (0, 451)
    assert {tuple(one.choice.values()): one.measured[0].upper for one in evening.by_zone} == {
        (DAMASCUS,): 331,
        ("Asia/Baghdad",): 271,
        (ZULU,): 451,
    }
    one_minute = every["syria-saeqa-camp", "us-saeqa-camp"]
    assert (one_minute.verdict, gap(one_minute)) == (Verdict.CERTAIN, (0, 1))
    # The Observatory's words give no time of the strike on the camp, so that none is compared.
    assert not any("sohr-saeqa-camp" in ends for ends in every)
    assert Verdict.IMPOSSIBLE not in {finding.verdict for finding in every.values()}


@pytest.mark.parametrize(
    ("lower", "upper", "told_as"),
    [
        (0, 0, "0 min"),
        (0, 1, "0 to 1 min"),
        (0.5, 5.3, "30 s to 5 min 18 s"),
        (10, 20, "10 to 20 min"),
        (34, 111, "34 min to 1 h 51 min"),
        (59.999, 120, "1 to 2 h"),
        (1440, 2879, "24 h to 47 h 59 min"),
        (2880, 3000, "2 days to 2 days 2 h"),
        (120, float("inf"), "2 h or more"),
        (0, float("inf"), "any time"),
    ],
)
def test_durations_are_told_as_people_write_them(lower, upper, told_as):
    assert durations(lower, upper) == told_as
