"""The folded part of the findings that tells which one fact would settle the most of them."""

from __future__ import annotations

import streamlit as st

from incidents.deciding import Fact
from incidents.ui import assumed, words
from incidents.ui.opened import Opened, deciding_facts

_MOST = 8
_ASKED = "deciding-asked"


def show(opened: Opened) -> None:
    """The facts to look for next; worked out when they are asked for, as it takes seconds."""
    asked = (opened.key, assumed.settings())
    with st.expander("Which one fact would settle the most?", key="deciding"):
        if st.session_state.get(_ASKED) != asked:
            told = "Each fact that nobody knows is tried with each value that it may have."
            words.put(words.tag("p", told, "quiet"))
            st.button("Work it out", on_click=_ask, args=(asked,))
            return
        with st.spinner("Trying one fact after another…"):
            facts = deciding_facts(*asked, opened)
        if not facts:
            words.put(words.tag("p", "No one fact settles a finding that is open.", "quiet"))
        words.put(*(_fact(fact) for fact in facts[:_MOST]))


def _ask(asked: tuple[str, tuple[str, ...]]) -> None:
    st.session_state[_ASKED] = asked


def _fact(fact: Fact) -> str:
    return words.folded(
        f"{fact.told}: up to {fact.settles}", words.items(str(way) for way in fact.ways)
    )
