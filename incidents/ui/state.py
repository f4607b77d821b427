"""State: what a reader has chosen, in the session and in the address bar.

The address holds ids, so that a link brings a colleague to the same view; what it names is
believed only if the dossier knows it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, date, datetime, time

import streamlit as st

from incidents.model import Claim, Dossier
from incidents.select import Filter
from incidents.ui import assumed
from incidents.ui.opened import Opened

PANELS = ("Claim", "Measure", "Findings", "Matrix", "Timeline", "Accounts", "List", "Add")
_STAYS = ("Timeline", "List")
"""Panels that are not left for that of a claim when one is chosen."""
_LISTS = ("incident", "claimant", "blamed")
_PICKS = ("pick", "a", "b")
_DATES = ("from", "to")
FIRST_DAY, LAST_DAY = date(1800, 1, 1), date(2199, 12, 31)
"""That a date filter can be set to."""


def parties(opened: Opened) -> list[str]:
    """The actors on whose behalf claims are made, in the order in which they first speak."""
    return list(opened.scene.marks)


def blamed(opened: Opened) -> list[str]:
    """The actors that claims blame."""
    return list(dict.fromkeys(c.actor_blamed for c in opened.dossier.claims if c.actor_blamed))


def options(opened: Opened) -> dict[str, list[str]]:
    """What each filter can be set to."""
    incidents = [incident.id for incident in opened.dossier.incidents]
    return {"incident": incidents, "claimant": parties(opened), "blamed": blamed(opened)}


def restore(opened: Opened) -> None:
    """Take the address into a new session, or into one that has opened another dossier."""
    known = {*opened.dossier.claim, *opened.dossier.place}
    if st.session_state.get("restored") == opened.key:
        _keep(known)
        _forget_unknown(opened.dossier)
        return
    fresh = "restored" not in st.session_state
    address = st.query_params if fresh else {}
    for name in _PICKS:
        value = address.get(name)
        st.session_state[name] = value if value in known else None
    st.session_state["about"] = address.get("about")
    st.session_state["pair"] = tuple(address.get("pair", "").split(","))
    st.session_state["finding"] = address.get("finding")
    assumed.restore(address.get("assume"), opened.dossier)
    for name, possible in options(opened).items():
        wanted = st.query_params.get_all(name) if fresh else []
        st.session_state[name] = [value for value in wanted if value in possible]
    for name in _DATES:
        st.session_state[name] = _date(address.get(name))
    panel = address.get("panel", "").capitalize()
    st.session_state["panel"] = panel if panel in PANELS else PANELS[0]
    line = "line" if st.session_state["b"] else st.session_state["pick"] or ""
    opens = panel == "Findings" and st.session_state["finding"]
    st.session_state["look"] = "chosen" if opens else line
    st.session_state["restored"] = opened.key
    _forget_unknown(opened.dossier)


def _forget_unknown(dossier: Dossier) -> None:
    state = st.session_state
    if state["about"] not in dossier.incident:
        state["about"] = None
    pair = state["pair"] or ()
    if len(pair) != 2 or not set(pair) <= set(dossier.actor) or not state["about"]:
        state["pair"] = None


def _keep(known: set[str]) -> None:
    """Set anew what is chosen: Streamlit forgets what a widget holds while it is not drawn."""
    for name in (*_PICKS, *_LISTS, *_DATES, "about", "panel"):
        st.session_state[name] = st.session_state[name]
    for name in _PICKS:
        if st.session_state[name] not in known:
            st.session_state[name] = None


def go_on_with(key: str) -> None:
    """Take another version of the same file without forgetting what is chosen."""
    st.session_state["restored"] = key


def remember(dossier: str | None) -> None:
    """Put what is chosen into the address, and the file's name unless it is None."""
    state = st.session_state
    address: dict[str, str | list[str]] = {n: state[n] for n in (*_PICKS, *_LISTS) if state[n]}
    address |= {name: state[name].isoformat() for name in _DATES if state[name]}
    address |= {name: state[name] for name in ("about", "finding") if state[name]}
    if state["pair"]:
        address["pair"] = ",".join(state["pair"])
    if assumed.address():
        address["assume"] = assumed.address()
    if state["panel"] != PANELS[0]:
        address["panel"] = state["panel"].lower()
    if dossier:
        address["dossier"] = dossier
    if dict(st.query_params.to_dict()) != address or any(name in address for name in _LISTS):
        st.query_params.from_dict(address)


