"""What every check finds in the sample has in common: told in full, partial to none, the same alone
as among all."""

from __future__ import annotations

import json
import re
from collections import Counter

import pytest

from geo.verdict import Verdict
from incidents.checks import CHECKS, Case, check, worst_first

KEYS = {
    *("id", "check", "claims", "proposition", "verdict", "by_reading", "measured", "because"),
    *("assumptions", "flips_if"),
}
PARTIAL = r"\b(right|wrong|lied|lying|true|truth|false|falsely|correct|credible|proves?)\b"


def test_every_check_finds_something_and_no_id_repeats(findings):
    assert set(Counter(finding.check for finding in findings)) == set(CHECKS)
    assert max(Counter(finding.id for finding in findings).values()) == 1


def test_ids_are_made_of_what_is_checked_and_stay(sample, findings):
    for finding in findings:
        assert finding.id.startswith(f"{finding.check}--")
        named = finding.id.removeprefix(f"{finding.check}--").split("--")
        assert set(named) - {"known-places"} <= {*sample.claim, *sample.place, *sample.account}
        assert set(finding.ends) <= set(finding.claims) <= set(sample.claim)
        assert set(finding.places) <= set(sample.place)
    again = check(Case.of(sample), only=["place"])
    assert [f.id for f in again] == [f.id for f in findings if f.check == "place"]


def test_both_readings_have_a_verdict_and_differing_ones_settle_nothing(findings):
    for finding in findings:
        assert finding.colloquial is not None
        if finding.colloquial is finding.as_worded:
            assert finding.verdict is finding.as_worded
        else:
            assert finding.verdict is Verdict.POSSIBLE


def test_a_balance_is_a_share_and_only_what_is_open_has_one(findings):
    for finding in findings:
        if finding.balance is not None:
            assert finding.verdict is Verdict.POSSIBLE
            assert 0 <= finding.balance <= 1


def test_a_finding_is_the_same_when_only_its_own_claims_are_looked_at(sample, findings):
    for name in CHECKS:
        own = [finding for finding in findings if finding.check == name]
        for finding in own[:: max(1, len(own) // 3)]:
            alone = check(Case.of(sample).about(finding.claims), only=[name])
            [again] = [each for each in alone if each.id == finding.id]
            assert again.as_json() == finding.as_json()


def test_no_finding_says_who_is_right(findings):
    for finding in findings:
        for text in (finding.proposition, finding.because):
            own_words = re.sub(r"“[^”]*”", "", text)
            assert not re.search(PARTIAL, own_words, re.IGNORECASE), text


def test_the_json_has_the_keys_that_scripts_rely_on(findings):
    for finding in findings:
        strict = json.loads(json.dumps(finding.as_json(), allow_nan=False))
        assert set(strict) >= KEYS
        assert set(strict["by_reading"]) == {"measured", "colloquial"}
        assert strict["by_reading"]["measured"] in set(Verdict)
        assert all(set(m) == {"name", "unit", "lower", "upper"} for m in strict["measured"])
        for flip in strict["flips_if"]:
            assert set(flip) == {"parameter", "unit", "from", "to", "verdict"}


def test_contradictions_come_first_and_what_is_nearly_settled_before_what_is_not(findings):
    ordered = worst_first(findings)
    order = ["impossible", "possible", "certain", "unknown"]
    ranks = [order.index(finding.verdict) for finding in ordered]
    assert ranks == sorted(ranks)
    balances = [each.balance for each in ordered if each.verdict == "possible"]
    away = [1.0 if each is None else min(each, 1 - each) for each in balances]
    assert away == sorted(away)


def test_only_some_checks_may_be_asked_for(locator):
    assert {f.check for f in check(Case.of(locator.dossier), only=["place"])} == {"place"}
    with pytest.raises(KeyError):
        check(Case.of(locator.dossier), only=["who-is-right"])
