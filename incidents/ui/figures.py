"""Figures: a recipe's distances and azimuths in fields, where others can be set by hand."""

from __future__ import annotations

import math

import streamlit as st

from geo.bearing import Bearing
from geo.errors import GeometryError
from geo.interval import Interval
from geo.location import Location, needs


def show(key: str, location: Location) -> None:
    """Fields for what the recipe of that key has: kilometres, and degrees clockwise from north."""
    has = needs(location.kind)
    fields: list[tuple[str, str, float | None]] = []
    if "distance_m" in has and location.distance_m is not None:
        upper = location.distance_m.upper
        fields.append(("lower", "From, km", location.distance_m.lower / 1_000))
        fields.append(("upper", "To, km", None if math.isinf(upper) else upper / 1_000))
    if "azimuth_deg" in has and location.bearing is not None:
        fields.append(("start", "From, °", location.bearing.start_deg))
        fields.append(("end", "To, °", location.bearing.end_deg % 360))
    for (name, label, value), column in zip(fields, st.columns(len(fields) or 1), strict=False):
        field = _field(key, name)
        shown = None if value is None else round(value, 3)
        st.session_state.setdefault(f"{field}-shown", shown)
        st.session_state.setdefault(field, shown)
        column.number_input(
            label, key=field, min_value=0.0, max_value=20_003.0, step=None, format="%.6g"
        )


def by_hand(key: str, location: Location) -> tuple[Interval | None, Bearing | None]:
    """The distances and azimuths that were set by hand; None where they are as they were.

    Raises:
        GeometryError: for distances whose lesser figure is not the first.
    """
    metres = bearing = None
    lower, upper, start, end = (_set(key, name) for name in ("lower", "upper", "start", "end"))
    was = location.distance_m
    if was is not None and (lower, upper) != (None, None):
        least = was.lower if lower is None else lower * 1_000
        most = was.upper if upper is None else upper * 1_000
        if least > most:
            got = f"{least / 1_000:g} to {most / 1_000:g} km"
            raise GeometryError("figures", got, "the lesser distance first")
        metres = Interval(least, most)
    if location.bearing is not None and (start, end) != (None, None):
        first = location.bearing.start_deg if start is None else start % 360
        last = location.bearing.end_deg if end is None else end
        bearing = Bearing(first, first + ((last - first) % 360 or 360))
    return metres, bearing


def _set(key: str, name: str) -> float | None:
    """A figure that is another than the recipe gave."""
    field = _field(key, name)
    value: float | None = st.session_state.get(field)
    return None if value == st.session_state.get(f"{field}-shown") else value


def _field(key: str, name: str) -> str:
    return f"draft-figure-{key}-{name}"
