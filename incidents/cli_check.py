"""The commands `check` and `deciding`: what the claims imply about each other, what flips that,
what proves it, and which one fact would settle the most of what is open."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from incidents import option, terminal
from incidents.geojson import load
from incidents.problems import DossierError
from incidents.terminal import Refused

if TYPE_CHECKING:
    from incidents.checks import Case, Finding
    from incidents.locate import Locator


def add_check_arguments(command: argparse.ArgumentParser) -> None:
    _add_assume(command)
    command.add_argument("--only", metavar="CHECK,…", type=option.words, help="only these checks")
    command.add_argument(
        "--flips", action="store_true", help="what flips each finding, searched in full"
    )
    command.add_argument(
        "--explain", metavar="FINDING", help="one finding in full, by its id, and what flips it"
    )
    command.add_argument(
        "--proof", metavar="FILE", type=Path, help="write what convinces without this program"
    )


def add_deciding_arguments(command: argparse.ArgumentParser) -> None:
    _add_assume(command)


def _add_assume(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--assume", metavar="NAME=VALUE,…", type=option.words, default=[], help="such as near=5km"
    )


def located(path: Path) -> Locator:
    """The locations of a dossier, every one of which can be on Earth."""
    return _located(terminal.bytes_of(path))


def _located(data: bytes) -> Locator:
    from incidents.derive import unlocatable
    from incidents.locate import Locator

    loaded = load(data)
    locator = Locator(loaded.checked())
    nowhere = list(unlocatable(locator, loaded.paths))
    if nowhere:
        raise DossierError(nowhere)
    return locator


class Usage(Exception):
    """The command itself is wrong: what was got, what was expected."""


def run_check(arguments: argparse.Namespace) -> int:
    """Run `check`; the exit status."""
    from incidents import explain
    from incidents.checks import CHECKS, check, worst_first

    unknown = [name for name in arguments.only or () if name not in CHECKS]
    if unknown:
        raise Usage(f"--only: got {', '.join(unknown)}, expected some of {', '.join(CHECKS)}")
    data = terminal.bytes_of(arguments.dossier)
    case = _case(data, arguments.assume)
    findings = check(case, _asked(arguments))
    if arguments.explain is not None:
        findings = [_named(findings, arguments.explain)]
    if arguments.flips or arguments.explain is not None:
        findings = list(_flipped(case, findings, arguments.quiet))
    if arguments.proof is not None:
        _prove(arguments, case, findings, data)
    full = arguments.explain is not None
    terminal.say(
        arguments.json,
        [finding.as_json() for finding in findings],
        lambda: (
            explain.finding_in_full(case.dossier, findings[0])
            if full
            else explain.finding_lines(worst_first(findings), case.dossier)
        ),
    )
    return 0


def _asked(arguments: argparse.Namespace) -> list[str] | None:
    """The checks that are asked for: of one finding, the one that its id begins with."""
    from incidents.checks import CHECKS

    if arguments.only is not None or arguments.explain is None:
        only: list[str] | None = arguments.only
        return only
    named = [name for name in CHECKS if arguments.explain.startswith(f"{name}--")]
    return named or None


def _case(data: bytes, assume: list[str]) -> Case:
    from incidents.checks import BadAssumption, Case, parse

    try:
        return Case.of(_located(data).dossier, parse(assume))
    except BadAssumption as error:
        raise Usage(str(error)) from error


def _named(findings: list[Finding], identity: str) -> Finding:
    from difflib import get_close_matches

    named = {finding.id: finding for finding in findings}
    if identity not in named:
        close = get_close_matches(identity, named, 3, 0.7)
        hint = f"; did you mean {', '.join(close)}?" if close else ""
        raise Refused(f"{identity}: no finding of that id{hint}")
    return named[identity]


def _flipped(case: Case, findings: list[Finding], quiet: bool) -> Iterator[Finding]:
    from incidents.checks.flips import sensitivity

    for number, finding in enumerate(findings, 1):
        if not quiet and len(findings) > 1:
            terminal.progress(f"{number:,} of {len(findings):,} findings")
        yield sensitivity(case, finding)


def _prove(arguments: argparse.Namespace, case: Case, findings: list[Finding], data: bytes) -> None:
    from incidents.files import replace_file
    from incidents.proof import proof_of

    written = proof_of(case, findings, data)
    try:
        replace_file(arguments.proof, written)
    except OSError as error:
        raise Refused(f"{arguments.proof}: {error.strerror or error}") from error


def run_deciding(arguments: argparse.Namespace) -> int:
    """Run `deciding`; the exit status."""
    from incidents.checks import check
    from incidents.deciding import deciding
    from incidents.explain import fact_lines

    case = _case(terminal.bytes_of(arguments.dossier), arguments.assume)
    facts = deciding(case, check(case))
    terminal.say(
        arguments.json,
        [fact.as_json() for fact in facts],
        lambda: fact_lines(facts),
    )
    return 0
