"""Boxes: ranges of distance and angle, and how large they must be to hold a true place."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from scripts.colloquial.phrases import Floats, Phrases


class Boxes(NamedTuple):
    """Sizes of boxes, each array of shape (boxes, knots) or (boxes, phrases)."""

    half_deg: Floats
    middle: Floats
    """of the logarithm of true / stated distance"""
    below: Floats
    """how far the range reaches below the middle"""
    above: Floats

    def times(self, factor: Floats) -> Boxes:
        half = np.minimum(self.half_deg * factor, 180)
        return Boxes(half, self.middle, self.below * factor, self.above * factor)

    def at(self, hats: Floats) -> Boxes:
        return Boxes(*(sizes @ hats.T for sizes in self))

    def area(self) -> Floats:
        """In squares of the stated distance, in the plane, of boxes sorted by their angles."""
        turn = np.diff(np.radians(self.half_deg), axis=0, prepend=0)
        farthest = np.exp(2 * (self.middle + self.above))
        nearest = np.exp(2 * (self.middle - self.below))
        return np.asarray((turn * (farthest - nearest)).sum(axis=0))


def hats(stated_m: Floats, knots_m: Floats) -> Floats:
    """Weights (phrases, knots) that interpolate by the distance's logarithm, held at the ends."""
    logs = np.log(knots_m)
    return np.stack([np.interp(np.log(stated_m), logs, row) for row in np.eye(len(logs))], axis=1)


def needed(boxes: Boxes, phrases: Phrases) -> Floats:
    """The least factor on the sizes, given for each phrase, at which some box holds it."""
    log = np.log(phrases.ratio)
    off = np.abs(phrases.off_deg) / boxes.half_deg
    below, above = (boxes.middle - log) / boxes.below, (log - boxes.middle) / boxes.above
    return np.asarray(np.maximum(off, np.maximum(below, above)).min(axis=0))
