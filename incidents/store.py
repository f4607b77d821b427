"""Store: dossiers saved whole, one saver at a time, over nothing that the saver has not seen.

A save holds the file's lock, compares the file with what the saver read, puts the version that it
replaces aside and renames a finished file over it. Only what can be read back and located is saved.
Beside `night.geojson` stand `.night.geojson.lock`, `.history/night/` and, after a refusal,
`night.conflict-1.geojson`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from incidents import geojson, history
from incidents.derive import complete, unlocatable
from incidents.files import replace_file, sync_folder
from incidents.history import digest
from incidents.locate import Locator
from incidents.lock import locked
from incidents.model import Dossier
from incidents.problems import DossierError, Problem

SUFFIX = ".geojson"
PATIENCE_S = 30.0
"""How long to wait for another saver, who takes less than a second."""

_BUNDLED = Path(__file__).parent.resolve() / "data"


class StoreError(Exception):
    """A file that cannot be read or saved: which, what was got, what was expected."""

    def __init__(self, path: Path, got: str, expected: str) -> None:
        self.path = path
        self.got = got
        self.expected = expected
        super().__init__(f"{path}: got {got}, expected {expected}")


class Changed(StoreError):
    """The file is not what the saver read. It stays as it is at `path`.

    Attributes:
        kept: where the refused version is written; None where there was none to keep.
    """

    def __init__(self, path: Path, got: str, kept: Path | None) -> None:
        self.kept = kept
        beside = f"; the refused version is kept at {kept}" if kept else ""
        super().__init__(path, got, f"the version that was read{beside}")


@dataclass(frozen=True)
class Stored:
    """A file as it was read or saved. `digest` is the SHA-256 of its bytes, in hexadecimal."""

    path: Path
    data: bytes = field(repr=False)
    digest: str


def read(path: Path) -> Stored:
    """A file with the digest that a later save of it has to name.

    Raises:
        StoreError: for a file that cannot be read.
    """
    with _told(path, "a file that can be read"):
        data = path.read_bytes()
    return Stored(path, data, digest(data))


def save(path: Path, new: Dossier | bytes, *, read: str | None) -> Stored:
    """Save a dossier, or a GeoJSON text, completed with what its recipes compute to.

    Args:
        read: digest of the version that the saver read; None for a file that is to be new.

    Raises:
        DossierError: with every problem of one that is not valid, before anything is written.
        Changed: if the file is another version; the refused one is kept beside it.
        StoreError: for a file or folder that cannot be written to.
    """
    data = checked(new)
    with _held(path) as real:
        old = _bytes(real)
        if data != old and read != (None if old is None else digest(old)):
            raise Changed(path, _described(old), _keep_refused(real, data))
        return _put(path, real, data, old)


def update(path: Path, change: Callable[[Dossier], Dossier]) -> Stored:
    """Read, change and save a dossier under one lock, so that no other's edit is lost.

    Raises:
        DossierError: for a file that is not valid, before or after the change.
        StoreError: for a file or folder that cannot be read or written to.
    """
    with _held(path) as real:
        old = _bytes(real)
        if old is None:
            raise StoreError(path, "no file", "a file that can be read")
        return _put(path, real, checked(change(geojson.read(old))), old)


def undo(path: Path, *, read: str) -> Stored:
    """Bring back the version before; redo() takes that back. After a save, what was undone is an
    earlier version like the others: no version is lost but those beyond the number that is kept.

    Raises:
        Changed: if the file is not the version that was read.
        StoreError: where there is no version before, or it cannot be read.
        DossierError: if the version before is not valid.
    """
    return _step(path, read, _history, _undone, "earlier version")


def redo(path: Path, *, read: str) -> Stored:
    """Bring back the version that was undone last. Raises as undo() does."""
    return _step(path, read, _undone, _history, "undone version")


def checked(new: Dossier | bytes) -> bytes:
    """The file of a dossier, complete and read back.

    Raises:
        DossierError: with every problem.
    """
    data = new if isinstance(new, bytes) else _written(new)
    loaded = geojson.load(data)
    locator = Locator(loaded.checked())
    nowhere = list(unlocatable(locator, loaded.paths))
    if nowhere:
        raise DossierError(nowhere)
    whole = _written(complete(locator.dossier))
    if whole != data:
        geojson.read(whole)
    return whole


def _written(dossier: Dossier) -> bytes:
    try:
        return geojson.write(dossier)
    except (LookupError, ValueError) as error:
        expected = "references that lead somewhere, finite numbers and whole characters"
        raise DossierError([Problem("$", str(error), expected)]) from error


@contextmanager
def _held(path: Path) -> Iterator[Path]:
    """The real file, links followed, with its lock held."""
    with ExitStack() as stack:
        with _told(path, "a folder that can be written to, with nobody else at it"):
            real = path.resolve()
            if real.suffix != SUFFIX or real.is_relative_to(_BUNDLED):
                expected = f"a name that ends in {SUFFIX}, outside the program's own data"
                raise StoreError(path, str(real), expected)
            stack.enter_context(locked(real.with_name(f".{real.name}.lock"), PATIENCE_S))
        yield real


def _bytes(real: Path) -> bytes | None:
    with _told(real, "a file that can be read"), suppress(FileNotFoundError):
        return real.read_bytes()
    return None


def _put(path: Path, real: Path, data: bytes, old: bytes | None) -> Stored:
    """Save under the lock; what was undone before is an earlier version from now on."""
    if data != old:
        _replace(real, data, old, _history(real))
        with suppress(OSError):  # The save is done: what is left to do is done by the next one.
            history.merge(_undone(real), _history(real))
            history.tidy(_history(real))
    return Stored(path, data, digest(data))


def _step(
    path: Path, read: str, source: Callable[[Path], Path], aside: Callable[[Path], Path], what: str
) -> Stored:
    """Exchange the file for the newest version of one history; it goes to the other."""
    with _held(path) as real:
        old = _bytes(real)
        if old is None or digest(old) != read:
            raise Changed(path, _described(old), None)
        with _told(path, f"an {what} that can be read"):
            version = history.newest(source(real), old)
            if version is None:
                raise StoreError(path, f"no {what}", "one to bring back")
            data = version.read_bytes()
        if not history.is_whole(version, data):
            raise StoreError(version, "other bytes than were put aside", f"an {what}")
        geojson.read(data)
        _replace(real, data, old, aside(real))
        with suppress(OSError):
            version.unlink()
            history.tidy(aside(real))
        return Stored(path, data, digest(data))


def _replace(real: Path, data: bytes, old: bytes | None, aside: Path) -> None:
    prefix = _prefix(real)
    with _told(real, "a disk that takes and keeps the file; the old or the new version is whole"):
        for left in real.parent.glob(f"{prefix}*"):  # By a process that was killed.
            left.unlink(missing_ok=True)
        if old is not None:
            history.keep(aside, old)
        replace_file(real, data, prefix=prefix)
        sync_folder(real.parent)


def _keep_refused(real: Path, data: bytes) -> Path:
    """Write a refused version beside the file, over no earlier one; where it is."""
    number, kept = 1, real.with_name(f"{real.stem}.conflict-1{SUFFIX}")
    while kept.exists() or kept.is_symlink():
        number += 1
        kept = real.with_name(f"{real.stem}.conflict-{number}{SUFFIX}")
    with _told(kept, "a folder that takes the refused version"):
        replace_file(kept, data, prefix=_prefix(real))
        sync_folder(kept.parent)
    return kept


def _prefix(real: Path) -> str:
    """Of the temporary files of one dossier, which only the holder of its lock may remove."""
    return f".saving-{digest(real.name.encode())[:12]}-"


def _described(data: bytes | None) -> str:
    return "no file" if data is None else f"another version, SHA-256 {digest(data)[:12]}…"


def _history(real: Path) -> Path:
    return real.parent / ".history" / real.stem


def _undone(real: Path) -> Path:
    return _history(real) / "undone"


@contextmanager
def _told(path: Path, expected: str) -> Iterator[None]:
    """Turn a failure of the system into an error that says what was got and what was expected."""
    try:
        yield
    except (OSError, RuntimeError) as error:  # A circle of links is a RuntimeError before 3.13.
        got = getattr(error, "strerror", None) or str(error)
        raise StoreError(path, got, expected) from error
