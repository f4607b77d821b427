"""One finding as a panel shows it: a card, and what it rests on when it is opened."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from incidents.checks import Finding
from incidents.checks.finding import Outcome
from incidents.checks.sentences import flips_told
from incidents.ui import witness, words
from incidents.ui.explained import measured_text
from incidents.ui.opened import Opened
from incidents.ui.shown import ends

_MOST_ROWS = 60
_WAIT = "Each assumption is being tried…"
_NOTHING = "Nothing that can be assumed here."


def card(opened: Opened, finding: Finding, *, is_open: bool = False, waits: bool = False) -> str:
    """The verdict, the proposition and the arithmetic; the rest where it is opened.

    Args:
        waits: whether what would change it is still being worked out.
    """
    parts = [
        words.chip(finding.verdict),
        words.tag("span", readings(finding), "readings"),
        words.tag("p", finding.proposition, "proposition"),
        words.tag("p", finding.because, "because"),
        "".join(_opened(opened, finding, waits)) if is_open else "",
        _buttons(finding, is_open),
    ]
    state = " im-open" if is_open else ""
    return f'<article class="im-card{state}">{"".join(parts)}</article>'


def readings(finding: Finding) -> str:
    """How the readings of the words come out, where they differ."""
    if finding.colloquial in (None, finding.as_worded):
        return ""
    return f"as worded: {finding.as_worded}; as people speak: {finding.colloquial}"


def _buttons(finding: Finding, is_open: bool) -> str:
    between = ends(finding)
    name = "Close" if is_open else "Show on the map"
    own = [words.button(f"finding:{finding.id}", name, pressed=is_open)]
    if is_open and len(between) == 2:
        own.append(words.button(f"measure:{','.join(between)}", "Measure it"))
    if is_open and witness.may_confirm(finding):
        own.append(witness.offer(finding))
    return f'<div class="im-buttons">{"".join(own)}</div>'


def _opened(opened: Opened, finding: Finding, waits: bool) -> Iterator[str]:
    """What a finding rests on, and what would change it."""
    yield _part("The claims", _claims(opened, finding))
    rows = [(each.name, measured_text(each)) for each in finding.measured]
    rows += [
        (f"{each.name}, as people speak", measured_text(each))
        for each in finding.measured_colloquial
        if each not in finding.measured
    ]
    yield _part("Measured", words.facts(rows) if rows else "")
    yield _part("Assumptions", words.items(finding.assumptions) if finding.assumptions else "")
    publishers = {source.id: source.publisher for source in opened.dossier.sources}
    yield _part("Each time zone by itself", _table("Zone", finding.by_zone, publishers))
    yield _part("Each geocode by itself", _table("Geocodes", finding.by_geocode))
    changes = tuple(flips_told(opened.dossier, finding))
    nothing = words.tag("p", _WAIT if waits else _NOTHING, "quiet")
    yield _part("What would change it", words.items(changes) if changes else nothing)


def _part(title: str, inside: str) -> str:
    return f"{words.tag('h5', title)}{inside}" if inside else ""


def _claims(opened: Opened, finding: Finding) -> str:
    """The claims, each a button that brings it up."""
    scene, dossier = opened.scene, opened.dossier
    rows = []
    for identity in finding.claims:
        claim = dossier.claim[identity]
        mark = words.badge(scene.marks[dossier.party(claim.claimant)], scene.number[identity])
        title = words.tag("span", f"{dossier.actor[claim.claimant].name}: {claim.title}")
        rows.append(words.button(f"claim:{identity}", f"{mark} {title}", kind="row"))
    return "".join(rows)


def _table(
    name: str, outcomes: tuple[Outcome, ...], owners: Mapping[str, str] | None = None
) -> str:
    """How each choice of geocodes or zones comes out.

    Args:
        owners: the names of what is chosen for, where one choice alone does not tell it.
    """
    if not outcomes:
        return ""
    rows = (
        (
            _chosen(outcome.choice, owners or {}),
            words.told(outcome.verdict),
            "; ".join(measured_text(each) for each in outcome.measured),
        )
        for outcome in outcomes[:_MOST_ROWS]
    )
    table = words.table((name, "Verdict", "Measured"), rows)
    more = len(outcomes) - _MOST_ROWS
    return table + (words.tag("p", f"and {more} more", "quiet") if more > 0 else "")


def _chosen(choice: Mapping[str, str], owners: Mapping[str, str]) -> str:
    if not owners or len(set(choice.values())) == 1:
        return ", ".join(dict.fromkeys(choice.values()))
    return "; ".join(f"{owners.get(each, each)}: {chosen}" for each, chosen in choice.items())
