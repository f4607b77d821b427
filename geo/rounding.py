"""Rounding: the number that was written, and how far the truth may be from it.

Distances are read by Chapman & Wieczorek (2020) Georeferencing Best Practices, GBIF,
doi:10.15468/doc-gg7h-s853: the uncertainty is half of the precision that the writing shows.
Coordinates are read by their last digit alone.
"""

from __future__ import annotations

import re
import unicodedata
from fractions import Fraction

from geo.errors import GeometryError

_EXPECTED = "a number such as 55, 10.5, 1,013 or 10 1/4"
_SPACES = "\u00a0\u2007\u2009\u202f"
_MARKS = str.maketrans({"٫": ".", "٬": ",", "\u2044": "/"} | dict.fromkeys(_SPACES, " "))
_VULGAR = re.compile("([¼-¾⅐-⅞])")
_MOST_CHARACTERS = 40
_DECIMAL = re.compile(r"(?P<whole>\d{1,3}(?:([, ])\d{3}(?:\2\d{3})*)?|\d+)(?:\.(?P<part>\d+))?")
_FRACTION = re.compile(r"(?:(?P<whole>\d+) )?(?P<over>\d+)/(?P<under>\d+)")
_COMMA = re.compile(r"\d+(?:\.\d{3})*,\d+")
_DENOMINATORS = (2, 4, 8, 16)
_THIRDS = re.compile("3{2,}|6{2,}|6+7")


def plain(character: str) -> str:
    """A digit of any script as 0 to 9, every other character as it is."""
    digit = unicodedata.digit(character, None) if unicodedata.category(character) == "Nd" else None
    return character if digit is None else str(digit)


def number(written: str) -> float:
    """The number written, in the unit written.

    Raises:
        GeometryError: for what is no number, and for a comma that may be a decimal one.
    """
    whole, part, fraction = _parts(written)
    return float(fraction if fraction is not None else Fraction(f"{whole}.{part or 0}"))


def half_step(written: str) -> float:
    """How far a distance may be from the number written, either way, in the unit written.

    Half of the precision, which is

    - of a fraction, one part: 10 1/4 and 10.25 are ± 0.125; decimals are such a fraction where they
      are whole halves, quarters, eighths or sixteenths, or a third (.33, .667), with no zero last;
    - of other decimals, their last place: 10.6 and 55.0 are ± 0.05;
    - of a whole number, the place of its last digit that is not 0: 55 is ± 0.5, 140 is ± 5;
      where that is its only such digit, a power of ten lower, as a round number says more than its
      zeros do: 10 and 30 are ± 0.5, 100 and 200 are ± 5, 2000 is ± 50.

    >>> half_step("1,013"), half_step("10.5"), half_step("100")
    (0.5, 0.25, 5.0)

    Raises:
        GeometryError: for what is no number, and for a comma that may be a decimal one.
    """
    whole, part, fraction = _parts(written)
    if fraction is not None:
        return float(Fraction(1, 2 * fraction.denominator))
    if part:
        return _of_decimals(part)
    digits = whole.strip("0")
    zeros = len(whole) - len(whole.rstrip("0")) if digits else 0
    lone = len(digits) == 1 and zeros > 0
    return float(10.0 ** (zeros - lone)) / 2


def last_place(written: str) -> float:
    """One unit of the last digit written: 0.01 of 35.42, 1 of 35; trailing zeros count.

    Raises:
        GeometryError: for what is no decimal number.
    """
    _, part, fraction = _parts(written)
    if fraction is not None:
        raise GeometryError("number", repr(written), "decimals, not a fraction")
    return float(f"1e-{len(part)}")


def _of_decimals(part: str) -> float:
    if not part.endswith("0"):
        if _THIRDS.fullmatch(part):
            return 1 / 6
        denominator = Fraction(f"0.{part}").denominator
        if denominator in _DENOMINATORS:
            return 1 / denominator / 2
    return float(f"5e-{len(part) + 1}")


def _parts(written: str) -> tuple[str, str, Fraction | None]:
    """The whole digits, the decimals, and the value where it is written as a fraction."""
    spaced = _VULGAR.sub(r" \1", written[: _MOST_CHARACTERS + 1])
    text = unicodedata.normalize("NFKC", spaced).translate(_MARKS)
    text = " ".join("".join(map(plain, text)).split())
    if len(written) > _MOST_CHARACTERS:
        raise GeometryError("number", repr(f"{text[:20]}…"), f"up to {_MOST_CHARACTERS} characters")
    if (found := _FRACTION.fullmatch(text)) and int(found["under"]):
        value = Fraction(int(found["over"]), int(found["under"]))
        return "", "", value + int(found["whole"] or 0)
    if found := _DECIMAL.fullmatch(text):
        return re.sub(r"\D", "", found["whole"]), found["part"] or "", None
    if _COMMA.fullmatch(text):
        expected = "a decimal point, or a comma before three digits, as in 1.5 or 1,500"
        raise GeometryError("number", f"{written!r}, where the comma may be either", expected)
    raise GeometryError("number", repr(written), _EXPECTED)
