"""Files: written whole or not at all, under names that no text of a dossier can lead astray."""

from __future__ import annotations

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


def replace_file(path: Path, data: bytes) -> None:
    """Write a file so that, at any moment, the old one or the new one is there whole.

    Raises:
        OSError: with nothing written.
    """
    mode = path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_mask()
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".incidents-")
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


def _mask() -> int:
    """Which permissions this process leaves off new files: it can only be read by setting it."""
    mask = os.umask(0o077)
    os.umask(mask)
    return mask


def safe_name(text: str, suffix: str) -> str:
    """A file name made of text: lower-case letters, digits and hyphens, good on every system."""
    stem = re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")[:_LONGEST].strip("-")
    return f"{'dossier' if not stem or stem in _RESERVED else stem}{suffix}"
