"""The command `locate`: what the words of a place allow, for one phrase or for a file of them."""

from __future__ import annotations

import argparse
import csv
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geo.location import Reading
from incidents import terminal
from incidents.geojson import read
from incidents.terminal import Refused

if TYPE_CHECKING:
    from geo.gazetteer.online import Online
    from incidents.locality import Localities

_SERVICES = ("nominatim", "photon", "pelias")
_COLUMN = "text"
_LONGEST_FIELD = 1_000_000
_STEP = 50
"""Rows between two looks of the progress line."""


def add_arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument("text", metavar="TEXT", nargs="?", help="such as “55 km SE of Raqqa”")
    command.add_argument(
        "--batch", metavar="FILE.csv", type=Path, help=f"read the column “{_COLUMN}” of a file"
    )
    command.add_argument(
        "--dossier", metavar="FILE", type=Path, help="whose places and claims the words may name"
    )
    command.add_argument(
        "--reading",
        choices=[str(reading) for reading in Reading],
        default=str(Reading.MEASURED),
        help="as worded, or as people speak",
    )
    command.add_argument(
        "--choose",
        metavar="NAME=ID",
        action="append",
        default=[],
        type=_choice,
        help="take this place for that name, by its id",
    )

    command.add_argument(
        "--online",
        choices=_SERVICES,
        help="ask a geocoder on the network for names that no place is chosen for",
    )
    command.add_argument("--server", metavar="HOST", help="the geocoder's host name")
    command.add_argument("--user-agent", metavar="TEXT", help="who asks: a name and an address")


def _choice(text: str) -> tuple[str, str]:
    name, parted, identity = text.rpartition("=")
    if not (parted and name.strip() and identity.strip()):
        raise argparse.ArgumentTypeError(f"got {text!r}, expected NAME=ID, as in Paris=geonames:1")
    return name.strip(), identity.strip()


def run(arguments: argparse.Namespace) -> int:
    """Run the command; the exit status."""
    from incidents.locality import UNREADABLE, Localities
    from incidents.model import Dossier

    if arguments.dossier is None:
        dossier = Dossier(title="")
    else:
        dossier = read(terminal.bytes_of(arguments.dossier))
    localities = Localities(dossier)
    if arguments.online:
        localities = localities.also({}, _online(arguments))
    if arguments.batch is not None:
        return _batch(arguments, localities)
    try:
        located = _read(arguments, localities, arguments.text)
    except UNREADABLE as error:
        raise Refused(str(error)) from error
    names = {found.name for one in located for found in one.found if found}
    idle = [name for name, _ in arguments.choose if name not in names]
    if idle:
        told = ", ".join(sorted(names)) or "none"
        raise Refused(
            *(f"--choose {name}: the words name no such place, but {told}" for name in idle)
        )
    from incidents.located import document, lines

    as_json = arguments.json or not sys.stdout.isatty()
    terminal.say(as_json, document(located, dossier), lambda: lines(located, dossier))
    return 0


def _online(arguments: argparse.Namespace) -> Online:
    """The geocoder that the options name; what it is told is said first."""
    from geo.gazetteer.answers import Service
    from geo.gazetteer.online import GeocoderError, online

    try:
        geocoder = online(
            Service(arguments.online),
            domain=arguments.server or "",
            user_agent=arguments.user_agent or "",
        )
    except GeocoderError as error:
        raise Refused(str(error)) from error
    terminal.note(geocoder.reveals)
    return geocoder


def _read(arguments: argparse.Namespace, localities: Localities, text: str) -> tuple[Any, ...]:
    return localities.read(text, Reading(arguments.reading), chosen=dict(arguments.choose))


def _batch(arguments: argparse.Namespace, localities: Localities) -> int:
    """One JSON document on a line of stdout for each row; the counts on stderr."""
    from incidents.locality import UNREADABLE
    from incidents.located import document

    rows = list(_rows(arguments.batch))
    bad = 0
    for number, text in enumerate(rows, 1):
        try:
            answer = document(_read(arguments, localities, text), localities.dossier)
        except UNREADABLE as error:
            answer = {"error": str(error)}
            bad += 1
        terminal.say_line(answer)
        if not arguments.quiet and number % _STEP == 0:
            terminal.progress(f"{number:,} of {len(rows):,}")
    if not arguments.quiet:
        terminal.note(f"{len(rows) - bad:,} of {len(rows):,} rows located, {bad:,} not")
    return 0


def _rows(path: Path) -> Iterator[str]:
    """The texts of a CSV file with a header, in its order."""
    csv.field_size_limit(_LONGEST_FIELD)
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = csv.DictReader(file)
            if _COLUMN not in (rows.fieldnames or ()):
                got = ", ".join(rows.fieldnames or ()) or "an empty file"
                raise Refused(f"{path}: got the columns {got}, expected one named “{_COLUMN}”")
            for row in rows:
                yield row[_COLUMN] or ""
    except OSError as error:
        raise Refused(f"{path}: {error.strerror or error}") from error
    except (UnicodeDecodeError, csv.Error) as error:
        raise Refused(f"{path}: got {error}, expected a CSV file in UTF-8") from error
