"""Explained: what a finding measured, in words for a panel."""

from __future__ import annotations

from geo.interval import Interval
from incidents.checks.finding import Measured
from incidents.units import degrees, duration, durations, lengths, quantity


def measured_text(measured: Measured) -> str:
    """From what to what, with the unit; an end that is not known is open."""
    lower, upper, unit = measured.lower, measured.upper, measured.unit
    if lower is None and upper is None:
        return "not known"
    if lower is None or upper is None:
        word, end = ("at least", lower) if lower is not None else ("at most", upper)
        assert end is not None
        return f"{word} {_value(end, unit)}"
    if unit == "m":
        return lengths(Interval(lower, upper))
    if unit == "deg":
        return degrees(lower, upper)
    if unit == "min":
        return durations(lower, upper)
    low, high = _value(lower, unit), _value(upper, unit)
    return low if low == high else f"{low.removesuffix(f' {unit}')} to {high}"


def _value(value: float, unit: str) -> str:
    """A value with its unit; many minutes in hours or days, people as whole numbers."""
    if unit == "min":
        return duration(value)
    return f"{value:,.0f} people" if unit == "people" else quantity(value, unit)
