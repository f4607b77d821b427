"""Coverage: how many of the true places are held, near and far, with and without Italy."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from scripts.colloquial.boxes import Boxes, hats
from scripts.colloquial.fit import OFFSET_KNOTS_M
from scripts.colloquial.phrases import WORDS, Flags, Phrases

FAR_M = 40_000.0
BANDS_M = np.array([0.0, 5, 10, 20, 40, 80, 150, np.inf]) * 1_000
SEED, DRAWS = 20151206, 500


def interval(held: Flags, place: NDArray[np.int64]) -> list[float]:
    """Where 95 % of the shares held lie when whole places are drawn anew."""
    _, group = np.unique(place, return_inverse=True)
    told, hits = np.bincount(group), np.bincount(group, weights=held)
    count = len(told)
    drawn = np.random.default_rng(SEED).multinomial(count, np.full(count, 1 / count), DRAWS)
    return [rounded(end) for end in np.quantile(drawn @ hits / (drawn @ told), [0.025, 0.975])]


def rounded(value: float) -> float:
    """To the four decimals that are written."""
    return round(float(value), 4)


def as_worded(phrases: Phrases, *, distance: bool, heading: bool) -> Flags:
    """Which true places the measured reading holds, counted from the reference point."""
    half = np.array(list(WORDS.values()))[phrases.word]
    near = np.abs(phrases.ratio - 1) * phrases.stated_m <= phrases.half_step_m
    along = np.abs(phrases.off_deg) <= half
    return np.asarray((near | (not distance)) & (along | (not heading)))


def report(
    name: str, phrases: Phrases, held: Flags, worded: Flags, boxes: Boxes | None = None
) -> list[dict[str, Any]]:
    """Coverage near and far with the rows of Italy, without them and without Turin; by bands.

    Boxes of an offset have a mean area, in squares of the stated distance.
    """
    area = boxes.at(hats(phrases.stated_m, OFFSET_KNOTS_M)).area() if boxes else None
    near, every = [0, FAR_M, np.inf], phrases.place >= 0
    groups = [
        ("outside Italy", ~phrases.italian, near),
        ("all", every, near),
        ("all but Turin", ~phrases.turin, near),
        ("outside Italy, by distance", ~phrases.italian, list(BANDS_M)),
    ]
    lines = []
    for rows, among, ends in groups:
        for least, most in pairwise(ends):
            of = among & (phrases.stated_m >= least) & (phrases.stated_m < most)
            line = {
                "phrase": name,
                "rows": rows,
                "from_m": float(least),
                "to_m": None if np.isinf(most) else float(most),
                "phrases": int(of.sum()),
                "places": len(np.unique(phrases.place[of])),
                "held": rounded(held[of].mean()),
                "interval": interval(held[of], phrases.place[of]),
                "as_worded": rounded(worded[of].mean()),
            }
            lines.append(line if area is None else line | {"area": rounded(area[of].mean())})
    return lines
