"""Localities: how many phrases a second are read, and read into regions."""

from __future__ import annotations

from benchmarks.commands import SAMPLE
from benchmarks.timing import Row, seconds
from geo.locality import read
from geo.location import Reading
from incidents import open_dossier
from incidents.locality import Localities
from incidents.located import document

PHRASES = (
    "in Raqqa",
    "near Aleppo",
    "34 miles from Damascus",
    "approximately 55 kilometres south east of Deir ez-Zor",
    "within 55 km of Idlib",
    "at least 20 km from Homs",
    "2 mi E and 3 mi N of Raqqa",
    "between Raqqa and Aleppo",
    "on the Raqqa–Aleppo road",
    "37SEV955201",
    "10 km NE of 35.42N 40.05E",
    "Raqqa, Deir el-Zour and Al Bukamal",
)


def rows() -> list[Row]:
    alone, sample = Localities(), Localities(open_dossier(SAMPLE))
    names = {words for text in PHRASES for one in read(text) for words in one.names}
    parsed = seconds(lambda: [read(text, names.__contains__) for text in PHRASES])
    return [
        _row("grammar alone", parsed, "no name is looked up"),
        _row("as worded, no dossier", _time(alone, Reading.MEASURED), "regions, GeoJSON and all"),
        _row("as worded, the sample dossier", _time(sample, Reading.MEASURED)),
        _row("as people speak, no dossier", _time(alone, Reading.COLLOQUIAL)),
    ]


def _row(what: str, once_s: float, note: str = "") -> Row:
    return Row(what, f"{len(PHRASES) / once_s:,.0f} phrases a second", note)


def _time(localities: Localities, reading: Reading) -> float:
    return seconds(
        lambda: [document(localities.read(text, reading), localities.dossier) for text in PHRASES]
    )
