"""Online: the switch for a geocoder on the network, and what it tells of the reader."""

from __future__ import annotations

import streamlit as st

from geo.gazetteer.answers import Service
from geo.gazetteer.online import GeocoderError, Online, online
from incidents.ui import words
from incidents.ui.placing import Placing, answers

_ON = "online-on"
_FIELDS = ("online-service", "online-server", "online-agent")


def show(placing: Placing) -> None:
    """Off until somebody turns it on in this session; asked for one name at a time, by a button."""
    state = st.session_state
    for key in (_ON, *_FIELDS):
        state.setdefault(key, {_ON: False, _FIELDS[0]: Service.NOMINATIM}.get(key, ""))
    with st.expander("A geocoder on the network"):
        told = "On in this session." if state[_ON] else "Off: nothing leaves this machine."
        words.put(words.tag("p", told, "quiet"))
        st.selectbox("Service", list(Service), key=_FIELDS[0], format_func=str.capitalize)
        st.text_input("Server", key=_FIELDS[1], placeholder="nominatim.example.org")
        st.text_input("Who asks", key=_FIELDS[2], placeholder="a name and an address")
        geocoder = _geocoder()
        if isinstance(geocoder, str):
            words.put(words.tag("p", geocoder, "quiet"))
            return
        words.put(words.tag("p", geocoder.reveals))
        st.checkbox("Turn it on for this session", key=_ON)
        name = placing.name
        if state[_ON] and name and name not in answers():
            label = words.label(f"Ask {geocoder.host} for “{name}”")
            st.button(label, on_click=_ask, args=(geocoder, name))
        if state.get("online-error"):
            words.put(words.tag("p", state["online-error"], "error"))


def _geocoder() -> Online | str:
    """The geocoder that the fields name, or what they lack."""
    state = st.session_state
    service, server, agent = (state[key] for key in _FIELDS)
    if not server or not agent:
        return "To ask a server, say which one, and who asks."
    try:
        return online(Service(service), domain=server, user_agent=agent)
    except GeocoderError as error:
        return str(error)


def _ask(geocoder: Online, name: str) -> None:
    st.session_state["online-error"] = ""
    try:
        answers()[name] = geocoder.find(name)
    except GeocoderError as error:
        st.session_state["online-error"] = str(error)
