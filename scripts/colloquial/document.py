"""Document: the fitted boxes and their coverage, as geo/data/colloquial.json has them."""

from __future__ import annotations

import json
import re
from typing import Any

import numpy as np

from scripts.colloquial.boxes import Boxes
from scripts.colloquial.calibrate import calibrated
from scripts.colloquial.coverage import as_worded, report, rounded
from scripts.colloquial.fit import (
    DISTANCE_KNOTS_M,
    LEVEL,
    OFFSET_KNOTS_M,
    fit_direction,
    fit_distance,
    fit_offset,
)
from scripts.colloquial.phrases import Floats, Phrases


def written(boxes: Boxes, knots_m: Floats, phrases: Phrases, **more: Floats) -> dict[str, Any]:
    """Boxes as the program reads them, the narrowest angle and widest range first."""
    ends = {"least": boxes.middle - boxes.below, "most": boxes.middle + boxes.above}
    sizes = more | {name: np.exp(log) for name, log in ends.items()}
    boxed = [
        {name: [rounded(value) for value in of[row]] for name, of in sizes.items()}
        for row in range(len(boxes.middle))
    ]
    knots = [float(knot) for knot in knots_m]
    return {"phrases": int((~phrases.italian).sum()), "distance_m": knots, "boxes": boxed}


def document(phrases: Phrases) -> dict[str, Any]:
    """All that the program reads, and the coverage that was found."""
    offset, direction, coverage, with_italy = {}, {}, [], []
    for word, name in enumerate(["cardinal", "intercardinal"]):
        some = phrases.where(phrases.word == word)
        worded = as_worded(some, distance=True, heading=True)
        boxes, held = calibrated(fit_offset, OFFSET_KNOTS_M, some, ~some.italian)
        offset[name] = written(boxes, OFFSET_KNOTS_M, some, half_angle_deg=boxes.half_deg)
        coverage += report(f"offset, {name}", some, held, worded, boxes)
        alike = some._replace(italian=np.zeros_like(some.italian))
        others, found = calibrated(fit_offset, OFFSET_KNOTS_M, alike, ~alike.italian)
        with_italy += report(f"offset, {name}", some, found, worded, others)[:6]
        boxes, held = calibrated(fit_direction, OFFSET_KNOTS_M[:1], some, ~some.italian)
        half = {"half_angle_deg": rounded(boxes.half_deg[0, 0])}
        direction[name] = {"phrases": int((~some.italian).sum()), **half}
        worded = as_worded(some, distance=False, heading=True)
        coverage += report(f"direction, {name}", some, held, worded)[:6]
    straight = phrases._replace(off_deg=np.zeros(len(phrases.place)))
    boxes, held = calibrated(fit_distance, DISTANCE_KNOTS_M, straight, ~phrases.italian)
    worded = as_worded(phrases, distance=True, heading=False)
    ends = np.round(np.quantile(phrases.stated_m, [0.01, 0.99]), -3)
    return {
        "source": "GeoCoDe",
        "level": LEVEL,
        "from_m": float(ends[0]),
        "to_m": float(ends[1]),
        "offset": offset,
        "distance": written(boxes, DISTANCE_KNOTS_M, phrases),
        "direction": direction,
        "coverage": coverage + report("distance", phrases, held, worded),
        "coverage_fitted_with_italy": with_italy,
    }


def as_text(found: dict[str, Any]) -> str:
    """JSON with a line for each box and each row of coverage."""
    text = json.dumps(found, indent=1)
    flat = re.sub(r"\[\s+([^\[\]{}]*?)\s+\]", lambda m: f"[{' '.join(m[1].split())}]", text)
    return re.sub(r"\{\s+([^{}]*?)\s+\}", lambda m: f"{{{' '.join(m[1].split())}}}", flat) + "\n"
