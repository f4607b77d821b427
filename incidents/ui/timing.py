"""Timing: what the words of a time allow, told under the field that they are typed in."""

from __future__ import annotations

from dataclasses import fields

import streamlit as st

from incidents.draft import NewSource, published, read_time, zones_of
from incidents.text import visible
from incidents.time import Bounds, LocalTime, TimeError
from incidents.time_words import Reading
from incidents.ui import words
from incidents.ui.drafting import key
from incidents.ui.opened import Opened


def show(opened: Opened) -> None:
    """What the words in the field allow and what was read into them, or why they are not read."""
    typed: str = st.session_state[key("time.verbatim")]
    if not typed.strip():
        return
    try:
        reading = read_time(typed, _said(opened))
    except TimeError as error:
        told = f"The words are kept as they stand: “{error.got}”, expected {error.expected}."
        words.put(words.tag("p", visible(told), "quiet"))
        return
    told = f"Read as {_span(reading)}{_used(reading)}."
    notes = words.items(map(visible, reading.assumptions)) if reading.assumptions else ""
    words.put(words.tag("p", visible(told), "quiet"), notes)


def _said(opened: Opened) -> LocalTime | None:
    """When the form's source was published."""
    parts = {one.name: st.session_state[key(f"source.{one.name}")] for one in fields(NewSource)}
    chosen: str = st.session_state[key("source")] or ""
    return published(NewSource(**parts) if any(parts.values()) else chosen, opened.dossier)


def _used(reading: Reading) -> str:
    """Whether the claim is saved with what was read."""
    typed = (st.session_state[key(f"time.{name}")] for name in ("earliest", "latest"))
    if any(text.strip() for text in typed):
        return "; the two fields below are what is saved"
    if not st.session_state[key("time.zones")] and not zones_of(reading):
        return ", which is saved if a time zone is chosen"
    return ", which is saved as the two fields are empty"


def _span(reading: Reading) -> str:
    """What a reading allows, in words: 2015-12-06 20:30 to 2015-12-06 21:30."""
    over = reading.end == Bounds(latest=reading.start.latest)
    first, last = reading.start.earliest, reading.end.latest or reading.start.latest
    if first is None or last is None:
        return f"not before {_shown(first)}" if first else f"not after {_shown(last)}"
    if first == last:
        return _shown(first)
    return f"{'some time from' if over else 'from'} {_shown(first)} to {_shown(last)}"


def _shown(time: LocalTime | None) -> str:
    return time.text.replace("T", " ") if time else ""
