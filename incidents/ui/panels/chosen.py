"""The list that chooses which incident a panel is about; the panels share what is chosen."""

from __future__ import annotations

import streamlit as st

from incidents.model import Claim
from incidents.text import visible
from incidents.ui.opened import Opened


def titles(opened: Opened, left: list[Claim]) -> dict[str, str]:
    """The incidents of the claims that the filters leave, by id, in the file's order."""
    ids = {claim.incident for claim in left}
    return {each.id: visible(each.title) for each in opened.dossier.incidents if each.id in ids}


def incident(opened: Opened, left: list[Claim], *, empty: str | None = None) -> str | None:
    """The incident that is chosen; else None, or the one that most is said of.

    Args:
        empty: what the list shows where none is chosen; without it, one always is.
    """
    shown = titles(opened, left)
    if st.session_state["about"] not in shown:
        st.session_state["about"] = None
    if empty is None and shown and st.session_state["about"] is None:
        told = [claim.incident for claim in left]
        st.session_state["about"] = max(shown, key=told.count)
    st.selectbox(
        "Incident",
        list(shown),
        key="about",
        index=None,
        format_func=shown.__getitem__,
        placeholder=empty or "None is left by the filters",
    )
    chosen: str | None = st.session_state["about"]
    return chosen
