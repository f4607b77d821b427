"""Reading: what the words of a draft's time allow, for a time whose two fields are left empty."""

from __future__ import annotations

from dataclasses import replace

from incidents.draft.form import NewSource, TimeWords
from incidents.draft.typed import has_offset
from incidents.model import Dossier
from incidents.time import LocalTime, TimeError, When, Zone
from incidents.time_words import Context, Reading, read

STATED = Zone("UTC", "the times state their own offset from UTC, so that no zone changes them")


def published(source: str | NewSource, dossier: Dossier) -> LocalTime | None:
    """When a draft's source was published; None where it does not say so."""
    if isinstance(source, NewSource):
        said = source.published.strip()
    else:
        known = dossier.source.get(source)
        said = (known.published if known else None) or ""
    try:
        return LocalTime(said)
    except TimeError:
        return None


def read_time(words: str, said: LocalTime | None, zones: tuple[Zone, ...] = ()) -> Reading:
    """What words of time allow, published when `said` tells.

    Raises:
        TimeError: for words that are not read, or that count from another event.
    """
    reading = read(words, Context(said=said, zones=zones))
    if reading.relative is not None:
        raise TimeError(words.strip(), "a time of its own: these words count from another event")
    return reading


def zones_of(reading: Reading) -> tuple[Zone, ...]:
    """The zones that a reading is in; none where neither the words nor whoever typed them say."""
    ends = (reading.start.earliest, reading.start.latest, reading.end.earliest, reading.end.latest)
    times = [at for at in ends if at]
    return reading.zones or ((STATED,) if times and all(map(has_offset, times)) else ())


def dated(words: TimeWords, said: LocalTime | None, zones: tuple[Zone, ...]) -> When | None:
    """The time statement that the words alone make; None where they are not read, or where no zone
    is known for them: nothing is guessed."""
    try:
        reading = read_time(words.verbatim, said, zones)
    except TimeError:
        return None
    known = zones_of(reading)
    if not known:
        return None
    notes = dict.fromkeys((*reading.assumptions, *words.assumptions))
    return replace(reading.when(), verbatim=words.verbatim, zones=known, assumptions=tuple(notes))
