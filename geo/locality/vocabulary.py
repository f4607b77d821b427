"""The words that a locality grammar knows: units, compass points, numbers, and what says nothing.

To teach the grammar another word, add it here.
"""

from __future__ import annotations

import re
from types import MappingProxyType

UNITS = MappingProxyType(
    {
        "km": r"kilomet(?:er|re)s?|kms?",
        "nmi": r"nautical\s+miles?|nmi|nm",
        "mi": r"(?:statute\s+)?miles?|mi",
        "m": r"met(?:er|re)s?|m",
        "yd": r"yards?|yds?",
        "ft": r"feet|foot|ft",
    }
)
"""The spellings of a unit, by its name in geo.units."""

UNIT = rf"(?:{'|'.join(UNITS.values())})(?!\w)\.?"

_POINTS = (
    *("north", "northnortheast", "northeast", "eastnortheast"),
    *("east", "eastsoutheast", "southeast", "southsoutheast"),
    *("south", "southsouthwest", "southwest", "westsouthwest"),
    *("west", "westnorthwest", "northwest", "northnorthwest"),
)
AZIMUTHS = MappingProxyType({name: 22.5 * i for i, name in enumerate(_POINTS)})
"""Degrees clockwise from true north of the sixteen compass points, each written as one word."""

_LETTERS = {"n": "north", "e": "east", "s": "south", "w": "west"}
_POINT = "north|south|east|west"
HEADING = (
    rf"(?:due\s+)?(?:(?:{_POINT})(?:[-–\s]*(?:{_POINT}))*(?:ern|erly|wards?)?"
    r"|[nsew](?:[.\s–-]{0,2}[nsew]){0,2}\.?)(?!\w)"
)
"""A compass point in words or letters: south east, south-east, SE, S.E., north-northwest."""

_NUMBER_WORDS = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen"),
    *("nineteen", "twenty"),
)
_TENS = ("thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
NUMBERS = MappingProxyType(
    {
        **{word: str(number) for number, word in enumerate(_NUMBER_WORDS)},
        **{word: str(10 * number) for number, word in enumerate(_TENS, 3)},
        "a dozen": "12",
        "a hundred": "100",
        "one hundred": "100",
        "hundred": "100",
        "half a": "1/2",
        "half an": "1/2",
        "a quarter of a": "1/4",
        "quarter of a": "1/4",
        "a": "1",
        "an": "1",
    }
)
"""Number words and the figures whose precision they share."""

_WORDS = sorted(NUMBERS, key=len, reverse=True)
NUMBER = (
    r"(?:\d+(?:[,.٬٫\u00a0\u202f]\d+)*|\d{1,3}(?:\s\d{3})+)(?:\s?[¼-¾⅐-⅞]|\s\d+/\d+|/\d+)?"
    rf"|[¼-¾⅐-⅞]|(?:{'|'.join(_WORDS)})(?!\w)"
)
"""A number in figures or words; rounding.number reads the figures."""

ADVERBS = (
    r"(?:approximately|approx\.?|about|around|roughly|some|circa|ca?\.|nearly|almost|just|exactly"
    r"|precisely|an\s+estimated|estimated|only|at\s+a\s+distance\s+of|a\s+distance\s+of|~|≈)"
)
"""Words before a figure that change nothing as worded."""

_NOUNS = "camp|village|base|site|place|point|location|spot|position|building|area|somewhere"
FILLERS = (
    rf"(?:(?:located|situated|lies|lying)\s+)?(?:(?:at|in)\s+)?(?:(?:a|an|the)\s+)?(?:{_NOUNS})\s+"
    rf"(?={ADVERBS}|{NUMBER}\s*{UNIT}|(?:to\s+the\s+)?{HEADING}\s+(?:of|from)\b)"
    r"|(?:located|situated|lies|lying)\s+(?=\S)"
)
"""Words that a place may begin with and that say nothing of where it is."""

VAGUE = r"(?:several|a\s+few|few|many|some|a\s+short|(?:a\s+couple|tens|dozens|hundreds)\s+of)"
"""Words that stand where a figure would and are none."""

_SUFFIX = re.compile(r"(?:erly|ern|wards?)$")


def unit(words: str) -> str:
    """The unit, one of geo.units.METRES, of words that UNIT matched."""
    spelled = words.strip().rstrip(".")
    return next(
        name for name, spellings in UNITS.items() if re.fullmatch(spellings, spelled, re.IGNORECASE)
    )


def azimuth(words: str) -> float | None:
    """The azimuth in degrees of a compass point as written; None if there is no such point."""
    text = re.sub(r"^due\s+", "", words.lower())
    letters = re.sub(r"[\s.–-]", "", text)
    if letters and set(letters) <= set(_LETTERS):
        letters = "".join(_LETTERS[letter] for letter in letters)
    return AZIMUTHS.get(_SUFFIX.sub("", letters))


def half_angle(azimuth_deg: float) -> float:
    """Half the sector of a compass point in degrees: 45 for one of the four cardinal points, 22.5
    for one between two of them, 11.25 for one of the sixteen (Chapman & Wieczorek, 2020,
    Georeferencing Best Practices, GBIF, doi:10.15468/doc-gg7h-s853)."""
    if azimuth_deg % 90 == 0:
        return 45.0
    return 22.5 if azimuth_deg % 45 == 0 else 11.25
