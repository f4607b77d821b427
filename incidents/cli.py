"""The command line: list, locate, measure, check, decide, validate and export a dossier.

Exit status 0: done; 1: the input is bad or there is no such thing, with one `error:` line on
stderr for each problem and nothing written; 2: the command itself is wrong.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NoReturn

from incidents import cli_accounts, cli_check, cli_locate, option, terminal
from incidents.geojson import load, read
from incidents.model import Dossier
from incidents.problems import DossierError, Problem, errors
from incidents.select import Filter
from incidents.terminal import Refused


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; the exit status."""
    terminal.prepare()
    arguments = _parser().parse_args(option.joined(sys.argv[1:] if argv is None else argv))
    try:
        status: int = arguments.run(arguments)
        sys.stdout.flush()
    except DossierError as error:
        return terminal.refuse([f"{arguments.dossier}: {problem}" for problem in error.problems])
    except Refused as error:
        return terminal.refuse(error.reasons)
    except cli_check.Usage as error:
        _usage(str(error))
    except BrokenPipeError:  # The reader of our output has seen enough.
        terminal.drop()
        return 0
    except OSError as error:
        terminal.drop()
        return terminal.refuse([f"the answer could not be written: {error.strerror or error}"])
    return status


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m incidents",
        description="Rival claims about an incident: what they say, and what lies between them.",
    )
    verbs = parser.add_subparsers(metavar="COMMAND", required=True)

    def verb(
        name: str, run: Callable[[argparse.Namespace], int], about: str, *, reads: bool = True
    ) -> Any:
        command = verbs.add_parser(name, help=about, description=about)
        command.set_defaults(run=run)
        if reads:
            command.add_argument("dossier", metavar="DOSSIER", type=Path, help="a GeoJSON file")
        command.add_argument("--json", action="store_true", help="one JSON document on stdout")
        command.add_argument("--quiet", action="store_true", help="say nothing but the answer")
        return command

    verb("list", _list, "the claims and places of a dossier")
    command = verb("locate", _locate, "what the words of a place allow", reads=False)
    cli_locate.add_arguments(command)
    command = verb("measure", _measure, "how far apart two claims or places are")
    command.add_argument("a", metavar="A", help="the id of a claim or place")
    command.add_argument("b", metavar="B", help="the id of another")
    command = verb("check", cli_check.run_check, "what the claims imply about each other")
    cli_check.add_check_arguments(command)
    about = "which one fact would settle the most of what is open"
    cli_check.add_deciding_arguments(verb("deciding", cli_check.run_deciding, about))
    about = "what all accounts agree on, and what of each cannot all be right"
    cli_accounts.add_arguments(verb("accounts", cli_accounts.run, about))
    verb("validate", _validate, "everything that is wrong with a GeoJSON file")
    about = f"write a dossier as {', '.join(option.EXPORTS)}"
    _export_arguments(verb("export", _export, about))
    return parser


def _export_arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument("-o", dest="out", metavar="FILE", type=option.export_path, required=True)
    command.add_argument("--claims", metavar="ID,…", type=option.words, help="only these claims")
    command.add_argument(
        "--bbox", metavar="W,S,E,N", type=option.box, help="only what meets this box"
    )
    command.add_argument(
        "--from", dest="start", metavar="T", type=option.start, help="not before T"
    )
    command.add_argument("--to", dest="end", metavar="T", type=option.end, help="no later")


def _dossier(arguments: argparse.Namespace) -> Dossier:
    return read(terminal.bytes_of(arguments.dossier))


def _list(arguments: argparse.Namespace) -> int:
    from incidents import tell

    dossier = _dossier(arguments)
    terminal.say(arguments.json, tell.listing(dossier), lambda: tell.listing_lines(dossier))
    return 0


def _locate(arguments: argparse.Namespace) -> int:
    if (arguments.text is None) == (arguments.batch is None):
        _usage("locate: expected either a TEXT or --batch FILE.csv")
    return cli_locate.run(arguments)


def _measure(arguments: argparse.Namespace) -> int:
    from incidents import tell
    from incidents.measure import NoPlace, measure

    locator = cli_check.located(arguments.dossier)
    ends = arguments.a, arguments.b
    unknown = [str(error) for end in ends if (error := locator.unknown(end))]
    if unknown:
        raise Refused(*unknown)
    try:
        found = measure(locator, *ends)
    except NoPlace as error:
        raise Refused(str(error)) from error
    terminal.say(arguments.json, found.as_json(), lambda: tell.measurement_lines(found))
    return 0


def _validate(arguments: argparse.Namespace) -> int:
    from incidents.derive import stale, unlocatable
    from incidents.locate import Locator

    loaded = load(terminal.bytes_of(arguments.dossier))
    problems: list[Problem] = list(loaded.problems)
    if loaded.dossier is not None:
        locator = Locator(loaded.dossier)
        nowhere = list(unlocatable(locator, loaded.paths))
        problems += nowhere or stale(locator, loaded.paths)
    bad = errors(problems)
    warnings = [f"warning: {problem}" for problem in problems if problem not in bad]
    verdict = f"{arguments.dossier}: {'not valid' if bad else 'valid'}"
    answer = {"valid": not bad, "problems": [problem.as_json() for problem in problems]}
    terminal.say(arguments.json, answer, lambda: [*([] if arguments.quiet else warnings), verdict])
    return terminal.refuse([f"{arguments.dossier}: {problem}" for problem in bad]) if bad else 0


def _export(arguments: argparse.Namespace) -> int:
    from incidents.derive import complete
    from incidents.files import replace_file
    from incidents.formats import WRITERS

    dossier = complete(cli_check.located(arguments.dossier).dossier)
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
        terminal.say(
            arguments.json, answer, lambda: [f"{arguments.out}: {len(claims)} claim{plural}"]
        )
    return 0


def _usage(message: str) -> NoReturn:
    _parser().error(message)
