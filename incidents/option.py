"""Option: what the command line's options are read as; each error says what was expected."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from incidents.time import LocalTime, TimeError

EXPORTS = (".geojson", ".csv", ".html")


def joined(words: Sequence[str]) -> list[str]:
    """The words with a box that begins in the west taken as a value, not as an option."""
    joined: list[str] = []
    for word in words:
        if joined and joined[-1] == "--bbox" and word[:1] == "-":
            joined[-1] += f"={word}"
        else:
            joined.append(word)
    return joined


def words(text: str) -> list[str]:
    """Words parted by commas."""
    found = [word.strip() for word in text.split(",") if word.strip()]
    if not found:
        raise argparse.ArgumentTypeError(f"got {text!r}, expected words parted by commas")
    return found


def box(text: str) -> tuple[float, float, float, float]:
    """West, south, east and north in degrees."""
    expected = "W,S,E,N in degrees, S below N; W over E across the antimeridian"
    try:
        west, south, east, north = (float(number) for number in text.split(","))
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"got {text!r}, expected {expected}") from error
    if not (abs(west) <= 180 and abs(east) <= 180 and -90 <= south < north <= 90):
        raise argparse.ArgumentTypeError(f"got {text!r}, expected {expected}")
    return west, south, east, north


def start(text: str) -> datetime:
    """The first instant of a time as a reader writes it, UTC where no offset is given."""
    return _time(text).first("UTC")


def end(text: str) -> datetime:
    """The last instant of such a time."""
    return _time(text).last("UTC")


def _time(text: str) -> LocalTime:
    try:
        return LocalTime(text)
    except TimeError as error:
        raise argparse.ArgumentTypeError(
            f"got {error.got!r}, expected {error.expected}; UTC if no offset is given"
        ) from error


def export_path(text: str) -> Path:
    """A path whose ending names a format."""
    path = Path(text)
    if path.suffix.lower() not in EXPORTS:
        raise argparse.ArgumentTypeError(f"got {text!r}, expected a name ending in {EXPORTS}")
    return path
