"""The parts of a text that coordinates in degrees are made of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

PARTS = ("degrees", "minutes", "seconds")
_TOKEN = re.compile(
    r"(?P<number>(?:(?<![\w.])[+-])?\d+(?:\.\d+)?)|(?P<dash>(?<=\d)-(?=\d))|(?P<word>[^\W\d_]+)"
    r"|(?P<sign>°|''|'|\")|(?P<between>[,;/|])|(?P<quiet>[\s:=.()\[\]])|(?P<other>.)",
    re.DOTALL,
)
_MARKS = {"°": "degrees", "'": "minutes", "''": "seconds", '"': "seconds"} | {
    word: part
    for part, words in zip(
        PARTS,
        ("d deg degs degree degrees", "m min mins minute minutes", "sec secs second seconds"),
        strict=True,
    )
    for word in words.split()
}
_LETTERS = {
    word: word[0].upper() for word in ("n", "e", "s", "w", "north", "east", "south", "west")
}
_LABELS = dict.fromkeys(("lat", "latitude"), "latitude") | dict.fromkeys(
    ("lon", "long", "lng", "longitude"), "longitude"
)


@dataclass(frozen=True)
class Token:
    """A part of a text, from start to end.

    Attributes:
        kind: number, mark, letter, label, between, dash, or other for what coordinates do not have.
        value: digits; degrees, minutes or seconds; N, E, S or W; latitude or longitude; the sign.
    """

    kind: str
    value: str
    start: int
    end: int


def tokens(text: str) -> list[Token]:
    """The parts of a text in one form, blanks and brackets left out."""
    found: list[Token] = []
    for match in _TOKEN.finditer(text):
        kind, value = match.lastgroup or "other", match[0]
        if kind in ("word", "sign"):
            kind, value = _meaning(value, found)
        if kind != "quiet":
            found.append(Token(kind, value, *match.span()))
    return found


def runs(found: list[Token]) -> Iterator[list[Token]]:
    """The longest runs of tokens that coordinates may have, from number or letter to the same."""
    run: list[Token] = []
    for token in [*found, Token("other", "", 0, 0)]:
        if token.kind != "other":
            run.append(token)
            continue
        while run and run[-1].kind in ("between", "dash", "label"):
            run.pop()
        while run and run[0].kind in ("between", "dash", "mark"):
            run.pop(0)
        if run:
            yield run
        run = []


def _meaning(word: str, before: list[Token]) -> tuple[str, str]:
    """What a word or a sign is. A small s is seconds where minutes and a number came before it."""
    small = word.lower()
    if word == "s" and [token.value for token in before[-2:-1]] == ["minutes"]:
        return "mark", "seconds"
    if small in _LETTERS:
        return "letter", _LETTERS[small]
    if small in _MARKS:
        return "mark", _MARKS[small]
    return ("label", _LABELS[small]) if small in _LABELS else ("other", word)
