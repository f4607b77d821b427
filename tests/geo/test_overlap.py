"""Overlap is certain on inner forms, impossible on outer ones, and possible in between."""

from __future__ import annotations

import numpy as np
import pytest
from places_within import AYYASH, along
from regions_anywhere import boxes

from geo import (
    Bearing,
    Corridor,
    Disc,
    Interval,
    Position,
    Sector,
    Union,
    Verdict,
    overlap,
)


@pytest.mark.parametrize(
    ("gap", "verdict"),
    [(1, Verdict.IMPOSSIBLE), (-1, Verdict.POSSIBLE), (-499, Verdict.POSSIBLE),
     (-501, Verdict.CERTAIN)],
)  # fmt: skip
def test_discs_with_a_sure_middle(spot, gap, verdict):
    """1,000 m about one and 2,000 m about the other, of which 1,500 m are sure."""
    a, b = Disc(spot, 1_000), Disc(along(spot, 60, 3_000 + gap), 2_000, sure_radius_m=1_500)
    assert overlap(a, b).verdict is verdict
    assert overlap(b, a).verdict is verdict


@pytest.mark.parametrize(
    ("metres", "verdict"),
    [(47_400, Verdict.IMPOSSIBLE), (47_600, Verdict.POSSIBLE), (52_400, Verdict.POSSIBLE),
     (52_600, Verdict.CERTAIN), (57_400, Verdict.CERTAIN), (57_600, Verdict.POSSIBLE),
     (62_400, Verdict.POSSIBLE), (62_600, Verdict.IMPOSSIBLE)],
)  # fmt: skip
def test_a_place_in_a_range_about_an_uncertain_anchor(spot, metres, verdict):
    """What is sure is in range of every place of the anchor: 50 + 2.5 to 60 - 2.5 km."""
    ring = Sector(Disc(spot, 2_500), Interval(50_000, 60_000))
    place = Disc(along(spot, 100, metres), 10)
    assert overlap(ring, place).verdict is verdict


@pytest.mark.parametrize(
    ("azimuth", "verdict"),
    [(60, Verdict.IMPOSSIBLE), (66, Verdict.POSSIBLE), (72, Verdict.CERTAIN),
     (109, Verdict.CERTAIN), (114, Verdict.POSSIBLE), (120, Verdict.IMPOSSIBLE)],
)  # fmt: skip
def test_a_place_in_a_bearing_from_an_uncertain_anchor(azimuth, verdict):
    """2.5 km at 50 km are 2.9 degrees: sure are 67.5 + 2.9 to 112.5 - 2.9, about."""
    east = Sector(Disc(AYYASH, 2_500), Interval(30_000, 70_000), Bearing.about(90, 22.5))
    assert overlap(east, Disc(along(AYYASH, azimuth, 50_000), 10)).verdict is verdict


def test_what_only_one_geocode_allows_is_possible():
    rivals = Union((Disc(AYYASH, 1_000), Disc(along(AYYASH, 0, 1_500), 1_000)))
    assert overlap(rivals, Disc(AYYASH, 10)).verdict is Verdict.POSSIBLE
    assert overlap(rivals, Disc(along(AYYASH, 0, 750), 10)).verdict is Verdict.CERTAIN


@pytest.mark.parametrize(
    ("lat", "verdict"),
    [(34.9, Verdict.IMPOSSIBLE), (34.98, Verdict.POSSIBLE), (35.02, Verdict.POSSIBLE),
     (35.1, Verdict.CERTAIN)],
)  # fmt: skip
def test_a_place_by_a_border_that_may_be_off(lat, verdict):
    province = boxes((39, 35, 41, 36), border_error_m=5_000)
    assert overlap(province, Disc(Position(40, lat), 100)).verdict is verdict


def test_a_bare_position_in_a_disc_is_surely_there():
    assert overlap(Disc(AYYASH, 0), Disc(AYYASH, 1_000)).verdict is Verdict.CERTAIN


@pytest.mark.parametrize("gap_deg", [2e-6, 2e-5, 2e-4])
def test_what_does_not_meet_does_not_surely_overlap(gap_deg):
    """However long the borders are whose bend the bound on their distance allows for."""
    for size in (0.4, 20.0):
        a = boxes((0, 0, size, size))
        b = boxes((0, size + gap_deg, size, 2 * size))
        assert overlap(a, b).verdict is not Verdict.CERTAIN


def test_regions_apart_share_nothing():
    found = overlap(Disc(AYYASH, 100), Corridor((Position(0, 0), Position(1, 1)), 100))
    assert (found.area_m2, found.share_a, found.share_b) == (0, 0, 0)
    assert found.verdict is Verdict.IMPOSSIBLE
    assert np.isfinite(found.area_m2)
