"""Grid references: MGRS, where the cell is the region, and UTM, where the digits are rounded.

An MGRS reference names a square by its south-west corner: its digits are cut off, never rounded.
Reference: NGA.STND.0037 (2014) Universal Grids and Grid Reference Systems, version 2.0.0.
"""

from __future__ import annotations

import re

from geo import point_radius
from geo.coordinates import zone as zones
from geo.coordinates.errors import AmbiguousOrder, CoordinatesError, quoted
from geo.coordinates.written import Written
from geo.position import Position
from geo.rounding import last_place

MGRS = re.compile(
    r"(?<![^\W_])(?P<zone>\d{1,2}) ?(?P<band>[C-Z]) ?(?P<square>[A-Z]{2})"
    r"(?P<digits>(?: ?\d{1,20}){0,2})(?![^\W_])",
    re.IGNORECASE,
)
POLAR = re.compile(r"(?<![^\W_])[ABYZ] ?[A-Z]{2} ?\d{2,5} ?\d{2,5}(?![^\W_])")
UTM = re.compile(
    r"(?<![^\W_])(?:UTM |zone )*(?P<zone>\d{1,2}) ?(?P<band>[C-Z]),? (?P<easting>\d{6}(?:\.\d+)?)"
    r"(?: ?m ?E?)?,? (?P<northing>\d{4,8}(?:\.\d+)?)(?: ?m ?N?)?(?![^\W_])",
    re.IGNORECASE,
)
_DATUM = "the datum read as WGS84"
_COLUMNS = "ABCDEFGHJKLMNPQRSTUVWXYZ"
_ROWS = "ABCDEFGHJKLMNPQRSTUV"
_SQUARE_M = 100_000
_ROWS_REPEAT_M = 2_000_000


def read_mgrs(verbatim: str, found: re.Match[str]) -> Written:
    """The cell that an MGRS reference names.

    Raises:
        CoordinatesError: for a zone, band, square or number of digits that there is none of.
    """
    zone, band, square = int(found["zone"]), found["band"].upper(), found["square"].upper()
    east, north = _digits(found["digits"])
    _check_zone(zone, band)
    size_m = _SQUARE_M // 10 ** len(east)
    easting = _column_m(zone, square[0]) + int(east or 0) * size_m
    northing = _row_m(zone, band, square[1]) + int(north or 0) * size_m
    limits = zones.limits(zone, band)
    assert limits is not None
    cell = zones.cell(zone, limits, easting, northing, size_m, north=band >= "N")
    if cell is None:
        got = f"{zone}{band}{square}{east}{north}, which is not in zone {zone}, band {band}"
        raise CoordinatesError("MGRS reference", got, "a square that its zone and band have")
    return Written(
        verbatim=verbatim,
        notation="MGRS",
        position=cell.position,
        region=cell.region,
        point_radius_method_m=point_radius.grid_radial_m(size_m),
        assumptions=(
            f"{' '.join(verbatim.split())} read as the whole square of {_length(size_m)}, "
            "north and east of its south-west corner",
            _DATUM,
            *((f"the square read as far as zone {zone}, band {band} reach",) if cell.cut else ()),
        ),
    )


def read_utm(verbatim: str, found: re.Match[str]) -> Written:
    """The cell to which a UTM easting and northing may have been rounded.

    A letter is a latitude band, or N or S for a hemisphere, where only one of the two is possible.

    Raises:
        CoordinatesError: for a zone, easting or northing that there is none of.
        AmbiguousOrder: where S may be the band or the southern hemisphere.
    """
    zone, letter = int(found["zone"]), found["band"].upper()
    _check_zone(zone, letter)
    step = max(last_place(found["easting"]), last_place(found["northing"]))
    cells = _utm_cells(zone, letter, float(found["easting"]), float(found["northing"]), step)
    if not cells:
        expected = f"an easting and a northing in zone {zone}, letter {letter}"
        raise CoordinatesError("UTM", quoted(verbatim), expected)
    if len(cells) > 1:
        readings = tuple(_in_degrees(cell.position) for cell in cells)
        raise AmbiguousOrder(
            "UTM letter S, a band or the southern half", quoted(verbatim), readings
        )
    return Written(
        verbatim=verbatim,
        notation="UTM",
        position=cells[0].position,
        region=cells[0].region,
        point_radius_method_m=point_radius.grid_radial_m(step),
        assumptions=(f"easting and northing read as rounded to {step:g} m", _DATUM),
    )


