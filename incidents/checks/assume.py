"""Assume: the parameters that checks rest on, each with its unit, its default and its bounds."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from incidents.time import zone_exists
from incidents.units import metres

Chosen = Mapping[str, str]
Radii = Mapping[str, float]


@dataclass(frozen=True)
class Parameter:
    """A number that an assumption is: what it is called, its unit and what it may be.

    Attributes:
        name: as `--assume` names it; `field` as Assume does.
        unit: m, min, deg, km/h or 1.
        lower, upper: its bounds, which is also the range that is searched for what flips a finding.
        about: what it means, in a few words.
    """

    name: str
    field: str
    unit: str
    lower: float
    upper: float
    about: str


PARAMETERS: Mapping[str, Parameter] = {
    each.name: each
    for each in (
        Parameter("near", "near_m", "m", 0.0, 20e6, "how far apart is still the same place"),
        Parameter("together", "together_min", "min", 0.0, 1e6, "how far apart is still together"),
        Parameter("around", "around_min", "min", 0.0, 720.0, "what “around” allows either way"),
        Parameter("half-angle", "half_angle_deg", "deg", 0.5, 180.0, "what a heading allows"),
        Parameter("speed", "speed_kmh", "km/h", 1.0, 30e3, "the top speed of whatever moved"),
        Parameter("detour", "detour", "1", 1.0, 10.0, "the greatest length over the shortest"),
    )
}
RADIUS = Parameter("radius", "radius_m", "m", 1.0, 10e6, "how far off a place's point may be")
_CHOICES = {"zone": "an IANA time zone", "unit": "mi or nmi", "geocode": "a geocode's id"}
_NUMBER = re.compile(r"\s*(\d+(?:\.\d+)?)\s*([a-z/°]*)\s*")
_WRITTEN = {"min": ("", "min", "minutes"), "deg": ("", "deg", "°"), "km/h": ("", "km/h", "kmh")}


@dataclass(frozen=True)
class Assume:
    """What the checks take for granted. None: as the dossier and its words have it.

    Attributes:
        near_m: two events this far apart, in metres, are still told as in the same place.
        together_min: two events this far apart, in minutes, are still told as at the same time.
        around_min: how many minutes "around" allows before and after.
        half_angle_deg: how many degrees a stated heading allows to either side, as worded.
        speed_kmh: the top speed of whatever moved, whatever its platform's figures are.
        detour: how many times the shortest way a flown one may be where no range caps it.
        zone: the IANA zone of every time whose zone is not stated.
        unit: what stated miles are: "mi" or "nmi".
        radius_m: by place, the radius in metres of each of its geocodes.
        geocode: by place, the one of its rival geocodes that is taken.
    """

    near_m: float = 1_000.0
    together_min: float = 5.0
    around_min: float | None = None
    half_angle_deg: float | None = None
    speed_kmh: float | None = None
    detour: float = 2.0
    zone: str | None = None
    unit: str | None = None
    radius_m: Radii = field(default_factory=dict, hash=False)
    geocode: Chosen = field(default_factory=dict, hash=False)

    def having(self, name: str, value: float | str) -> Assume:
        """These assumptions with another value of one: "near", "radius.PLACE", "zone" and so on."""
        kind, _, place = name.partition(".")
        if kind == "radius":
            return replace(self, radius_m={**self.radius_m, place: float(value)})
        if kind == "geocode":
            return replace(self, geocode={**self.geocode, place: str(value)})
        chosen = kind in _CHOICES
        change: dict[str, Any] = {kind: value} if chosen else {PARAMETERS[kind].field: float(value)}
        return replace(self, **change)

    def value(self, name: str) -> float | str | None:
        """What is assumed of one; None where it is as the dossier has it."""
        kind, _, place = name.partition(".")
        if kind in ("radius", "geocode"):
            held: Mapping[str, float | str] = self.radius_m if kind == "radius" else self.geocode
            return held.get(place)
        found: float | str | None = getattr(
            self, kind if kind in _CHOICES else PARAMETERS[kind].field
        )
        return found


class BadAssumption(ValueError):
    """An assumption that no check knows, or a value that it cannot have."""


EXPECTED = ", ".join(
    [
        f"{one.name}={'LENGTH' if one.unit == 'm' else one.unit.upper()}"
        for one in PARAMETERS.values()
    ]
    + ["zone=ZONE", "unit=nmi", "radius.PLACE=LENGTH", "geocode.PLACE=GEOCODE"]
)


def parse(settings: Iterable[str]) -> Assume:
    """The assumptions with settings such as "near=5km" and "zone=Europe/Moscow" applied.

    Raises:
        BadAssumption: it says what was got and what was expected.
    """
    assume = Assume()
    for setting in settings:
        name, _, value = setting.partition("=")
        kind, _, place = name.partition(".")
        if (kind in ("radius", "geocode")) != bool(place) or not _known(kind):
            raise BadAssumption(f"--assume: got {setting!r}, expected some of {EXPECTED}")
        assume = assume.having(
            name, _choice(kind, value) if kind in _CHOICES else _number(name, value)
        )
    return assume


def _known(kind: str) -> bool:
    return kind in PARAMETERS or kind in _CHOICES or kind == RADIUS.name


def _choice(kind: str, value: str) -> str:
    fits = {"zone": zone_exists, "unit": ("mi", "nmi").__contains__, "geocode": bool}[kind]
    if not fits(value):
        raise BadAssumption(f"--assume {kind}: got {value!r}, expected {_CHOICES[kind]}")
    return value


def _number(name: str, value: str) -> float:
    parameter = PARAMETERS.get(name, RADIUS)
    try:
        number = metres(value) if parameter.unit == "m" else _plain(value, parameter)
    except ValueError as error:
        raise BadAssumption(f"--assume {name}: {error}") from error
    if not parameter.lower <= number <= parameter.upper:
        bounds = (
            f"from {_bound(parameter, parameter.lower)} to {_bound(parameter, parameter.upper)}"
        )
        raise BadAssumption(f"--assume {name}: got {value!r}, expected {bounds}")
    return number


def _bound(parameter: Parameter, value: float) -> str:
    if parameter.unit == "m":
        return f"{value / 1000:g}km" if value >= 1000 else f"{value:g}m"
    return f"{value:g}{'' if parameter.unit == '1' else ' ' + parameter.unit}"


def _plain(value: str, parameter: Parameter) -> float:
    match = _NUMBER.fullmatch(value.lower())
    if match is None or match[2] not in _WRITTEN.get(parameter.unit, ("",)):
        unit = "" if parameter.unit == "1" else f" of {parameter.unit}"
        raise ValueError(f"got {value!r}, expected a number{unit}")
    return float(match[1])
