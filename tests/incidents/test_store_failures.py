"""Whatever fails, the old or the new version is whole, one error says what, and the next save
works."""

from __future__ import annotations

import errno
import gc
import io
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import FrameType
from typing import Any

import pytest
import small_dossier as small

from incidents import files, history, lock, store
from incidents.model import Dossier

PLACES = {module.__file__ for module in (store, history, lock, files)}


def made(title: str) -> Dossier:
    value = small.dossier(small.claim("a", "town"), small.place("town", (40.0, 35.0, 1000)))
    value["dossier"]["title"] = title
    return small.read(small.data(value))


OLD, NEW, LATER = (store.checked(made(title)) for title in ("old", "new", "later"))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "night.geojson"
    path.write_bytes(OLD)
    return path


def save(path: Path) -> None:
    store.save(path, NEW, read=history.digest(OLD))


def check_whole(path: Path) -> bytes:
    """The file after a failure: whole, with no other file left, and open to the next save."""
    data = path.read_bytes()
    assert data in (OLD, NEW)
    assert not [*path.parent.rglob(".saving-*"), *path.parent.rglob(".version-*")]
    assert store.save(path, LATER, read=history.digest(data)).data == LATER
    assert path.read_bytes() == LATER
    return data


class _Half(io.RawIOBase):
    """A file on a disk that is full after half of what is written."""

    def __init__(self, handle: int) -> None:
        self.handle = handle

    def fileno(self) -> int:
        return self.handle

    def write(self, data: Any) -> int:
        os.write(self.handle, data[: len(data) // 2])
        raise OSError(errno.ENOSPC, "No space left on device")

    def close(self) -> None:
        if not self.closed:
            os.close(self.handle)
        super().close()


def failing(number: int, real: Callable[..., Any], error: OSError) -> Callable[..., Any]:
    """A function that fails when it is called for the nth time."""
    calls = iter(range(1, 1000))

    def called(*args: Any, **kwargs: Any) -> Any:
        if next(calls) == number:
            raise error
        return real(*args, **kwargs)

    return called


def error_of(job: Callable[[], None]) -> store.StoreError | None:
    try:
        job()
    except store.StoreError as error:
        return error
    return None


CALLS = {
    "open": OSError(errno.EROFS, "Read-only file system"),
    "mkdir": OSError(errno.EACCES, "Permission denied"),
    "fsync": OSError(errno.EIO, "Input/output error"),
    "chmod": OSError(errno.EPERM, "Operation not permitted"),
    "replace": OSError(errno.ENOSPC, "No space left on device"),
}


@pytest.mark.parametrize("name", CALLS)
def test_a_call_of_the_system_that_fails_is_one_error_and_nothing_is_lost(path, monkeypatch, name):
    failures = 0
    for number in range(1, 20):
        path.write_bytes(OLD)
        with monkeypatch.context() as patched:
            patched.setattr(os, name, failing(number, getattr(os, name), CALLS[name]))
            told = error_of(lambda: save(path))
        if told is None:
            assert path.read_bytes() == NEW
            break
        assert told.got == CALLS[name].strerror
        assert told.__cause__ is CALLS[name]
        check_whole(path)
        failures += 1
    assert failures > 0


@pytest.mark.parametrize("number", [1, 2], ids=["the version put aside", "the new version"])
def test_a_disk_that_is_full_half_way_is_one_error_and_nothing_is_lost(path, monkeypatch, number):
    real = os.fdopen
    calls = iter(range(1, 9))

    def half(handle: int, *args: Any, **kwargs: Any) -> Any:
        return _Half(handle) if next(calls) == number else real(handle, *args, **kwargs)

    with monkeypatch.context() as patched:
        patched.setattr(os, "fdopen", half)
        with pytest.raises(store.StoreError, match="got No space left on device, expected a disk"):
            save(path)
    assert check_whole(path) == OLD


def test_a_refused_version_that_cannot_be_kept_is_an_error_that_says_so(path, monkeypatch):
    path.write_bytes(LATER)
    with monkeypatch.context() as patched:
        patched.setattr(os, "fdopen", lambda handle, _: _Half(handle))
        with pytest.raises(store.StoreError) as caught:
            save(path)
    assert caught.value.path == path.with_name("night.conflict-1.geojson")
    assert caught.value.got == "No space left on device"
    assert [each.name for each in path.parent.glob("*.geojson")] == ["night.geojson"]
    assert path.read_bytes() == LATER


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write it")
def test_a_folder_that_cannot_be_written_to_is_one_error(path):
    path.parent.chmod(0o500)
    try:
        with pytest.raises(store.StoreError, match="got Permission denied, expected a folder"):
            save(path)
    finally:
        path.parent.chmod(0o700)
    assert check_whole(path) == OLD


@pytest.fixture
def quick_collection() -> Iterator[None]:
    """Collecting what an interruption leaves, without looking at all that was there before."""
    gc.freeze()
    yield
    gc.unfreeze()


@contextmanager
def interrupted_at(step: int) -> Iterator[None]:
    """Within it the nth line of the store is where the user stops the program."""
    left = step

    def trace(frame: FrameType, event: str, _: Any) -> Any:
        nonlocal left
        if frame.f_code.co_filename not in PLACES:
            return None
        if event == "line":
            left -= 1
            if left == 0:
                raise KeyboardInterrupt
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        yield
    finally:
        sys.settrace(before)


@pytest.mark.filterwarnings("ignore::ResourceWarning")
@pytest.mark.usefixtures("quick_collection")
def test_an_interruption_at_any_line_leaves_a_whole_file_and_no_lock(path, monkeypatch):
    monkeypatch.setattr(store, "PATIENCE_S", 1.0)
    found = set()
    for step in range(1, 2000):
        path.write_bytes(OLD)
        for each in history.versions(path.parent / ".history" / "night"):
            each.unlink()
        with suppress(KeyboardInterrupt), interrupted_at(step):
            save(path)
            break
        gc.collect()  # The interruption's own frames are gone, as they are when it is handled.
        data = path.read_bytes()
        assert data in (OLD, NEW), step
        found.add(data)
        assert store.save(path, LATER, read=history.digest(data)).data == LATER
        assert not [*path.parent.rglob(".saving-*"), *path.parent.rglob(".version-*")]
    assert found == {OLD, NEW}
    assert path.read_bytes() == NEW
