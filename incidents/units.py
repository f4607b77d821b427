"""Lengths and times as people write and read them, and the metres and minutes behind them."""

from __future__ import annotations

import math
import re
from functools import lru_cache

from geo.interval import Interval
from geo.units import GREATEST_DISTANCE_M, METRES

_LENGTH = re.compile(r"\s*(\d+(?:\.\d+)?)\s*([a-z]+)\s*")
LENGTH_EXPECTED = f"a number and a unit, such as 5km; units: {', '.join(METRES)}"


def metres(text: str) -> float:
    """The metres of a length such as "5km" or "3.1 mi".

    Raises:
        ValueError: for text that is no such length; it says what was expected.
    """
    match = _LENGTH.fullmatch(text.lower())
    if match is None or match[2] not in METRES:
        raise ValueError(f"got {text!r}, expected {LENGTH_EXPECTED}")
    return float(match[1]) * METRES[match[2]]


def length(value_m: float) -> str:
    """A length in kilometres, or in metres below one: three figures say enough."""
    if round(value_m) < 1_000:
        return f"{value_m:,.0f} m"
    kilometres = value_m / 1_000
    return f"{kilometres:,.{1 if round(kilometres, 1) < 1_000 else 0}f} km"


def lengths(interval: Interval) -> str:
    """A range of lengths in kilometres: 47.5 to 59.7 km; one up to the far side of the Earth says
    no more than that there is no end."""
    if interval.upper >= GREATEST_DISTANCE_M:
        return f"{length(interval.lower)} or more" if interval.lower else "any distance"
    low, high = length(interval.lower), length(interval.upper)
    low_number, _, low_unit = low.rpartition(" ")
    return f"{low_number} to {high}" if low_unit == high.rpartition(" ")[2] else f"{low} to {high}"


def miles(value_m: float) -> str:
    """A length in statute miles."""
    return f"{value_m / METRES['mi']:,.1f} mi"


def in_miles(interval: Interval) -> str:
    """A range of lengths in statute miles: 29.5 to 37.1 mi."""
    if interval.upper == float("inf"):
        return f"{miles(interval.lower)} or more"
    return f"{miles(interval.lower).removesuffix(' mi')} to {miles(interval.upper)}"


@lru_cache(maxsize=4096)
def duration(minutes: float) -> str:
    """A time in days, hours and minutes: 2 h 20 min. Parts of a minute are told below an hour, and
    minutes below two days."""
    if minutes == float("inf"):
        return "any time"
    seconds = round(minutes * 60)
    if seconds < 3_600:
        whole, rest = divmod(seconds, 60)
        parts = (whole, "min"), (rest, "s")
    elif round(minutes) < 2 * 24 * 60:
        whole, rest = divmod(round(minutes), 60)
        parts = (whole, "h"), (rest, "min")
    else:
        whole, rest = divmod(round(minutes / 60), 24)
        parts = (whole, "days"), (rest, "h")
    return " ".join(f"{value} {unit}" for value, unit in parts if value) or "0 min"


@lru_cache(maxsize=4096)
def durations(lower: float, upper: float) -> str:
    """A range of times, in minutes: 34 min to 1 h 51 min; 10 to 20 min; 2 h or more."""
    low, high = duration(lower), duration(upper)
    if upper == float("inf"):
        return "any time" if lower == 0 else f"{low} or more"
    if low == high:
        return low
    same = low.count(" ") == high.count(" ") == 1 and low.split()[1] == high.split()[1]
    return f"{low.split()[0] if same else low} to {high}"


def degrees(lower: float, upper: float) -> str:
    """A range of azimuths, each brought back into [0, 360)."""
    return f"{round(lower) % 360}° to {round(upper) % 360}°"


def area(value_m2: float) -> str:
    """An area in square kilometres, or in square metres below a hundredth of one."""
    value, unit = (value_m2, "m²") if value_m2 < 10_000 else (value_m2 / 1e6, "km²")
    two_figures = max(0, 1 - math.floor(math.log10(value))) if value > 0 else 0
    return f"{value:,.{two_figures}f} {unit}"


def quantity(value: float | str, unit: str) -> str:
    """A value with its unit; a length in kilometres, a name as it is."""
    if isinstance(value, str):
        return value
    if unit == "m":
        return length(value)
    return f"{value:,.3g}{'°' if unit == 'deg' else '' if unit == '1' else ' ' + unit}"
