"""Drafting: the fields of the claim that is being made, in the session, and the draft they make."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import UTC, datetime
from typing import Any

import streamlit as st

from incidents.draft import (
    Draft,
    NewActor,
    NewIncident,
    NewSource,
    TimeWords,
    TollWords,
    WeaponWords,
    draft_of,
    suggested_zones,
)
from incidents.model import Claim, Dossier, Role
from incidents.time import Zone
from incidents.ui import placing
from incidents.ui.opened import Opened
from incidents.ui.placing import ONLINE, Placing

EDITED = "draft-id"
OWN_REASON = "chosen by whoever made the claim's entry"
_PREFIX = "draft."
_PREFIXES = ("draft-", _PREFIX)
_HELD = "held"
_TEXTS = ("title", "quote", "where", "language", "target", "confidence", "note")
_PICKS = ("incident", "account", "claimant", "speaker", "stance", "quote_kind", "source")
_NEW = {
    "incident": NewIncident,
    "claimant": NewActor,
    "actor_blamed": NewActor,
    "source": NewSource,
}
_GROUPS = {"time": TimeWords, "weapon": WeaponWords, "toll": TollWords}
_FIRST = {"stance": "asserts", "quote_kind": "verbatim"}


def key(field: str) -> str:
    """The session's key for a field, named as a problem's path names it."""
    return f"{_PREFIX}{field}"


def _names() -> list[str]:
    names = [*_TEXTS, *_PICKS, "actor_blamed"]
    names += [f"{name}.{part.name}" for name, cls in _NEW.items() for part in fields(cls)]
    for name, cls in _GROUPS.items():
        names += [f"{name}.{part.name}" for part in fields(cls) if part.name != "assumptions"]
    return names


def prepare() -> None:
    """Give every field its first value, and those that were not drawn their last one.

    Streamlit forgets what a field holds while it is not drawn, and sends anew what is set: so only
    what it has forgotten is, lest a field be set back under the fingers of whoever types in it.
    """
    held: dict[str, Any] = st.session_state.setdefault(_HELD, {})
    kept = (*_PREFIXES, ONLINE)
    held |= {str(k): v for k, v in st.session_state.items() if str(k).startswith(kept)}
    for name, value in held.items():
        st.session_state.setdefault(name, value)
    placing.prepare()
    st.session_state.setdefault(EDITED, None)
    for name in _names():
        st.session_state.setdefault(key(name), _first(name))


def _first(name: str) -> Any:
    if name == "time.zones":
        return []
    return None if name in _LISTS else _FIRST.get(name, "")


_LISTS = ("incident", "account", "claimant", "source", "actor_blamed")
"""Fields that are chosen from a list, and may be nothing."""


def clear() -> None:
    """Forget the draft."""
    held = st.session_state.get(_HELD, {})
    for name in [str(name) for name in st.session_state]:
        if name.startswith(_PREFIXES) or name == "placing":
            del st.session_state[name]
            held.pop(name, None)
    for name in [name for name in held if name.startswith(_PREFIXES)]:
        del held[name]


def edit(claim: Claim) -> None:
    """Begin to edit a claim: every field as it is."""
    clear()
    state = st.session_state
    state[EDITED] = claim.id
    draft = draft_of(claim)
    for name in (*_TEXTS, *_PICKS, "actor_blamed"):
        state[key(name)] = getattr(draft, name) or (None if name in _LISTS else "")
    for name, cls in _GROUPS.items():
        for part in fields(cls):
            value = getattr(getattr(draft, name), part.name)
            if name == "time" and part.name == "zones":
                value = [zone.zone for zone in value]
            state[key(f"{name}.{part.name}")] = value
    state["draft-words"] = claim.location.verbatim if claim.location else ""
    if claim.location and claim.location.role in placing.ROLES:
        state["draft-role"] = Role(claim.location.role)
    state["panel"] = "Add"


def edited(dossier: Dossier) -> Claim | None:
    """The claim that is edited; None where a new one is made."""
    return dossier.claim.get(st.session_state.get(EDITED) or "")


def zones(dossier: Dossier, base: Claim | None) -> dict[str, Zone]:
    """The zones that times may be read in, each with its reason, by name."""
    own = base.when.zones if base and base.when else ()
    offered = {zone.zone: zone for zone in reversed(suggested_zones(dossier))}
    return {**offered, "UTC": offered.get("UTC", Zone("UTC", OWN_REASON))} | {
        zone.zone: zone for zone in own
    }


def draft(opened: Opened, placed: Placing) -> Draft:
    """The draft as the fields have it."""
    base = edited(opened.dossier)
    values: dict[str, Any] = {
        name: st.session_state[key(name)] or "" for name in (*_TEXTS, *_PICKS)
    }
    values["actor_blamed"] = st.session_state[key("actor_blamed")] or ""
    for name, cls in _NEW.items():
        parts = {part.name: st.session_state[key(f"{name}.{part.name}")] for part in fields(cls)}
        if any(parts.values()):
            values[name] = cls(**parts)
    return Draft(
        id=base.id if base else None,
        location=placed.location,
        places=placed.places,
        time=_time(opened.dossier, base),
        weapon=WeaponWords(**_texts("weapon", WeaponWords)),
        toll=TollWords(**_texts("toll", TollWords)),
        **_with_dates(values),
    )


def _with_dates(values: dict[str, Any]) -> dict[str, Any]:
    """A new source is read today."""
    source = values["source"]
    if isinstance(source, NewSource) and not source.accessed:
        values["source"] = replace(source, accessed=datetime.now(UTC).date().isoformat())
    return values


def _time(dossier: Dossier, base: Claim | None) -> TimeWords:
    known = zones(dossier, base)
    chosen = tuple(known[name] for name in st.session_state[key("time.zones")] if name in known)
    return TimeWords(
        verbatim=st.session_state[key("time.verbatim")],
        earliest=st.session_state[key("time.earliest")],
        latest=st.session_state[key("time.latest")],
        zones=chosen,
        assumptions=base.when.assumptions if base and base.when else (),
    )


def _texts(name: str, cls: type[WeaponWords | TollWords]) -> dict[str, str]:
    return {part.name: st.session_state[key(f"{name}.{part.name}")] for part in fields(cls)}
