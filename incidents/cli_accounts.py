"""The command `accounts`: what all accounts agree on, what cannot all be right, and who did it by
whom."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from typing import TYPE_CHECKING

from incidents import cli_check, option, terminal
from incidents.model import Dossier
from incidents.terminal import Refused

if TYPE_CHECKING:
    from incidents.accounts import Rivals, Told

_WIDTH = 14


def add_arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument("--incident", metavar="ID", help="only the accounts of this incident")
    command.add_argument(
        "--assume", metavar="NAME=VALUE,…", type=option.words, default=[], help="such as near=5km"
    )


def run(arguments: argparse.Namespace) -> int:
    """Run the command; the exit status."""
    from incidents.accounts import accounts, rivals
    from incidents.checks import BadAssumption, Case, parse

    dossier = cli_check.located(arguments.dossier).dossier
    if arguments.incident is not None and arguments.incident not in dossier.incident:
        known = ", ".join(dossier.incident) or "none"
        raise Refused(f"{arguments.incident}: no incident of that id, only {known}")
    try:
        case = Case.of(dossier, parse(arguments.assume))
    except BadAssumption as error:
        raise cli_check.Usage(str(error)) from error
    wanted = [arguments.incident] if arguments.incident else _with_accounts(dossier)
    found = [(accounts(case, each), rivals(case, each)) for each in wanted]
    terminal.say(
        arguments.json,
        {"incidents": [{**told.as_json(), "rivals": who.as_json()} for told, who in found]},
        lambda: [line for each in found for line in _lines(dossier, *each)],
    )
    return 0


def _with_accounts(dossier: Dossier) -> list[str]:
    held = {account.incident for account in dossier.accounts}
    return [incident.id for incident in dossier.incidents if incident.id in held]


def _lines(dossier: Dossier, told: Told, who: Rivals) -> Iterator[str]:
    from incidents.accounts import lines

    yield from lines(told)
    if len(who.columns) > 1:
        yield ""
        yield "Who did it, claim by claim"
        yield from (f"  {number}: {each.title}" for number, each in enumerate(who.columns, 1))
        yield "  " + "".join(f"{number:<{_WIDTH}}" for number in range(1, len(who.columns) + 1))
        for row in who.rows:
            cells = "".join(f"{cell.stands:<{_WIDTH}}" for cell in row.cells)
            party = dossier.actor[dossier.party(row.claim.claimant)].name
            yield f"  {cells}{party}: {row.claim.title}"
        yield f"  {len(who.apart):,} more claims stand to all of these alike"
        yield from (f"  assumed: {each}" for each in who.assumptions)
    yield ""
