"""The command line: list, measure, check, validate and export a dossier.

Exit status 0: done; 1: the input is bad or there is no such thing, with one `error:` line on
stderr for each problem and nothing written; 2: the command itself is wrong.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from incidents.geojson import load, read
from incidents.model import Dossier
from incidents.problems import DossierError, Problem, errors
from incidents.select import Filter
from incidents.time import LocalTime, TimeError

EXPORTS = (".geojson", ".csv", ".html")


class Refused(Exception):
    """The input is bad, or there is no such thing: one line for each reason."""

    def __init__(self, *reasons: str) -> None:
        self.reasons = reasons
        super().__init__("\n".join(reasons))


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; the exit status."""
    arguments = _parser().parse_args(argv)
    try:
        status: int = arguments.run(arguments)
    except DossierError as error:
        return _refuse([f"{arguments.dossier}: {problem}" for problem in error.problems])
    except Refused as error:
        return _refuse(error.reasons)
    except BrokenPipeError:  # The reader of our output has seen enough.
        sys.stderr.close()
        return 0
    return status


def _refuse(reasons: Sequence[str]) -> int:
    for reason in reasons:
        print(f"error: {_one_line(reason)}", file=sys.stderr)
    return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m incidents",
        description="Rival claims about an incident: what they say, and what lies between them.",
    )
    verbs = parser.add_subparsers(metavar="COMMAND", required=True)

    def verb(name: str, run: Callable[[argparse.Namespace], int], about: str) -> Any:
        command = verbs.add_parser(name, help=about, description=about)
        command.set_defaults(run=run)
        command.add_argument("dossier", metavar="DOSSIER", type=Path, help="a GeoJSON file")
        command.add_argument("--json", action="store_true", help="one JSON document on stdout")
        command.add_argument("--quiet", action="store_true", help="say nothing but the answer")
        return command

    verb("list", _list, "the claims and places of a dossier")
    command = verb("measure", _measure, "how far apart two claims or places are")
    command.add_argument("a", metavar="A", help="the id of a claim or place")
    command.add_argument("b", metavar="B", help="the id of another")
    command = verb("check", _check, "what the claims imply about each other")
    command.add_argument("--only", metavar="CHECK,…", type=_words, help="only these checks")
    command.add_argument(
        "--assume", metavar="NAME=VALUE,…", type=_words, default=[], help="such as near=5km"
    )
    verb("validate", _validate, "everything that is wrong with a GeoJSON file")
    command = verb("export", _export, f"write a dossier as {', '.join(EXPORTS)}")
    command.add_argument("-o", dest="out", metavar="FILE", type=_export_path, required=True)
    command.add_argument("--claims", metavar="ID,…", type=_words, help="only these claims")
    command.add_argument("--bbox", metavar="W,S,E,N", type=_box, help="only what meets this box")
    command.add_argument("--from", dest="start", metavar="T", type=_start, help="not before T")
    command.add_argument("--to", dest="end", metavar="T", type=_end, help="not after T")
    return parser


def _words(text: str) -> list[str]:
    return [word.strip() for word in text.split(",") if word.strip()]


def _box(text: str) -> tuple[float, float, float, float]:
    expected = "W,S,E,N in degrees, S below N; W over E across the antimeridian"
    try:
        west, south, east, north = (float(number) for number in text.split(","))
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"got {text!r}, expected {expected}") from error
    if not (abs(west) <= 180 and abs(east) <= 180 and -90 <= south < north <= 90):
        raise argparse.ArgumentTypeError(f"got {text!r}, expected {expected}")
    return west, south, east, north


def _start(text: str) -> datetime:
    return _time(text).first("UTC")


def _end(text: str) -> datetime:
    return _time(text).last("UTC")


def _time(text: str) -> LocalTime:
    try:
        return LocalTime(text)
    except TimeError as error:
        raise argparse.ArgumentTypeError(
            f"got {error.got!r}, expected {error.expected}; UTC if no offset is given"
        ) from error


def _export_path(text: str) -> Path:
    path = Path(text)
    if path.suffix.lower() not in EXPORTS:
        raise argparse.ArgumentTypeError(f"got {text!r}, expected a name ending in {EXPORTS}")
    return path


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise Refused(f"{path}: {error.strerror or error}") from error


