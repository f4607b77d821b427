"""Terminal: answers on stdout and refusals on stderr, on terminals and pipes of every kind."""

from __future__ import annotations

import io
import json
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from incidents.layout import laid_out
from incidents.text import visible


def prepare() -> None:
    """Have characters that a terminal does not know written as escapes."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


class Refused(Exception):
    """The input is bad, or there is no such thing: one line for each reason."""

    def __init__(self, *reasons: str) -> None:
        self.reasons = reasons
        super().__init__("\n".join(reasons))


def bytes_of(path: Path) -> bytes:
    """What a file holds.

    Raises:
        Refused: for one that cannot be read.
    """
    try:
        return path.read_bytes()
    except OSError as error:
        raise Refused(f"{path}: {error.strerror or error}") from error


def say(as_json: bool, value: Any, lines: Callable[[], Sequence[str]]) -> None:
    """The answer: one JSON document, or lines, whose control characters are shown, not obeyed."""
    if as_json:
        print(laid_out(value, ascii_only=_ascii_only()), end="")
    else:
        print("\n".join(visible(line) for line in lines()))


def _ascii_only() -> bool:
    return not (sys.stdout.encoding or "").lower().startswith("utf")


def say_line(value: Any) -> None:
    """One JSON document on a line of its own."""
    print(json.dumps(value, ensure_ascii=_ascii_only(), allow_nan=False))


def note(text: str) -> None:
    """A line on stderr that is no error."""
    print(visible(text), file=sys.stderr)


def progress(told: str) -> None:
    """How far a long task is, on one line of a terminal; nothing elsewhere."""
    if sys.stderr.isatty():
        print(f"\r{told} ", end="", file=sys.stderr, flush=True)


def refuse(reasons: Sequence[str]) -> int:
    """One line on stderr for each reason; the exit status of bad input."""
    for reason in reasons:
        print(f"error: {visible(reason)}", file=sys.stderr)
    return 1


def drop() -> None:
    """Send what is still to be written nowhere, so that the interpreter does not try again."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
