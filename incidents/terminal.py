"""Terminal: answers on stdout and refusals on stderr, on terminals and pipes of every kind."""

from __future__ import annotations

import io
import json
import os
import sys
from collections.abc import Callable, Sequence
from typing import Any

from incidents.text import visible


def prepare() -> None:
    """Have characters that a terminal does not know written as escapes."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def say(as_json: bool, value: Any, lines: Callable[[], Sequence[str]]) -> None:
    """The answer: one JSON document, or lines, whose control characters are shown, not obeyed."""
    if as_json:
        ascii_only = not (sys.stdout.encoding or "").lower().startswith("utf")
        print(json.dumps(value, ensure_ascii=ascii_only, indent=1))
    else:
        print("\n".join(visible(line) for line in lines()))


def refuse(reasons: Sequence[str]) -> int:
    """One line on stderr for each reason; the exit status of bad input."""
    for reason in reasons:
        print(f"error: {visible(reason)}", file=sys.stderr)
    return 1


def drop() -> None:
    """Send what is still to be written nowhere, so that the interpreter does not try again."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
