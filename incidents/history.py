"""History: the versions of a file that were put aside, oldest first, so that they can come back.

A version is a file named for the time at which it was put aside and for its content:
20151206T190000123456Z-0123456789ab.geojson. Whoever changes a history holds the lock of its file.
"""

from __future__ import annotations

import hashlib
import re
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

from incidents.files import replace_file

MOST = 50
"""How many versions are kept; older ones go."""

TEMPORARY = ".version-"
_STAMP = "%Y%m%dT%H%M%S%fZ"
_NAME = re.compile(r"(\d{8}T\d{12}Z)-([0-9a-f]{12})\.geojson", re.ASCII)


def digest(data: bytes) -> str:
    """What a version is known by: the SHA-256 of its bytes, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def versions(folder: Path) -> list[Path]:
    """The files of a history, oldest first."""
    if not folder.is_dir():
        return []
    return sorted(path for path in folder.iterdir() if _NAME.fullmatch(path.name))


def keep(folder: Path, data: bytes) -> None:
    """Put a version aside, unless it is the newest that is kept.

    Raises:
        OSError: with nothing kept.
    """
    kept = versions(folder)
    if kept and _mark(kept[-1]) == digest(data)[:12]:
        return
    folder.mkdir(parents=True, exist_ok=True)
    name = f"{_stamp(kept).strftime(_STAMP)}-{digest(data)[:12]}.geojson"
    replace_file(folder / name, data, prefix=TEMPORARY)


def newest(folder: Path, current: bytes) -> Path | None:
    """The version that was put aside last; None if there is none.

    One that the file itself holds, as it does where putting aside was all that was done, goes.
    """
    for path in reversed(versions(folder)):
        if _mark(path) != digest(current)[:12]:
            return path
        path.unlink()
    return None


def is_whole(version: Path, data: bytes) -> bool:
    """Whether these bytes are the ones that were put aside."""
    return _mark(version) == digest(data)[:12]


def merge(undone: Path, folder: Path) -> None:
    """Put what was undone among the earlier versions, by the time at which it was."""
    for path in versions(undone):
        path.replace(folder / path.name)


def tidy(folder: Path) -> None:
    """Remove the versions beyond MOST and what killed processes left."""
    for path in versions(folder)[:-MOST]:
        path.unlink(missing_ok=True)
    with suppress(FileNotFoundError):
        for path in folder.glob(f"{TEMPORARY}*"):
            path.unlink(missing_ok=True)


def _mark(version: Path) -> str:
    return version.stem.rpartition("-")[2]


def _stamp(kept: list[Path]) -> datetime:
    """Now, or just after the newest version where the clock was set back."""
    now = datetime.now(UTC)
    if not kept:
        return now
    last = datetime.strptime(kept[-1].name.partition("-")[0], _STAMP).replace(tzinfo=UTC)
    return max(now, last + timedelta(microseconds=1))
