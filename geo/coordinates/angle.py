"""One latitude or longitude as written: degrees, minutes, seconds, sign and hemisphere."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from geo.coordinates.errors import CoordinatesError, quoted
from geo.coordinates.tokens import PARTS, Token
from geo.rounding import last_place

Axis = Literal["latitude", "longitude"]
LIMITS: dict[Axis, int] = {"latitude": 90, "longitude": 180}
LETTERS: dict[Axis, str] = {"latitude": "NS", "longitude": "EW"}
_IN_TURN = "degrees, then minutes, then seconds"


@dataclass(frozen=True)
class Angle:
    """One angle as read.

    Attributes:
        text: as written, without sign, letter and label.
        degrees: never negative.
        negative: whether it is south or west.
        step_deg: one unit of the last digit written, in degrees.
        axis: None where neither a letter nor a label says which it is.
        parts: how many of degrees, minutes and seconds were written.
        signed: whether a letter, a label or a minus says to which side it counts.
    """

    text: str
    degrees: float
    negative: bool
    step_deg: float
    axis: Axis | None
    parts: int
    signed: bool

    @property
    def value(self) -> float:
        """In degrees, negative south and west."""
        return -self.degrees if self.negative else self.degrees

    def fits(self, axis: Axis) -> bool:
        return self.axis in (axis, None) and self.degrees <= LIMITS[axis]

    def lettered(self, axis: Axis) -> str:
        """As written, with the letter of its hemisphere behind it."""
        return f"{self.text}{LETTERS[axis][self.negative]}"


def read(text: str, tokens: list[Token]) -> Angle:
    """The angle of the tokens of one half of a pair of coordinates.

    Raises:
        CoordinatesError: naming the part at fault.
    """
    written = text[tokens[0].start : tokens[-1].end]
    letters = [token.value for token in tokens if token.kind == "letter"]
    labels = [token.value for token in tokens if token.kind == "label"]
    axis = _axis(letters, labels, written)
    name = axis or "coordinates"
    sign, numbers = _numbers(tokens, name, written)
    if sign and letters:
        raise CoordinatesError(
            axis or "coordinates", quoted(written), "a sign or a letter, not both"
        )
    parts = _run_together(numbers, axis) if letters and axis else numbers
    degrees, step = _value(parts, axis or "coordinates", written)
    if axis and degrees > LIMITS[axis]:
        raise CoordinatesError(axis, quoted(written), f"at most {LIMITS[axis]} degrees")
    return Angle(
        text=_bare(text, tokens),
        degrees=degrees,
        negative=sign == "-" or letters in (["S"], ["W"]),
        step_deg=step,
        axis=axis,
        parts=len(parts),
        signed=bool(letters or labels or sign == "-"),
    )


def _axis(letters: list[str], labels: list[str], written: str) -> Axis | None:
    said = set(labels) | {"latitude" if letter in "NS" else "longitude" for letter in letters}
    if len(letters) > 1 or len(said) > 1:
        expected = "one latitude and one longitude, each with one letter"
        raise CoordinatesError("coordinates", quoted(written), expected)
    return next((axis for axis in LIMITS if axis in said), None)


def _numbers(tokens: list[Token], name: str, written: str) -> tuple[str, list[str]]:
    """The sign of the first number, and the numbers in turn without it."""
    numbers: list[str] = []
    for token in tokens:
        if token.kind == "number":
            numbers.append(token.value)
        elif token.kind == "mark" and [token.value] != list(PARTS[: len(numbers)][-1:]):
            raise CoordinatesError(name, quoted(written), _IN_TURN)
    if not 1 <= len(numbers) <= len(PARTS):
        raise CoordinatesError(name, quoted(written), _IN_TURN)
    if any(token.kind in ("letter", "label") for token in _within(tokens)):
        raise CoordinatesError(name, quoted(written), "the letter before or behind all numbers")
    if any(number[0] in "+-" for number in numbers[1:]):
        raise CoordinatesError(name, quoted(written), "a sign before the degrees alone")
    degrees = numbers[0].lstrip("+-")
    return numbers[0][: -len(degrees)], [degrees, *numbers[1:]]


def _within(tokens: list[Token]) -> list[Token]:
    """The tokens from the first number to the last one."""
    numbers = [index for index, token in enumerate(tokens) if token.kind == "number"]
    return tokens[numbers[0] : numbers[-1]]


def _run_together(numbers: list[str], axis: Axis) -> list[str]:
    """Degrees, minutes and seconds of digits run together, as those of N352512 E0400311."""
    width = 2 if axis == "latitude" else 3
    whole = numbers[0].partition(".")[0]
    if len(numbers) > 1 or len(whole) not in (width + 2, width + 4):
        return numbers
    cuts = [0, *range(width, len(whole), 2)]
    pieces = [whole[cut:end] for cut, end in zip(cuts, [*cuts[1:], len(whole)], strict=True)]
    return [*pieces[:-1], pieces[-1] + numbers[0][len(whole) :]]


def _value(numbers: list[str], name: str, written: str) -> tuple[float, float]:
    """Degrees without a sign, and the step of the last digit in degrees."""
    for part, number in zip(PARTS, numbers[:-1], strict=False):
        if not number.isdigit():
            raise CoordinatesError(f"{part} of {name}", quoted(written), f"whole {part}")
    for part, number in zip(PARTS[1:], numbers[1:], strict=False):
        if float(number) >= 60:
            raise CoordinatesError(f"{part} of {name}", number, "less than 60")
    value = sum(float(number) / 60**place for place, number in enumerate(numbers))
    return value, last_place(numbers[-1]) / 60 ** (len(numbers) - 1)


def _bare(text: str, tokens: list[Token]) -> str:
    kept = [token for token in tokens if token.kind in ("number", "mark")]
    within = text[kept[0].start : kept[-1].end].lstrip("+-")
    return re.sub(r"\s+", " ", within)
