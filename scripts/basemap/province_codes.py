"""Province codes: which ISO 3166-2 code a province of Natural Earth has, by its name."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from typing import Any

import pandas as pd

PROVINCE_WORDS = re.compile(
    r"\b(muhafazat|province|provincia|region|oblast|respublika|kray|ostan e|state|wilaya"
    r"|district|county|al|ar|as|an|ad|at|ash|of|de|the)\b"
)
MISREAD = {"LY-DR", "PH-11", "SI-142", "TW-TPE"}  # found by a name that is another province's


def plain(name: object) -> str:
    """A name without marks, spaces and words for "province", to compare spellings."""
    text = unicodedata.normalize("NFKD", name if isinstance(name, str) else "").lower()
    letters = re.sub("[^a-z -]", "", text).replace("j", "y").replace("-", " ")
    return PROVINCE_WORDS.sub("", letters).replace(" ", "")


def codes(frame: Any, entries: list[dict[str, str]]) -> Any:
    """The ISO 3166-2 code of each province's name, or of one of its other names in the data.

    A name counts if its country has one code for it. Where provinces of different names come by
    one code, none of them gets it.
    """
    meant: dict[tuple[str, str], set[str]] = defaultdict(set)
    for entry in entries:
        for name in filter(None, map(plain, re.split(r"[;/,()\[\]]", entry["name"]))):
            meant[entry["code"][:2], name].add(entry["code"])
    sole = {key: code for key, of in meant.items() if len(of) == 1 for code in of - MISREAD}
    code = pd.Series(None, frame.index, dtype=object)
    for column in ("name", "woe_label", "gn_name", "woe_name"):
        for part in (0, 1):  # as in "Homs (Hims)"
            name = frame[column].str.split("[(),]", regex=True).str[part].map(plain)
            code = code.fillna(frame["iso_a2"].combine(name, lambda a2, n: sole.get((a2, n))))
    return code.where(frame["name"].groupby(code).transform("nunique") == 1)
