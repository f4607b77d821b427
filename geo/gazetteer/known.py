"""Known: the places that the caller knows already, met by id and by name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from geo.gazetteer import names
from geo.gazetteer.kinds import Asked, a, family, read_all
from geo.gazetteer.records import How, Known

_BY = (
    "its id",
    "its name",
    "its other name “{}”",
    "its name “{}” in another romanisation",
    "its name “{}” but for the article",
)
_LOOSE = 4
"""The grade of a meeting in which one name has the article and the other has not."""


@dataclass(frozen=True)
class Acquaintance:
    """A known place that meets a name.

    Attributes:
        grade: 0 by its id, 1 by its name, 2 by another name, 3 by a romanisation of one of these,
            4 by one that differs in the article.
        fits: whether it is of the kind that is asked for, or of any if none is.
    """

    known: Known
    grade: int
    written: str
    fits: bool

    @property
    def how(self) -> How:
        if self.grade == 0:
            return "id"
        return "name" if self.known.names[:1] == (self.written,) else "alternate name"

    @property
    def is_loose(self) -> bool:
        return self.grade == _LOOSE

    @property
    def order(self) -> tuple[bool, int]:
        """Sorts the best meeting first."""
        return (not self.fits, self.grade)

    @property
    def kind(self) -> str:
        """Its kind with the indefinite article."""
        return a(family(self.known.kind) or "place")

    @property
    def by(self) -> str:
        """What was met, in words."""
        return _BY[self.grade].format(self.written)


class KnownPlaces:
    """The caller's places by id and by the keys of their names."""

    def __init__(self, known: Sequence[Known]) -> None:
        self.by_id = {one.id: one for one in reversed(known)}
        self._named: dict[str, list[tuple[Known, _Own]]] = {}
        for one in known:
            for own in _own(one):
                for key in own.keys:
                    self._named.setdefault(key, []).append((one, own))

    def met(self, name: str, asked: Sequence[Asked]) -> list[Acquaintance]:
        """Those that meet a name, the best first; those of another kind last."""
        best: dict[str, Acquaintance] = {}
        for one in self._meetings(asked):
            held = best.get(one.known.id)
            if held is None or one.order < held.order:
                best[one.known.id] = one
        if itself := self.by_id.get(name):
            best[itself.id] = by_id(itself)
        return sorted(best.values(), key=lambda one: one.order)

    def _meetings(self, asked: Sequence[Asked]) -> Iterator[Acquaintance]:
        for one in asked:
            for key, grade in _graded(one.spelling):
                for known, own in self._named.get(key, ()):
                    fits = _fits(known, own.kind, one.kind)
                    yield Acquaintance(known, grade or (1 if own.main else 2), own.written, fits)


def by_id(known: Known) -> Acquaintance:
    """A known place that is met by its id."""
    return Acquaintance(known, 0, known.id, fits=True)


def is_kind(known: Known, kind: str) -> bool:
    """Whether a place of that kind can be the known one; so it can where no kind is known."""
    return known.kind is None or family(known.kind) == kind


def _graded(spelling: str) -> Iterator[tuple[str, int]]:
    """The keys to look a name up by, with the grade of each; 0 for its spelling."""
    yield spelling, 0
    for variant in sorted(names.variants(spelling)):
        yield variant, 3
        yield names.reworded(variant), _LOOSE


def _fits(known: Known, own: str | None, asked: str | None) -> bool:
    """Whether both names are for one kind, or the known place is of the kind asked for."""
    if asked is None:
        return own in (None, "town")
    return own == asked or (own is None and family(known.kind) == asked)


@dataclass(frozen=True)
class _Own:
    """A name of a known place: the kind that it is for, and its keys."""

    kind: str | None
    keys: tuple[str, ...]
    written: str
    main: bool


@lru_cache(maxsize=4096)
def _own(known: Known) -> tuple[_Own, ...]:
    """Every name of a known place, as it stands and without its type words."""
    return tuple(
        _Own(
            asked.kind,
            (asked.spelling, *sorted(names.variants(asked.spelling))),
            written,
            main=nth == 0,
        )
        for nth, written in enumerate(known.names)
        for asked in read_all(written)
    )
