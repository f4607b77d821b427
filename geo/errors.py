"""The one error of geometry: what was asked, what was got, what was expected."""

from __future__ import annotations


class GeometryError(ValueError):
    """A geometry that cannot be worked with.

    Attributes:
        what: the quantity or part at fault, e.g. ``"radius_m"`` or ``"ring 0"``.
        got: what it was, as text.
        expected: what it should have been, as text.
    """

    def __init__(self, what: str, got: object, expected: str) -> None:
        self.what = what
        self.got = str(got)
        self.expected = expected
        super().__init__(f"{what}: got {self.got}, expected {expected}")
