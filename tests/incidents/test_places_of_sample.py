"""What the checks about places find in the sample: sound against sampled places, in both
readings."""

from __future__ import annotations

import json

import numpy as np
import pytest
from said_places import LonLat, Said, walk, ways

from geo.bearing import Bearing
from geo.location import Kind, Reading
from geo.region import Disc, Region, Sector, Union
from geo.verdict import Verdict
from incidents.checks import Assume, Case
from incidents.checks.near import of_distance
from incidents.measure import gap

# What cannot be, and why; reviewed by hand against the evidence.
CAMP = ("syria-saeqa-camp", "us-saeqa-camp", "us-certain-afp")
OILS = (
    # 55 km SE of Ayyash is 35 km or more from every geocode of the camp, as people speak 1.7 km.
    "coalition-oil-wells",
    # 34 and 35 miles are rings about the camp: no nearer to another geocode of it than 32 km.
    "coalition-oil-wells-34-miles",
    "nyt-35-miles",
    # Told as some 55 km from the very claim of the camp.
    "warren-wellhead",
)
# Told as so far from the camp, and as near the camp: 5 km or more apart at each geocode of it.
NEAR_CAMP = "us-strikes-near-camp"
IMPOSSIBLE = {f"same-event--{well}--{camp}" for well in OILS for camp in CAMP} | {
    f"same-event--{well}--{NEAR_CAMP}" for well in OILS[1:]
}
# As worded alone: as people speak, 55 km south east of Ayyash reaches to within 5 km of the camp
# and 20 km of the city, and a ring of 34 miles to within 20 km of the city.
AS_WORDED = {f"same-event--{well}--us-four-locations" for well in OILS} | {
    f"same-event--coalition-oil-wells--{vague}" for vague in (NEAR_CAMP, "sohr-saeqa-camp")
}


@pytest.fixture(scope="session")
def said(sample_bytes):
    return Said(json.loads(sample_bytes))


@pytest.fixture(scope="session")
def separations(findings):
    return [finding for finding in findings if finding.check in ("place", "same-event")]


@pytest.fixture(scope="session")
def spoken(sample):
    return Case.of(sample).locator(Reading.COLLOQUIAL)


def test_the_contradictions_of_the_sample_are_those_that_were_reviewed(separations):
    assert {f.id for f in separations if f.verdict is Verdict.IMPOSSIBLE} == IMPOSSIBLE
    worded = {f.id for f in separations if f.as_worded is Verdict.IMPOSSIBLE}
    assert worded - IMPOSSIBLE == AS_WORDED


def test_no_place_that_the_words_allow_is_outside_of_a_stated_separation(
    separations, said, locator
):
    tried = 0
    for finding in separations:
        if gap(locator, *finding.ends).told:
            continue
        places = said.together(*finding.ends, 3000)
        if places is None:
            continue
        tried += 1
        _, metres = ways(*places)
        measured = finding.measured[0]
        assert measured.lower - 0.5 <= metres.min(), finding.id
        assert measured.upper is None or metres.max() <= measured.upper + 0.5, finding.id
        near = metres <= 1000
        if near.any() and finding.check == "place":
            assert finding.as_worded is not Verdict.IMPOSSIBLE, finding.id
        assert near.all() or finding.as_worded is not Verdict.CERTAIN, finding.id
    assert tried > 40


def test_a_separation_is_about_as_narrow_as_the_places_that_were_walked_to(
    separations, said, locator
):
    """Sampling comes within 15 % of the span, so that a bound that is far too wide shows."""
    for finding in separations:
        if gap(locator, *finding.ends).told:
            continue
        kinds = {locator.dossier.claim[end].location.kind for end in finding.ends}
        places = said.together(*finding.ends, 20_000)
        if places is None or Kind.DIRECTION in kinds:
            continue
        _, metres = ways(*places)
        measured = finding.measured[0]
        slack = 0.15 * (measured.upper - measured.lower) + 100
        assert metres.max() >= measured.upper - slack, finding.id
        assert metres.min() <= measured.lower + slack, finding.id