def filtered() -> Filter:
    """The filter that is set. Days are those of UTC."""
    state = st.session_state
    start, end = state["from"], state["to"]
    return Filter(
        incidents=frozenset(state["incident"]),
        parties=frozenset(state["claimant"]),
        blamed=frozenset(state["blamed"]),
        start=datetime.combine(start, time.min, UTC) if start else None,
        end=datetime.combine(end, time.max, UTC) if end else None,
    )


def drop_lost(opened: Opened, left: list[Claim]) -> None:
    """On the panel of one claim, forget a pick that the filters do not leave."""
    state = st.session_state
    lost = state["pick"] in opened.dossier.claim and all(c.id != state["pick"] for c in left)
    if lost and state["panel"] == PANELS[0]:
        state["pick"] = None


def choose(identity: str) -> None:
    """Look at a claim or place; while measuring, take it as the next end of the line."""
    state = st.session_state
    if state["panel"] != "Measure":
        state["pick"] = identity
        if state["panel"] not in _STAYS:
            state["panel"] = "Claim"
    elif state["a"] is None or state["b"] is not None:
        state["a"], state["b"] = identity, None
    else:
        state["b"] = identity


def toggle_pick(identity: str) -> None:
    """Look at a claim on the map without leaving the panel; or no more."""
    state = st.session_state
    state["pick"] = None if state["pick"] == identity else identity
    look_at("pick")


def open_finding(identity: str) -> None:
    """Open a finding, or close the one that is open."""
    state = st.session_state
    state["finding"] = None if state["finding"] == identity else identity
    state["look"] = "chosen"


def read_finding(identity: str) -> None:
    """Look at a finding in the panel of findings."""
    st.session_state.update(finding=identity, pair=None, panel="Findings", look="chosen")


def look_into(incident: str) -> None:
    """Look at the findings of one incident; "" for all."""
    st.session_state.update(about=incident or None, pair=None)


def check_alone(name: str) -> None:
    """Look at the findings of one check."""
    st.session_state["check"] = name


def compare(named: str) -> None:
    """Look at the findings about two parties to an incident: its id and theirs; "" for all."""
    incident, *pair = named.split(",")
    st.session_state["pair"] = tuple(pair) if len(pair) == 2 else None
    if pair:
        st.session_state.update(about=incident, panel="Findings", finding=None)


def measure_between(ends: str) -> None:
    """Look at what lies between two claims or places."""
    a, _, b = ends.partition(",")
    st.session_state.update(a=a, b=b, panel="Measure", look="line")


def bring_up(claim: str) -> None:
    """Look at a claim in its own panel, and on the map."""
    st.session_state.update(pick=claim, look=claim, panel=PANELS[0])


PRESSES: Mapping[str, Callable[[str], None]] = {
    "claim": bring_up,
    "pick": toggle_pick,
    "finding": open_finding,
    "read": read_finding,
    "about": look_into,
    "check": check_alone,
    "pair": compare,
    "measure": measure_between,
}
"""What a press on a button within a panel does, by the first part of its name."""


def saved(identity: str | None) -> None:
    """Look at a claim that has just been saved."""
    st.session_state.update(pick=identity, look=identity or "", panel=PANELS[0])


def chosen() -> frozenset[str]:
    """What the map should show as chosen."""
    state = st.session_state
    names = ("a", "b") if state["panel"] == "Measure" else ("pick",)
    return frozenset(state[name] for name in names if state[name])


def look_at(name: str) -> None:
    """Have the map move to what was picked from a list; what was clicked on is in view already."""
    state = st.session_state
    state["look"] = (state["pick"] or "") if name == "pick" else "line"


def next_at(claims: Iterable[str]) -> str:
    """Of claims at one site, the one after the one looked at, so that clicks go through them."""
    ids = list(claims)
    current = st.session_state["pick"]
    return ids[(ids.index(current) + 1) % len(ids)] if current in ids else ids[0]


def _date(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None
