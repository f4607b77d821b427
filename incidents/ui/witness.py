"""Witness: a proposal that claims are one witness, confirmed by the reader and saved."""

from __future__ import annotations

import streamlit as st

from geo.verdict import Verdict
from incidents.checks import Finding
from incidents.lineage_edit import origin_for, with_origin
from incidents.problems import DossierError
from incidents.store import StoreError
from incidents.ui import assumed, words, working
from incidents.ui.opened import Opened, findings


def may_confirm(finding: Finding) -> bool:
    """Whether a finding proposes a witness that the dossier does not tell of yet."""
    return finding.check == "lineage" and finding.verdict is Verdict.POSSIBLE


def offer(finding: Finding) -> str:
    """The button that confirms it, where the dossier is a file that can be saved."""
    if working.name() is None:
        return words.tag("p", "To confirm it, keep the dossier in the folder first.", "quiet")
    return words.button(f"witness:{finding.id}", words.tag("span", "They are one witness"))


def confirm(opened: Opened, identity: str) -> None:
    """Save that the claims of a finding have one origin."""
    finding = findings(opened.key, assumed.settings(), opened).get(identity)
    if finding is None or not may_confirm(finding) or working.has_changed():
        return
    claims = finding.claims
    try:
        working.save(with_origin(opened.dossier, claims, origin_for(opened.dossier, claims)))
    except (StoreError, DossierError) as error:
        working.tell(str(error))
    else:
        st.session_state["finding"] = None
        working.tell("Saved: they are one witness.")
