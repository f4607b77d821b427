"""Making: a claim from the fields of a draft, with every field that cannot be read.

A field that is as the form showed it keeps the value of the claim that is edited, and so does all
that a form does not show. Where a field cannot be read something stands in for it, so that the
other fields are read all the same; the claim is then no good.
"""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any

from incidents.draft.adding import Adding
from incidents.draft.form import Draft, TimeWords
from incidents.draft.reading import STATED, dated, published
from incidents.draft.shown import draft_of
from incidents.draft.typed import CountError, count, has_offset, moment
from incidents.ids import free_id
from incidents.model import Claim, Dossier, Stance
from incidents.parts import Citation, Range, Toll, Weapon
from incidents.problems import Problem, shown
from incidents.time import Bounds, LocalTime, TimeError, When, Zone, zone_exists

_CITATION = ("quote", "quote_kind", "source", "where", "language")
_PLAIN = ("speaker", "target", "confidence", "note")
_NOTHING = When(verbatim="", start=Bounds())


class Making:
    """A claim being made of a draft.

    Attributes:
        problems: with the fields read so far, by field.
        adding: what the dossier gets beside the claim.
    """

    def __init__(self, draft: Draft, dossier: Dossier) -> None:
        self.draft = draft
        self.dossier = dossier
        self.base = dossier.claim.get(draft.id or "")
        self._shown = draft_of(self.base) if self.base else None
        self.problems: list[Problem] = []
        self.adding = Adding(draft, dossier, self.problems)

    def claim(self) -> Claim:
        """The claim; good only if there are no problems."""
        base, draft = self.base, self.draft
        incident = self.adding.incident()
        made: dict[str, Any] = {
            "id": self._id(),
            "title": base.title if base and self._kept("title") else draft.title.strip(),
            "incident": incident,
            "account": self.adding.account(incident),
            "claimant": self.adding.claimant(),
            "stance": self._stance(),
            "citations": (self._citation(), *(base.citations[1:] if base else ())),
            "location": draft.location,
            "when": self._when(),
            "actor_blamed": self.adding.blamed(),
            "weapon": self._weapon(),
            "toll": self._toll(),
            "derived": base.derived if base and base.location == draft.location else None,
            **{name: self._text(name) for name in _PLAIN},
        }
        return replace(base, **made) if base else Claim(**made)

    def _kept(self, *names: str) -> bool:
        """Whether the fields are as the form showed them; never for a new claim."""
        return self._shown is not None and all(
            getattr(self.draft, name) == getattr(self._shown, name) for name in names
        )

    def _text(self, name: str) -> str | None:
        typed: str = getattr(self.draft, name)
        kept: str | None = getattr(self.base, name, None)
        return kept if self._kept(name) else typed.strip() or None

    def _problem(self, path: str, got: object, expected: str) -> None:
        self.problems.append(Problem(path, shown(got) if got else "nothing", expected))

    def _id(self) -> str:
        taken = {*self.dossier.claim, *self.dossier.place, *(p.id for p in self.draft.places)}
        if self.base:
            return self.base.id
        if self.draft.id in taken:
            self._problem("id", self.draft.id, "an id of its own: that is a place's")
        elif self.draft.id:
            return self.draft.id
        return free_id(self.draft.title, "claim", taken)

    def _stance(self) -> Stance:
        try:
            return Stance(self.draft.stance)
        except ValueError:
            self._problem("stance", self.draft.stance, f"one of {', '.join(Stance)}")
            return Stance.ASSERTS

    def _citation(self) -> Citation:
        """The first citation: its quote is kept character for character."""
        source = self.adding.source()
        if self.base and self._kept(*_CITATION):
            return self.base.citations[0]
        return Citation(
            source=source,
            quote=self.draft.quote if self.draft.quote.strip() else "",
            quote_kind=self.draft.quote_kind,
            where=self.draft.where.strip() or None,
            language=self.draft.language.strip() or None,
        )

    def _count(self, part: str, name: str) -> Range | None:
        typed = getattr(getattr(self.draft, part), name)
        try:
            return count(typed)
        except CountError as error:
            self._problem(f"{part}.{name}", typed, error.expected)
            return None

    def _weapon(self) -> Weapon | None:
        if self._kept("weapon"):
            return self.base.weapon if self.base else None
        words = self.draft.weapon
        made = Weapon(
            description=words.description.strip(),
            platform=words.platform.strip() or None,
            aircraft=self._count("weapon", "aircraft"),
            munitions=self._count("weapon", "munitions"),
        )
        return None if made == Weapon(description="") else made

    def _toll(self) -> Toll | None:
        if self._kept("toll"):
            return self.base.toll if self.base else None
        counts = {field.name: self._count("toll", field.name) for field in fields(Toll)}
        return None if not any(counts.values()) else Toll(**counts)

    def _when(self) -> When | None:
        old = self.base.when if self.base else None
        if self._kept("time"):
            return old
        before = len(self.problems)
        words, times = self.draft.time, (self._moment("earliest"), self._moment("latest"))
        zones = self._zones([time for time in times if time])
        if len(self.problems) > before:
            return None
        if words.verbatim.strip() and not any(times):
            made = dated(self._reworded(), published(self.draft.source, self.dossier), zones)
            if made is not None:
                return made
        start, end = _bounds(old or _NOTHING, *times)
        same = old is not None and self._shown is not None and _same_span(words, self._shown.time)
        made = When(
            verbatim=words.verbatim if words.verbatim.strip() else "",
            start=start,
            end=end,
            zones=zones,
            relative=old.relative if old else None,
            assumptions=tuple(text.strip() for text in words.assumptions if text.strip()),
            vague=old.vague if old and same else None,
        )
        return None if made == _NOTHING else made

    def _reworded(self) -> TimeWords:
        """The words of the time, without what was read into those that stood there before."""
        words, before = self.draft.time, self._shown.time if self._shown else TimeWords()
        kept = () if words.assumptions == before.assumptions else words.assumptions
        return replace(words, assumptions=kept)

    def _moment(self, name: str) -> LocalTime | None:
        typed = getattr(self.draft.time, name)
        try:
            return moment(typed)
        except TimeError as error:
            self._problem(f"time.{name}", typed, error.expected)
            return None

    def _zones(self, times: list[LocalTime]) -> tuple[Zone, ...]:
        """The zones as chosen. Times that say how far they are from UTC mean the same in each."""
        made = []
        for index, row in enumerate(self.draft.time.zones):
            name, because = row.zone.strip(), row.because.strip()
            if name or because:
                path = f"time.zones[{index}]"
                if not zone_exists(name):
                    self._problem(f"{path}.zone", name, "an IANA time zone, such as Asia/Damascus")
                if not because:
                    self._problem(f"{path}.because", because, "why the words may be meant in it")
                made.append(Zone(name, because))
        if not made and times and all(map(has_offset, times)):
            return (STATED,)
        if not made and times:
            expected = "the zones that the words may be meant in, each with its reason"
            self._problem("time.zones", None, expected)
        return tuple(made)


def _same_span(words: TimeWords, before: TimeWords) -> bool:
    """Whether the words and the two fields are as the form showed them."""
    return replace(words, zones=(), assumptions=()) == replace(before, zones=(), assumptions=())


def _bounds(
    old: When, earliest: LocalTime | None, latest: LocalTime | None
) -> tuple[Bounds, Bounds]:
    """Start and end for the first and the last time that a form shows.

    Of the two bounds that it does not show, one that was the same as a shown one goes with it.
    """
    first, last = old.start.earliest, old.end.latest or old.start.latest

    def moved(bound: LocalTime | None) -> LocalTime | None:
        if bound is None:
            return None
        return latest if bound == last else earliest if bound == first else bound

    if last is None:
        return Bounds(earliest, latest), Bounds(moved(old.end.earliest), latest)
    return (
        Bounds(earliest, moved(old.start.latest)),
        Bounds(moved(old.end.earliest), moved(old.end.latest)),
    )
