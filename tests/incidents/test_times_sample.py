"""When the sample's events were: which zone gives which answer, and nothing of another party's."""

from __future__ import annotations

from dataclasses import replace

import pytest
from told_times import DAMASCUS, MOSCOW, minute

from incidents.time import LocalTime
from incidents.times import Gap, Times


def test_us_times_stand_whatever_syria_says(sample):
    us = [claim.id for claim in sample.claims if sample.party(claim.claimant) == "united-states"]
    before = [list(Times(sample).under(claim)) for claim in us]
    moved = [
        replace(claim, when=replace(claim.when, start=replace(claim.when.start, earliest=early)))
        if claim.id == "syria-saeqa-camp" and claim.when
        else claim
        for claim in sample.claims
        for early in [LocalTime("2015-12-06T22:00")]
    ]
    changed = replace(sample, claims=tuple(moved))
    assert [list(Times(changed).under(claim)) for claim in us] == before
    pair = ("us-bombers-over-deir-ez-zor", "syria-saeqa-camp")
    assert Times(changed).gap(*pair) != Times(sample).gap(*pair)


def test_the_hour_earlier_is_an_hour_before_nine_in_whatever_zone(sample):
    found = Times(sample)
    earlier = [
        (zones["us-officials-russia-responsible"], span.earliest_start, span.latest_start)
        for zones, (span,) in found.under("coalition-hour-earlier")
    ]
    assert earlier == [
        (zone, minute(f"2015-12-06T{17 + late}:00"), minute(f"2015-12-06T{19 + late}:01"))
        for zone, late in ((DAMASCUS, 0), ("Asia/Baghdad", -1), ("UTC", 2))
    ]


@pytest.mark.parametrize(
    ("us", "russia", "apart"),
    [
        (DAMASCUS, DAMASCUS, (34, 111)),
        (DAMASCUS, MOSCOW, (94, 171)),
        ("Asia/Baghdad", DAMASCUS, (0, 51)),
        ("Asia/Baghdad", MOSCOW, (34, 111)),
        ("UTC", DAMASCUS, (154, 231)),
        ("UTC", MOSCOW, (214, 291)),
    ],
)
def test_only_one_choice_of_zones_brings_nine_and_1940_together(sample, us, russia, apart):
    zoned = {
        tuple(zones.values()): gap
        for zones, gap in Times(sample).gaps("us-bombers-over-deir-ez-zor", "russia-saeqa-camp")
    }
    assert len(zoned) == 6
    assert zoned[us, russia] == Gap(*apart)


def test_every_partys_times_can_hold(sample):
    found = Times(sample)
    for party in {sample.party(claim.claimant) for claim in sample.claims}:
        assert found.account(party).always_consistent