def walked_through(region: Region) -> bool:
    """Whether a region is made of discs and of sectors with an end."""
    if isinstance(region, Union):
        return all(map(walked_through, region.members))
    return isinstance(region, Disc | Sector) and region.bounded


def in_region(region: Region, rng: np.random.Generator, count: int) -> LonLat:
    """Random places of a region, many of them at its ends, walked to from where it is counted."""
    if isinstance(region, Union):
        parts = [in_region(member, rng, count) for member in region.members]
        lon, lat = (np.concatenate(each) for each in zip(*parts, strict=True))
        taken = rng.choice(len(lon), count, replace=False)
        return lon[taken], lat[taken]
    share = rng.random((2, count))
    share = np.where(rng.random(share.shape) < 0.4, np.round(share), share)
    if isinstance(region, Disc):
        start = np.full(count, region.center.lon), np.full(count, region.center.lat)
        return walk(start, 360 * share[0], region.radius_m * share[1])
    start = in_region(region.anchor, rng, count)
    turn = region.bearing or Bearing(0.0, 360.0)
    metres = region.range_m.lower + share[1] * region.range_m.width
    return walk(start, turn.start_deg + turn.turn_deg * share[0], metres)


def test_as_people_speak_too_no_place_is_outside_of_a_stated_separation(separations, spoken):
    """Each of the regions that people mean is walked through from where they count."""
    rng = np.random.default_rng(7)
    vague = [finding for finding in separations if finding.measured_colloquial]
    for finding in vague:
        if gap(spoken, *finding.ends).told:
            continue
        for one in spoken.choices(*finding.ends):  # A place is at one of its geocodes for both.
            regions = [one.of(end).region for end in finding.ends]
            if not all(walked_through(region) for region in regions):
                continue
            _, metres = ways(*(in_region(region, rng, 1000) for region in regions))
            measured = finding.measured_colloquial[0]
            assert measured.lower - 0.5 <= metres.min(), finding.id
            assert metres.max() <= measured.upper + 0.5, finding.id
    assert len(vague) > 20


def test_where_no_vague_phrase_is_used_the_readings_agree(separations, sample):
    for finding in separations:
        kinds = {sample.claim[end].location.kind for end in finding.ends}
        if kinds == {Kind.AT}:
            assert finding.colloquial is finding.as_worded
            assert finding.measured_colloquial == ()
            assert "as people speak" not in finding.because
        if finding.measured_colloquial:
            assert "as worded" in finding.because
            assert "as people speak" in finding.because


def test_each_geocode_alone_agrees_with_all_of_them_together(separations, locator):
    for finding in separations:
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


def test_a_finding_quotes_the_places_as_worded_and_says_its_assumptions(separations, sample):
    for finding in separations:
        for end in finding.ends:
            assert f"“{sample.claim[end].location.verbatim}”" in finding.proposition
        assert "near" in finding.assumptions[0]
        recipes = [a for end in finding.ends for a in sample.claim[end].location.assumptions]
        assert set(recipes) <= set(finding.assumptions)


def test_a_separation_that_hangs_on_one_place_is_called_an_outer_bound(separations, locator):
    for finding in separations:
        independent = gap(locator, *finding.ends).independent
        assert ("outer bound" in finding.because) == (not independent)


def test_every_flip_of_a_place_is_at_an_end_of_what_was_measured(separations):
    for finding in separations:
        if finding.check != "place":
            continue
        both = (*finding.measured, *finding.measured_colloquial)
        for flip in finding.flips_if:
            assert flip.now == Assume().near_m
            reached = [of_distance(one, flip.then) for one in both]
            assert flip.verdict is (reached[0] if len(set(reached)) == 1 else Verdict.POSSIBLE)
            ends = [end for one in both for end in (one.lower, one.upper)]
            assert min(abs(flip.then - end) for end in ends if end is not None) < 1e-6
