"""What one claim asserts against what another denies: below, at and above each border, and sampled
anywhere on Earth."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import small_dossier as small
from geographiclib.geodesic import Geodesic
from hypothesis import given
from hypothesis import strategies as st
from made_parts import steadily
from pyproj import Geod

from incidents.checks import Case, Finding, check
from incidents.checks.denied import Cover, untouched

WGS84 = Geod(ellps="WGS84")
NIGHT = small.when("that night", start_earliest="2015-12-06T18:00", end_latest="2015-12-06T23:59")
EVENING = small.when("at nine", start_earliest="2015-12-06T21:00", end_latest="2015-12-06T21:00")
WITHIN = {"distance_m": (0, 55_500), "sure_distance_m": (0, 54_500)}


def excluded(kind: str = "within", anchor: Any = None, **ranges: Any) -> small.Json:
    found = small.recipe(kind, anchor or {"claim": "claimed"}, **(ranges or WITHIN))
    return {**found, "role": "excluded"}


def denies(location: small.Json | None = None, **members: Any) -> small.Json:
    own = {"claimant": "north", "stance": "denies", "when": NIGHT, **members}
    return small.claim("denied", location or excluded(), **stated(own))


def asserts(location: small.Json | str = "site", **members: Any) -> small.Json:
    own = {"claimant": "south", "actor_blamed": "north", "when": EVENING, **members}
    return small.claim("told", location, **stated(own))


def stated(members: small.Json) -> small.Json:
    """What is not None: a claim is silent on the rest."""
    return {name: value for name, value in members.items() if value is not None}


def found(denial: small.Json, claim: small.Json, metres: float = 10_000.0, **members: Any) -> Any:
    """The finding about a denial and a claim, the site being so far from the claimed one."""
    end = Geodesic.WGS84.Direct(35.0, 40.0, 77, metres)
    located = small.located(
        small.claim("claimed", "camp", claimant="south", actor_blamed="north"),
        claim,
        denial,
        small.place("camp", (40.0, 35.0, 500)),
        small.place("site", (end["lon2"], end["lat2"], 100)),
        **members,
    )
    findings = check(Case.of(located.dossier), ["denial"])
    return next((each for each in findings if each.id == "denial--denied--told"), None)


@pytest.mark.parametrize(
    ("metres", "verdict"),
    [
        (10_000, "impossible"),
        # 500 m and 100 m of uncertainty, and 54.5 km that are surely denied.
        (53_890, "impossible"),
        (53_910, "possible"),
        (56_090, "possible"),
        (56_110, "certain"),
    ],
)
def test_a_denied_region_is_denied_for_every_place_or_for_none(metres, verdict):
    finding = found(denies(), asserts(), metres)
    assert finding.verdict == finding.as_worded == finding.colloquial == verdict
    [measured] = finding.measured
    assert measured.lower == pytest.approx(metres - 600, abs=0.1)
    assert measured.upper == pytest.approx(metres + 600, abs=0.1)


@pytest.mark.parametrize(
    ("ends", "verdict"),
    [
        ((54_000, 54_500), "impossible"),
        ((54_000, 54_600), "possible"),
        ((54_500, 55_500), "possible"),
        ((55_400, 56_000), "possible"),
        ((55_600, 56_000), "certain"),
    ],
)
def test_a_distance_told_from_the_denied_place_itself_is_what_counts(ends, verdict):
    """However uncertain the claimed place is: 55 km from it is at the border of within 55 km."""
    told = small.recipe("distance", {"claim": "claimed"}, distance_m=ends)
    finding = found(denies(), asserts(told))
    assert finding.as_worded == verdict
    assert (finding.measured[0].lower, finding.measured[0].upper) == ends


def test_a_figure_at_the_rounding_of_a_denial_touches_nothing_for_sure():
    told = small.recipe("distance", {"claim": "claimed"}, distance_m=(54_500, 55_500))
    finding = found(denies(), asserts(told, claimant="north", actor_blamed=None))
    assert finding.verdict == "possible"
    assert 0 <= finding.balance <= 1
    assert any("taken as its own" in each for each in finding.assumptions)


@pytest.mark.parametrize(
    ("when", "verdict"),
    [
        ({"start_earliest": "2015-12-06T18:00", "end_latest": "2015-12-06T23:59"}, "impossible"),
        ({"start_earliest": "2015-12-06T17:59", "end_latest": "2015-12-06T23:59"}, "possible"),
        ({"start_earliest": "2015-12-06T23:59", "end_latest": "2015-12-07T00:30"}, "possible"),
        ({"start_earliest": "2015-12-07T00:01", "end_latest": "2015-12-07T00:30"}, "certain"),
    ],
)
def test_the_time_is_within_what_is_denied_or_apart_from_it(when, verdict):
    assert found(denies(), asserts(when=small.when(**when))).verdict == verdict


def test_where_zones_decide_each_says_so():
    told = small.when(
        start_earliest="2015-12-06T23:30",
        end_latest="2015-12-06T23:40",
        zones=("UTC", "America/New_York"),
    )
    own = asserts(when=told)
    own["properties"]["citations"][0]["source"] = "letter"
    sources = [
        {"id": name, "publisher": "A paper", "title": "An article"} for name in ("paper", "letter")
    ]
    finding = found(denies(), own, sources=sources)
    assert finding.verdict == "possible"
    alone = {each.choice["letter"]: str(each.verdict) for each in finding.by_zone}
    assert alone == {"UTC": "impossible", "America/New_York": "certain"}


@pytest.mark.parametrize(
    ("metres", "verdict"), [(10_000, "unknown"), (54_500, "possible"), (60_000, "certain")]
)
@pytest.mark.parametrize("silent", ["denial", "claim", "context"])
def test_a_denial_that_names_no_time_denies_it_for_no_sure_time(metres, verdict, silent):
    denial = denies(when=None) if silent == "denial" else denies()
    told = {"denial": EVENING, "claim": None, "context": {**EVENING, "verbatim": ""}}[silent]
    assert found(denial, asserts(when=told), metres).verdict == verdict


@pytest.mark.parametrize(
    ("members", "verdict"),
    [
        ({"actor_blamed": "north"}, "impossible"),
        ({"actor_blamed": "north-air"}, "impossible"),
        ({"actor_blamed": "members"}, "possible"),
        ({"actor_blamed": None}, "unknown"),
        ({"actor_blamed": None, "claimant": "north-air"}, "impossible"),
        ({"actor_blamed": "south"}, None),
        ({"stance": "denies"}, None),
        ({"stance": "does-not-know"}, None),
    ],
)
def test_only_a_strike_of_whoever_is_denied_is_denied(members, verdict):
    actors = [
        {"id": "north", "name": "The northern coalition", "kind": "government"},
        {"id": "north-air", "name": "Its air force", "kind": "military", "party": "north"},
        {"id": "members", "name": "Two states of the northern coalition", "kind": "military"},
        {"id": "south", "name": "South", "kind": "government"},
    ]
    finding = found(denies(), asserts(**members), actors=actors)
    assert (finding and finding.verdict) == verdict


@pytest.mark.parametrize(
    ("kind", "members", "told"),
    [
        ("military", {}, False),
        ("military", {"stance": "reports"}, True),
        ("military", {"toll": {"killed": {"min": 1, "max": 1}}}, True),
        ("government", {}, True),
    ],
)
def test_a_force_that_asserts_strikes_and_blames_nobody_tells_of_its_own(kind, members, told):
    actors = [
        {"id": "north", "name": "North", "kind": "government"},
        {"id": "force", "name": "The force", "kind": kind},
        {"id": "spokesman", "name": "Its spokesman", "kind": "official", "party": "force"},
        {"id": "south", "name": "South", "kind": "government"},
    ]
    own = {"actor_blamed": None, "claimant": "spokesman", **members}
    finding = found(denies(), asserts(**own), actors=actors)
    assert (finding is not None) == told
    assert finding is None or finding.verdict == "unknown"


@pytest.mark.parametrize(
    ("metres", "lies", "balance"),
    [
        (50_000, "within what may be denied, not all of it surely", 0.25),
        (55_000, "within what may be denied, none of it surely", 0.5),
        (60_000, "maybe inside, maybe outside", 0.75),
    ],
)
def test_what_may_all_be_denied_is_not_told_as_partly_outside(metres, lies, balance):
    """Up to 60 km may be denied, and up to 50 km is; the site is 600 m either way about there."""
    ranges = {"distance_m": (0, 60_000), "sure_distance_m": (0, 50_000)}
    finding = found(denies(excluded(**ranges)), asserts(), metres)
    assert finding.verdict == "possible"
    assert f"from there: {lies}." in finding.because
    assert finding.balance == pytest.approx(balance, abs=1e-3)


def test_a_direction_without_an_end_is_no_share_of_the_way_around_the_earth():
    told = small.recipe("direction", {"place": "camp"}, azimuth_deg=(225, 315))
    finding = found(denies(), asserts(told))
    assert finding.verdict == "possible"
    assert finding.balance is None
    assert "is any distance from there" in finding.because


@pytest.mark.parametrize(
    ("denied", "told", "verdict"),
    [
        (None, "a bridge", "impossible"),
        ("any strike", "a bridge", "impossible"),
        ("The bridge", "the  Bridge", "impossible"),
        ("any bridge", "a bridge", "unknown"),
        ("vehicles or personnel", "a camp", "unknown"),
        ("vehicles or personnel", None, "unknown"),
    ],
)
def test_targets_are_compared_as_worded_or_not_at_all(denied, told, verdict):
    assert found(denies(target=denied), asserts(target=told)).verdict == verdict
    assert found(denies(target=denied), asserts(target=told), 60_000).verdict == "certain"


@pytest.mark.parametrize("stance", ["denies", "asserts", "assesses"])
def test_the_very_claim_that_is_denied_is_contradicted(stance):
    about = [{"claim": "told", "relation": "denies"}]
    denial = small.claim("denied", claimant="north", target="men", about=about, stance=stance)
    finding = found(denial, asserts(target="a camp"))
    assert finding.verdict == "impossible"
    assert "very claim" in finding.because
    taken = any("is taken to be among" in each for each in finding.assumptions)
    assert taken == (stance == "denies")
    assert found(denial, asserts(actor_blamed=None)).verdict == "unknown"


def test_what_is_repeated_or_assessed_is_not_denied():
    about = [{"claim": "told", "relation": "assesses"}]
    denial = small.claim("denied", claimant="north", stance="assesses", about=about)
    assert found(denial, asserts()) is None


def test_in_the_area_of_a_claim_is_where_that_claim_is_and_nothing_else_surely():
    here = excluded("near", distance_m=(0, 10_000))
    assert found(denies(here), asserts({**small.at("camp")})).verdict == "possible"
    of = denies(excluded("near", {"claim": "told"}, distance_m=(0, 10_000)))
    assert found(of, asserts()).verdict == "impossible"


AREA = {"kind": "at", "role": "excluded", "verbatim": "in it", "anchor": {"area": "SY-DY"}}


@pytest.mark.parametrize(
    ("lon", "lat", "verdict"),
    [(40.4, 35.0, "impossible"), (39.0, 35.95, "certain"), (39.8, 35.6, "possible")],
)
def test_a_denied_province_is_denied_within_its_surely_drawn_border(lon, lat, verdict):
    spot = {"kind": "at", "role": "event", "verbatim": "there"}
    spot["anchor"] = {"coordinates": [lon, lat], "uncertainty_m": 1_000}
    assert found(denies(AREA), asserts(spot)).verdict == verdict


def test_each_geocode_of_a_place_comes_out_by_itself():
    end = Geodesic.WGS84.Direct(35.0, 40.0, 77, 80_000)
    located = small.located(
        small.claim("claimed", "camp", claimant="south", actor_blamed="north"),
        asserts(),
        denies(),
        small.place("camp", (40.0, 35.0, 500)),
        small.place("site", (40.1, 35.0, 100), (end["lon2"], end["lat2"], 100)),
    )
    [finding] = [f for f in check(Case.of(located.dossier), ["denial"]) if "told" in f.id]
    alone = {each.choice["site"]: str(each.verdict) for each in finding.by_geocode}
    assert alone == {"site-1": "impossible", "site-2": "certain"}
    assert finding.verdict == "possible"


SPOTS = [(40.0, 35.0), (179.99, -17.0), (-180.0, 60.0), (12.0, 89.8), (0.0, 0.0), (77.0, -89.99)]


@steadily
@given(
    st.sampled_from(SPOTS),
    st.floats(0, 360),
    st.floats(0, 90_000),
    st.sampled_from([1.0, 500.0, 9_000.0]),
    st.sampled_from(["within", "beyond", "offset"]),
)
def test_no_sampled_place_contradicts_a_verdict_anywhere(spot, azimuth, metres, radius_m, kind):
    ranges: dict[str, tuple[float, float | None]] = {
        "within": {"distance_m": (0, 50_000), "sure_distance_m": (0, 45_000)},
        "beyond": {"distance_m": (45_000, None), "sure_distance_m": (50_000, None)},
        "offset": {"distance_m": (20_000, 60_000), "azimuth_deg": (0.0, 170.0)},
    }[kind]
    lon, lat, _ = WGS84.fwd(*spot, azimuth, metres)
    here = {"coordinates": list(spot), "uncertainty_m": radius_m}
    site = {"coordinates": [lon, lat], "uncertainty_m": 2_000}
    told = {"kind": "at", "role": "event", "verbatim": "there", "anchor": site}
    area = {"kind": "at", "role": "event", "verbatim": "here", "anchor": here}
    located = small.located(
        small.claim("claimed", area, claimant="south"),
        asserts(told),
        denies(excluded(kind, **ranges)),
    )
    findings = check(Case.of(located.dossier), ["denial"])
    [finding] = [each for each in findings if each.id == "denial--denied--told"]
    start, end = around(spot, radius_m), around((lon, lat), 2_000)
    turned, _, away = WGS84.inv(*start, *end)
    upper = ranges["distance_m"][1] or np.inf
    denied = (away >= ranges["distance_m"][0]) & (away <= upper)
    surely = ranges.get("sure_distance_m", ranges["distance_m"])
    sure = (away >= surely[0]) & (away <= (surely[1] or np.inf))
    if kind == "offset":
        denied &= turned % 360 <= 170
        sure &= turned % 360 <= 170
    if finding.as_worded == "certain":
        assert not denied.any()
    if finding.as_worded == "impossible":
        assert sure.all()
    if finding.as_worded == "possible" and kind != "offset":
        assert finding.measured[0].lower <= away.min() + 0.01
        assert finding.measured[0].upper >= away.max() - 0.01


def around(middle: tuple[float, float], radius_m: float) -> tuple[np.ndarray, np.ndarray]:
    """Places of a disc, most of them on its rim."""
    rng = np.random.default_rng(3)
    share = np.where(rng.random(2_000) < 0.7, 1.0, np.sqrt(rng.random(2_000)))
    lon, lat = np.full(2_000, middle[0]), np.full(2_000, middle[1])
    end = WGS84.fwd(lon, lat, 360 * rng.random(2_000), radius_m * share)
    return np.asarray(end[0]), np.asarray(end[1])


@pytest.mark.parametrize(
    ("covers", "verdict"),
    [
        ([Cover.INSIDE, Cover.INSIDE], "impossible"),
        ([Cover.INSIDE, Cover.UNKNOWN], "unknown"),
        ([Cover.PARTLY, Cover.UNKNOWN], "possible"),
        ([Cover.PARTLY, Cover.INSIDE], "possible"),
        ([Cover.OUTSIDE, Cover.UNKNOWN, Cover.PARTLY], "certain"),
    ],
)
def test_a_contradiction_needs_every_part_and_one_part_apart_leaves_it_untouched(covers, verdict):
    assert untouched(covers) == verdict


DENIED_SYRIA = (
    *("us-certain-afp", "us-pentagon-insists", "us-dismissed"),
    *("coalition-no-personnel-targets", "coalition-no-personnel-targets-in-this-area"),
    "warren-within-55km",
)


@pytest.fixture(scope="session")
def denials(findings) -> dict[str, Finding]:
    return {each.id.removeprefix("denial--"): each for each in findings if each.check == "denial"}


def test_to_have_no_reason_for_a_strike_is_no_denial_of_it(denials):
    assert not any(name.startswith("us-no-reason--") for name in denials)


def test_the_denials_that_cannot_hold_with_what_they_deny_are_those_of_syrias_claim(denials):
    impossible = {name for name, each in denials.items() if each.verdict == "impossible"}
    assert impossible == {f"{denial}--syria-saeqa-camp" for denial in DENIED_SYRIA}


def test_the_coalitions_own_strikes_at_55_km_are_at_the_border_of_its_denial(denials):
    """No strikes within 55 km, and a strike some 55 km away: each rounds to where the other is."""
    wellhead = denials["warren-within-55km--warren-wellhead"]
    assert wellhead.verdict == wellhead.as_worded == "possible"
    assert (wellhead.measured[0].lower, wellhead.measured[0].upper) == (54_500, 55_500)
    assert denials["warren-within-55km--coalition-oil-wells"].verdict == "possible"
    assert denials["warren-within-55km--sohr-al-khan"].verdict == "certain"


def test_what_nobody_is_blamed_for_is_left_open_by_a_denial(denials):
    family = denials["coalition-deir-ez-zor-family--airwars-deir-ez-zor-family"]
    assert family.verdict == "unknown"
    assert "does not say who struck" in family.because
    members = denials["warren-within-55km--russia-saeqa-camp"]
    assert members.verdict == "possible"
    assert any("Two other states of the coalition" in each for each in members.assumptions)


def test_a_denial_is_told_in_one_number_whoever_denies_and_tells(denials):
    finding = denials["russia-no-aircraft--activists-raqqa"]
    assert finding.proposition.startswith("What was told by Several anti-IS activists (“several")
    assert "leaves untouched what was denied by Russia (“any Russian" in finding.proposition


def test_what_nothing_surely_denies_may_be_inside_or_outside(denials):
    """Up to 14.5 km away, where up to 20 km may be denied and none of it surely is."""
    finding = denials["russia-no-aircraft--us-deir-ez-zor"]
    assert "from there: within what may be denied, none of it surely." in finding.because
    assert finding.balance == 0.5
