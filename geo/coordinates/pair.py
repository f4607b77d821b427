"""A latitude and a longitude in degrees: which is which, and the cell that their digits allow."""

from __future__ import annotations

from collections.abc import Iterator

from geo import point_radius
from geo.coordinates import angle as angles
from geo.coordinates.angle import Angle
from geo.coordinates.errors import AmbiguousOrder, CoordinatesError, quoted
from geo.coordinates.tokens import Token
from geo.coordinates.written import Alternative, Span, Written, about, beyond, box
from geo.position import Position

_PAIR = "a latitude and a longitude with decimal points, such as 35.42N 40.05E"
_NOTATIONS = (
    "decimal degrees",
    "degrees and decimal minutes",
    "degrees, minutes and seconds",
)


def read(verbatim: str, text: str, found: list[Token]) -> Written:
    """The place that the tokens of a text in one form give.

    Raises:
        CoordinatesError: for what is no latitude and longitude, naming the part at fault.
        AmbiguousOrder: where either may be the latitude.
    """
    one, other = (angles.read(text, half) for half in _halves(text, found))
    lat, lon, assumed = _ordered(one, other, verbatim)
    finer = min(lat.step_deg, lon.step_deg)
    return Written(
        verbatim=verbatim,
        notation=_NOTATIONS[max(lat.parts, lon.parts) - 1],
        position=Position(lon.value, lat.value),
        region=box(about(lon.value, lon.step_deg / 2), about(lat.value, lat.step_deg / 2)),
        point_radius_method_m=point_radius.coordinate_precision_m(lat.value, finer),
        assumptions=(*assumed, *map(_rounded, (lat, lon)), "the datum read as WGS84"),
        alternatives=tuple(_alternatives(lat, lon, finer)),
    )


def _halves(text: str, found: list[Token]) -> tuple[list[Token], list[Token]]:
    """The tokens of the one and of the other angle."""
    lettered = any(token.kind == "letter" for token in found)
    for token in found:
        if token.kind == "other" or (token.kind == "dash" and not lettered):
            raise CoordinatesError("coordinates", f"{quoted(token.value)} in {quoted(text)}", _PAIR)
    found = [token for token in found if token.kind != "dash"]
    while found and found[-1].kind == "between":
        found = found[:-1]
    commas = [index for index, token in enumerate(found) if token.kind == "between"]
    kept = [token for token in found if token.kind != "between"]
    cut = _cut(kept) if not commas else commas[0] if len(commas) == 1 else 0
    if not 0 < cut < len(kept):
        raise CoordinatesError("coordinates", quoted(text), _PAIR)
    return kept[:cut], kept[cut:]


def _cut(kept: list[Token]) -> int:
    """Where the second angle begins: at a label, a letter, degrees or half the numbers."""
    labels, letters, numbers = (
        [index for index, token in enumerate(kept) if token.kind == kind]
        for kind in ("label", "letter", "number")
    )
    degrees = [index - 1 for index, token in enumerate(kept) if token.value == "degrees"]
    if len(labels) == 2:
        return labels[1] if labels[0] == 0 else labels[0] + 1
    if len(letters) == 2:
        return letters[1] if letters[0] == 0 else letters[0] + 1
    if len(degrees) == 2:
        return degrees[1]
    return numbers[len(numbers) // 2] if len(numbers) in (2, 4, 6) else 0


def _ordered(one: Angle, other: Angle, verbatim: str) -> tuple[Angle, Angle, tuple[str, ...]]:
    """Latitude, longitude, and what was assumed to tell them apart."""
    if one.axis and one.axis == other.axis:
        got = f"{quoted(verbatim)}, two {one.axis}s"
        raise CoordinatesError("coordinates", got, "one latitude and one longitude")
    orders = [
        (lat, lon)
        for lat, lon in ((one, other), (other, one))
        if lat.fits("latitude") and lon.fits("longitude")
    ]
    if not orders:
        expected = "a latitude up to 90 and a longitude up to 180 degrees"
        raise CoordinatesError("coordinates", quoted(verbatim), expected)
    if len(orders) > 1 and one != other:
        readings = tuple(_lettered(lat, lon) for lat, lon in orders)
        raise AmbiguousOrder("order of the coordinates", quoted(verbatim), readings)
    lat, lon = orders[0]
    _check_small_s(lat, lon, verbatim)
    return lat, lon, tuple(_assumed(lat, lon))


def _check_small_s(lat: Angle, lon: Angle, verbatim: str) -> None:
    """Where the longitude alone has a letter, an s behind the latitude may be south."""
    if lat.text.endswith("s") and lat.axis is None and lon.axis is not None:
        bare = lat.text.removesuffix("s").rstrip()
        side = angles.LETTERS["longitude"][lon.negative]
        readings = tuple(f'{bare}"{letter} {lon.text}{side}' for letter in "NS")
        raise AmbiguousOrder("the s, seconds or south", quoted(verbatim), readings)


def _lettered(lat: Angle, lon: Angle) -> str:
    return f"{lat.lettered('latitude')} {lon.lettered('longitude')}"


def _assumed(lat: Angle, lon: Angle) -> Iterator[str]:
    if lat.axis is None and lon.axis is None:
        why = "either is the same" if lat == lon else "the other one is not possible"
        yield f"the order read as {_lettered(lat, lon)}: {why}"
        return
    for angle, side in ((lat, "north"), (lon, "east")):
        if not angle.signed:
            yield f"{angle.text}, without a letter, read as {side}"


def _rounded(angle: Angle) -> str:
    lower, upper = about(angle.degrees, angle.step_deg / 2)
    return f"{angle.text} read as rounded: {lower:.10g} to {upper:.10g}"


def _alternatives(lat: Angle, lon: Angle, finer: float) -> Iterator[Alternative]:
    cut_off = (beyond(one.value, one.step_deg, negative=one.negative) for one in (lon, lat))
    yield from _alternative("digits cut off, not rounded", *cut_off)
    if lat.step_deg != lon.step_deg:
        as_fine = (about(one.value, finer / 2) for one in (lon, lat))
        yield from _alternative("both as fine as the finer one, zeros left out", *as_fine)


def _alternative(reading: str, lon: Span, lat: Span) -> Iterator[Alternative]:
    """The other reading; none where it lies beyond a pole."""
    middle = Span(max(lat.lower, -90.0), min(lat.upper, 90.0))
    if middle.lower < middle.upper:
        east = (sum(lon) / 2 + 180) % 360 - 180
        yield Alternative(reading, Position(east, sum(middle) / 2), box(lon, lat))
