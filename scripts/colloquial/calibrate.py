"""Calibrate: boxes made so large that they hold 95 % of the phrases of places they have not seen.

By ten folds of whole reference places (cross-conformal prediction: Vovk, 2015, Annals of
Mathematics and Artificial Intelligence 74, 9-28).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from scripts.colloquial.boxes import Boxes, hats, needed
from scripts.colloquial.fit import LEVEL, Fit, quantiles
from scripts.colloquial.phrases import Flags, Floats, Phrases

FOLDS = 10
FACTOR_KNOTS_M = np.array([10.0, 100]) * 1_000


def folds(place: NDArray[np.int64]) -> NDArray[np.int64]:
    """A fold for each phrase: whole places, the most told first, each to the least full fold."""
    told = np.bincount(place)
    of, full = np.zeros(len(told), dtype=np.int64), np.zeros(FOLDS)
    for one in np.argsort(-told, kind="stable"):
        of[one] = np.argmin(full)
        full[of[one]] += told[one]
    return of[place]


def calibrated(fit: Fit, knots_m: Floats, phrases: Phrases, seen: Flags) -> tuple[Boxes, Flags]:
    """Boxes fitted to the phrases that may be seen, and which of all phrases they hold unseen.

    The factor on their sizes is the larger of what all rows need and what those outside Italy need;
    where the sizes do not depend on the distance, the larger of that near and far.
    """
    fold, hat = folds(phrases.place), hats(phrases.stated_m, knots_m)
    wide = hats(phrases.stated_m, FACTOR_KNOTS_M)
    score = np.zeros(len(fold))
    for one in range(FOLDS):
        out = fold == one
        score[out] = needed(fit(phrases.where(seen & ~out)).at(hat[out]), phrases.where(out))

    def share(rows: Flags) -> Floats:
        weight = wide[rows]
        alike = weight.sum(axis=0) ** 2 / (weight**2).sum(axis=0)
        levels = np.minimum(LEVEL * (1 + 1 / alike), 1)
        return np.diag(quantiles(score[rows], weight, levels))

    def factor(rows: Flags) -> Floats:
        both = np.maximum(share(rows), share(rows & ~phrases.italian))
        return both if len(knots_m) > 1 else np.full_like(both, both.max())

    held = [score <= wide @ factor(fold != one) for one in range(FOLDS)]
    boxes = fit(phrases.where(seen)).times(hats(knots_m, FACTOR_KNOTS_M) @ factor(fold >= 0))
    return boxes, np.choose(fold, held)
