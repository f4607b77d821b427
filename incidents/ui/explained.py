"""Explained: what a finding measured, in words for a panel."""

from __future__ import annotations

from collections.abc import Callable, Mapping

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
    low, high = _value(lower, unit), _value(upper, unit)
    if low == high or unit not in _RANGES:
        return low if low == high else f"{low.removesuffix(f' {unit}')} to {high}"
    return _RANGES[unit](lower, upper)


_RANGES: Mapping[str, Callable[[float, float], str]] = {
    "m": lambda lower, upper: lengths(Interval(lower, upper)),
    "deg": degrees,
    "min": durations,
}


def _value(value: float, unit: str) -> str:
    """A value with its unit; many minutes in hours or days, people as whole numbers."""
    if unit == "min":
        return duration(value)
    return f"{value:,.0f} people" if unit == "people" else quantity(value, unit)
