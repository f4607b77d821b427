"""Timing: medians of repeated runs, as these are what can be compared between noisy machines."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Row:
    """A line of the table."""

    what: str
    figure: str
    note: str = ""


def seconds(run: Callable[[], object], least_s: float = 0.4, rounds: int = 5) -> float:
    """Median over rounds of the seconds that one call takes, each round at least least_s long."""
    run()
    began = time.perf_counter()
    run()
    once = max(time.perf_counter() - began, 1e-7)
    calls = max(1, int(least_s / rounds / once))
    found = []
    for _ in range(rounds):
        began = time.perf_counter()
        for _ in range(calls):
            run()
        found.append((time.perf_counter() - began) / calls)
    return statistics.median(found)


def table(title: str, rows: list[Row]) -> str:
    """The rows as text, in columns."""
    wide = max(len(row.what) for row in rows)
    figures = max(len(row.figure) for row in rows)
    lines = [f"  {row.what:<{wide}}  {row.figure:>{figures}}  {row.note}".rstrip() for row in rows]
    return "\n".join([title, *lines, ""])
