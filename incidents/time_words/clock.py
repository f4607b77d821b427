"""Clock: a time of day as written, and the minute it is once its part of the day is known."""

from __future__ import annotations

from dataclasses import dataclass, replace

from geo.locality.scanner import Scanner
from incidents.time import TimeError
from incidents.time_words.widths import Part

_DAY_S = 86_400
_HALF_S = _DAY_S // 2
_MERIDIEM = r"(?:\s*(?P<ap>[ap])\.?\s?m\b\.?)"
_FIGURES = (
    r"(?P<h>\d\d)(?P<m>\d\d)\s*(?:hours|hrs|h\b|(?=\s*(?:Z|UTC|GMT|zulu)\b))",
    rf"(?P<h>\d{{1,2}})[:.](?P<m>\d\d)(?::(?P<s>\d\d))?{_MERIDIEM}",
    r"(?P<h>\d{1,2}):(?P<m>\d\d)(?::(?P<s>\d\d))?(?!\d)",
    rf"(?P<h>\d{{1,2}}){_MERIDIEM}",
)
_O_CLOCK = r"(?P<h>\d{1,2})(?:\s*o['’]clock)"
_BARE = rf"{_O_CLOCK}?(?![\d:.]|st|nd|rd|th)"


@dataclass(frozen=True)
class Clock:
    """A time of day as written.

    Attributes:
        text: as written.
        seconds: from the midnight before it, as the figures stand.
        open: whether the figures alone leave it open if it is before or after noon.
        meridiem: "a" or "p" where it says so.
        midnight: whether it is the word, which says nothing of which midnight.
        to_second: whether it is written with seconds.
        figures: whether it is written as on a 24-hour clock, though it may be before noon.
    """

    text: str
    seconds: int
    open: bool = False
    meridiem: str = ""
    midnight: bool = False
    to_second: bool = False
    figures: bool = False

    def having(self, meridiem: str) -> Clock:
        """The same with a.m. or p.m. where it is open; "9" in "between 9 and 10 p.m."."""
        if not self.open or not meridiem:
            return self
        noon = self.seconds % _HALF_S + (_HALF_S if meridiem == "p" else 0)
        return replace(self, seconds=noon, open=False, meridiem=meridiem)

    def within(self, part: Part, name: str) -> int:
        """The seconds from the midnight of the part's day, where it is in that part of the day.

        Raises:
            TimeError: if none or several are.
        """
        could = [self.seconds + _DAY_S * n for n in (0, 1)]
        if self.open or self.figures:
            could += [at + _HALF_S for at in could]
        ends = part.first_h * 3600, part.last_h * 3600 + (1 if self.midnight else 0)
        fit = sorted({at for at in could if ends[0] <= at < ends[1]})
        if self.figures and self.seconds in fit:
            return self.seconds
        if len(fit) != 1:
            got = f"{self.text}, {name}"
            raise TimeError(got, f"a time of day that is one in the {name}, with a.m. or p.m.")
        return fit[0]

    def alone(self) -> int:
        """The seconds from the midnight of its day, where no part of the day is told.

        Raises:
            TimeError: if the figures leave it open.
        """
        if self.midnight:
            expected = "which midnight of the day: 00:00, 24:00, or the night, as in “Sunday night”"
            raise TimeError(self.text, expected)
        if self.open:
            raise TimeError(self.text, "a.m. or p.m., or two figures for the hour, as in 09:30")
        return self.seconds

    @property
    def note(self) -> tuple[str, ...]:
        """What is read into figures that a 12-hour clock would show as well."""
        return (f"{self.text} read on the 24-hour clock",) if self.figures else ()


def clock(scan: Scanner, bare: bool) -> Clock | None:
    """The time of day at the scanner's place; `bare` where a number alone is an hour ("at 9").

    Raises:
        TimeError: for an hour or a minute that no clock shows.
    """
    if match := scan.take(r"(?:12\s+)?(noon|midnight)\b"):
        return Clock(match[0].strip(), 0 if match[1].lower() == "midnight" else _HALF_S,
                     midnight=match[1].lower() == "midnight")  # fmt: skip
    for pattern in (*_FIGURES, _BARE if bare else _O_CLOCK):
        if match := scan.take(pattern):
            parts = match.groupdict()
            return _made(match[0].strip(), parts["h"], parts.get("m") or "00", parts.get("s"),
                         parts.get("ap") or "")  # fmt: skip
    return None


def _made(text: str, hour: str, minute: str, second: str | None, meridiem: str) -> Clock:
    hours, minutes, seconds = int(hour), int(minute), int(second or 0)
    greatest = 12 if meridiem else 24
    whole = hours == 24 and minutes == seconds == 0
    if hours > greatest or minutes > 59 or seconds > 59 or (hours == 24 and not whole):
        raise TimeError(text, "a time of day that a clock shows")
    if meridiem and hours == 0:
        raise TimeError(text, "an hour from 1 to 12 with a.m. or p.m.")
    at = hours * 3600 + minutes * 60 + seconds
    if meridiem:
        at = at % _HALF_S + (_HALF_S if meridiem.lower() == "p" else 0)
        return Clock(text, at, meridiem=meridiem.lower(), to_second=bool(second))
    twelve = 1 <= hours <= 12
    two_figures = len(hour) == 2 and ":" in text
    return Clock(
        text,
        at,
        open=twelve and not two_figures,
        to_second=bool(second),
        figures=twelve and two_figures,
    )
