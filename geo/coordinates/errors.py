"""What is wrong with coordinates as written, and which part of them it is."""

from __future__ import annotations

from geo.errors import GeometryError

_MOST_SHOWN = 60


def quoted(text: str) -> str:
    """Some words of a text in quotation marks, what does not print left out."""
    shown = "".join(character for character in text.strip() if character.isprintable())
    return f"“{shown}”" if len(shown) <= _MOST_SHOWN else f"“{shown[:_MOST_SHOWN]}…”"


class CoordinatesError(GeometryError):
    """Coordinates that cannot be read: ``what`` names the part, e.g. ``"minutes of latitude"``."""


class AmbiguousOrder(CoordinatesError):
    """Coordinates that can be read in more than one way.

    Attributes:
        readings: each way, written so that it can be read in that way alone.
    """

    def __init__(self, what: str, got: object, readings: tuple[str, ...]) -> None:
        self.readings = readings
        super().__init__(what, got, " or ".join(quoted(reading) for reading in readings))
