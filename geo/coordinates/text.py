"""The signs that coordinates are written with, brought to one form, character for character."""

from __future__ import annotations

from geo.rounding import plain

_ALIKE = {
    "°": "º˚∘",
    "'": "′’‘´ʹ`ʼ",
    '"': "″”“„ʺ",
    "-": "−‐‑‒–—",
    ".": "٫",
    ",": "،٬",
    ";": "؛",
    " ": "\u00a0\u2002\u2003\u2007\u2009\u200a\u202f\u200e\u200f\u202a\u202c\u2066\u2069\t\r\n",
}
_SIGNS = {ord(other): sign for sign, others in _ALIKE.items() for other in others}


def one_form(text: str) -> str:
    """The text with digits 0 to 9 and one sign of each kind; no character more or less."""
    return "".join(map(plain, text.translate(_SIGNS)))
