"""Shown: what the map shows of what a panel is about: what is chosen, a line, a sentence."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from geo.region import Region
from incidents.checks import Case, Finding
from incidents.measure import NoPlace, gap
from incidents.render.features import Measured
from incidents.ui import assumed, state, words
from incidents.ui.opened import Opened, case, findings
from incidents.ui.panels import measure
from incidents.units import lengths

_FITS = 320


@dataclass(frozen=True)
class Shown:
    """What the map shows of a panel.

    Attributes:
        chosen: ids of claims and places.
        line: what was measured between two of them.
        caption: the arithmetic in a sentence.
        assumed: the regions that claims have under the assumptions, where they differ.
    """

    chosen: frozenset[str]
    line: Measured | None = None
    caption: str = ""
    assumed: tuple[tuple[str, Region], ...] = ()


def shown(opened: Opened) -> Shown:
    """What the map shows of the panel that is looked at."""
    panel = st.session_state["panel"]
    if panel == "Measure":
        return Shown(state.chosen(), _measured(opened))
    finding = finding_of(opened) if panel == "Findings" else None
    return _found(opened, finding) if finding else Shown(state.chosen())


def finding_of(opened: Opened) -> Finding | None:
    """The finding that is opened, as the assumptions have it."""
    identity = st.session_state["finding"]
    if identity is None or assumed.problem():
        return None
    return findings(opened.key, assumed.settings(), opened).get(identity)


def ends(finding: Finding) -> tuple[str, ...]:
    """The claims or places between which a finding can be measured; fewer than two if it cannot."""
    return (*finding.ends, *finding.places)[:2]


def _measured(opened: Opened) -> Measured | None:
    found = measure.measurement(opened)
    if found is None or found.line is None or found.distance_m is None:
        return None
    return Measured(found.line, lengths(found.distance_m))


def _found(opened: Opened, finding: Finding) -> Shown:
    under = case(opened.key, assumed.settings(), opened)
    caption = f"{words.told(finding.verdict)}: {_short(finding.because)}"
    chosen = frozenset((*finding.claims, *ends(finding)))
    line = _line(under, finding) if _has_length(finding) else None
    return Shown(chosen, line, caption, tuple(_moved(opened, under, finding)))


def _has_length(finding: Finding) -> bool:
    """Whether a finding rests on how far apart things are."""
    return any(measured.unit == "m" for measured in finding.measured)


def _short(text: str) -> str:
    """As many whole sentences as fit beside a map."""
    if len(text) <= _FITS:
        return text
    end = text.rfind(". ", 0, _FITS)
    return text[: end + 1] + " …" if end > 0 else text[:_FITS] + "…"


def _line(under: Case, finding: Finding) -> Measured | None:
    """The least distance between the two ends, where both give a place."""
    between = ends(finding)
    if len(between) < 2:
        return None
    try:
        found = gap(under.locator(), between[0], between[1])
    except NoPlace:
        return None
    line = found.told.line if found.told else found.apart.nearest if found.apart else None
    if line is None or found.distance_m is None:
        return None
    return Measured(line, lengths(found.distance_m))


def _moved(opened: Opened, under: Case, finding: Finding) -> list[tuple[str, Region]]:
    if under.dossier is opened.dossier:
        return []
    pairs = ((end, under.locator().of(end), opened.locator.of(end)) for end in ends(finding))
    return [
        (end, now.region)
        for end, now, was in pairs
        if now and now.region and (was is None or now.region != was.region)
    ]
