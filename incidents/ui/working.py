"""Working: the file that is open in a session, as it was read, and what has become of it since."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import streamlit as st

from incidents import store
from incidents.history import digest
from incidents.model import Dossier
from incidents.problems import Problem
from incidents.store import Stored, StoreError
from incidents.ui import state
from incidents.ui.opened import SAMPLE, Opened, opened
from incidents.workspace import Listed, Workspace, workspace

_STORED = "stored"
_NOTICE = "notice"
_UNOPENED = "unopened"


@dataclass(frozen=True)
class Unopened:
    """A file that stays closed, and everything that is wrong with it."""

    name: str
    problems: tuple[Problem, ...]


def current() -> tuple[Opened, Unopened | None]:
    """The dossier that is open: what was uploaded if it can be read, else what was open before;
    and what could not be opened last."""
    upload = st.session_state.get("upload")
    if upload is not None and st.session_state.get("uploaded") != upload.file_id:
        found = opened(upload.getvalue())
        if not isinstance(found, Opened):
            return _before(), Unopened(upload.name, found)
        st.session_state["uploaded"] = upload.file_id
        _keep(Stored(Path(), upload.getvalue(), found.key))
        return found, None
    return _before(), st.session_state.get(_UNOPENED)


def _before() -> Opened:
    if _STORED not in st.session_state:
        _first()
    found = opened(st.session_state[_STORED].data)
    assert isinstance(found, Opened)
    return found


def _first() -> None:
    """Open what a new session does: the file that the address names, else the sample's copy."""
    wanted = st.query_params.get("dossier") or SAMPLE.name
    listed = {one.name: one for one in dossiers()}
    if wanted in listed:
        open_file(listed[wanted].path)
    if _STORED not in st.session_state:
        data = SAMPLE.read_bytes()
        st.session_state[_STORED] = Stored(Path(), data, digest(data))


def open_file(path: Path) -> None:
    """Open a file of the workspace; if it cannot be, what was open stays open."""
    try:
        stored = store.read(path)
        found = opened(stored.data)
    except StoreError as error:
        found = (Problem(error.path.name, error.got, error.expected),)
    if isinstance(found, Opened):
        _keep(stored)
    else:
        st.session_state[_UNOPENED] = Unopened(path.name, found)


def _keep(stored: Stored) -> None:
    st.session_state[_STORED] = stored
    st.session_state.pop(_UNOPENED, None)


def _go_on(stored: Stored) -> None:
    _keep(stored)
    state.go_on_with(stored.digest)


def place() -> Workspace | None:
    """The folder of dossiers; None where there is none to be had."""
    try:
        return workspace()
    except StoreError:
        return None


def dossiers() -> tuple[Listed, ...]:
    """The files of the workspace."""
    folder = place()
    try:
        return folder.dossiers() if folder else ()
    except StoreError:
        return ()


def choose(wanted: str | None) -> None:
    """Open another file of the workspace."""
    listed = {one.name: one for one in dossiers()}
    if wanted in listed:
        open_file(listed[wanted].path)


def keep() -> None:
    """Store what was opened from elsewhere as a new file of the workspace."""
    try:
        save(_before().dossier)
        tell(f"Kept as {name()}.")
    except (StoreError, ValueError) as error:
        tell(str(error))


def address() -> str | None:
    """The open file's name for the address bar; None for the sample's copy."""
    own = name()
    return None if own == SAMPLE.name else own


def name() -> str | None:
    """The name of the open file in the workspace; None for one that is not stored."""
    stored: Stored = st.session_state[_STORED]
    return stored.path.name or None


def has_changed() -> bool:
    """Whether the open file is another on the disk by now."""
    stored: Stored = st.session_state[_STORED]
    if not stored.path.name:
        return False
    try:
        now = stored.path.stat()
        return _digest(stored.path, now.st_ino, now.st_mtime_ns, now.st_size) != stored.digest
    except (OSError, StoreError):
        return True


@lru_cache(maxsize=32)
def _digest(path: Path, _inode: int, _modified_ns: int, _size: int) -> str:
    """Of a file as it stands: a page asks at every run, and a save makes a new inode."""
    return store.read(path).digest


def save(dossier: Dossier) -> None:
    """Save over the version that was read; one that is not stored yet becomes a new file.

    Raises:
        Changed, StoreError, DossierError: as store.save().
    """
    stored: Stored = st.session_state[_STORED]
    if stored.path.name:
        _go_on(store.save(stored.path, dossier, read=stored.digest))
        return
    folder = workspace()
    _go_on(store.save(folder.free(dossier.title), dossier, read=None))


def step(back: bool) -> None:
    """Undo the last save, or redo what was undone."""
    stored: Stored = st.session_state[_STORED]
    take = store.undo if back else store.redo
    try:
        _go_on(take(stored.path, read=stored.digest))
        tell("The version before is back." if back else "What was undone is back.")
    except (StoreError, ValueError) as error:
        tell(str(error))


def reopen() -> None:
    """Open what is on the disk by now."""
    open_file(st.session_state[_STORED].path)
    state.go_on_with(st.session_state[_STORED].digest)


def tell(text: str) -> None:
    """Have the page say something once."""
    st.session_state[_NOTICE] = text


def told() -> str | None:
    """What the page is to say."""
    told: str | None = st.session_state.pop(_NOTICE, None)
    return told
