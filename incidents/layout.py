"""Layout: JSON text that people can read, too: the same text for the same value."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any


def laid_out(value: Any, *, ascii_only: bool = False) -> str:
    """JSON text with a final line feed: objects indented a member a line, arrays of numbers and of
    their arrays in one.

    Args:
        ascii_only: whether other characters are written as escapes.

    Raises:
        ValueError: for a number that is not finite.
    """
    return "".join(_lines(value, "\n", ascii_only)) + "\n"


def _lines(value: Any, line: str, ascii_only: bool) -> Iterator[str]:
    inner = line + " "
    if isinstance(value, Mapping) and value:
        for index, (name, member) in enumerate(value.items()):
            written = json.dumps(name, ensure_ascii=ascii_only)
            yield f"{',' if index else '{'}{inner}{written}: "
            yield from _lines(member, inner, ascii_only)
        yield line + "}"
    elif isinstance(value, list) and value and not _numeric(value):
        for index, item in enumerate(value):
            yield f"{',' if index else '['}{inner}"
            yield from _lines(item, inner, ascii_only)
        yield line + "]"
    else:
        yield json.dumps(value, ensure_ascii=ascii_only, allow_nan=False)


def _numeric(value: Any) -> bool:
    """Whether an array holds numbers alone, at any depth."""
    if isinstance(value, list):
        return all(_numeric(item) for item in value)
    return isinstance(value, int | float)
