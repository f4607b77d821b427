"""Area codes: the countries, provinces and waters that the basemap has, by code and by name.

They are held apart from the borders, so that a code is looked up without reading those.
"""

from __future__ import annotations

import difflib
import gzip
import json
from functools import cache
from pathlib import Path
from typing import Literal, cast, get_args

Kind = Literal["country", "province", "lake", "sea"]

_DATA = Path(__file__).parent / "data" / "areas.json.gz"


class UnknownArea(KeyError):
    """A code that no area has: ``got``, and the ``closest`` codes by spelling or by name."""

    def __init__(self, got: str, closest: tuple[str, ...]) -> None:
        self.got, self.closest = got, closest
        super().__init__(got, closest)

    @property
    def expected(self) -> str:
        return (
            "an ISO 3166-1 alpha-2 or ISO 3166-2 code or a water such as 'caspian-sea';"
            f" closest: {', '.join(self.closest) or 'none'}"
        )

    def __str__(self) -> str:
        return f"area: got {self.got!r}, expected {self.expected}"


@cache
def names() -> dict[Kind, dict[str, str]]:
    """The name of every area by kind and code."""
    return cast("dict[Kind, dict[str, str]]", json.loads(gzip.decompress(_DATA.read_bytes())))


def kind_of(code: str) -> Kind:
    """The kind of the area of a code.

    Raises:
        UnknownArea: the data have no area of that code.
    """
    for kind in get_args(Kind):
        if code in names()[kind]:
            return cast(Kind, kind)
    raise UnknownArea(code, _closest(code))


def _closest(code: str) -> tuple[str, ...]:
    known = [pair for of_kind in names().values() for pair in of_kind.items()]
    codes = {key.lower(): code for code, name in known for key in (name, code)}
    like = [codes[key] for key in difflib.get_close_matches(code.lower(), codes, n=9)]
    like.sort(key=lambda other: other[:2] != code[:2].upper())
    return tuple(dict.fromkeys(like))[:3]
