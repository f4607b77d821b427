"""The panel that lists the claims that the filters leave."""

from __future__ import annotations

import streamlit as st

from incidents import tell
from incidents.model import Claim
from incidents.text import visible
from incidents.ui import state, words
from incidents.ui.opened import Opened


def show(opened: Opened, left: list[Claim]) -> None:
    dossier, scene = opened.dossier, opened.scene
    rows = [
        {
            "No.": scene.number[claim.id],
            "Party": visible(dossier.actor[dossier.party(claim.claimant)].name),
            "Claim": visible(claim.title),
            "Place, as worded": visible(claim.location.verbatim) if claim.location else "",
            "Time, as worded": visible(claim.when.verbatim) if claim.when else "",
            "Toll": tell.toll_text(claim.toll) if claim.toll else "",
        }
        for claim in left
    ]
    if not rows:
        words.put(words.tag("p", "The filters leave no claim.", "quiet"))
        return
    chosen = st.dataframe(
        rows,
        hide_index=True,
        on_select="rerun",
        selection_mode="single-row",
        height=420,
        key="rows",
    )
    selected = chosen["selection"]["rows"]
    if selected and left[selected[0]].id != st.session_state["pick"]:
        state.choose(left[selected[0]].id)
        state.look_at("pick")
        st.rerun()
