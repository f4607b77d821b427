"""Regions that nearly touch: just apart, touching, just overlapping."""

from __future__ import annotations

import pytest
from places_within import along
from regions_anywhere import boxes

from geo import Bearing, Disc, Interval, Sector, Verdict, overlap, separation

MILLIMETRE = 1e-3


@pytest.mark.parametrize(
    ("gap", "verdict"),
    [(MILLIMETRE, Verdict.IMPOSSIBLE), (0, None), (-MILLIMETRE, Verdict.CERTAIN)],
    ids=["just apart", "touching", "just overlapping"],
)
def test_discs_that_nearly_touch(spot, gap, verdict):
    other = along(spot, 60, 3_000 + gap)
    a, b = Disc(spot, 1_000), Disc(other, 2_000)
    assert separation(a, b).lower_m == pytest.approx(max(0, gap), abs=1e-6)
    assert verdict is None or overlap(a, b).verdict is verdict


@pytest.mark.parametrize(("gap", "apart"), [(20, True), (0, False), (-20, False)])
def test_a_sector_and_a_disc_that_nearly_touch(spot, gap, apart):
    sector = Sector(spot, Interval(10_000, 20_000), Bearing.about(45, 30))
    disc = Disc(along(spot, 45, 21_000 + gap), 1_000)
    assert (separation(sector, disc).lower_m > 0) is apart


@pytest.mark.parametrize(("gap", "apart"), [(2, True), (0, False), (-2, False)])
def test_boxes_that_nearly_touch(gap, apart):
    a = boxes((0, 0, 1, 1))
    b = boxes((0, 1 + gap / 110_600, 1, 2))
    assert (separation(a, b).lower_m > 0) is apart
