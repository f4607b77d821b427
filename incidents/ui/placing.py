"""Placing: what the words of a place that are being typed allow, as chosen and corrected so far."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import streamlit as st

from geo.errors import GeometryError
from geo.gazetteer import Found
from geo.gazetteer.also_online import Answers
from geo.locality import Located, NoSuchPlace
from geo.locate import LocationEstimate
from geo.location import Anchor, AsWritten, AtClaim, AtPlace, Location, Reading
from incidents.adopt import adopted, by_hand
from incidents.locality import UNREADABLE, Localities
from incidents.locate import Locator
from incidents.model import Place, Role
from incidents.render.features import Sketch
from incidents.ui import figures
from incidents.ui.opened import Opened

FROM = ("what the words name", "a place", "another claim", "coordinates")
ROLES = {
    Role.EVENT: "where it happened",
    Role.PRESENCE: "where somebody or something was",
    Role.EXCLUDED: "where the claim denies that anything was",
    Role.SCOPE: "the whole area that a total is about",
}
KEYS = (
    *("draft-words", "draft-reading", "draft-from", "draft-place", "draft-claim", "draft-at"),
    "draft-role",
)
CHOICE = "draft-choice-"
ONLINE = "online-"
"""What the keys of fields for a geocoder on the network begin with."""
_PIXELS = 3
_DEFAULTS = {
    "draft-reading": Reading.MEASURED,
    "draft-from": FROM[0],
    "draft-role": Role.EVENT,
}


@dataclass(frozen=True)
class Placing:
    """The place of a claim that is being made.

    Attributes:
        key: changes with everything that it depends on, but not with figures set by hand.
        located: what the words say; none if they were not read.
        several: the words of each place of a list, of which `located` is one.
        location: the recipe, with anchors that the dossier has or `places` brings.
        places: those that the dossier does not have yet.
        estimate: what the recipe allows in the reading that is chosen.
        error: why there is no recipe; empty if there is one, or no words.
        unfound: what a name may mean that no place was chosen for.
    """

    key: str
    located: Located | None = None
    several: tuple[str, ...] = ()
    location: Location | None = None
    places: tuple[Place, ...] = ()
    estimate: LocationEstimate | None = None
    error: str = ""
    unfound: Found | None = None

    @property
    def name(self) -> str:
        """The name that stands in question: the one not found, or else the first."""
        found = [one for one in self.located.found if one] if self.located else []
        return self.unfound.name if self.unfound else found[0].name if found else ""

    @cached_property
    def sketch(self) -> Sketch | None:
        """What the map shows of it."""
        if self.estimate is None or self.estimate.region is None:
            return None
        shown = f"{self.key}{self.location}"
        key = hashlib.sha256(shown.encode()).hexdigest()[:32]
        return Sketch(self.estimate.region, self.estimate.center, key)


def prepare() -> None:
    """Give every choice its first value."""
    for key in KEYS:
        st.session_state.setdefault(key, _DEFAULTS.get(key))


@st.cache_resource(max_entries=4, show_spinner="Reading the gazetteer, once …")
def localities(key: str, _opened: Opened) -> Localities:
    """What reads words against a dossier."""
    return Localities(_opened.dossier)


def answers() -> Answers:
    """What a geocoder on the network has answered in this session."""
    given: Answers = st.session_state.setdefault("online-answers", {})
    return given


def current(opened: Opened, base: Location | None) -> Placing:
    """The place as it stands.

    Args:
        base: the recipe of the claim that is edited; kept while its words are not changed.
    """
    state = st.session_state
    words = (state["draft-words"] or "").strip()
    choices = tuple(sorted(_chosen().items()))
    asked = (opened.key, words, *(state[key] for key in KEYS[1:]), state.get("draft-which"))
    key = hashlib.sha256(repr((asked, choices, sorted(answers()), base)).encode()).hexdigest()[:16]
    kept: Placing | None = state.get("placing")
    if kept is None or kept.key != key:
        kept = state["placing"] = _placed(key, opened, words, base)
    if kept.location is None:
        return kept
    return _kept_correction(opened, kept, kept.location)


def _placed(key: str, opened: Opened, words: str, base: Location | None) -> Placing:
    try:
        if not words:
            return Placing(key)
        if (
            base is not None
            and words == base.verbatim
            and st.session_state["draft-from"] == FROM[0]
        ):
            return Placing(key, location=base)
        return _read(key, opened, words)
    except NoSuchPlace as error:
        told = f"“{error.found.name}”: {error.found.why}"
        return Placing(key, error=told, unfound=error.found)
    except UNREADABLE as error:
        return Placing(key, error=str(error))


def _read(key: str, opened: Opened, words: str) -> Placing:
    reader = localities(opened.key, opened).also(answers())
    instead = _instead(opened)
    every = reader.read(words, _reading(), chosen=_chosen(), instead=instead)
    which = min(st.session_state.get("draft-which") or 0, len(every) - 1)
    located = every[which]
    several = tuple(one.phrase.verbatim for one in every)
    location, places = adopted(located, opened.dossier)
    if instead is not None:
        note = f"counted from {_told(opened, instead)}, chosen by hand"
        location = replace(location, assumptions=(*location.assumptions, note))
    return Placing(key, located, several, location, places)


def _kept_correction(opened: Opened, placing: Placing, location: Location) -> Placing:
    """With the figures that are set by hand; a page asks twice, for its map and for its form."""
    try:
        location = by_hand(location, *figures.by_hand(placing.key, location))
    except GeometryError as error:
        return replace(placing, error=str(error))
    if location.role in ROLES:
        location = replace(location, role=str(st.session_state["draft-role"]))
    asked = (placing.key, location)
    kept: tuple[object, Placing] | None = st.session_state.get("placing-corrected")
    if kept is None or kept[0] != asked:
        kept = asked, _corrected(opened, placing, location)
        st.session_state["placing-corrected"] = kept
    return kept[1]


def _corrected(opened: Opened, placing: Placing, location: Location) -> Placing:
    """With another recipe, and what that allows."""
    try:
        dossier = replace(opened.dossier, places=(*opened.dossier.places, *placing.places))
        estimate = Locator(dossier, reading=_reading()).estimate(location)
    except GeometryError as error:
        return replace(placing, error=str(error))
    return replace(placing, location=location, estimate=estimate)


def is_picking() -> bool:
    """Whether a click on the map is to give coordinates."""
    return bool(st.session_state["draft-from"] == FROM[3])


def picked(drawing: Mapping[str, Any]) -> None:
    """Take what was clicked on: ground as coordinates, written as finely as the map's pixels tell;
    a claim or a place as what the place is counted from, if it is counted from one."""
    state, own = st.session_state, drawing.get("properties", {})
    if "picked" in own and is_picking():
        lon, lat = drawing["geometry"]["coordinates"][:2]
        state["draft-at"] = written(float(lat), float(lon), float(own["picked"]))
    elif state["draft-from"] == FROM[1]:
        state["draft-place"] = own.get("id")
    elif state["draft-from"] == FROM[2]:
        state["draft-claim"] = own.get("id")


def written(lat: float, lon: float, zoom: float) -> str:
    """A click on the map in degrees, to the decimals that some pixels of a zoom make out."""
    pixel_deg = 360 / (256 * 2**zoom)
    decimals = max(0, min(6, math.floor(-math.log10(_PIXELS * pixel_deg))))
    lon = (lon + 180) % 360 - 180
    north, east = ("N" if lat >= 0 else "S"), ("E" if lon >= 0 else "W")
    return f"{abs(lat):.{decimals}f}{north} {abs(lon):.{decimals}f}{east}"


def _reading() -> Reading:
    return Reading(st.session_state["draft-reading"])


def _chosen() -> dict[str, str]:
    """The places chosen by hand for names: the name stands in the key of each choice."""
    return {
        str(key).removeprefix(CHOICE): value
        for key, value in st.session_state.items()
        if str(key).startswith(CHOICE)
        and not str(key).endswith("-first")
        and value != st.session_state.get(f"{key}-first")
    }


def _instead(opened: Opened) -> Anchor | None:
    """What the place is to be counted from instead of what the words name."""
    state = st.session_state
    mode = state["draft-from"]
    if mode == FROM[1] and state["draft-place"] in opened.dossier.place:
        return AtPlace(state["draft-place"])
    if mode == FROM[2] and state["draft-claim"] in opened.dossier.claim:
        return AtClaim(state["draft-claim"])
    if mode == FROM[3] and (state["draft-at"] or "").strip():
        return AsWritten(state["draft-at"].strip())
    return None


def _told(opened: Opened, anchor: Anchor) -> str:
    if isinstance(anchor, AtClaim):
        return f"the place of “{opened.dossier.claim[anchor.id].title}” ({anchor.id})"
    if isinstance(anchor, AtPlace):
        return opened.dossier.place[anchor.id].name
    return anchor.text if isinstance(anchor, AsWritten) else str(anchor)
