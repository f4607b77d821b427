"""Pressed: buttons that stand within the HTML of a panel, and what a press on one does.

Streamlit's own buttons cannot stand in a table. A script of this server tells the name of the
button that was pressed; the policy of the page allows it, as it is a file and no text.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import streamlit as st
from streamlit.components.v2.get_bidi_component_manager import get_bidi_component_manager
from streamlit.components.v2.manifest_scanner import ComponentConfig, ComponentManifest

_KEY = "pressed"
_PACKAGE = "incidents"
_FOLDER = "static"
Handler = Callable[[str], None]


def listen(handlers: Mapping[str, Handler]) -> None:
    """Have a press on the button named "pick:some-claim" call the handler "pick" with the rest."""

    def heard() -> None:
        kind, _, rest = str(st.session_state[_KEY].get(_KEY) or "").partition(":")
        if kind in handlers:
            handlers[kind](rest)

    _component()(key=_KEY, on_pressed_change=heard)


@st.cache_resource(show_spinner=False)
def _component() -> Callable[..., object]:
    manifest = ComponentManifest(_PACKAGE, "1", [ComponentConfig(_KEY, _FOLDER)])
    get_bidi_component_manager().register_from_manifest(manifest, Path(__file__).parent)
    return st.components.v2.component(f"{_PACKAGE}.{_KEY}", js="pressed.js", isolate_styles=False)
