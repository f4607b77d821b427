"""Processes that save at the same time, or are killed at it; test_store_processes.py runs them.

It is a program of its own so that it can fork without the threads of a test run. It prints one JSON
value.
"""

from __future__ import annotations

import json
import os
import random
import signal
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from types import FrameType
from typing import Any

import small_dossier as small

from incidents import files, history, lock, store
from incidents.geojson import load, read
from incidents.model import Dossier

STEPS = {module.__file__ for module in (store, history, lock, files)}
"""The modules that a save goes through line by line."""


def dossier(title: str) -> Dossier:
    opened = small.opened(small.claim("a", "town"), small.place("town", (40.0, 35.0, 1000)))
    return replace(opened, title=title, description="word " * 4000)


def fork(job: Callable[[], Any]) -> int:
    """Start a process that does a job and ends; its status is 1 where the job fails."""
    child = os.fork()
    if child:
        return child
    try:
        job()
    except BaseException as error:
        sys.stderr.write(f"{error!r}\n")
        os._exit(1)
    os._exit(0)


def together(jobs: list[Callable[[], Any]]) -> list[int]:
    """Do jobs in a process each, all begun at one moment; their statuses."""
    gate, opener = os.pipe()

    def waiting(job: Callable[[], Any]) -> Callable[[], Any]:
        def run() -> None:
            os.close(opener)
            os.read(gate, 1)
            job()

        return run

    children = [fork(waiting(job)) for job in jobs]
    os.close(opener)
    return [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children]


def update_together(path: Path) -> Any:
    """Eight writers, each of whom adds ten claims, one at a time."""
    store.save(path, dossier("the first"), read=None)

    def writer(number: int) -> Callable[[], None]:
        def add(one: int) -> Callable[[Dossier], Dossier]:
            made = small.opened(small.claim(f"w{number}-{one}")).claims
            return lambda old: replace(old, claims=(*old.claims, *made))

        return lambda: [store.update(path, add(one)) for one in range(10)] and None

    statuses = together([writer(number) for number in range(8)])
    return {"statuses": statuses, "claims": [claim.id for claim in read(path.read_bytes()).claims]}


def save_together(path: Path) -> Any:
    """Eight savers who all have read the same version; each writes another one."""
    first = store.save(path, dossier("the first"), read=None)

    def saver(number: int) -> Callable[[], None]:
        def run() -> None:
            try:
                store.save(path, dossier(f"saver {number}"), read=first.digest)
            except store.Changed as error:
                kept = error.kept and read(error.kept.read_bytes()).title
                if kept != f"saver {number}":
                    raise

        return run

    statuses = together([saver(number) for number in range(8)])
    titles = {each.name: read(each.read_bytes()).title for each in path.parent.glob("*.geojson")}
    return {"statuses": statuses, "titles": titles}


def _death_at(step: int) -> Callable[[FrameType, str, Any], Any]:
    """A trace that kills the process at the nth line of a save."""
    left = step

    def trace(frame: FrameType, event: str, _: Any) -> Any:
        nonlocal left
        if frame.f_code.co_filename not in STEPS:
            return None
        if event == "line":
            left -= 1
            if left == 0:
                os.kill(os.getpid(), signal.SIGKILL)
        return trace

    return trace


def kill_at_each_line(folder: Path) -> Any:
    """A save killed at its first line, at its second and so on until one is done."""
    old, new, later = (store.checked(dossier(title)) for title in ("old", "new", "later"))
    found = {"old": 0, "new": 0, "neither": 0, "leftovers": 0, "left": 0}
    for step in range(1, 2000):
        path = folder / str(step) / "night.geojson"
        path.parent.mkdir()
        path.write_bytes(old)

        def run(step: int = step, path: Path = path) -> None:
            sys.settrace(_death_at(step))
            store.save(path, new, read=history.digest(old))

        status = os.waitpid(fork(run), 0)[1]
        if not os.WIFSIGNALED(status):
            return {**found, "steps": step - 1, "status": status}
        data = path.read_bytes()
        found["old" if data == old else "new" if data == new else "neither"] += 1
        found["leftovers"] += bool(_leftovers(path.parent))
        store.save(path, later, read=history.digest(data))
        found["left"] += bool(_leftovers(path.parent)) or path.read_bytes() != later
    return found


def _leftovers(folder: Path) -> list[Path]:
    return [*folder.rglob(".saving-*"), *folder.rglob(".version-*")]


def kill_at_random(path: Path, kills: int = 60) -> Any:
    """A process that saves without end is watched, killed, and another goes on."""
    versions = [store.checked(dossier(title)) for title in ("even", "odd")]
    store.save(path, versions[0], read=None)
    rng, found = random.Random(6), {"kills": 0, "broken": 0, "seen": set()}

    def saves() -> None:
        for number in range(10_000):
            store.update(path, lambda _, number=number: read(versions[number % 2]))

    for _ in range(kills):
        child = fork(saves)
        before, changed = path.read_bytes(), False
        until = time.monotonic() + rng.uniform(0.01, 0.06)
        # On a busy machine it is given until its first change, so that both versions are seen.
        while (now := time.monotonic()) < until or (not changed and now < until + 2):
            data = path.read_bytes()
            found["broken"] += data not in versions
            changed |= data != before
        os.kill(child, signal.SIGKILL)
        found["kills"] += os.WIFSIGNALED(os.waitpid(child, 0)[1])
        data = path.read_bytes()
        found["broken"] += data not in versions or load(data).dossier is None
        found["seen"].add(versions.index(data))
    store.update(path, lambda old: replace(old, title="the last"))
    found["seen"] = sorted(found["seen"])
    return {**found, "left": sorted(each.name for each in path.parent.iterdir())}


if __name__ == "__main__":
    sys.stdout.write(json.dumps(globals()[sys.argv[1]](Path(sys.argv[2]))))
