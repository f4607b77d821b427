"""The panel of accounts: what all agree on, the rival answers, each account, and each two."""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st

from incidents.accounts import Cell, Meeting, Rivals, Row, Stands, Story, Told
from incidents.model import Claim
from incidents.ui import assumed, words
from incidents.ui.opened import Opened, accounts_of
from incidents.ui.panels import chosen

_MOST = 8
_SYMBOLS = {
    Stands.INCOMPATIBLE: ("✕", "impossible"),
    Stands.DEPENDS: ("◐", "possible"),
    Stands.COMPATIBLE: ("●", "certain"),
    Stands.SILENT: ("–", "unknown"),
}
_RIVALS = (
    "Each claim against each answer to who did it. A claim that fits an answer is no proof of it; "
    "nothing is added up, and nobody is found right."
)


def show(opened: Opened, left: list[Claim]) -> None:
    """The accounts of the incident that is chosen."""
    incident = chosen.incident(opened, left)
    wrong = assumed.problem()
    if incident is None or wrong:
        told = wrong or "The filters leave no claim."
        words.put(words.tag("p", told, "error" if wrong else "quiet"))
        return
    with st.spinner("Holding the accounts against each other…"):
        told_of, who = accounts_of(opened.key, assumed.settings(), opened, incident)
    words.put(
        _agreed(told_of),
        _rivals(opened, who),
        _each(told_of.stories),
        _meetings("Each two accounts", told_of.meetings),
        _meetings("If it is one event with another", told_of.supposed),
    )


def _agreed(told: Told) -> str:
    """What all accounts agree on, first."""
    head = words.tag("h4", "What the accounts agree on")
    if not told.agreed:
        return head + words.tag("p", _NOTHING[min(len(told.stories), 2)], "quiet")
    return head + words.items(each.sentence for each in told.agreed)


_NOTHING = (
    "The dossier has no account of this incident.",
    "There is but one account of it.",
    "Nothing that all of them say.",
)


def _rivals(opened: Opened, who: Rivals) -> str:
    """The claims that tell the answers apart, then those that do not."""
    head = words.tag("h4", "Who did it: the rival answers")
    if not who.columns:
        return head + words.tag("p", "No claim says who did it.", "quiet")
    names = ("Claim", *(column.title for column in who.columns))
    table = words.grid(_RIVALS, names, (_row(opened, row) for row in who.rows)) if who.rows else ""
    apart = words.items(row.claim.title for row in who.apart)
    fold = f"Claims that tell no two answers apart ({len(who.apart)})"
    return (
        head
        + table
        + (words.folded(fold, apart) if who.apart else "")
        + words.folded("What is taken for granted", words.items(who.assumptions))
    )


def _row(opened: Opened, row: Row) -> tuple[str, list[str]]:
    claim, scene = row.claim, opened.scene
    party = opened.dossier.party(claim.claimant)
    mark = words.badge(scene.marks[party], scene.number[claim.id])
    title = f"{opened.dossier.actor[party].name}: {claim.title}"
    name = words.button(f"claim:{claim.id}", f"{mark} {words.tag('span', title)}", kind="wording")
    return name, [_cell(cell) for cell in row.cells]


def _cell(cell: Cell) -> str:
    symbol, kind = _SYMBOLS[cell.stands]
    chip = words.tag("span", f"{symbol} {cell.stands}", f"chip im-{kind}")
    return f"{chip}{words.tag('small', cell.because)}"


def _each(stories: Iterable[Story]) -> str:
    """Each account by itself: what of it cannot hold together, and what it is silent on."""
    rows = "".join(_story(story) for story in stories)
    return words.tag("h4", "Each account by itself") + rows if rows else ""


def _story(story: Story) -> str:
    count = len(story.claims)
    head = f"{_named(story)}: {count} claim{'s' if count != 1 else ''}"
    told = [*story.alone()] or ["Nothing of it excludes the rest of it."] * (count > 1)
    silent = f"Silent on {', '.join(story.silent)}." if story.silent else ""
    inside = words.items(told) if told else ""
    inside += words.tag("p", silent, "quiet") if silent else ""
    return f'<section class="im-account">{words.tag("span", head, "name")}{inside}</section>'


def _named(story: Story) -> str:
    """An account by its title, and by its party where that does not tell it."""
    title = story.account.title
    return title if story.name in title else f"{title} ({story.name})"


def _meetings(head: str, meetings: Iterable[Meeting]) -> str:
    """Each two accounts, those that exclude each other first."""
    ordered = sorted(meetings, key=lambda meeting: -len(meeting.exclusions))
    rows = "".join(_meeting(meeting) for meeting in ordered)
    return words.tag("h4", head) + rows if rows else ""


def _meeting(meeting: Meeting) -> str:
    count = len(meeting.exclusions)
    names = " and ".join(_named(each) for each in (meeting.a, meeting.b))
    so = f"{count} cannot both be right" if count else "nothing that cannot both be right"
    ways = [meeting.way_told(way) for way in meeting.ways.sets]
    inside = (
        _part("Both say", [each.sentence for each in meeting.agreed])
        + _part("Not both", [each.sentence for each in meeting.exclusions])
        + _part("What would have to go", ways)
    )
    nothing = words.tag("p", "Neither says anything that the other does.", "quiet")
    return words.folded(f"{'✕' if count else '●'} {names}: {so}", inside or nothing)


def _part(head: str, sentences: list[str]) -> str:
    if not sentences:
        return ""
    more = len(sentences) - _MOST
    told = [*sentences[:_MOST], *([f"and {more} more"] if more > 0 else [])]
    return words.tag("h5", head) + words.items(told)
