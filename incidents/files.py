"""Files: written whole or not at all, under names that no text of a dossier can lead astray."""

from __future__ import annotations

import errno
import os
import re
import tempfile
from pathlib import Path

_RESERVED = {
    "con",
    "prn",
    "aux",
    "nul",
    *(f"{port}{n}" for port in ("com", "lpt") for n in range(10)),
}
_LONGEST = 80


def replace_file(path: Path, data: bytes, *, prefix: str = ".incidents-") -> None:
    """Write a file so that, at any moment, the old one or the new one is there whole.

    Args:
        prefix: of the temporary file beside it, which only a killed process leaves behind.

    Raises:
        OSError: with nothing written.
    """
    mode = path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~mask()
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=prefix)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(mode)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def sync_folder(path: Path) -> None:
    """Have the disk keep which files a folder holds; nothing on a system that cannot be asked to.

    Raises:
        OSError: where the disk fails.
    """
    if os.name == "nt":  # It opens no folder, and keeps a renaming by itself.
        return
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in (errno.EINVAL, errno.ENOTSUP):
            raise
    finally:
        os.close(handle)


def mask() -> int:
    """Which permissions this process leaves off new files: it can only be read by setting it."""
    left_off = os.umask(0o077)
    os.umask(left_off)
    return left_off


def safe_name(text: str, suffix: str) -> str:
    """A file name made of text: lower-case letters, digits and hyphens, good on every system."""
    stem = re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")[:_LONGEST].strip("-")
    return f"{'dossier' if not stem or stem in _RESERVED else stem}{suffix}"
