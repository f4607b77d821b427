"""Assumed: the assumptions that a reader has set, as texts, in the session and in the address.

A text is believed only as far as incidents.checks reads it.
"""

from __future__ import annotations

from collections.abc import Iterator

import streamlit as st

from incidents.checks import Assume, BadAssumption, parse
from incidents.checks.assume import PARAMETERS
from incidents.model import Dossier
from incidents.units import quantity

_KEY = "assume"
UNITS = {"": "as written", "mi": "statute miles", "nmi": "nautical miles"}
CHOICES = ("zone", "unit")
NAMES = (*PARAMETERS, *CHOICES)


def restore(text: str | None, dossier: Dossier) -> None:
    """Take what an address says: "near:5km,zone:Europe/Moscow"; what cannot be is left out."""
    pairs = (part.partition(":")[::2] for part in (text or "").split(","))
    taken = {name: value for name, value in pairs if name in NAMES and not _wrong(name, value)}
    if taken.get("zone") not in zones(dossier):
        taken.pop("zone", None)
    st.session_state[_KEY] = taken


def address() -> str:
    """What is assumed, for the address."""
    own = (f"{name}:{text}" for name, text in _set().items() if not _wrong(name, text))
    return ",".join(own).replace(" ", "")


def value(name: str) -> str:
    """What a reader has set; "" for the default."""
    return _set().get(name, "")


def put(name: str, text: str) -> None:
    """Set an assumption; "" for its default."""
    text = text.strip()
    others = {each: own for each, own in _set().items() if each != name}
    st.session_state[_KEY] = {**others, name: text} if text else others


def clear() -> None:
    st.session_state[_KEY] = {}


def settings() -> tuple[str, ...]:
    """What is assumed, as `parse` reads it, in one order."""
    return tuple(f"{name}={value(name)}" for name in NAMES if value(name))


def problem() -> str | None:
    """What is wrong with what was set, in a sentence."""
    return next((told for name, text in _set().items() if (told := _wrong(name, text))), None)


def changed() -> Iterator[str]:
    """What is not at its default: near 5km."""
    yield from (f"{name} {UNITS.get(text, text)}" for name, text in _set().items())


def default(name: str) -> str:
    """What is assumed unless a reader says otherwise."""
    value = Assume().value(name)
    if value is None:
        return "as the dossier has it"
    return quantity(value, PARAMETERS[name].unit)


def zones(dossier: Dossier) -> tuple[str, ...]:
    """The zones that a time whose zone is not stated may be in."""
    open_ones = (c.when.zones for c in dossier.claims if c.when and len(c.when.zones) > 1)
    return tuple(dict.fromkeys(zone.zone for each in open_ones for zone in each))


def _set() -> dict[str, str]:
    held: dict[str, str] = st.session_state.get(_KEY, {})
    return held


def _wrong(name: str, text: str) -> str | None:
    try:
        parse([f"{name}={text}"])
    except BadAssumption as error:
        return str(error).removeprefix("--assume ")
    return None
