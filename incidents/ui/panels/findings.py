"""The panel of findings: what the claims imply about each other, contradictions first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import streamlit as st

from geo.verdict import Verdict
from incidents.checks import CHECKS, Finding, worst_first
from incidents.matrix import pair_of
from incidents.model import Claim, Dossier
from incidents.ui import assumed, words
from incidents.ui.opened import Opened, explained, findings
from incidents.ui.panels import assumptions, chosen, deciding
from incidents.ui.panels.finding import card
from incidents.ui.shown import finding_of

_PAGE = 12
_NO_CLAIM = ""
_ABOUT = {
    "place": "the place",
    "time": "the time",
    "same-event": "one event or two",
    "stated-distance": "stated distances",
    "denial": "denials",
    "reach": "who could be where",
    "route": "routes",
    "toll": "tolls",
    "attribution": "who did it",
    "lineage": "who repeats whom",
    "geocode": "where places are",
    "account": "each account by itself",
}


def show(opened: Opened, left: list[Claim]) -> None:
    """The findings about the claims that the filters leave."""
    if not assumptions.show(opened):
        return
    with st.spinner("Comparing every pair of claims…"):
        every = findings(opened.key, assumed.settings(), opened).values()
    ids = {claim.id for claim in left}
    about = [f for f in every if ids.intersection(f.claims) or not f.claims]
    first, second = st.columns(2, gap="small")
    with first:
        incident = chosen.incident(opened, left, empty="All incidents")
    about = [f for f in about if incident is None or incident in _incidents(opened.dossier, f)]
    about = _of_pair(opened.dossier, about)
    with second:
        about = _of_check(about)
    wanted = st.pills(
        "Verdict",
        [verdict for verdict in words.SYMBOLS if any(f.verdict is verdict for f in about)],
        selection_mode="multi",
        key="verdicts",
        format_func=lambda verdict: _counted(verdict, about),
        label_visibility="collapsed",
    )
    left_over = [finding for finding in about if not wanted or finding.verdict in wanted]
    groups = _groups(opened.dossier, left_over, incident)
    if incident is None:
        words.put(_summary(opened.dossier, groups))
    deciding.show(opened)
    _list(opened, groups)


@dataclass(frozen=True)
class _Group:
    """The findings about one incident, or about no claim; contradictions first."""

    incident: str
    findings: list[Finding]


def _groups(dossier: Dossier, about: list[Finding], incident: str | None) -> list[_Group]:
    """Findings by the incident of their first claim, or all by the one that is looked at; those
    about no claim come last."""
    found: dict[str, list[Finding]] = {each.id: [] for each in dossier.incidents}
    for finding in worst_first(about):
        own = incident or next(iter(_incidents(dossier, finding)), _NO_CLAIM)
        found.setdefault(own, []).append(finding)
    return [_Group(each, findings) for each, findings in found.items() if findings]


def _incidents(dossier: Dossier, finding: Finding) -> dict[str, None]:
    """The incidents that a finding is about; that of its first claim first."""
    return dict.fromkeys(dossier.claim[claim].incident for claim in finding.claims)


def _of_pair(dossier: Dossier, about: list[Finding]) -> list[Finding]:
    """The findings about the two parties that were pressed in the matrix, if any were."""
    incident, pair = st.session_state["about"], st.session_state["pair"]
    if pair is None or incident is None:
        return about
    names = " and ".join(dict.fromkeys(dossier.actor[party].name for party in pair))
    told = words.tag("span", f"Only {'between ' if pair[0] != pair[1] else ''}{names}.")
    words.put(
        f'<p class="im-only">{told} {words.button("pair:", words.tag("span", "Show all"))}</p>'
    )
    return [finding for finding in about if pair_of(dossier, finding, incident) == pair]


def _of_check(about: list[Finding]) -> list[Finding]:
    """The findings of the check that is chosen, if one is."""
    present = [name for name in CHECKS if any(finding.check == name for finding in about)]
    if st.session_state.get("check") not in present:
        st.session_state["check"] = None
    check = st.selectbox(
        "About",
        present,
        index=None,
        key="check",
        format_func=lambda name: _ABOUT.get(name, name),
        placeholder="Everything",
    )
    return [finding for finding in about if check in (None, finding.check)]


def _counted(verdict: Verdict, about: list[Finding]) -> str:
    count = sum(finding.verdict is verdict for finding in about)
    return f"{words.told(verdict)} ({count})"


def _summary(dossier: Dossier, groups: list[_Group]) -> str:
    """A line for each incident, with how many findings have which verdict."""
    rows = (
        words.button(
            f"about:{group.incident}" if group.incident else f"check:{group.findings[0].check}",
            words.tag("span", _title(dossier, group))
            + words.tag("small", " · ".join(_counts(group.findings))),
            kind="row",
        )
        for group in groups
    )
    return f'<nav class="im-summary">{"".join(rows)}</nav>'


def _title(dossier: Dossier, group: _Group) -> str:
    return dossier.incident[group.incident].title if group.incident else "The places themselves"


def _counts(findings: Iterable[Finding]) -> Iterator[str]:
    each = [finding.verdict for finding in findings]
    for verdict in words.SYMBOLS:
        if verdict in each:
            yield f"{words.SYMBOLS[verdict]} {each.count(verdict)} {verdict}"


def _list(opened: Opened, groups: list[_Group]) -> None:
    """As many cards as fit a page, each incident's under its title, and a button for more."""
    shown = finding_of(opened)
    most = st.session_state.setdefault("most", _PAGE)
    ordered = [(group, finding) for group in groups for finding in group.findings]
    if shown is not None:  # Opened by a link, it may stand further down.
        ids = [finding.id for _, finding in ordered]
        if shown.id not in ids:  # The filters do not leave it, but the map shows it.
            ordered[:0] = [(group, shown) for group in _groups(opened.dossier, [shown], None)]
        most = max(most, ids.index(shown.id) + 1 if shown.id in ids else 1)
        st.session_state["most"] = most  # It stays in the list when it is closed.
    titled = _titled(opened.dossier, ordered[:most])
    at = next((n for n, (_, each) in enumerate(titled) if each is shown), len(titled))
    _cards(opened, titled[:at])
    slot = st.empty()
    if shown is not None:
        with slot.container():
            _cards(opened, titled[at : at + 1], is_open=True, waits=True)
    _cards(opened, titled[at + 1 :])
    if not ordered:
        words.put(words.tag("p", "There is no finding of this kind.", "quiet"))
    if len(ordered) > most:
        st.button(f"{len(ordered) - most} more", on_click=_more)
    if shown is not None:  # Last, as what would change it takes longest to be worked out.
        with slot.container():
            _cards(opened, [(titled[at][0], _explained(opened, shown))], is_open=True)


def _titled(dossier: Dossier, ordered: list[tuple[_Group, Finding]]) -> list[tuple[str, Finding]]:
    """Findings, the first of each incident with its title."""
    before = [None, *(group.incident for group, _ in ordered)]
    return [
        ("" if group.incident == last else _title(dossier, group), finding)
        for last, (group, finding) in zip(before, ordered, strict=False)
    ]


def _cards(opened: Opened, titled: list[tuple[str, Finding]], **state: bool) -> None:
    parts = [
        (words.tag("h4", title) if title else "") + card(opened, finding, **state)
        for title, finding in titled
    ]
    if parts:
        words.put(*parts)


def _explained(opened: Opened, finding: Finding) -> Finding:
    return explained(opened.key, assumed.settings(), opened, finding.id) or finding


def _more() -> None:
    st.session_state["most"] += _PAGE
