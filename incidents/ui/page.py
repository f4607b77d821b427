"""The page: filters at the side, the map, and a panel beside it."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import streamlit as st
from streamlit_folium import st_folium

from incidents.files import safe_name
from incidents.formats import WRITERS
from incidents.model import Claim
from incidents.render.basemap import around
from incidents.render.leaflet import Basemap, Claims, OfflineMap
from incidents.text import visible
from incidents.ui import drafting, placing, pressed, state, witness, words, working
from incidents.ui.opened import Opened
from incidents.ui.panels import accounts, add, claim, findings, matrix, measure, table, timeline
from incidents.ui.shell import script_addresses, style_addresses
from incidents.ui.shown import shown
from incidents.ui.working import Unopened

_STYLE = Path(__file__).with_name("page.css")
_MAP_HEIGHT = 640
_WORST = 40
_OF_CLAIMS = {
    "Claim": claim.show,
    "Findings": findings.show,
    "Matrix": matrix.show,
    "Timeline": timeline.show,
    "Accounts": accounts.show,
    "List": table.show,
}
_MIME = {".geojson": "application/geo+json", ".csv": "text/csv", ".html": "text/html"}


def show() -> None:
    """Draw the page for the session that asks."""
    st.set_page_config("Incident map", layout="wide", initial_sidebar_state="auto")
    st.html(_STYLE)
    found, refused = working.current()
    state.restore(found)
    drafting.prepare()
    left = list(state.filtered().apply(found.dossier))
    state.drop_lost(found, left)
    with st.sidebar:
        words.put(words.tag("h1", found.dossier.title, "title"))
    side_map, side_panel = st.columns([1.75, 1], gap="small")
    with side_map:  # Before the widgets, as its frame takes longest to load.
        _map(found, left)
    with side_panel:
        if refused:
            _refused(refused)
        _notices()
        st.segmented_control(
            "Panel", state.PANELS, key="panel", required=True, label_visibility="collapsed"
        )
        with st.container(key="panel-body"):
            _panel(found, left)
    with st.sidebar:
        _filters(found, left)
        _exports(found, left)
        _dossiers(refused)
        pressed.listen({**state.PRESSES, "witness": partial(witness.confirm, found)})
    state.remember(working.address())


def _refusal(refused: Unopened) -> str:
    count = f"{len(refused.problems)} problem{'s' if len(refused.problems) > 1 else ''}"
    return words.tag(
        "p", f"{refused.name} was not opened: {count}. What was open stays open.", "error"
    )


def _notices() -> None:
    """What happened to the file, and whether it is another by now."""
    told = working.told()
    if told:
        words.put(words.tag("p", told, "notice"))
    if working.has_changed():
        words.put(words.tag("p", "The file has been changed since you opened it.", "error"))
        st.button("Open what is there now", on_click=working.reopen)


def _refused(refused: Unopened) -> None:
    """Every problem of a file that was not opened; the page goes on with what was open."""
    problems = refused.problems
    rows = ((problem.path, problem.got, problem.expected) for problem in problems[:_WORST])
    with st.container(key="refused"):
        words.put(_refusal(refused), words.table(("Where", "Got", "Expected"), rows))
        if len(problems) > _WORST:
            words.put(words.tag("p", f"and {len(problems) - _WORST} more", "quiet"))


def _filters(found: Opened, left: list[Claim]) -> None:
    dossier = found.dossier
    names = {actor.id: visible(actor.name) for actor in dossier.actors}
    titles = {incident.id: visible(incident.title) for incident in dossier.incidents}
    labels = {"incident": "Incident", "claimant": "Claimant", "blamed": "Actor blamed"}
    for key, possible in state.options(found).items():
        shown = titles if key == "incident" else names
        st.multiselect(
            labels[key], possible, key=key, format_func=shown.__getitem__, placeholder="All"
        )
    for key, label in (("from", "Not before"), ("to", "Not after")):
        st.date_input(
            label,
            key=key,
            min_value=state.FIRST_DAY,
            max_value=state.LAST_DAY,
            format="YYYY-MM-DD",
            help="A day of UTC",
        )
    words.put(words.tag("p", f"{len(left)} of {len(dossier.claims)} claims left", "quiet"))


def _exports(found: Opened, left: list[Claim]) -> None:
    dossier = found.dossier
    with st.expander("Export"):
        everything = st.checkbox("All claims, not only those left", value=False)
        claims = dossier.claims if everything else tuple(left)
        for suffix, render in WRITERS.items():
            st.download_button(
                f"Download {suffix[1:].upper()}",
                partial(render, dossier, claims),
                safe_name(dossier.title, suffix),
                _MIME[suffix],
                key=f"export{suffix}",
                on_click="ignore",
                width="stretch",
                disabled=not claims and bool(dossier.claims),
            )


def _dossiers(refused: Unopened | None) -> None:
    """The files of the workspace, and the way to open one from elsewhere."""
    with st.expander("Dossiers"):
        if refused:
            words.put(_refusal(refused))
        listed = {one.name: one for one in working.dossiers()}
        open_now = working.name()
        if listed:
            st.selectbox(
                "In the folder of dossiers",
                list(listed),
                index=list(listed).index(open_now) if open_now in listed else None,
                key=f"file-{open_now}",
                format_func=lambda name: visible(f"{listed[name].title} ({name})"),
                on_change=lambda: working.choose(st.session_state[f"file-{open_now}"]),
                placeholder="Open one",
            )
        st.file_uploader(
            "A GeoJSON file from elsewhere",
            type=["geojson", "json"],
            key="upload",
            help="It is not stored until you save a claim in it, or keep it.",
        )
        if open_now is None:
            st.button("Keep it in the folder of dossiers", on_click=working.keep)
        else:
            st.button("Undo last save", on_click=working.step, args=(True,), width="stretch")
            st.button("Redo", on_click=working.step, args=(False,), width="stretch")


def _panel(found: Opened, left: list[Claim]) -> None:
    panel = st.session_state["panel"]
    if panel in _OF_CLAIMS:
        _OF_CLAIMS[panel](found, left)
    elif panel == "Measure":
        measure.show(found)
    else:
        add.show(found)


def _map(found: Opened, left: list[Claim]) -> None:
    scene = found.scene
    base = OfflineMap(
        scene.box,
        scripts=script_addresses(around(scene.box)),
        styles=style_addresses(),
    )
    base.add_child(Basemap())
    adding = st.session_state["panel"] == "Add"
    now = shown(found)
    data = scene.data(
        left,
        chosen=now.chosen,
        line=now.line,
        caption=now.caption,
        assumed=now.assumed,
        sketch=add.placed(found).sketch if adding else None,
        picking=adding and placing.is_picking(),
        look=st.session_state["look"],
        theme=st.context.theme.type or "light",
    )
    st_folium(
        base,
        key="map",
        height=_MAP_HEIGHT,
        use_container_width=True,
        returned_objects=["last_active_drawing", "last_object_clicked_count"],
        feature_group_to_add=Claims(data),
        on_change=partial(_clicked, found, [claim.id for claim in left]),
    )


def _clicked(found: Opened, left: list[str]) -> None:
    """Choose what was clicked on, by its id; of several claims at one site, the next one."""
    returned = st.session_state.get("map") or {}
    drawing = returned.get("last_active_drawing") or {}
    if st.session_state["panel"] == "Add":
        placing.picked(drawing)
        return
    identity = drawing.get("properties", {}).get("id")
    if identity in found.dossier.place:
        state.choose(identity)
    elif identity in found.dossier.claim:
        site = found.scene.site_of(identity)
        assert site is not None
        state.choose(state.next_at(claim.id for claim in site.claims if claim.id in left))
