"""Quantity: a distance and a heading as written, with the ranges that the figures allow."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from geo import rounding
from geo.bearing import Bearing
from geo.errors import GeometryError
from geo.interval import Interval
from geo.locality import vocabulary
from geo.locality.phrase import NotRead
from geo.locality.scanner import Scanner
from geo.point_radius import BY_DEGREES_HALF_ANGLE_DEG
from geo.units import METRES

_NAMES = {"km": "km", "m": "m", "mi": "statute miles", "nmi": "nautical miles", "yd": "yards"}
_NAMES["ft"] = "feet"
_METRES_TOO = {"mi": " of 1,609.344 m", "nmi": " of 1,852 m", "yd": " of 0.9144 m"}
_METRES_TOO["ft"] = " of 0.3048 m"
_LEAST_M = 0.01


@dataclass(frozen=True)
class Quantity:
    """A distance as written.

    Attributes:
        words: as written, without adverbs.
        number: the figure, or the middle of a range of two.
        unit: its unit, one of geo.units.METRES.
        lower, upper: what rounding leaves of it, in that unit.
        notes: what was read into it.
    """

    words: str
    number: float
    unit: str
    lower: float
    upper: float
    notes: tuple[str, ...] = ()

    @property
    def metres(self) -> Interval:
        return Interval(self.lower * METRES[self.unit], self.upper * METRES[self.unit])

    @property
    def read_as(self) -> str:
        span = f"{self.lower:,g} to {self.upper:,g} {_NAMES[self.unit]}"
        return f"{self.words} read as {span}{_METRES_TOO.get(self.unit, '')}"

    @property
    def nautical(self) -> Quantity | None:
        """The same in nautical miles, where the words say miles and no more."""
        if self.unit != "mi" or "statute" in self.words.lower():
            return None
        return replace(self, unit="nmi")


def distance(scan: Scanner) -> Quantity | None:
    """The distance at the scanner's place, with the adverbs about it and a conversion after it.

    Raises:
        NotRead: for a figure that cannot be read, or a conversion that is another distance.
    """
    adverbs = []
    while match := scan.take(rf"{vocabulary.ADVERBS}(?![^\W\d])\s*"):
        adverbs.append(match[0].strip())
    vague = scan.take(rf"{vocabulary.VAGUE}\s+{vocabulary.UNIT}")
    if vague:
        raise NotRead(vague[0].strip(), "a figure and a unit, such as 5 km")
    found = _figure(scan)
    if found is None:
        return None
    notes = tuple(f"“{adverb}” changes nothing as worded" for adverb in adverbs)
    if scan.take(r"\s*[(/]\s*(?:or\s+)?"):
        scan.take(rf"{vocabulary.ADVERBS}(?![^\W\d])\s*")
        conversion = _figure(scan)
        if conversion is None:
            raise NotRead(scan.next_words(), "a distance in another unit")
        scan.take(r"\s*\)")
        if not conversion.metres.meets(found.metres):
            raise NotRead(conversion.words, f"the same distance as {found.words}")
        notes += (f"{conversion.words} taken for a conversion of {found.words}",)
    return replace(found, notes=notes)


def _figure(scan: Scanner) -> Quantity | None:
    """One figure, or a range of two, with its unit."""
    match = scan.take(
        rf"(?P<first>{vocabulary.NUMBER})(?:\s*(?:-|–|to|and)\s*(?P<second>{vocabulary.NUMBER}))?"
        rf"[\s-]*(?P<unit>{vocabulary.UNIT})"
    )
    if match is None:
        return None
    unit = vocabulary.unit(match["unit"])
    (low, low_step), (high, high_step) = (
        _number(match[name] or match["first"]) for name in ("first", "second")
    )
    if not _LEAST_M <= low * METRES[unit] <= high * METRES[unit]:
        raise NotRead(match[0], "a distance of 1 cm or more, the lesser figure of a range first")
    words = re.sub(r"\s+", " ", match[0]).strip()
    return Quantity(words, (low + high) / 2, unit, max(0.0, low - low_step), high + high_step)


def _number(written: str) -> tuple[float, float]:
    """A number and half of the step it is written in."""
    text = vocabulary.NUMBERS.get(written.lower(), written)
    try:
        return rounding.number(text), rounding.half_step(text)
    except GeometryError as error:
        raise NotRead(written, error.expected) from error


@dataclass(frozen=True)
class Heading:
    """A heading as written, with the azimuths it allows, in degrees."""

    words: str
    azimuth_deg: float
    half_angle_deg: float

    @property
    def bearing(self) -> Bearing:
        return Bearing.about(self.azimuth_deg, self.half_angle_deg)

    @property
    def read_as(self) -> str:
        cardinal = ", one of four cardinal directions" if self.half_angle_deg == 45 else ""
        return f"{self.words} read as {self.azimuth_deg:g}° ± {self.half_angle_deg:g}°{cardinal}"

    @property
    def narrower(self) -> Heading | None:
        """A cardinal direction as one of eight."""
        return replace(self, half_angle_deg=22.5) if self.half_angle_deg == 45 else None


def heading(scan: Scanner) -> Heading | None:
    """The heading at the scanner's place: a compass point, or degrees clockwise from north.

    Raises:
        NotRead: for compass words that make no point, as "north-south", or degrees over 360.
    """
    scan.take(r"(?:to\s+the|towards?(?:\s+the)?|heading|bearing)\s+(?=\w)")
    if match := scan.take(vocabulary.HEADING):
        azimuth = vocabulary.azimuth(match[0])
        if azimuth is None:
            raise NotRead(match[0], "one of the sixteen compass points")
        return Heading(match[0].strip(), azimuth, vocabulary.half_angle(azimuth))
    match = scan.take(
        r"(?:at|on\s+(?:a\s+)?(?:bearing|heading|azimuth)\s+(?:of\s+)?)?\s*"
        r"(\d{1,3}(?:\.\d+)?)\s*(?:°|º|degrees?)(?:\s*(?:true|T))?(?!\w)"
    )
    if match is None:
        return None
    if float(match[1]) > 360:
        raise NotRead(match[0].strip(), "a heading of 0 to 360 degrees clockwise from north")
    return Heading(match[0].strip(), float(match[1]) % 360, BY_DEGREES_HALF_ANGLE_DEG)
