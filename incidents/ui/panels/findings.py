"""The panel of findings: what the claims imply about each other, contradictions first."""

from __future__ import annotations

from collections.abc import Iterator

import streamlit as st

from geo.verdict import Verdict
from incidents.checks import Finding, worst_first
from incidents.model import Claim
from incidents.ui import words
from incidents.ui.opened import Opened, findings
from incidents.units import length, metres, quantity

_PAGE = 12


def show(opened: Opened, left: list[Claim]) -> None:
    """The findings about the claims that the filters leave."""
    near = st.text_input(
        "Near means within", value="1 km", key="near", help="Such as 1 km, 500 m, 3 mi"
    )
    try:
        near_m = metres(near)
    except ValueError as error:
        words.put(words.tag("p", str(error), "error"))
        return
    with st.spinner("Comparing every pair of claims…"):
        every = findings(opened.key, near_m, opened)
    ids = {claim.id for claim in left}
    about = [finding for finding in every if ids.intersection(finding.claims)]
    wanted = st.pills(
        "Verdict",
        [verdict for verdict in words.SYMBOLS if any(f.verdict is verdict for f in about)],
        selection_mode="multi",
        key="verdicts",
        format_func=lambda verdict: _counted(verdict, about),
    )
    chosen = worst_first(f for f in about if not wanted or f.verdict in wanted)
    most = st.session_state.setdefault("most", _PAGE)
    for finding in chosen[:most]:
        _finding(finding)
    if len(chosen) > most:
        st.button(f"{len(chosen) - most} more", on_click=_more)


def _counted(verdict: Verdict, about: list[Finding]) -> str:
    count = sum(finding.verdict is verdict for finding in about)
    return f"{words.SYMBOLS[verdict]} {verdict} ({count})"


def _more() -> None:
    st.session_state["most"] += _PAGE


def _finding(finding: Finding) -> None:
    with st.container(border=True):
        words.put(
            words.chip(finding.verdict, worded=finding.colloquial is None),
            words.tag("p", finding.proposition, "proposition"),
            words.tag("p", finding.because, "because"),
            words.folded("Assumptions and geocodes", "".join(_details(finding))),
        )
        ends = (*finding.ends, *finding.places)[:2]
        if len(ends) == 2:
            st.button(
                "Measure it on the map", key=f"show-{finding.id}", on_click=_measure_it, args=ends
            )


def _measure_it(a: str, b: str) -> None:
    st.session_state.update(a=a, b=b, panel="Measure", look="line")


def _details(finding: Finding) -> Iterator[str]:
    if finding.assumptions:
        yield words.items(finding.assumptions)
    if finding.flips_if:
        yield words.items(
            f"It would be {flip.verdict} if {flip.parameter} were {quantity(flip.then, flip.unit)}"
            for flip in finding.flips_if
        )
    if finding.by_geocode:
        rows = (
            (
                ", ".join(one.choice.values()),
                f"{words.SYMBOLS[one.verdict]} {one.verdict}",
                _range(one.measured[0].lower, one.measured[0].upper),
            )
            for one in finding.by_geocode
        )
        yield words.table(("Geocodes", "Verdict", "Distance"), rows)


def _range(lower: float | None, upper: float | None) -> str:
    if lower is None or upper is None:
        return "not known"
    return f"{length(lower)} to {length(upper)}"
