"""JSON text to values, strictly (RFC 8259 and I-JSON): every flaw is a problem with its path."""

from __future__ import annotations

import json
import math
import sys
from collections.abc import Iterator
from typing import Any

from incidents.problems import Problem, shown

DEEPEST = 100
_GREATEST = sys.float_info.max


class _Members(dict[str, Any]):
    """An object that remembers which of its members were given twice."""

    repeated: tuple[str, ...] = ()


def _members(pairs: list[tuple[str, Any]]) -> _Members:
    members = _Members(pairs)
    if len(members) < len(pairs):
        names = [name for name, _ in pairs]
        members.repeated = tuple(sorted({name for name in names if names.count(name) > 1}))
    return members


UNREADABLE = object()
"""Stands for the value of a text that is no JSON."""


def parse(data: bytes) -> tuple[Any, list[Problem]]:
    """The value of a JSON text, or UNREADABLE, and everything that is wrong with the text."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        byte = f"byte 0x{data[error.start]:02x} at offset {error.start}"
        return UNREADABLE, [Problem("$", byte, "UTF-8 text")]
    try:
        value = json.loads(text, object_pairs_hook=_members)
    except json.JSONDecodeError as error:
        got = f"{error.msg} at line {error.lineno}, column {error.colno}"
        return UNREADABLE, [Problem("$", got, "JSON")]
    except (RecursionError, ValueError) as error:
        return UNREADABLE, [
            Problem("$", str(error) or "too deeply nested", "JSON that can be read")
        ]
    return value, list(_flaws(value, "$", 0))


def _flaws(value: Any, path: str, depth: int) -> Iterator[Problem]:
    if depth > DEEPEST:
        yield Problem(path, "deeper nesting", f"at most {DEEPEST} levels")
    elif isinstance(value, _Members):
        for name in value.repeated:
            yield Problem(path, f"two members {shown(name)}", "each member once")
        for name, member in value.items():
            yield from _text_flaws(name, path)
            yield from _flaws(member, member_path(path, name), depth + 1)
    elif isinstance(value, list):
        yield from _array_flaws(value, path, depth)
    elif isinstance(value, str):
        yield from _text_flaws(value, path)
    elif isinstance(value, float) and not math.isfinite(value):
        yield Problem(path, str(value), "a finite number")
    elif isinstance(value, int) and abs(value) > _GREATEST:
        yield Problem(path, "a number too great to reckon with", f"at most {_GREATEST:g}")


def _array_flaws(items: list[Any], path: str, depth: int) -> Iterator[Problem]:
    for index, item in enumerate(items):
        # Coordinates are most of a large file: a number needs no call of its own.
        if type(item) not in (int, float) or not -_GREATEST <= item <= _GREATEST:
            yield from _flaws(item, f"{path}[{index}]", depth + 1)


def _text_flaws(text: str, path: str) -> Iterator[Problem]:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        yield Problem(path, f"half a character: U+{ord(text[error.start]):04X}", "whole characters")


def member_path(path: str, name: str) -> str:
    """The JSON path of an object's member."""
    if name.isidentifier() and name.isascii():
        return f"{path}.{name}"
    return f"{path}[{json.dumps(name, ensure_ascii=True)}]"
