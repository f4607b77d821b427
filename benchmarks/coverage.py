"""Coverage: how often readings of "n km DIR of X" hold the true place, and in how large an area.

Against the published circle of the point-radius method, about the stated place, from a feature
without extent (the smallest circle it has) and from one of 2 km; and against a fixed rule, 10 % of
the distance and 22.5 degrees of the heading either way. Areas are in the plane.
"""

from __future__ import annotations

from importlib import import_module
from itertools import pairwise
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from benchmarks.timing import Row, seconds
from geo import colloquial, geodesic
from geo.point_radius import at_heading_m

EXTENT_M = 2_000.0
HALF_ANGLES_DEG = (45.0, 22.5, 11.25)
RING_SHARE, RING_HALF_DEG = 0.1, 22.5

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]


class Reading(NamedTuple):
    """Which phrases a reading holds, and the area of each one's region in square metres."""

    held: Flags
    area_m2: Floats


def rows() -> list[Row]:
    phrases = import_module("scripts.fit_colloquial").load()
    half = np.array(HALF_ANGLES_DEG)[phrases.word]
    readings = {
        "as worded": _sector(phrases, phrases.half_step_m, half),
        "as people speak": _spoken(phrases, half),
        "published circle, no extent": _circle(phrases, half, 0.0),
        "published circle, extent 2 km": _circle(phrases, half, EXTENT_M),
        "ring of 10 % and 22.5 degrees": _sector(
            phrases, RING_SHARE * phrases.stated_m, np.full_like(half, RING_HALF_DEG)
        ),
    }
    circle = readings["published circle, no extent"].area_m2
    found = []
    for group, of in _groups(phrases):
        for name, reading in readings.items():
            ratio = reading.area_m2[of] / circle[of]
            mean = reading.area_m2[of].mean() / circle[of].mean()
            note = f"area {ratio.mean():.2f} of the circle's, of all together {mean:.2f}"
            what = f"{group}, {of.sum():,}: {name}"
            found.append(Row(what, f"{100 * reading.held[of].mean():.1f} %", note))
        found.append(_scaled(phrases, group, of, circle))
    once = seconds(lambda: colloquial.offset(55_000, 135, 22.5))
    return [*found, Row("colloquial.offset", f"{1 / once:,.0f} /s")]


def _groups(phrases: Any) -> list[tuple[str, Flags]]:
    far = phrases.stated_m >= 40_000
    compass = {"cardinal": phrases.word == 0, "intercardinal": phrases.word == 1}
    split = [
        (f"{name} {'from' if side else 'under'} 40 km", of & (far == side))
        for name, of in compass.items()
        for side in (False, True)
    ]
    whole = [("secondary", phrases.word == 2), ("all", phrases.word <= 1)]
    native = [(f"outside Italy, {name}", of & ~phrases.italian) for name, of in (*split, whole[1])]
    return [*split, *whole, *native]


def _sector(phrases: Any, off_m: Floats, half_deg: Floats) -> Reading:
    apart = np.abs(phrases.ratio - 1) * phrases.stated_m
    held = (apart <= off_m) & (np.abs(phrases.off_deg) <= half_deg)
    return Reading(held, np.radians(half_deg) * 4 * phrases.stated_m * off_m)


def _spoken(phrases: Any, half_deg: Floats) -> Reading:
    held, areas = [], []
    for stated, half, ratio, off in zip(
        phrases.stated_m, half_deg, phrases.ratio, phrases.off_deg, strict=True
    ):
        spans = colloquial.offset(stated, 180.0, half)
        held.append(
            any(
                span.distance_m.holds(ratio * stated) and span.bearing.holds(180 + off)
                for span in spans
                if span.bearing
            )
        )
        areas.append(_joined_area_m2(spans))
    return Reading(np.array(held), np.array(areas))


def _joined_area_m2(spans: tuple[colloquial.Span, ...]) -> float:
    """Of spans about one azimuth, by their ranges from angle to angle."""
    turns = sorted({0.0, *(span.bearing.turn_deg for span in spans if span.bearing)})
    total = 0.0
    for inner, outer in pairwise(turns):
        ranges = [s.distance_m for s in spans if s.bearing and s.bearing.turn_deg >= outer]
        least, most = min(r.lower for r in ranges), max(r.upper for r in ranges)
        total += np.radians(outer - inner) * (most**2 - least**2) / 2
    return total


def _off_circle_m(phrases: Any) -> Floats:
    """How far each true place is from the stated one, along geodesics from the equator."""
    zero = np.zeros(len(phrases.ratio))
    stated = geodesic.destination(zero, zero, 45, phrases.stated_m)
    true = geodesic.destination(zero, zero, 45 + phrases.off_deg, phrases.stated_m * phrases.ratio)
    return geodesic.distance_m(*stated, *true)


def _circle(phrases: Any, half_deg: Floats, extent_m: float) -> Reading:
    given = zip(phrases.stated_m, phrases.half_step_m + extent_m, half_deg, strict=True)
    radius = np.array([at_heading_m(*three) for three in given])
    return Reading(_off_circle_m(phrases) <= radius, np.pi * radius**2)


def _scaled(phrases: Any, group: str, of: Flags, circle_m2: Floats) -> Row:
    """The published circles, all made larger by one factor until they hold 95 %."""
    ratio = _off_circle_m(phrases)[of] / np.sqrt(circle_m2[of] / np.pi)
    factor = float(np.quantile(ratio, 0.95))
    what = f"{group}, {of.sum():,}: published circle times {factor:.2f}"
    return Row(what, "95.0 %", f"area {factor**2:.2f} of the circle's")
