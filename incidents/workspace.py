"""Workspace: the folder of the dossiers that one works on, with a copy of the sample to begin with.

It is `dossiers` in the current folder, or what INCIDENT_MAP_DOSSIERS names. The sample is copied
when the folder is made and never again: a copy that was changed or removed stays so.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from incidents.files import mask, replace_file, safe_name
from incidents.store import SUFFIX, StoreError

VARIABLE = "INCIDENT_MAP_DOSSIERS"
SAMPLE = Path(__file__).parent / "data" / f"deir-ez-zor-2015-12{SUFFIX}"
_CONFLICT = re.compile(r"(.+)\.conflict-\d+")
_EXPECTED = f"the plain name of a {SUFFIX} file in the folder of dossiers"


@dataclass(frozen=True)
class Listed:
    """A file of the workspace. `conflict_of` is the name of the file that it was refused for."""

    name: str
    title: str
    path: Path
    conflict_of: str | None = None


@dataclass(frozen=True)
class Workspace:
    """A folder of dossiers, which is there."""

    folder: Path

    def dossiers(self) -> tuple[Listed, ...]:
        """The files of the folder by title; links that lead out of it are none of them.

        Raises:
            StoreError: for a folder that cannot be read.
        """
        try:
            found = [_listed(path) for path in self.folder.iterdir() if self._is_own(path)]
        except OSError as error:
            raise _refused(self.folder, error) from error
        return tuple(sorted(found, key=lambda each: (each.title.casefold(), each.name)))

    def path(self, name: str) -> Path:
        """Where the dossier of a name is, or would be.

        Raises:
            StoreError: for a name that leads out of the folder or is no dossier's.
        """
        path = self.folder / name
        if path.parent != self.folder or not self._may_hold(path):
            raise StoreError(self.folder, json.dumps(name), _EXPECTED)
        return path

    def free(self, title: str) -> Path:
        """A path for a new dossier, named for its title; store.save() sees that it stays new."""
        path, number = self.folder / safe_name(title, SUFFIX), 1
        while path.exists() or path.is_symlink():
            number += 1
            path = self.folder / safe_name(f"{title[:60]} {number}", SUFFIX)
        return path

    def _is_own(self, path: Path) -> bool:
        return self._may_hold(path) and path.is_file()

    def _may_hold(self, path: Path) -> bool:
        plain = path.suffix == SUFFIX and not path.name.startswith(".") and "\0" not in path.name
        return plain and "\\" not in path.name and self._leads_nowhere_else(path)

    def _leads_nowhere_else(self, path: Path) -> bool:
        with suppress(OSError, RuntimeError):  # A circle of links.
            return path.resolve().parent == self.folder.resolve()
        return False


def workspace(folder: Path | None = None) -> Workspace:
    """The workspace in a folder, made with a copy of the sample if it is not there.

    Args:
        folder: instead of the one that the environment names.

    Raises:
        StoreError: for a folder that cannot be made.
    """
    wanted = (folder or Path(os.environ.get(VARIABLE) or "dossiers").expanduser()).absolute()
    try:
        if not wanted.is_dir():
            _make(wanted)
    except OSError as error:
        if not wanted.is_dir():  # Otherwise another process made it at the same time.
            raise _refused(wanted, error) from error
    return Workspace(wanted)


def _make(folder: Path) -> None:
    """Make the folder with the sample in it, both at once: a folder without is one whose user has
    removed it."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    made = Path(tempfile.mkdtemp(dir=folder.parent, prefix=f".{folder.name}-"))
    try:
        made.chmod(0o777 & ~mask())
        replace_file(made / SAMPLE.name, SAMPLE.read_bytes())
        made.rename(folder)
    except BaseException:
        shutil.rmtree(made, ignore_errors=True)
        raise


def _listed(path: Path) -> Listed:
    refused = _CONFLICT.fullmatch(path.stem)
    title = None
    with suppress(OSError):  # It may be gone by now.
        status = path.stat()
        title = _title(path, status.st_mtime_ns, status.st_size)
    return Listed(path.name, title or path.stem, path, f"{refused[1]}{SUFFIX}" if refused else None)


@lru_cache(maxsize=1024)
def _title(path: Path, _changed_ns: int, _size: int) -> str | None:
    """The title that a file states; None where it states none or is no JSON."""
    with suppress(ValueError, RecursionError, LookupError, TypeError):
        title = json.loads(path.read_bytes())["dossier"]["title"]
        return title if isinstance(title, str) else None
    return None


def _refused(folder: Path, error: OSError) -> StoreError:
    return StoreError(folder, error.strerror or str(error), "a folder that can be read and made")
