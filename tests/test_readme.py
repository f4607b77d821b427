"""The README shows what the program really does: its commands are run and its output compared."""

from __future__ import annotations

import doctest
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
CONSOLE = "\n".join(re.findall(r"```console\n(.*?)```", README, re.DOTALL))
SESSIONS = re.findall(r"^\$ (.+)\n((?:(?!\$ ).*\n)*)", CONSOLE, re.MULTILINE)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder that looks like the checkout, in which a command may write."""
    for name in ("geo", "incidents"):
        (tmp_path / name).symlink_to(ROOT / name)
    return tmp_path


def test_the_tour_has_every_verb_that_the_first_screen_names() -> None:
    assert {line.split()[3] for line, _ in SESSIONS} == {
        "measure",
        "locate",
        "accounts",
        "check",
        "validate",
        "list",
        "export",
    }


@pytest.mark.parametrize(("line", "shown"), SESSIONS, ids=[line[20:60] for line, _ in SESSIONS])
def test_a_command_prints_what_the_readme_shows(folder: Path, line: str, shown: str) -> None:
    words = shlex.split(line)
    assert words[0] == "python"
    environment = {**os.environ, "PYTHONIOENCODING": "utf-8", "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(
        [sys.executable, *words[1:]],
        cwd=folder,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    printed = done.stdout + done.stderr
    if shown.endswith("…\n"):
        assert printed.startswith(shown.removesuffix("…\n"))
    else:
        assert printed == shown


def test_the_lines_of_python_print_what_the_readme_shows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    code = "\n".join(re.findall(r"```python\n(.*?)```", README, re.DOTALL))
    example = doctest.DocTestParser().get_doctest(code, {}, "README.md", "README.md", 0)
    assert len(example.examples) >= 4
    assert doctest.DocTestRunner().run(example).failed == 0
