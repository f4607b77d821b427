"""Colloquial: the ranges that people mean when they say a distance, a heading or both.

Every number comes from `geo/data/colloquial.json`, which `scripts/fit_colloquial.py` fits to the
phrases of GeoCoDe (Laparra & Bethard, 2020, COLING): "n km DIR of X" from Wikipedia, and where the
place really is by GeoNames. The ranges are counted from the reference place's point, not from its
edge, as that is how they were fitted. docs/methods.md tells what they hold and where they end.
"""

from __future__ import annotations

import json
import math
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from geo.bearing import Bearing
from geo.errors import GeometryError
from geo.interval import Interval

_DATA = Path(__file__).parent / "data" / "colloquial.json"
_EVERY_DISTANCE = Interval(0.0, math.inf)
_WORDS = {45.0: "cardinal", 22.5: "intercardinal", 11.25: "secondary"}
"""By the half-angle in degrees of a compass word's sector as worded."""
_FITTED = {"cardinal": "cardinal", "intercardinal": "intercardinal", "secondary": "intercardinal"}
"""Too few phrases have a word such as NNE: it is taken to be meant as loosely as NE is."""


@dataclass(frozen=True)
class Span:
    """A range of geodesic distances in metres and of azimuths at the anchor; None is every one."""

    distance_m: Interval
    bearing: Bearing | None


def offset(distance_m: float, azimuth_deg: float, half_angle_deg: float) -> tuple[Span, ...]:
    """The spans that together hold 95 % of the places said to be so far off at such a heading.

    Each is symmetric about the azimuth; a wider angle comes with a shorter range of distances. They
    grow continuously with the distance. A heading in degrees was measured by somebody: its angle is
    kept, and the distance read as one without heading.

    Args:
        distance_m: as stated, in metres, over 0.
        azimuth_deg: as stated, in degrees clockwise from true north.
        half_angle_deg: of the sector as worded: 45 for N, 22.5 for NE, 11.25 for NNE, any other
            for a heading in degrees.

    Raises:
        GeometryError: for a distance, azimuth or angle out of range.
    """
    _check(distance_m, half_angle_deg)
    word = _WORDS.get(half_angle_deg)
    if word is None:
        return _spans(distance_m, _fit()["distance"], azimuth_deg, half_angle_deg)
    return _spans(distance_m, _fit()["offset"][_FITTED[word]], azimuth_deg)


def distance(distance_m: float) -> tuple[Span, ...]:
    """The one span of every bearing that holds 95 % of the places said to be so far off, in metres.

    Raises:
        GeometryError: for a distance that is not finite and over 0.
    """
    _check(distance_m)
    return _spans(distance_m, _fit()["distance"])


def direction(azimuth_deg: float, half_angle_deg: float) -> tuple[Span, ...]:
    """The one span of every distance that holds 95 % of the places said to be at such a heading.

    The arguments and errors are those of offset(); a heading in degrees is kept as it is.
    """
    _check(half_angle_deg=half_angle_deg)
    half = _half_angle_deg(half_angle_deg)
    return (Span(_EVERY_DISTANCE, Bearing.about(azimuth_deg, half)),)


def note(distance_m: float | None = None, half_angle_deg: float | None = None) -> str:
    """One sentence on what was read: into a distance in metres, a heading's half-angle, or both.

    Raises:
        GeometryError: as offset(), and where neither is given.
    """
    if distance_m is None:
        return _heading_note(half_angle_deg)
    spans = (
        distance(distance_m) if half_angle_deg is None else offset(distance_m, 0, half_angle_deg)
    )
    least = min(span.distance_m.lower for span in spans) / distance_m
    most = max(span.distance_m.upper for span in spans) / distance_m
    ranged = f"{least:.2f} to {most:.2f} of the stated distance"
    word = _WORDS.get(half_angle_deg) if half_angle_deg is not None else None
    source = f"{_source()}{_beyond(distance_m)}"
    if word is None:
        kept = "" if half_angle_deg is None else ", and a heading in degrees is read as worded"
        phrases = f"{_fit()['distance']['phrases']:,} such phrases"
        return f"as people speak: {_level()} of {phrases} fall within {ranged}{kept} ({source})"
    widest = max(box.bearing.turn_deg for box in spans if box.bearing) / 2
    return (
        f"as people speak: {_level()} of {_phrases('offset', word)} fall within {ranged} and"
        f" {widest:.0f}° of the heading, the narrower the range the farther off it{_as_loose(word)}"
        f" ({source})"
    )


