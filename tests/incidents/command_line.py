"""The command line as a script sees it: exit status, stdout and stderr of one run."""

from __future__ import annotations

import contextlib
import io
import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import small_dossier as small

from incidents.cli import main

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Ran:
    """What came of a run."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The one JSON document on stdout, by the letter of RFC 8259: no NaN, no Infinity."""
        return strictly(self.out)

    @property
    def errors(self) -> list[str]:
        """The lines on stderr, each of which must be an error's."""
        lines = self.err.splitlines()
        assert all(line.startswith("error: ") for line in lines), self.err
        return lines


def strictly(text: str) -> Any:
    """The value of a JSON text."""

    def refuse(name: str) -> Any:
        raise ValueError(f"{name} is not JSON")

    return json.loads(text, parse_constant=refuse)


def run(*words: object) -> Ran:
    """Run a command in this process."""
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            status = main([str(word) for word in words])
        except SystemExit as leaving:
            status = int(leaving.code or 0)
    return Ran(status, out.getvalue(), err.getvalue())


def in_a_shell(*words: object, **options: Any) -> subprocess.CompletedProcess[str]:
    """Run a command as its own process, as a shell would."""
    environment = {**os.environ, "PYTHONIOENCODING": "utf-8", **options.pop("env", {})}
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **options}
    return subprocess.run(
        [sys.executable, "-m", "incidents", *(str(word) for word in words)],
        cwd=ROOT,
        env=environment,
        encoding="utf-8",
        check=False,
        timeout=60,
        **pipes,
    )


def saved(folder: Path, value: Any) -> Path:
    """A dossier's file with these values."""
    path = folder / "dossier.geojson"
    path.write_bytes(value if isinstance(value, bytes) else small.data(value))
    return path
