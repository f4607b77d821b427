"""Coverage: how often readings of "n km DIR of X" hold the true place, and in how large an area.

Against the published circle of the point-radius method, about the stated place, from a feature
without extent (the smallest circle it has) and from the gazetteer's smallest town and its town of
unknown population, with whose extent the program states that circle; and against a fixed rule, 10 %
of the distance and 22.5 degrees of the heading either way. Areas are in the plane.
"""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

import numpy as np

from benchmarks.timing import Row, seconds
from geo import colloquial, geodesic
from geo.gazetteer.extent import LEAST_TOWN_M, UNCOUNTED_TOWN_M
from geo.point_radius import at_heading_m
from scripts.colloquial.coverage import FAR_M
from scripts.colloquial.phrases import WORDS, Flags, Floats, Phrases, load

RADIALS_M = (0.0, LEAST_TOWN_M, UNCOUNTED_TOWN_M)
RING_SHARE, RING_HALF_DEG = 0.1, 22.5


class Reading(NamedTuple):
    """Which phrases a reading holds, and the area of each one's region in square metres."""

    held: Flags
    area_m2: Floats

    def where(self, of: Flags) -> Reading:
        return Reading(self.held[of], self.area_m2[of])

    def share(self) -> float:
        """Of the phrases that are held, in percent."""
        return 100 * float(self.held.mean())

    def ratios(self, other: Reading) -> tuple[float, float]:
        """To another's areas: the mean of the ratios, and the ratio of the areas added up."""
        mean = (self.area_m2 / other.area_m2).mean()
        return float(mean), float(self.area_m2.sum() / other.area_m2.sum())


def rows() -> list[Row]:
    phrases = load()
    half = np.array(list(WORDS.values()))[phrases.word]
    wide = np.full_like(half, RING_HALF_DEG)
    spoken = _spoken(phrases, half)
    circles = [_circle(phrases, half, radial) for radial in RADIALS_M]
    readings = {
        "as worded": _sector(phrases, phrases.half_step_m, half),
        "as people speak": spoken,
        "published circle, no extent": circles[0],
        "ring of 10 % and 22.5 degrees": _sector(phrases, RING_SHARE * phrases.stated_m, wide),
    }
    found = []
    for group, of in _groups(phrases):
        for name, reading in readings.items():
            mean, together = reading.where(of).ratios(circles[0].where(of))
            note = f"area {mean:.2f} of the circle's, of all together {together:.2f}"
            found.append(Row(f"{group}: {name}", f"{reading.where(of).share():.1f} %", note))
        found.append(_scaled(phrases, group, of, circles[0].area_m2))
    for group, of in _classes(phrases):
        found.append(_against([one.where(of) for one in circles], spoken.where(of), group))
    once = seconds(lambda: colloquial.offset(55_000, 135, 22.5))
    return [*found, Row("colloquial.offset", f"{1 / once:,.0f} /s")]


def _split(phrases: Phrases) -> list[tuple[str, Flags]]:
    far = phrases.stated_m >= FAR_M
    return [
        (f"{name} {'from' if side else 'under'} 40 km", (phrases.word == word) & (far == side))
        for word, name in enumerate(["cardinal", "intercardinal"])
        for side in (False, True)
    ]


def _groups(phrases: Phrases) -> list[tuple[str, Flags]]:
    both = ("both", phrases.word <= 1)
    native = _outside_italy(phrases, [*_split(phrases), both])
    return _counted([*_split(phrases), ("secondary", phrases.word == 2), both, *native])


def _classes(phrases: Phrases) -> list[tuple[str, Flags]]:
    named = [(name, phrases.word == word) for word, name in enumerate(WORDS)]
    main = [*_split(phrases), *named[:2], ("both", phrases.word <= 1)]
    every = [named[2], ("all", phrases.word >= 0)]
    return _counted([*main, *every, *_outside_italy(phrases, main[4:])])


def _outside_italy(phrases: Phrases, groups: list[tuple[str, Flags]]) -> list[tuple[str, Flags]]:
    return [(f"outside Italy, {name}", of & ~phrases.italian) for name, of in groups]


def _counted(groups: list[tuple[str, Flags]]) -> list[tuple[str, Flags]]:
    return [(f"{name}, {of.sum():,}", of) for name, of in groups]


def _against(circles: list[Reading], spoken: Reading, group: str) -> Row:
    """Areas as shares of the published circles', for each of the radials."""
    radials = ", ".join(f"{radial / 1000:g}" for radial in RADIALS_M)
    pairs = [spoken.ratios(circle) for circle in circles]
    means, together = ("  ".join(f"{one:.2f}" for one in some) for some in zip(*pairs, strict=True))
    held = "  ".join(f"{circle.share():.1f}" for circle in circles)
    what = f"{group}: as people speak / circle of radial {radials} km"
    return Row(what, means, f"of all together {together}; the circles hold {held} %")


def _sector(phrases: Phrases, off_m: Floats, half_deg: Floats) -> Reading:
    apart = np.abs(phrases.ratio - 1) * phrases.stated_m
    held = (apart <= off_m) & (np.abs(phrases.off_deg) <= half_deg)
    return Reading(held, np.radians(half_deg) * 4 * phrases.stated_m * off_m)


def _spoken(phrases: Phrases, half_deg: Floats) -> Reading:
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


def _off_circle_m(phrases: Phrases) -> Floats:
    """How far each true place is from the stated one, along geodesics from the equator."""
    zero = np.zeros(len(phrases.ratio))
    stated = geodesic.destination(zero, zero, 45, phrases.stated_m)
    true = geodesic.destination(zero, zero, 45 + phrases.off_deg, phrases.stated_m * phrases.ratio)
    return geodesic.distance_m(*stated, *true)


def _circle(phrases: Phrases, half_deg: Floats, radial_m: float) -> Reading:
    given = zip(phrases.stated_m, phrases.half_step_m + radial_m, half_deg, strict=True)
    radius = np.array([at_heading_m(*three) for three in given])
    return Reading(_off_circle_m(phrases) <= radius, np.pi * radius**2)


def _scaled(phrases: Phrases, group: str, of: Flags, circle_m2: Floats) -> Row:
    """The published circles, all made larger by one factor until they hold 95 %."""
    ratio = _off_circle_m(phrases)[of] / np.sqrt(circle_m2[of] / np.pi)
    factor = float(np.quantile(ratio, 0.95))
    what = f"{group}: published circle times {factor:.2f}"
    return Row(what, "95.0 %", f"area {factor**2:.2f} of the circle's")
