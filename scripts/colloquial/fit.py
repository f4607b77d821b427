"""Fit: the boxes of least mean area that hold 95 % of the phrases they are shown."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from scripts.colloquial.boxes import Boxes, hats, needed
from scripts.colloquial.phrases import Floats, Phrases

LEVEL = 0.95
OFFSET_KNOTS_M = np.array([2.0, 10, 100]) * 1_000
DISTANCE_KNOTS_M = np.array([2.0, 10, 40, 200]) * 1_000
BOXES = 4

Fit = Callable[[Phrases], Boxes]


def quantiles(values: Floats, weights: Floats, levels: Floats) -> Floats:
    """At each level and column of weights, the value up to which that share of the weight lies."""
    order = np.argsort(values, kind="stable")
    shares = np.cumsum(weights[order], axis=0)
    shares /= shares[-1]
    last = len(values) - 1
    return values[order][
        [[min(int(np.searchsorted(s, level)), last) for s in shares.T] for level in levels]
    ]


def place_weights(phrases: Phrases) -> Floats:
    """A place with n phrases counts as much as the root of n places with one."""
    return np.asarray(1 / np.sqrt(np.bincount(phrases.place)[phrases.place]))


def fit_offset(phrases: Phrases) -> Boxes:
    """Boxes of least mean area, by a search along one parameter at a time with shrinking steps."""
    count = len(OFFSET_KNOTS_M)
    hat, weight = hats(phrases.stated_m, OFFSET_KNOTS_M), place_weights(phrases)
    levels = LEVEL + np.linspace(-0.025, 0.025, 9)  # A mean of nine is less one phrase's whim.

    def boxes(x: Floats) -> Boxes:
        half, middle, below, above = (x[i * count : (i + 1) * count] for i in range(4))
        steps = 1 / (1 + np.exp(-1 - x[4 * count :])).reshape(2, BOXES - 1)
        narrow = np.append(np.cumprod(steps[0])[::-1], 1)[:, np.newaxis]
        short = np.append(1, np.cumprod(steps[1]))[:, np.newaxis]
        spread = np.exp([half, below, above])
        middles = np.tile(middle, (BOXES, 1))
        drawn = Boxes(narrow * spread[0], middles, short * spread[1], short * spread[2])
        score = needed(drawn.at(hat), phrases)
        return drawn.times(quantiles(score, weight[:, np.newaxis] * hat, levels).mean(axis=0))

    def area(x: Floats) -> float:
        return float(np.average(boxes(x).at(hat).area(), weights=weight))

    starts = [(np.log(30), 0.2), (0, 0.05), (np.log(0.3), 0.2), (np.log(0.3), 0.2)]
    start, step = np.repeat(np.array(starts).T, count, axis=1)
    zeros = np.zeros(2 * BOXES - 2)
    return boxes(_least(area, np.append(start, zeros), np.append(step, zeros + 0.8)))


def _least(cost: Callable[[Floats], float], x: Floats, step: Floats) -> Floats:
    best = cost(x)
    for _ in range(25):
        for index in range(len(x)):
            for way in (step[index], -step[index]):
                tried = x.copy()
                tried[index] += way
                if (found := cost(tried)) < best - 1e-6:
                    x, best = tried, found
                    step[index] *= 1.2
                    break
            else:
                step[index] *= 0.6
    return x


def fit_distance(phrases: Phrases) -> Boxes:
    """The range of least area at each knot, for a distance with no heading."""
    weight = place_weights(phrases)[:, np.newaxis] * hats(phrases.stated_m, DISTANCE_KNOTS_M)
    tails = np.linspace(0.0025, 0.0475, 19)
    log = np.log(phrases.ratio)
    lower, upper = quantiles(log, weight, tails), quantiles(log, weight, tails + LEVEL)
    best = np.argmin(np.exp(2 * upper) - np.exp(2 * lower), axis=0), np.arange(weight.shape[1])
    middle, half = (lower[best] + upper[best]) / 2, (upper[best] - lower[best]) / 2
    return Boxes(*(np.atleast_2d(size) for size in (half * 0 + 180, middle, half, half)))


def fit_direction(_: Phrases) -> Boxes:
    """Any half-angle at any distance: calibration makes it the one that holds 95 %."""
    return Boxes(*(np.full((1, 1), size) for size in (30.0, 0.0, 1e3, 1e3)))
