"""Ids: identifiers made of what something is called."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container


def free_id(text: str, otherwise: str, taken: Container[str]) -> str:
    """An identifier made of a text's letters and digits, or of another word, that is not taken."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    words = re.sub(r"[^a-z0-9]+", "-", plain.replace("'", "")).strip("-")
    stem = words[:56].strip("-") or otherwise
    found, number = stem, 1
    while found in taken:
        number += 1
        found = f"{stem}-{number}"
    return found
