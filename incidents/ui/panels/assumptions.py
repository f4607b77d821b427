"""The folded part of a panel in which a reader sets what the findings take for granted."""

from __future__ import annotations

import streamlit as st

from incidents.ui import assumed, words
from incidents.ui.opened import Opened

_LABELS = {
    "near": "Near means within",
    "together": "Together means within",
    "around": "“Around” allows",
    "half-angle": "A heading allows",
    "speed": "Top speed",
    "detour": "Longest detour",
}
_HELP = {
    "near": "How far apart is still the same place: 1 km, 500 m, 3 mi",
    "together": "How many minutes apart is still at the same time",
    "around": "How many minutes “around” allows before and after",
    "half-angle": "How many degrees a stated heading allows to either side",
    "speed": "Of whatever moved, in km/h, whatever is known of the aircraft",
    "detour": "How many times the shortest way, where nothing else limits a flight",
}
_ZONE = "as the words allow"


def show(opened: Opened) -> bool:
    """Fields for the assumptions; whether findings can be worked out under them."""
    changed = ", ".join(assumed.changed())
    name = f"Assumptions: {changed}" if changed else "Assumptions: all at their defaults"
    with st.expander(words.label(name), key="assumptions"):
        fields = st.columns(2, gap="small")
        for index, (each, label) in enumerate(_LABELS.items()):
            _field(each, label, fields[index % 2])
        _choice("zone", "Time zones not stated", ("", *assumed.zones(opened.dossier)), fields[0])
        _choice("unit", "Miles", tuple(assumed.UNITS), fields[1])
        if changed:
            st.button("Reset", on_click=assumed.clear)
    wrong = assumed.problem()
    if wrong:
        words.put(words.tag("p", wrong, "error"))
    return wrong is None


def _key(name: str) -> str:
    return f"assumed-{name}"


def _put(name: str) -> None:
    assumed.put(name, st.session_state[_key(name)] or "")


def _field(name: str, label: str, column: st.delta_generator.DeltaGenerator) -> None:
    st.session_state[_key(name)] = assumed.value(name)
    column.text_input(
        label,
        key=_key(name),
        placeholder=assumed.default(name),
        help=_HELP[name],
        on_change=_put,
        args=(name,),
    )


def _choice(
    name: str, label: str, options: tuple[str, ...], column: st.delta_generator.DeltaGenerator
) -> None:
    st.session_state[_key(name)] = assumed.value(name)
    shown = {"": _ZONE} if name == "zone" else assumed.UNITS
    column.selectbox(
        label,
        options,
        key=_key(name),
        format_func=lambda value: shown.get(value, value),
        on_change=_put,
        args=(name,),
    )
