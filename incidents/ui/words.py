"""Words: the HTML that panels are made of. Text of a dossier gets in through `references` alone."""

from __future__ import annotations

import re
from collections.abc import Iterable

import streamlit as st

from geo.verdict import Verdict
from incidents.render.encode import references
from incidents.render.marks import Mark
from incidents.text import visible

SYMBOLS = {
    Verdict.IMPOSSIBLE: "✕",
    Verdict.POSSIBLE: "◐",
    Verdict.CERTAIN: "●",
    Verdict.UNKNOWN: "?",
}
"""Contradictions first, as findings are listed."""


def put(*parts: str) -> None:
    """Show HTML made by the functions of this module."""
    st.html("".join(parts))


def label(text: str) -> str:
    """Text for a widget's label or help, which Streamlit takes for Markdown: every sign that could
    mean something there is escaped."""
    return re.sub(r"([!-/:-@\[-`{-~])", r"\\\1", visible(text))


def tag(name: str, text: str, kind: str = "") -> str:
    """An element with text, shown as text whatever it says."""
    attribute = f' class="im-{kind}"' if kind else ""
    return f'<{name}{attribute} dir="auto">{references(text)}</{name}>'


def facts(pairs: Iterable[tuple[str, str]]) -> str:
    """Names and values, two columns."""
    rows = "".join(f"{tag('dt', name)}{tag('dd', value)}" for name, value in pairs)
    return f'<dl class="im-facts">{rows}</dl>'


def table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """A table of text."""
    top = "".join(tag("th", name) for name in head)
    body = "".join(f"<tr>{''.join(tag('td', cell) for cell in row)}</tr>" for row in rows)
    return (
        f'<div class="im-scroll"><table class="im-table"><thead><tr>{top}</tr></thead>'
        f"<tbody>{body}</tbody></table></div>"
    )


def items(texts: Iterable[str]) -> str:
    """A list of text."""
    return f'<ul class="im-items">{"".join(tag("li", text) for text in texts)}</ul>'


def folded(summary: str, inside: str) -> str:
    """HTML that opens under a line of text."""
    return f'<details class="im-folded">{tag("summary", summary)}{inside}</details>'


def chip(verdict: Verdict, worded: bool = False) -> str:
    """A verdict as a symbol and a word, never colour alone."""
    words = f"{told(verdict)}{', as worded' if worded else ''}"
    return f'<span class="im-chip im-{verdict.value}">{references(words)}</span>'


def told(verdict: Verdict) -> str:
    """A verdict as a symbol and a word."""
    return f"{SYMBOLS[verdict]} {verdict}"


def button(name: str, inside: str, *, kind: str = "press", pressed: bool | None = None) -> str:
    """A button about HTML made here; `ui.pressed` hears of a press on it by its name.

    Args:
        pressed: whether it is switched on; None for one that does something once.
    """
    state = "" if pressed is None else f' aria-pressed="{str(pressed).lower()}"'
    press = f'data-press="{references(name)}"'
    return f'<button type="button" class="im-{kind}" {press}{state}>{inside}</button>'


def grid(caption: str, head: Iterable[str], rows: Iterable[tuple[str, Iterable[str]]]) -> str:
    """A table with names above and at the side, whose cells are HTML made here."""
    top = "".join(f'<th scope="col" dir="auto">{references(name)}</th>' for name in head)
    body = "".join(
        f'<tr><th scope="row" dir="auto">{side}</th>'
        f"{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>"
        for side, cells in rows
    )
    return (
        f'<div class="im-scroll" tabindex="0"><table class="im-table im-grid">'
        f"{tag('caption', caption)}<thead><tr>{top}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def badge(mark: Mark, number: int) -> str:
    """The mark that a claim has on the map."""
    style = f"background:{mark.colour};color:{mark.ink}"
    return f'<span class="im-mark im-{mark.shape}" style="{style}">{number}</span>'
