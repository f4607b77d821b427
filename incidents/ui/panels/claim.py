"""The panel of one claim or place: who says what, in which words, and what they allow."""

from __future__ import annotations

from collections.abc import Iterator

import streamlit as st

from incidents import tell
from incidents.model import Claim, Geocode, Place
from incidents.ui import drafting, state, words
from incidents.ui.opened import Opened
from incidents.units import length


def pick_list(opened: Opened, left: list[Claim]) -> None:
    """The list of claims and places: the keyboard's way to what the map shows."""
    ids = [claim.id for claim in left] + [place.id for place in opened.dossier.places]
    st.selectbox(
        "Claim or place",
        ids,
        key="pick",
        index=None,
        on_change=state.look_at,
        args=("pick",),
        format_func=opened.name,
        placeholder="Click on the map, or type a word to find one",
    )


def show(opened: Opened, left: list[Claim]) -> None:
    pick_list(opened, left)
    identity = st.session_state["pick"]
    if identity is None:
        _overview(opened, left)
    elif identity in opened.dossier.claim:
        _claim(opened, opened.dossier.claim[identity])
    else:
        _place(opened, opened.dossier.place[identity])


def _overview(opened: Opened, left: list[Claim]) -> None:
    dossier = opened.dossier
    words.put(
        words.tag("p", dossier.description or dossier.title),
        words.tag(
            "p",
            f"{len(left)} of {len(dossier.claims)} claims and {len(dossier.places)} places. "
            "Each region holds every place that the words of a claim allow, as worded. "
            "This page does not say who is right.",
            "quiet",
        ),
    )


def _claim(opened: Opened, claim: Claim) -> None:
    dossier, scene = opened.dossier, opened.scene
    mark = scene.marks[dossier.party(claim.claimant)]
    title = f"<h3>{words.badge(mark, scene.number[claim.id])} {words.tag('span', claim.title)}</h3>"
    seeds = "from the articles" if dossier.from_seeds(claim) else "not in the articles"
    incident = dossier.incident[claim.incident].title
    words.put(title, words.tag("p", f"{incident} · {seeds}", "quiet"))
    for citation in claim.citations:
        source = dossier.source[citation.source]
        where = ", ".join(filter(None, (source.publisher, source.published, citation.where)))
        words.put(
            words.tag("blockquote", citation.quote, "quote"),
            words.tag("p", f"{citation.quote_kind} · {source.title} · {where}", "source"),
            words.tag("p", source.url, "source") if source.url else "",
        )
    words.put(words.facts(tell.claim_facts(dossier, claim)))
    estimate = opened.locator.of(claim.id)
    assumed = [*(estimate.assumptions if estimate else ())]
    assumed += claim.when.assumptions if claim.when else ()
    if assumed:
        words.put(words.folded(f"How it was read ({len(assumed)})", words.items(assumed)))
    st.button("Change this claim", on_click=drafting.edit, args=(claim,))
    site = scene.site_of(claim.id)
    if site is not None and len(site.claims) > 1:
        others = [opened.name(other.id) for other in site.claims if other.id != claim.id]
        words.put(words.folded(f"{len(others)} more in the same place", words.items(others)))


def _place(opened: Opened, place: Place) -> None:
    names = ", ".join((*place.alt_names, *place.local_names))
    words.put(
        f"<h3>{words.tag('span', place.name)}</h3>",
        words.tag("p", f"{place.type or 'place'}{f' · {names}' if names else ''}", "quiet"),
    )
    for code in place.geocodes:
        words.put(words.tag("h4", f"Geocode {code.id}"), words.facts(_geocode(code)))
    if place.foreign:
        own = place.foreign.get("properties") or {}
        words.put(words.facts((str(name), str(value)) for name, value in own.items()))


def _geocode(code: Geocode) -> Iterator[tuple[str, str]]:
    yield "Latitude, longitude", f"{code.lat:.5f}, {code.lon:.5f}"
    yield "Within", length(code.uncertainty_m) if code.uncertainty_m else "not stated"
    yield "Known by", code.verification
    yield "Source", code.source
    if code.note:
        yield "Note", code.note
