"""Where: the part of the form for a claim that turns words into a place."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import streamlit as st

from geo.gazetteer import Candidate, Found
from geo.location import Location, Reading
from incidents.model import Claim
from incidents.text import visible
from incidents.ui import figures, words
from incidents.ui.opened import Opened
from incidents.ui.panels import online
from incidents.ui.placing import CHOICE, FROM, ROLES, Placing
from incidents.units import length

_EXAMPLE = "55 km south east of Ayyash, near Raqqa, 37SEV955201, …"


def show(opened: Opened, placing: Placing, edited: Claim | None) -> None:
    st.text_input(
        "Where, in the claim's own words",
        key="draft-words",
        placeholder=_EXAMPLE,
        help="The map shows what the words allow as soon as you press Enter.",
    )
    if placing.error:
        words.put(words.tag("p", placing.error, "error"))
    _candidates(placing)
    if len(placing.several) > 1:
        st.selectbox(
            "The words name several places: each is a claim of its own",
            range(len(placing.several)),
            key="draft-which",
            format_func=lambda index: visible(f"{index + 1}: {placing.several[index]}"),
        )
    if placing.location is not None:
        _allowed(placing, placing.location)
    with st.expander("Counted from something else", expanded=_is_moved()):
        _counted_from(opened, edited)
    online.show(placing)


def _is_moved() -> bool:
    return bool(st.session_state["draft-from"] != FROM[0])


def _allowed(placing: Placing, location: Location) -> None:
    """The region in figures, with its reasons."""
    st.segmented_control(
        "Reading",
        list(Reading),
        key="draft-reading",
        required=True,
        format_func=lambda reading: reading.told,
        help="As worded: rounding and the compass sector alone. As people speak: calibrated.",
    )
    estimate = placing.estimate
    rows = []
    if estimate is not None:
        if estimate.center is not None:
            center = estimate.center
            rows.append(("Center", f"{center.lat:.5f}, {center.lon:.5f} (latitude, longitude)"))
        rows.append(("All of it within", _uncertainty(placing)))
    if placing.located is not None:
        rows.insert(0, ("Read as", placing.located.phrase.method))
        published = placing.located.point_radius_method_m
        if published:
            rows.append(("Point-radius method", f"{length(published)}, which need not hold it all"))
    words.put(words.facts(rows))
    if location.role in ROLES:
        st.selectbox("The place is", list(ROLES), key="draft-role", format_func=ROLES.__getitem__)
    figures.show(placing.key, location)
    if estimate is not None and estimate.assumptions:
        title = f"How it was read ({len(estimate.assumptions)})"
        words.put(words.folded(title, words.items(estimate.assumptions)))
    if placing.located is not None and placing.located.alternatives:
        own = placing.located.alternatives
        told = (
            f"{other.what}: {other.text}"
            + (f" ({length(other.moved_m)} from here)" if other.moved_m else "")
            for other in own
        )
        words.put(words.folded(f"Other ways to read it ({len(own)})", words.items(told)))


def _uncertainty(placing: Placing) -> str:
    estimate = placing.estimate
    assert estimate is not None
    if estimate.region is None:
        return "not known: nobody states how large the place is"
    if estimate.uncertainty_m is None:
        return "no bound: the words set no end"
    return f"{length(estimate.uncertainty_m)} of the center"


def _candidates(placing: Placing) -> None:
    """For a name that could be several places: which one it is."""
    for found in _found(placing):
        if not found.candidates:
            if found.suggestions:
                told = f"Did you mean {', '.join(found.suggestions)}?"
                words.put(words.tag("p", told, "quiet"))
            continue
        if found.chosen is not None and len(found.candidates) < 2:
            continue
        ids = [candidate.id for candidate in found.candidates]
        by_id = {candidate.id: candidate for candidate in found.candidates}
        key = f"{CHOICE}{found.name}"
        if st.session_state.get(key) not in by_id:
            first = found.chosen.id if found.chosen in found.candidates else None
            st.session_state[key] = st.session_state[f"{key}-first"] = first
        st.selectbox(
            words.label(f"“{found.name}” is"),
            ids,
            key=key,
            index=None,
            format_func=_shown(by_id),
            placeholder="several places: choose one",
            help=words.label(found.why),
        )
        told = f"Why in this order: {found.why}"
        words.put(words.folded(told, words.items(_reasons(found))))


def _reasons(found: Found) -> Iterator[str]:
    """Why each place stands where it stands, and how far other sources put it."""
    for one in found.candidates:
        away = "".join(f"; {other.source}: {length(other.distance_m)} off" for other in one.others)
        yield f"{one.name} ({one.id}): {one.reason}{away}"


def _found(placing: Placing) -> list[Found]:
    if placing.located is not None:
        return [found for found in placing.located.found if found is not None]
    return [placing.unfound] if placing.unfound else []


def _shown(candidates: dict[str, Candidate]) -> Callable[[str], str]:
    return lambda identity: _candidate(candidates[identity])


def _candidate(candidate: Candidate) -> str:
    parts = [candidate.kind]
    if candidate.country and candidate.kind != "country":
        parts.append(candidate.country)
    if candidate.position is not None:
        parts.append(f"at {candidate.position.lat:.2f}, {candidate.position.lon:.2f}")
    if candidate.population:
        parts.append(f"{candidate.population:,} people")
    if candidate.nearest_m is not None:
        parts.append(f"{length(candidate.nearest_m)} from the nearest other place")
    return visible(f"{candidate.name}: {', '.join(parts)} · {candidate.source}")


def _counted_from(opened: Opened, edited: Claim | None) -> None:
    st.radio("Counted from", FROM, key="draft-from", label_visibility="collapsed")
    mode = st.session_state["draft-from"]
    if mode == FROM[1]:
        places = [place.id for place in opened.dossier.places]
        _forget_unless("draft-place", places)
        st.selectbox(
            "The place, or click on it",
            places,
            key="draft-place",
            index=None,
            format_func=opened.name,
        )
    elif mode == FROM[2]:
        claims = [c.id for c in opened.dossier.claims if c.location and c is not edited]
        _forget_unless("draft-claim", claims)
        st.selectbox(
            "The claim, or click on it",
            claims,
            key="draft-claim",
            index=None,
            format_func=opened.name,
        )
    elif mode == FROM[3]:
        st.text_input(
            "Coordinates, or click on the map",
            key="draft-at",
            placeholder="35.42N 40.05E, 37SEV955201, 8H6JC3C3+2X, …",
        )


def _forget_unless(key: str, possible: list[str]) -> None:
    if st.session_state[key] not in possible:
        st.session_state[key] = None
