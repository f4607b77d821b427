"""Also online: a gazetteer beside whose places stand those that a geocoder has given."""

from __future__ import annotations

from dataclasses import replace

from geo.gazetteer.find import Gazetteer
from geo.gazetteer.online import Online
from geo.gazetteer.records import Candidate, Found

Answers = dict[str, tuple[Candidate, ...]]
"""What a geocoder has answered, by the name that it was asked for."""


class AlsoOnline:
    """The places of a gazetteer, and after them a geocoder's; of these none is ever chosen.

    Args:
        gazetteer: what is asked first.
        answers: what a geocoder has answered before; new answers are added.
        online: the geocoder to ask for names that the gazetteer chooses no place for; None to ask
            nobody.
    """

    def __init__(self, gazetteer: Gazetteer, answers: Answers, online: Online | None) -> None:
        self._gazetteer, self._answers, self._online = gazetteer, answers, online

    def find(self, name: str, *, limit: int = 8) -> Found:
        """What a name may mean.

        Raises:
            GazetteerError, GeocoderError: as the gazetteer and the geocoder do.
        """
        found = self._gazetteer.find(name, limit=limit)
        if found.chosen is None and self._online is not None and name not in self._answers:
            self._answers[name] = self._online.find(name)
        return replace(found, candidates=(*found.candidates, *self._answers.get(name, ())))

    def by_id(self, identity: str) -> Candidate | None:
        answered = (one for given in self._answers.values() for one in given)
        found = next((one for one in answered if one.id == identity), None)
        return found or self._gazetteer.by_id(identity)
