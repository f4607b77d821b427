"""Kinds: the words of a name that say what sort of place it is, parted from the name itself.

"Mozdok air base" is an airport called Mozdok, which the town of Mozdok is not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from geo.gazetteer.names import spelling

_AFTER = {
    "airport": (
        "international airport|military airport|regional airport|airport|military air base|air base"
        "|airbase|air force base|army air field|air field|airfield|military airfield|aerodrome"
        "|airstrip|afb|аэропорт|аэродром|авиабаза"
    ),
    "oil field": "oil field|oil fields|oilfield|oilfields|field",
    "camp": "refugee camp|military camp|training camp|camp",
    "town": "city|town|village",
    "province": "province|governorate|muhafazah|oblast",
    "sea": "sea",
    "lake": "lake|reservoir",
    "river": "river",
    "gulf": "gulf",
}
_BEFORE = {
    "town": "city of|town of|village of|مدينه|بلده|قريه|город|село",
    "airport": "airport of|مطار|قاعده|аэропорт|аэродром|авиабаза",
    "province": "province of|governorate of|محافظه|провинция|мухафаза",
    "oil field": "حقل",
    "camp": "camp|مخيم|معسكر",
    "sea": "sea of",
    "lake": "lake",
    "gulf": "gulf of",
}
_ALIKE = {
    **dict.fromkeys(("city", "town", "village", "hamlet", "settlement", "suburb"), "town"),
    **dict.fromkeys(("admin1", "region", "state", "district"), "province"),
}
_WORDS = {
    **{word: kind for kind, words in _AFTER.items() for word in words.split("|")},
    **_ALIKE,
}
_ENDS = tuple((kind, re.compile(rf"(.+?) (?:{words})")) for kind, words in _AFTER.items())
_STARTS = tuple((kind, re.compile(rf"(?:{words}) (.+)")) for kind, words in _BEFORE.items())
_LAST = {words.split()[-1] for every in _AFTER.values() for words in every.split("|")}
_FIRST = {words.split()[0] for every in _BEFORE.values() for words in every.split("|")}
_LONGEST = 200
"""Letters; nothing longer is the name of a place."""
_ASIDE = re.compile(r"\([^)]*\)")
_RIVALS = re.compile(r"\s/\s|;")


@dataclass(frozen=True)
class Asked:
    """The spelling of a name, and the kind that its words ask for; None where they ask for none."""

    spelling: str
    kind: str | None


def family(kind: str | None) -> str | None:
    """The kind that a caller's own word stands for: "airbase" is an airport, "village" a town."""
    return None if kind is None else _WORDS.get(spelling(kind), kind)


def a(kind: str) -> str:
    """The kind with its indefinite article."""
    return f"{'an' if kind[:1] in 'aeiou' else 'a'} {kind}"


def mark(kind: str | None) -> str:
    """What a key ends with whose name is parted from words for that kind."""
    return "" if kind is None else f"@{kind}"


def read(name: str) -> tuple[Asked, ...]:
    """A name as it stands, and then with the words parted from it that say its kind, if any."""
    whole = spelling(name).removeprefix("the ")
    if not 0 < len(whole) <= _LONGEST:
        return ()
    parted = [Asked(rest, kind) for kind, rest in _parted(whole)]
    return tuple(dict.fromkeys((Asked(whole, None), *parted)))


def read_all(name: str) -> tuple[Asked, ...]:
    """The same for a name as a list of places has it: "Deir ez-Zor airport / air base"."""
    parts = _RIVALS.split(_ASIDE.sub(" ", name))
    every = [asked for part in (name, *parts) for asked in read(part)]
    return tuple(dict.fromkeys(asked for asked in every if asked.spelling not in _WORDS))


def _parted(whole: str) -> Iterator[tuple[str, str]]:
    words = whole.split()
    if words[-1] not in _LAST and words[0] not in _FIRST:
        return
    for kind, pattern in (*_ENDS, *_STARTS):
        if found := pattern.fullmatch(whole):
            yield kind, found[1]
