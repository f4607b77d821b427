"""The panel of the timeline: a bar for each claim, of what is certain and what possible of it."""

from __future__ import annotations

import math

import streamlit as st

from incidents import timeline
from incidents.model import Claim
from incidents.timeline import Bar, Minutes
from incidents.ui import assumed, words
from incidents.ui.opened import Opened, case
from incidents.ui.panels import chosen

_ALL = "All zones together"
_FEW = 3


def show(opened: Opened, left: list[Claim]) -> None:
    """The bars of the incident that is chosen."""
    first, second = st.columns(2, gap="small")
    with first:
        incident = chosen.incident(opened, left)
    claims = [claim for claim in left if claim.incident == incident]
    with second:
        zone = _zone(claims)
    settings = () if assumed.problem() else assumed.settings()
    drawn = timeline.bars(case(opened.key, settings, opened).times, claims, zone)
    frame = timeline.frame(drawn)
    silent = len(claims) - len(drawn)
    if frame is None:
        words.put(words.tag("p", "No claim that is left gives a time.", "quiet"))
        return
    rows = "".join(_row(opened, bar, frame, zone) for bar in drawn)
    words.put(
        _legend(zone),
        f'<div class="im-timeline">{_axis(frame, zone)}{rows}</div>',
        words.tag("p", f"{silent} more give no time.", "quiet") if silent else "",
    )


def _zone(claims: list[Claim]) -> str | None:
    """The zone in which words that leave theirs open are read; None for all of them together."""
    chosen: str = st.selectbox(
        "Time zone where none is stated",
        ["", *timeline.candidates(claims)],
        format_func=lambda zone: zone or _ALL,
        key="reading-zone",
    )
    return chosen or None


def _legend(zone: str | None) -> str:
    clock = f"Times are by the clock of {zone}, and in UTC" if zone else "Times are in UTC"
    solid = " solid: going on then in any case, if the claim is right. "
    hatched = f" hatched: possible then. {clock}. Press a claim to see it on the map."
    return (
        '<p class="im-quiet"><span class="im-key"><i class="im-certain-bar"></i></span>'
        f"{words.tag('span', solid)}"
        '<span class="im-key"><i class="im-possible-bar"></i></span>'
        f"{words.tag('span', hatched)}</p>"
    )


def _axis(frame: Minutes, zone: str | None) -> str:
    """Round times above the bars."""
    ticks = timeline.ticks(frame, zone or "UTC", most=4)
    told = ((_share(tick, frame), words.tag("small", _tick(tick, zone))) for tick in ticks)
    fits = ((share, text) for share, text in told if share < 84)
    marks = "".join(f'<span style="left:{share:.2f}%">{text}</span>' for share, text in fits)
    return f'<div class="im-axis" aria-hidden="true">{marks}</div>'


def _tick(minute: float, zone: str | None) -> str:
    day, _, hour = timeline.moment(minute, zone or "UTC").rpartition(", ")
    number, month, year = day.split(" ")
    return f"{number} {month[:3]} {hour}" if hour != "00:00" else f"{number} {month[:3]} {year}"


def _row(opened: Opened, bar: Bar, frame: Minutes, zone: str | None) -> str:
    claim = opened.dossier.claim[bar.claim]
    mark = words.badge(
        opened.scene.marks[opened.dossier.party(claim.claimant)], opened.scene.number[bar.claim]
    )
    name = words.tag("span", claim.title)
    inside = f'{mark} {name}<span class="im-track">{_drawn(bar, frame)}</span>'
    picked = st.session_state["pick"] == bar.claim
    button = words.button(f"pick:{bar.claim}", inside, kind="bar", pressed=picked)
    return button + words.tag("p", _told(claim, bar, zone), "quiet")


def _told(claim: Claim, bar: Bar, zone: str | None) -> str:
    """The words, what they allow, and what is certain, in words."""
    quoted = f"“{claim.when.verbatim}”: " if claim.when and claim.when.verbatim else ""
    parts = bar.stretches if len(bar.stretches) <= _FEW else (bar.possible,)
    told = f"{quoted}{' or '.join(_times(part, zone) for part in parts)}"
    if bar.certain:
        told += f"; certainly going on {_times(bar.certain, zone)}"
    if zone is None and len(bar.zones) > 1:
        told += f"; in any of {len(bar.zones)} zones"
    return told


def _times(span: Minutes, zone: str | None) -> str:
    utc = f"{timeline.told(span)} UTC"
    return f"{timeline.told(span, zone)} ({utc})" if zone and zone != "UTC" else utc


def _drawn(bar: Bar, frame: Minutes) -> str:
    """What is possible, with an arrow where it goes on beyond the frame, and what is certain."""
    parts = []
    for start, end in bar.stretches:
        before = " im-before" if start < frame[0] else ""
        after = " im-after" if end > frame[1] else ""
        ends = _share(start, frame), _share(end, frame)
        parts.append(_bar(f"im-possible-bar{before}{after}", *ends))
    if bar.certain:
        parts.append(_bar("im-certain-bar", *(_share(each, frame) for each in bar.certain)))
    return "".join(parts)


def _bar(kind: str, first: float, last: float) -> str:
    return f'<i class="{kind}" style="left:{first:.2f}%;width:{max(last - first, 0.6):.2f}%"></i>'


def _share(minute: float, frame: Minutes) -> float:
    """Where an instant is in a frame, in hundredths of it."""
    if math.isinf(minute):
        return 100.0 if minute > 0 else 0.0
    return min(100.0, max(0.0, 100 * (minute - frame[0]) / (frame[1] - frame[0])))
