"""Search: the nearest value of a number that changes an answer, to three significant figures."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from geo.verdict import Verdict
from incidents.checks.assume import Parameter

Ask = Callable[[float], Verdict | None]
"""The verdict with a value; None where the finding is not made with it."""

_STEP = 2.0
"""From one value of the grid to the next."""
_LEAST = 1.0
"""The first value of the grid over 0, in the parameter's unit."""
_FIGURES = 3


@dataclass(frozen=True)
class Search:
    """A search of a parameter's range, outwards from a value.

    Attributes:
        verdict: what is given by the value that is started from.
        once: whether the verdict changes once at most on the way to the end of the range, so that
            nothing need be searched where the end gives the same.
    """

    parameter: Parameter
    verdict: Verdict
    ask: Ask
    once: bool = False

    def above(self, now: float) -> float | None:
        """The least value over `now` that gives another verdict; None if the range holds none."""
        return self._first_change(_upwards(self.parameter, now), now, self.parameter.upper)

    def below(self, now: float) -> float | None:
        """The greatest value under `now` that gives another one; None if the range holds none."""
        return self._first_change(_downwards(self.parameter, now), now, self.parameter.lower)

    def _first_change(self, grid: Iterator[float], now: float, end: float) -> float | None:
        held = now
        for number, value in enumerate(grid):
            if number == 1 and self.once and self.ask(end) is self.verdict:
                return None
            answer = self.ask(value)
            if answer is None:
                return None
            if answer is not self.verdict:
                return _between(held, value, self.verdict, self.ask)
            held = value
        return None


def _upwards(parameter: Parameter, now: float) -> Iterator[float]:
    value = max(now * _STEP, parameter.lower, _LEAST)
    while value < parameter.upper:
        yield rounded(value, up=True)
        value *= _STEP
    if now < parameter.upper:
        yield parameter.upper


def _downwards(parameter: Parameter, now: float) -> Iterator[float]:
    value = min(now, parameter.upper) / _STEP
    while value > max(parameter.lower, _LEAST / _STEP):
        yield rounded(value, up=False)
        value /= _STEP
    if now > parameter.lower:
        yield parameter.lower


def _between(held: float, changed: float, verdict: Verdict, ask: Ask) -> float:
    """The value of three figures nearest to `held` for which the verdict changes.

    It is asked for itself, so that whoever assumes just this value gets the changed verdict.
    """
    up = changed > held
    least, most = sorted((held, changed))
    if not least:
        least = min(most, _LEAST) / 1_000
    low, high = _index(least), _index(most)
    inside, outside = (low, high) if up else (high, low)
    while abs(outside - inside) > 1:
        middle = (inside + outside) // 2
        answer = ask(_value(middle))
        if answer is None or answer is verdict:
            inside = middle
        else:
            outside, changed = middle, _value(middle)
    return changed


def rounded(value: float, *, up: bool) -> float:
    """The value of three significant figures that is next above or below, or the value itself."""
    if value <= 0 or math.isinf(value):
        return value
    step = 10.0 ** (math.floor(math.log10(value)) - _FIGURES + 1)
    steps = round(value / step, 6)
    return float(f"{(math.ceil if up else math.floor)(steps) * step:.{_FIGURES}g}")


def _index(value: float) -> int:
    """The number of the last value of three figures up to a value, over all powers of ten."""
    mantissa, _, power = f"{rounded(value, up=False):.{_FIGURES - 1}e}".partition("e")
    return int(power) * 900 + round(float(mantissa) * 100) - 100


def _value(index: int) -> float:
    power, figures = divmod(index, 900)
    return float(f"{figures + 100}e{power - 2}")
