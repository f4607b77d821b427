"""The words that the grammar of time knows. To teach it another one, add it here."""

from __future__ import annotations

from types import MappingProxyType

from incidents.time import VagueWord

_MONTHS = "january february march april may june july august september october november december"
MONTHS = MappingProxyType({name: number for number, name in enumerate(_MONTHS.split(), 1)})
MONTH = r"(?:" + "|".join(f"{n[:3]}(?:{n[3:]})?" for n in MONTHS if n != "september")
MONTH += r"|sept?(?:ember)?)\b\.?"
"""A month's name, or its first three letters."""

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
WEEKDAY = r"(?:mon|tue(?:s)?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?"

AROUND = r"(?:around|about|approximately|approx\b\.?|roughly|circa|ca?\.|~|≈)(?=\s|\d|$)"
"""Words that widen what follows."""

FILLERS = r"(?:on|at|in|of|during|the|that|local\s+time|some\s?time|hours|hrs|o['’]clock)\b|[(),;]"
"""Words that add nothing to a day or an hour, wherever they stand."""

PARTS = (
    (r"(?:early|small|wee)\s+hours(?:\s+of\s+the\s+morning)?|pre-?dawn", VagueWord.EARLY_HOURS),
    (r"dawn|daybreak|sunrise|first\s+light", VagueWord.DAWN),
    (r"morning", VagueWord.MORNING),
    (r"mid-?day", VagueWord.MIDDAY),
    (r"afternoon", VagueWord.AFTERNOON),
    (r"dusk|sunset|nightfall", VagueWord.DUSK),
    (r"evening", VagueWord.EVENING),
    (r"overnight", VagueWord.OVERNIGHT),
    (r"night(?:-?time)?", VagueWord.NIGHT),
)
"""The spellings of a part of a day."""

EDGED = MappingProxyType(
    {
        ("early", None): VagueWord.EARLY,
        ("early", VagueWord.MORNING): VagueWord.EARLY,
        ("early", VagueWord.EVENING): VagueWord.EARLY_EVENING,
        ("late", None): VagueWord.LATE,
        ("late", VagueWord.EVENING): VagueWord.LATE_EVENING,
        ("late", VagueWord.NIGHT): VagueWord.LATE_NIGHT,
    }
)
"""What "early" and "late" make of a part of a day; of others they make no smaller part."""

_NUMBER_WORDS = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
)
NUMBERS = MappingProxyType(
    {
        **{word: float(number) for number, word in enumerate(_NUMBER_WORDS.split(), 1)},
        "twenty": 20.0,
        "thirty": 30.0,
        "half an": 0.5,
        "half a": 0.5,
        "an": 1.0,
        "a": 1.0,
    }
)
NUMBER = rf"(?:\d{{1,4}}(?:\.\d+)?|{'|'.join(sorted(NUMBERS, key=len, reverse=True))})"

UNITS = MappingProxyType(
    {
        "second": 1 / 60,
        "sec": 1 / 60,
        "minute": 1.0,
        "min": 1.0,
        "hour": 60.0,
        "day": 1_440.0,
        "week": 10_080.0,
        "month": 43_830.0,
        "year": 525_960.0,
    }
)
"""Minutes of a unit; a month is a twelfth of a year of 365.25 days."""
UNIT = rf"(?:{'|'.join(UNITS)})s?\b"

BEGAN = r"(?:began|begun|started|starting|intervened)"
"""Verbs by which "since the campaign began on …" names what it is since."""


def month(words: str) -> int:
    """The number of a month that MONTH matched."""
    return next(n for name, n in MONTHS.items() if name[:3] == words[:3].lower())


def weekday(words: str) -> int:
    """The number of a weekday that WEEKDAY matched, Monday 0."""
    return next(n for n, name in enumerate(WEEKDAYS) if name[:3] == words[:3].lower())


def number(words: str) -> float:
    """The number that NUMBER matched."""
    text = " ".join(words.lower().split())
    return NUMBERS[text] if text in NUMBERS else float(text)
