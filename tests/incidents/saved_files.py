"""A small dossier by any title, saved, and what a folder then holds."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import small_dossier as small

from incidents import store
from incidents.geojson import read
from incidents.model import Dossier

TOWN = small.place("town", (40.0, 35.0, 1000))


def made(title: str = "A night", *claims: small.Json) -> Dossier:
    return replace(small.opened(*claims, small.claim("a", "town"), TOWN), title=title)


def titles(folder: Path) -> dict[str, str]:
    """The title of each dossier that stands in a folder, by name."""
    return {each.name: read(each.read_bytes()).title for each in folder.glob("*.geojson")}


def saved(path: Path, *names: str) -> list[store.Stored]:
    """A file that has been saved with one title after the other."""
    done: list[store.Stored] = []
    for name in names:
        done.append(store.save(path, made(name), read=done[-1].digest if done else None))
    return done
