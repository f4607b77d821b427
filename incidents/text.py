"""Text of a dossier made fit to be shown on a line: what would act on the reader's eye is shown.

Control characters could clear a terminal, and direction overrides could show "exe.png" for a name
that ends in ".exe"; each is shown as its code point instead. Every way out uses this first.
"""

from __future__ import annotations

import unicodedata

_HIDDEN = {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}
_HARMLESS = {"\u200c", "\u200d", "\u00ad"}
"""Joiners, which Arabic and Persian need, and the soft hyphen."""


def visible(text: str, *, keep_lines: bool = False) -> str:
    """The text with every control and direction character shown as ⟨U+202E⟩.

    Args:
        keep_lines: whether line feeds stay; they become a space otherwise.
    """
    return "".join(_shown(character, keep_lines) for character in text)


def _shown(character: str, keep_lines: bool) -> str:
    if character == "\n":
        return "\n" if keep_lines else " "
    if unicodedata.category(character) not in _HIDDEN or character in _HARMLESS:
        return character
    return f"⟨U+{ord(character):04X}⟩"