def _utm_cells(
    zone: int, letter: str, easting: float, northing: float, step: float
) -> list[zones.Cell]:
    """The cell in each half of the Earth that the letter may mean."""
    found = []
    for north, south_lat, north_lat in _halves(letter):
        lon, lat = zones.lonlat(zone, easting, northing, north=north)
        limits = zones.limits(zone, zones.band_of(lat))
        if limits and south_lat <= lat <= north_lat and limits[0] <= lon <= limits[2]:
            around = limits[0], -80.0, limits[2], 84.0
            corner = easting - step / 2, northing - step / 2
            found.append(zones.cell(zone, around, *corner, step, north=north))
    return [cell for cell in found if cell]


def _halves(letter: str) -> list[tuple[bool, float, float]]:
    """Whether north of the equator, and between which latitudes, for each sense of a letter."""
    south = 8 * zones.BANDS.index(letter) - 80
    band = letter >= "N", south, 84 if letter == "X" else south + 8
    if letter == "N":
        return [(True, 0, 84)]
    return [band, (False, -80, 0)] if letter == "S" else [band]


def _in_degrees(place: Position) -> str:
    north, east = "N" if place.lat >= 0 else "S", "E" if place.lon >= 0 else "W"
    return f"{abs(place.lat):.5f}{north} {abs(place.lon):.5f}{east}"


def _check_zone(zone: int, band: str) -> None:
    if not 1 <= zone <= 60:
        raise CoordinatesError("zone", zone, "a zone from 1 to 60")
    if band not in zones.BANDS:
        raise CoordinatesError("latitude band", band, "a letter from C to X, without I and O")
    if zones.limits(zone, band) is None:
        raise CoordinatesError("zone", f"{zone}{band}", "a zone that band X has: 31, 33, 35 or 37")


def _digits(written: str) -> tuple[str, str]:
    """The digits of easting and northing, as many of each."""
    groups = written.split()
    joined = "".join(groups)
    even = len(groups) != 2 or len(groups[0]) == len(groups[1])
    if len(joined) % 2 or len(joined) > 10 or not even:
        got = f"{quoted(' '.join(groups))}, {len(joined)} digits"
        raise CoordinatesError(
            "MGRS digits", got, "up to five for easting and as many for northing"
        )
    half = len(joined) // 2
    return joined[:half], joined[half:]


def _column_m(zone: int, letter: str) -> int:
    """Easting of the west side of the squares of a letter."""
    letters = _COLUMNS[8 * ((zone - 1) % 3) :][:8]
    if letter not in letters:
        expected = f"a letter from {letters[0]} to {letters[-1]} in zone {zone}, without I and O"
        raise CoordinatesError("MGRS column", letter, expected)
    return (letters.index(letter) + 1) * _SQUARE_M


def _row_m(zone: int, band: str, letter: str) -> int:
    """Northing of the south side of the squares of a letter in a band.

    Letters repeat every 2,000 km and no band is as high, so the one nearest its middle is meant.
    """
    if letter not in _ROWS:
        raise CoordinatesError("MGRS row", letter, "a letter from A to V, without I and O")
    first = (_ROWS.index(letter) - (5 if zone % 2 == 0 else 0)) % len(_ROWS) * _SQUARE_M
    middle = zones.northing_m(zone, zones.middle_lat(band), north=band >= "N")
    return first + round((middle - first - _SQUARE_M / 2) / _ROWS_REPEAT_M) * _ROWS_REPEAT_M


def _length(metres: int) -> str:
    return f"{metres // 1000} km" if metres >= 1000 else f"{metres} m"
