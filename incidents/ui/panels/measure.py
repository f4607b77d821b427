"""The panel that measures between two claims or places."""

from __future__ import annotations

import math

import streamlit as st

from geo.location import AtClaim, AtPlace, Kind
from geo.verdict import Verdict
from incidents.measure import Measurement, NoPlace
from incidents.model import Claim
from incidents.text import visible
from incidents.ui import state, words
from incidents.ui.opened import Opened, measured
from incidents.units import area, degrees, length, lengths, miles


def show(opened: Opened) -> None:
    ids = [claim.id for claim in opened.dossier.claims if claim.location]
    ids += [place.id for place in opened.dossier.places]
    for key, label in (("a", "From"), ("b", "To")):
        st.selectbox(
            label,
            ids,
            key=key,
            index=None,
            on_change=state.look_at,
            args=(key,),
            format_func=opened.name,
            placeholder="Click on the map, or type a word to find one",
        )
    found = measurement(opened)
    if found is None:
        words.put(words.tag("p", "Pick two claims or places to measure between them.", "quiet"))
    else:
        _measurement(opened, found)


def measurement(opened: Opened) -> Measurement | None:
    """What lies between the two ends that are picked, if both are and give places."""
    a, b = st.session_state["a"], st.session_state["b"]
    if a is None or b is None:
        return None
    try:
        return measured(opened.key, a, b, opened)
    except NoPlace:
        return None


def _measurement(opened: Opened, found: Measurement) -> None:
    words.put(words.facts(_rows(opened, found)))
    _against_stated(opened, found)
    if found.by_geocode:
        rows = (
            (", ".join(one.choice.values()), _length_of(one), str(one.overlap.verdict))
            for one in found.by_geocode
        )
        inside = words.table(("Geocodes", "Distance", "Overlap"), rows)
        words.put(words.folded(f"Each geocode by itself ({len(found.by_geocode)})", inside))
    if found.assumptions:
        words.put(words.folded("Assumptions", words.items(found.assumptions)))


def _rows(opened: Opened, found: Measurement) -> list[tuple[str, str]]:
    rows = []
    if found.distance_m is not None:
        rows += [
            ("Least", _both(found.distance_m.lower)),
            ("Nominal", _both(found.nominal_m) if found.nominal_m is not None else _NO_NOMINAL),
            ("Greatest", _both(found.distance_m.upper)),
        ]
    else:
        rows.append(("Distance", "not known: nobody states how large one of the places is"))
        if found.nominal_m is not None:
            rows.append(("Nominal", _both(found.nominal_m)))
    if found.azimuth_deg is not None:
        turn = degrees(found.azimuth_deg.lower, found.azimuth_deg.upper)
        rows.append(("Azimuth", f"{turn}, clockwise from north"))
    overlap = found.overlap
    rows.append(("Overlap", f"{words.SYMBOLS[overlap.verdict]} {overlap.verdict}, as worded"))
    if overlap.area_m2:
        shares = f"{overlap.share_a:.1%} of the first, {overlap.share_b:.1%} of the second"
        rows.append(("Shared ground", f"{area(overlap.area_m2)}: {shares}"))
    if not found.independent:
        rows.append(("Note", "an outer bound: both hang on one uncertain place"))
    return rows


_NO_NOMINAL = "none: a center lies outside its region"


def _both(value_m: float) -> str:
    if math.isinf(value_m):
        return "none: the words set no end"
    return f"{length(value_m)} ({miles(value_m)})"


def _length_of(found: Measurement) -> str:
    return lengths(found.distance_m) if found.distance_m else "not known"


def _against_stated(opened: Opened, found: Measurement) -> None:
    """The measured distance against one that a claim states."""
    ids = [claim.id for claim in opened.dossier.claims if _states_a_distance(claim)]
    if not ids or found.distance_m is None:
        return
    default = next((ids.index(end) for end in (found.a, found.b) if end in ids), None)
    chosen = st.selectbox(
        "Compare with a stated distance",
        ids,
        index=default,
        format_func=lambda identity: _stated_name(opened, identity),
        placeholder="A claim that states one",
    )
    if chosen is None:
        return
    location = opened.dossier.claim[chosen].location
    assert location is not None
    assert location.distance_m is not None
    if not found.distance_m.meets(location.distance_m):
        verdict = Verdict.IMPOSSIBLE
    elif found.distance_m.within(location.distance_m):
        verdict = Verdict.CERTAIN
    else:
        verdict = Verdict.POSSIBLE
    told = f"stated {lengths(location.distance_m)}, measured {lengths(found.distance_m)}"
    words.put(words.chip(verdict, worded=True), words.tag("span", f" {told}"))
    anchor = location.anchors[0]
    if isinstance(anchor, AtPlace | AtClaim) and anchor.id not in (found.a, found.b):
        start = opened.name(anchor.id)
        words.put(words.tag("p", f"The claim counts from {start}, which is neither end.", "quiet"))


def _states_a_distance(claim: Claim) -> bool:
    location = claim.location
    return (
        location is not None and location.distance_m is not None and location.kind is not Kind.NEAR
    )


def _stated_name(opened: Opened, identity: str) -> str:
    location = opened.dossier.claim[identity].location
    told = visible(location.verbatim) if location else ""
    return f"{opened.scene.number[identity]} · “{told}”"
