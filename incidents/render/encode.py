"""Encode: the only door through which a dossier's text reaches folium, a template or HTML.

folium's base compiles what it rendered as a Jinja template again, and a browser takes text for
markup, script or template literals. A text of letters, digits, spaces and numeric character
references means nothing to any of them; only where HTML is read does it become the text it was.
"""

from __future__ import annotations

import json
import re
import string
from typing import Any

from branca import element
from jinja2.sandbox import SandboxedEnvironment

from incidents.text import visible

_PLAIN = frozenset(string.ascii_letters + string.digits + " ")
_IDENTIFIER = re.compile(r"[a-z0-9-]{1,64}")
_TEMPLATE_MARKS = ("{{", "{%", "{#")


def references(text: str) -> str:
    """Text with every character but ASCII letters, digits and spaces as &#N;, controls shown."""
    return "".join(c if c in _PLAIN else f"&#{ord(c)};" for c in visible(text))


def identifier(text: str) -> str:
    """The text itself, if it is an identifier that nothing can take for anything else.

    Raises:
        ValueError: otherwise.
    """
    if not _IDENTIFIER.fullmatch(text):
        raise ValueError(f"identifier: got {text!r}, expected 1 to 64 of a-z, 0-9 and -")
    return text


def script_data(value: Any) -> str:
    """JSON to stand in a script: ASCII, without anything that a template would act on.

    Raises:
        ValueError: for a string in it that has not been encoded.
    """
    for text in _texts(value):
        if not all(c in _PLAIN or c in "&#;-.,%()_" for c in text):
            raise ValueError(f"script data: got {text!r}, expected text that was encoded")
    data = json.dumps(value, ensure_ascii=True, allow_nan=False, separators=(",", ":"))
    assert not any(mark in data for mark in _TEMPLATE_MARKS)
    return data


def _texts(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [*value, *(text for member in value.values() for text in _texts(member))]
    if isinstance(value, list | tuple):
        return [text for item in value if not isinstance(item, float) for text in _texts(item)]
    return []


def _sandboxed(source: str) -> Any:
    return SandboxedEnvironment().from_string(source)


def guard() -> None:
    """Have branca compile rendered text in a sandbox: a second line behind the encoding."""
    setattr(element, "Template", _sandboxed)  # noqa: B010 -- branca offers no other way in


guard()
