"""Problem: one thing wrong with a file, and where; errors refuse the file, warnings do not."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Literal

_LONGEST = 120


@dataclass(frozen=True)
class Problem:
    """Something wrong: where (a JSON path), what was got, what was expected."""

    path: str
    got: str
    expected: str
    severity: Literal["error", "warning"] = "error"

    def __str__(self) -> str:
        return f"{self.path}: got {self.got}, expected {self.expected}"

    def as_json(self) -> dict[str, str]:
        return asdict(self)


class DossierError(ValueError):
    """A file that cannot be read as a dossier, with every problem found in it."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


def errors(problems: Iterable[Problem]) -> list[Problem]:
    return [problem for problem in problems if problem.severity == "error"]


def shown(value: object) -> str:
    """A value as a problem shows it: as JSON would, and short."""
    try:
        text = json.dumps(value, ensure_ascii=False, default=str)
    except (TypeError, ValueError, RecursionError):
        text = repr(type(value))
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
