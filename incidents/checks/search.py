"""Search: the nearest value of a number that changes an answer, to three significant figures."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from geo.verdict import Verdict
from incidents.checks.assume import Parameter

Ask = Callable[[float], Verdict | None]
"""The verdict with a value; None where the finding is not made with it."""

Guess = Callable[[float, float], float | None]
"""Where between a value that changes nothing and one that does the change may be; None if there is
nothing to tell it from."""

_STEP = 2.0
"""From one value of the grid to the next."""
_LEAST = 1.0
"""The first value of the grid over 0, in the parameter's unit."""
_FIGURES = 3
_GUESSES = 6
"""How often a guess is followed before the range is halved."""


@dataclass(frozen=True)
class Search:
    """A search of a parameter's range, outwards from a value.

    Attributes:
        verdict: what is given by the value that is started from.
        once: whether the verdict changes once at most on the way to the end of the range, so that
            nothing need be searched where the end gives the same.
        guess: where it may change, to be asked about first; the search is the same without it.
    """

    parameter: Parameter
    verdict: Verdict
    ask: Ask
    once: bool = False
    guess: Guess | None = None

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
                return self._between(held, value)
            held = value
        return None

    def _between(self, held: float, changed: float) -> float:
        """The value of three figures nearest to `held` for which the verdict changes.

        It is asked for itself, so that whoever assumes just this value gets the changed verdict.
        """
        inside, outside = _brackets(held, changed)
        guesses = 0
        while abs(outside - inside) > 1:
            ahead = self._guessed(held, changed) if guesses < _GUESSES else []
            guesses += 1
            within = range(min(inside, outside) + 1, max(inside, outside))
            middle = next((each for each in ahead if each in within), (inside + outside) // 2)
            if self.ask(_value(middle)) in (None, self.verdict):
                inside, held = middle, _value(middle)
            else:
                outside, changed = middle, _value(middle)
        return changed

    def _guessed(self, held: float, changed: float) -> list[int]:
        """The two neighbouring values between which the change may be, the farther one first."""
        where = self.guess(held, changed) if self.guess else None
        if where is None or where <= 0:
            return []
        index = _index(where)
        return [index + 1, index] if changed > held else [index, index + 1]


def _brackets(held: float, changed: float) -> tuple[int, int]:
    """The numbers of the values of three figures that lie just outside of two values."""
    if changed > held:
        return _index(held or min(changed, _LEAST) / 1_000), _index(changed)
    return _index(held), _index(changed or min(held, _LEAST) / 1_000)


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
