"""Index: the built gazetteer, opened read-only when it is first asked."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from geo.gazetteer import build, names
from geo.gazetteer.kinds import Asked, mark
from geo.gazetteer.records import GazetteerError
from geo.position import Position

_MOST = 60
"""Places that are read for one key, the largest first."""
_MOST_LIKE = 1_500
_LEAST_LIKENESS = 78.0
_MET = """SELECT alternate, written, id, name, kind, country, population, lon, lat
    FROM met JOIN place USING (rank) WHERE key = ? ORDER BY rank LIMIT ?"""
_BY_ID = "SELECT id, name, kind, country, population, lon, lat FROM place WHERE id = ?"
_LARGE = "SELECT key, name FROM large WHERE start = ? ORDER BY rank LIMIT ?"
_TOLD = ("PRAGMA user_version", "PRAGMA page_count", "PRAGMA page_size")
_building = threading.Lock()


@dataclass(frozen=True)
class Place:
    """A place of the index; position is None for an area."""

    id: str
    name: str
    kind: str
    country: str | None
    population: int | None
    position: Position | None


@dataclass(frozen=True)
class Hit:
    """One way in which a place's name meets the name asked for.

    Attributes:
        main: whether it is the place's main name.
        written: that name.
        spelt: whether the spellings are one; otherwise two romanisations meet.
        article: whether both have the article or neither.
    """

    place: Place
    main: bool
    written: str
    spelt: bool
    article: bool


class Index:
    """The places of an index file, which is built where it is missing or damaged."""

    def __init__(self, path: Path | None = None) -> None:
        self._path = path
        self._lock = threading.RLock()
        self._base: sqlite3.Connection | None = None

    def hits(self, asked: Asked) -> list[Hit]:
        """Every meeting of a name, whatever the kind of the place, the largest places first."""
        found = []
        for key, spelt, article in _keys(asked.spelling):
            for marked in dict.fromkeys((key + mark(asked.kind), key)):
                for alternate, written, *told in self._rows(_MET, (marked, _MOST)):
                    place = _place(told)
                    met_by = written or place.name
                    found.append(Hit(place, not alternate, met_by, spelt, article))
        return found

    def place(self, identity: str) -> Place | None:
        """The place of an id."""
        rows = self._rows(_BY_ID, (identity,))
        return _place(rows[0]) if rows else None

    def like(self, spelling: str, also: Sequence[str] = ()) -> tuple[str, ...]:
        """Up to three names of areas and towns of 5,000 and more that are spelt much like it.

        Args:
            spelling: the name's spelling; only names that begin with its first two letters are
                looked at.
            also: further names to look at.
        """
        from rapidfuzz import fuzz, process

        named = dict(reversed(self._rows(_LARGE, (spelling[:2], _MOST_LIKE))))
        named |= {names.spelling(name): name for name in also}
        named.pop(spelling, None)
        close = process.extract(
            spelling, list(named), scorer=fuzz.ratio, score_cutoff=_LEAST_LIKENESS, limit=3
        )
        return tuple(named[key] for key, *_ in close)

    def _rows(self, query: str, values: tuple[Any, ...]) -> list[Any]:
        with self._lock:
            try:
                return self._opened().execute(query, values).fetchall()
            except sqlite3.DatabaseError:
                self._rebuild()
                return self._opened().execute(query, values).fetchall()

    def _opened(self) -> sqlite3.Connection:
        if self._base is None:
            path = self._path = self._path or build.index_path()
            if not _sound(path):
                self._rebuild()
            self._base = _open(path)
        return self._base

    def _rebuild(self) -> None:
        assert self._path is not None
        broken, self._base = self._base, None
        if broken:
            broken.close()
        with _building:
            if broken or not _sound(self._path):
                try:
                    build.build(self._path, build.bar())
                except (OSError, sqlite3.Error) as reason:
                    raise GazetteerError(_unbuilt(self._path, reason)) from reason


def _keys(spelling: str) -> list[tuple[str, bool, bool]]:
    """The keys to look a name up by: whether each is its spelling, and has its own article."""
    variants = sorted(names.variants(spelling))
    return [
        (spelling, True, True),
        *((variant, False, True) for variant in variants),
        *((names.reworded(variant), False, False) for variant in variants),
    ]


def _place(row: Sequence[Any]) -> Place:
    identity, name, kind, country, population, lon, lat = row
    position = None if lon is None else Position(lon, lat)
    return Place(identity, name, kind, country, population, position)


def _open(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, check_same_thread=False)


def _sound(path: Path) -> bool:
    """Whether the file is an index of this format and has its full length."""
    if not path.is_file():
        return False
    try:
        base = _open(path)
        try:
            form, pages, size = (base.execute(query).fetchone()[0] for query in _TOLD)
        finally:
            base.close()
    except sqlite3.DatabaseError:
        return False
    return bool(form == build.FORMAT and pages * size == path.stat().st_size)


def _unbuilt(path: Path, reason: Exception) -> str:
    return (
        f"gazetteer index: got {path}, which cannot be built ({reason}), expected a folder that can"
        " be written to, with 300 MB free; set INCIDENT_MAP_CACHE to another one"
    )
