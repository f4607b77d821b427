"""A case under other assumptions says what a new case under them says, whatever was kept."""

from __future__ import annotations

import pytest
import small_dossier as small

from geo.location import Reading
from incidents.checks import Case, check, parse


def offset(anchor: small.Json) -> small.Json:
    """About 20 miles south east of something."""
    recipe = small.recipe("offset", anchor, distance_m=(31_000, 33_500), azimuth_deg=(112.5, 157.5))
    stated = {"distance": 20, "unit": "mi", "heading": "south east"}
    return {**recipe, "stated": stated}


def strike():
    evening = small.when(
        zones=("Europe/Moscow", "Asia/Damascus"),
        start_earliest="2015-12-06T21:00",
        start_latest="2015-12-06T21:00",
        end_latest="2015-12-06T21:00",
    )
    return small.opened(
        small.claim("told", offset({"place": "town"}), when=evening),
        small.claim("nearby", small.recipe("within", {"claim": "told"}, distance_m=(0, 5_000))),
        small.claim("there", "camp", claimant="south", when=evening),
        small.claim("elsewhere", offset({"place": "camp"}), claimant="south"),
        small.place("town", (40.0, 35.0, 1_000)),
        small.place("camp", (40.25, 34.8, 2_000), (40.3, 34.7, 500)),
    )


@pytest.mark.parametrize(
    "settings",
    [
        ["near=30km"],
        ["zone=Europe/Moscow"],
        ["half-angle=60"],
        ["unit=nmi"],
        ["radius.town=9km"],
        ["geocode.camp=camp-2"],
        ["half-angle=5", "radius.camp=100m", "zone=Asia/Damascus"],
    ],
)
def test_what_was_kept_changes_no_finding(settings):
    dossier, assume = strike(), parse(settings)
    case = Case.of(dossier)
    before = [finding.as_json() for finding in check(case)]
    moved = [finding.as_json() for finding in check(case.under(assume))]
    assert moved == [finding.as_json() for finding in check(Case.of(dossier, assume))]
    assert [finding.as_json() for finding in check(case.under(case.assume))] == before


def test_what_an_assumption_does_not_touch_is_worked_out_once():
    case = Case.of(strike())
    for reading in Reading:
        for each in ("camp", "elsewhere", "town", "told", "nearby"):
            case.locator(reading).of(each)
    under = case.under(parse(["radius.town=9km"]))
    for reading in Reading:
        before, after = case.locator(reading), under.locator(reading)
        assert after.of("camp") is before.of("camp")
        assert after.of("elsewhere") is before.of("elsewhere")
        for moved in ("town", "told", "nearby"):
            assert after.of(moved).region != before.of(moved).region