def _heading_note(half_angle_deg: float | None) -> str:
    if half_angle_deg is None:
        raise GeometryError("colloquial note", "neither", "a distance, a half-angle or both")
    _check(half_angle_deg=half_angle_deg)
    word = _WORDS.get(half_angle_deg)
    if word is None:
        return "as people speak: a heading in degrees is read as worded"
    half = _half_angle_deg(half_angle_deg)
    return (
        f"as people speak: {_level()} of {_phrases('direction', word)} fall within {half:.0f}° of"
        f" it{_as_loose(word)} ({_source()})"
    )


@cache
def _fit() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(_DATA.read_text())
    return found


def _check(distance_m: float = 1.0, half_angle_deg: float = 1.0) -> None:
    if not 0 < distance_m < math.inf:
        raise GeometryError("distance_m", distance_m, "a finite length over 0 m")
    if not 0 < half_angle_deg <= 180:
        raise GeometryError("half_angle_deg", half_angle_deg, "an angle over 0 up to 180 degrees")


def _spans(
    distance_m: float,
    fitted: dict[str, Any],
    azimuth_deg: float | None = None,
    half_angle_deg: float | None = None,
) -> tuple[Span, ...]:
    knots, logs = fitted["distance_m"], math.log(distance_m)
    found = []
    for box in fitted["boxes"]:
        least, most = (
            distance_m * math.exp(_between(logs, knots, [math.log(share) for share in box[end]]))
            for end in ("least", "most")
        )
        half = half_angle_deg or _between(logs, knots, box.get("half_angle_deg", knots))
        bearing = None if azimuth_deg is None else Bearing.about(azimuth_deg, half)
        found.append(Span(Interval(least, most), bearing))
    return tuple(found)


def _between(log_m: float, knots_m: list[float], values: list[float]) -> float:
    """A value linear in the logarithm of the distance between the knots, held beyond the ends."""
    knots = [math.log(knot) for knot in knots_m]
    if log_m <= knots[0] or log_m >= knots[-1]:
        return values[0] if log_m <= knots[0] else values[-1]
    right = bisect_right(knots, log_m)
    share = (log_m - knots[right - 1]) / (knots[right] - knots[right - 1])
    return values[right - 1] * (1 - share) + values[right] * share


def _half_angle_deg(half_angle_deg: float) -> float:
    word = _WORDS.get(half_angle_deg)
    fitted = _fit()["direction"]
    return float(fitted[_FITTED[word]]["half_angle_deg"]) if word else half_angle_deg


def _phrases(kind: str, word: str) -> str:
    fitted = _FITTED[word]
    article = "an" if fitted[0] in "aeiou" else "a"
    return f"{_fit()[kind][fitted]['phrases']:,} such phrases with {article} {fitted} heading"


def _as_loose(word: str) -> str:
    return ", as which this one is taken" if _FITTED[word] != word else ""


def _level() -> str:
    return f"{100 * _fit()['level']:g} %"


def _source() -> str:
    return f"fit on {_fit()['source']}"


def _beyond(distance_m: float) -> str:
    """What to add where fewer than one phrase in a hundred states less, or more."""
    least, most = _fit()["from_m"], _fit()["to_m"]
    if least <= distance_m <= most:
        return ""
    return f", extrapolated: few of them state under {least / 1000:g} or over {most / 1000:g} km"