def _dossier(arguments: argparse.Namespace) -> Dossier:
    return read(_bytes(arguments.dossier))


def _say(arguments: argparse.Namespace, value: Any, lines: Callable[[], Sequence[str]]) -> None:
    """The answer: one JSON document, or lines for a reader."""
    if arguments.json:
        print(json.dumps(value, ensure_ascii=False, indent=1))
    else:
        print("\n".join(_one_line(line) for line in lines()))


def _one_line(text: str) -> str:
    """Text of a dossier on one line of a terminal, its control characters shown, not obeyed."""
    from incidents.text import visible

    return visible(text)


def _list(arguments: argparse.Namespace) -> int:
    from incidents import tell

    dossier = _dossier(arguments)
    _say(arguments, tell.listing(dossier), lambda: tell.listing_lines(dossier))
    return 0


def _measure(arguments: argparse.Namespace) -> int:
    from geo.errors import GeometryError
    from incidents import tell
    from incidents.locate import Locator, UnknownId
    from incidents.measure import NoPlace, measure

    locator = Locator(_dossier(arguments))
    try:
        found = measure(locator, arguments.a, arguments.b)
    except (UnknownId, NoPlace, GeometryError) as error:
        raise Refused(str(error)) from error
    _say(arguments, found.as_json(), lambda: tell.measurement_lines(found))
    return 0


def _check(arguments: argparse.Namespace) -> int:
    from incidents import tell
    from incidents.checks import CHECKS, BadAssumption, check, parse, worst_first
    from incidents.locate import Locator

    unknown = [name for name in arguments.only or () if name not in CHECKS]
    if unknown:
        _usage(f"--only: got {', '.join(unknown)}, expected some of {', '.join(CHECKS)}")
    try:
        assume = parse(arguments.assume)
    except BadAssumption as error:
        _usage(str(error))
    findings = check(Locator(_dossier(arguments)), assume, arguments.only)
    _say(
        arguments,
        [finding.as_json() for finding in findings],
        lambda: tell.finding_lines(worst_first(findings)),
    )
    return 0


def _validate(arguments: argparse.Namespace) -> int:
    from incidents.derive import stale

    loaded = load(_bytes(arguments.dossier))
    problems: list[Problem] = list(loaded.problems)
    if loaded.dossier is not None:
        problems += stale(loaded.dossier)
    bad = errors(problems)
    warnings = [f"warning: {problem}" for problem in problems if problem not in bad]
    verdict = f"{arguments.dossier}: {'not valid' if bad else 'valid'}"
    answer = {"valid": not bad, "problems": [problem.as_json() for problem in problems]}
    _say(arguments, answer, lambda: [*([] if arguments.quiet else warnings), verdict])
    return _refuse([f"{arguments.dossier}: {problem}" for problem in bad]) if bad else 0


def _export(arguments: argparse.Namespace) -> int:
    from incidents.files import replace_file
    from incidents.formats import WRITERS

    dossier = _dossier(arguments)
    unknown = [name for name in arguments.claims or () if name not in dossier.claim]
    if unknown:
        raise Refused(*(f"{name}: no claim of that id" for name in unknown))
    wanted = Filter(
        claims=frozenset(arguments.claims or ()),
        box=arguments.bbox,
        start=arguments.start,
        end=arguments.end,
    )
    claims = wanted.apply(dossier)
    if dossier.claims and not claims:
        raise Refused("no claim is left by --claims, --bbox, --from and --to")
    data = WRITERS[arguments.out.suffix.lower()](dossier, claims)
    try:
        replace_file(arguments.out, data)
    except OSError as error:
        raise Refused(f"{arguments.out}: {error.strerror or error}") from error
    answer = {"file": str(arguments.out), "claims": len(claims), "bytes": len(data)}
    if arguments.json or not arguments.quiet:
        plural = "" if len(claims) == 1 else "s"
        _say(arguments, answer, lambda: [f"{arguments.out}: {len(claims)} claim{plural}"])
    return 0


def _usage(message: str) -> None:
    _parser().error(message)
