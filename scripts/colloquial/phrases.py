"""Phrases: what was said of each place, and where it really is."""

from __future__ import annotations

import csv
import gzip
import io
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from geo import geodesic
from geo.rounding import half_step, number
from geo.units import METRES

PHRASES = Path(__file__).parents[1] / "data" / "offset_phrases.csv.gz"
COLUMNS = [
    "ref_name",
    "cc",
    "ref_lon",
    "ref_lat",
    "tgt_lon",
    "tgt_lat",
    "stated",
    "unit",
    "dir",
    "qualifier",
]
POINTS = [
    "north",
    "northnortheast",
    "northeast",
    "eastnortheast",
    "east",
    "eastsoutheast",
    "southeast",
    "southsoutheast",
    "south",
    "southsouthwest",
    "southwest",
    "westsouthwest",
    "west",
    "westnorthwest",
    "northwest",
    "northnorthwest",
]
WORDS = {"cardinal": 45.0, "intercardinal": 22.5, "secondary": 11.25}
"""How a heading is worded, and the half-angle of its sector as worded, in degrees."""
HEADER = """\
# "<stated> <unit> <dir> of <ref>": GeoCoDe (Laparra & Bethard 2020, COLING), from Wikipedia
# (CC BY-SA); coordinates of GeoNames (CC BY 4.0). Figures alone; README.md beside this tells more.
"""

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]


class Phrases(NamedTuple):
    """Columns of phrases: lengths in metres, angles in degrees."""

    stated_m: Floats
    half_step_m: Floats
    ratio: Floats
    """true / stated distance"""
    off_deg: Floats
    """true azimuth less the stated one, in [-180, 180)"""
    word: NDArray[np.int64]
    """index into WORDS"""
    place: NDArray[np.int64]
    """one number for each reference place"""
    italian: Flags
    turin: Flags

    def where(self, rows: Any) -> Phrases:
        return Phrases(*(column[rows] for column in self))


def load(path: Path = PHRASES) -> Phrases:
    """The phrases, measured along geodesics."""
    lines = gzip.decompress(path.read_bytes()).decode().splitlines()
    rows = list(csv.DictReader(line for line in lines if not line.startswith("#")))
    unit = np.array([METRES["mi" if row["unit"].startswith("mi") else "km"] for row in rows])
    heading = np.array([POINTS.index(row["dir"]) for row in rows])
    ends = [np.array([float(row[name]) for row in rows]) for name in COLUMNS[2:6]]
    way = geodesic.inverse(*ends)
    stated = np.array([number(row["stated"]) for row in rows]) * unit
    places = np.unique(np.stack(ends[:2]), axis=1, return_inverse=True)[1]
    return Phrases(
        stated_m=stated,
        half_step_m=np.array([half_step(row["stated"]) for row in rows]) * unit,
        ratio=way.distance_m / stated,
        off_deg=(way.azimuth_deg - 22.5 * heading + 180) % 360 - 180,
        word=np.where(heading % 4 == 0, 0, np.where(heading % 4 == 2, 1, 2)),
        place=np.ravel(places),
        italian=np.array([row["cc"] == "IT" for row in rows]),
        turin=np.array([row["ref_name"] == "Turin" for row in rows]),
    )


def carry(source: Path) -> bytes:
    """The columns that the fit reads, compressed; the same source gives the same bytes."""
    lines = [line for line in source.read_text().splitlines() if not line.startswith("#")]
    text = io.StringIO()
    writer = csv.DictWriter(text, COLUMNS, extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    writer.writerows(csv.DictReader(lines))
    return gzip.compress((HEADER + text.getvalue()).encode(), mtime=0)
