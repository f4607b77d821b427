"""Lock: one holder of a file at a time, among processes and threads; it goes when its holder dies.

The system keeps the lock on an open file and lets go of it when the file is closed, as it is when a
process is killed: no lock is ever left over. The file itself stays; an empty one locks nobody out.
"""

from __future__ import annotations

import errno
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

_PAUSE_S = 0.01
_BUSY = {errno.EACCES, errno.EAGAIN, errno.EDEADLK}

if sys.platform == "win32":
    import msvcrt

    def _take(file: BinaryIO) -> None:
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _take(file: BinaryIO) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


@contextmanager
def locked(path: Path, patience_s: float) -> Iterator[None]:
    """Hold the lock that a file stands for; the file is made where there is none.

    Raises:
        TimeoutError: if another holder keeps it for longer than patience_s.
        OSError: for a file that cannot be made or locked.
    """
    until = time.monotonic() + patience_s
    while (file := _held(path)) is None:
        if time.monotonic() > until:
            raise TimeoutError(errno.ETIMEDOUT, f"another holds it for over {patience_s:g} s")
        time.sleep(_PAUSE_S)
    with file:
        yield


def _held(path: Path) -> BinaryIO | None:
    """The open file whose lock is ours until it is closed; None while another has it."""
    file = path.open("ab")
    try:
        _take(file)
        if os.path.samestat(os.fstat(file.fileno()), path.stat()):
            return file
    except FileNotFoundError:  # Somebody removed the file meanwhile: its lock holds nobody out.
        pass
    except OSError as error:
        if error.errno not in _BUSY:
            file.close()
            raise
    file.close()
    return None
