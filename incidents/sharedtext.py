"""Shared text: which passages of different sources are copies of one another, or nearly so.

Passages are compared as words, without case, accents of typography, quotes and punctuation, by
their shingles: the runs of four words in them (Broder, 1997, On the resemblance and containment of
documents). Only passages that an index of shingles brings together are compared.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import combinations, product

WORDS_A_SHINGLE = 4
LEAST_SHARED = 5
"""As many shingles two passages share at least: eight words in a row, or two runs that add up."""
LEAST_CONTAINMENT = 0.5
"""What share of the shorter passage's shingles the other has at least ..."""
LONG_RUN = 12
"""... unless so many words in a row are the same."""
MOST_CARRIERS = 40
"""A shingle that more passages have than this is a form of words and tells nothing of any two."""
MOST_WORDS = 1_000
"""Of a longer passage no more words are compared."""

_APOSTROPHE = "['’‘ʼ`´]"
_WORD = re.compile(rf"\w+(?:{_APOSTROPHE}\w+)*")

Shingle = tuple[str, ...]


@dataclass(frozen=True)
class Passage:
    """Words of a source, by the source's id."""

    source: str
    text: str


@dataclass(frozen=True)
class Likeness:
    """Two passages of different sources, by their indices, the earlier one first.

    Attributes:
        containment: the share of the shorter one's shingles that the other has too, 0 to 1.
        run: how many words in a row both have at most.
        shared: those words, as the first passage writes them.
    """

    a: int
    b: int
    containment: float
    run: int
    shared: str


def words(text: str) -> tuple[str, ...]:
    """The words of a text as they are compared: “Syria’s” and "syria's" are one."""
    found = _WORD.findall(unicodedata.normalize("NFKC", text))
    return tuple(re.sub(_APOSTROPHE, "", word).casefold() for word in found)


def shingles(said: Sequence[str]) -> frozenset[Shingle]:
    """Every run of four words."""
    last = len(said) - WORDS_A_SHINGLE
    return frozenset(tuple(said[at : at + WORDS_A_SHINGLE]) for at in range(last + 1))


@lru_cache(maxsize=8)
def alike(passages: tuple[Passage, ...]) -> tuple[Likeness, ...]:
    """The passages of different sources that are copies of one another, or nearly so.

    Of equal passages each is given with the first one of another source, of two sets of equal
    passages one pair: whoever joins them has them all.
    """
    equal: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for index, passage in enumerate(passages):
        equal[words(passage.text)[:MOST_WORDS]].append(index)
    texts, groups = list(equal), list(equal.values())
    own = [shingles(said) for said in texts]
    found = [
        Likeness(a, b, 1.0, len(said), passages[a].text)
        for said, group, shingled in zip(texts, groups, own, strict=True)
        if len(shingled) >= LEAST_SHARED
        for a, b in _linked(passages, group)
    ]
    for (i, j), shared in _candidates(own).items():
        containment = shared / min(len(own[i]), len(own[j]))
        start, run = _longest_run(texts[i], texts[j])
        pairs = (each for each in product(groups[i], groups[j]) if _differ(passages, *each))
        pair = next(pairs, None)
        if pair and (containment >= LEAST_CONTAINMENT or run >= LONG_RUN):
            written = _written(passages[pair[0]].text, start, run)
            found.append(Likeness(min(pair), max(pair), containment, run, written))
    return tuple(sorted(found, key=lambda each: (each.a, each.b)))


def _linked(passages: tuple[Passage, ...], group: list[int]) -> Iterator[tuple[int, int]]:
    """Equal passages, each with the first one of another source."""
    first, *rest = group
    other = next((each for each in rest if _differ(passages, first, each)), None)
    if other is not None:
        for each in rest:
            partner = first if _differ(passages, first, each) else other
            yield min(partner, each), max(partner, each)


def _differ(passages: tuple[Passage, ...], a: int, b: int) -> bool:
    return passages[a].source != passages[b].source


def _candidates(texts: list[frozenset[Shingle]]) -> Mapping[tuple[int, int], int]:
    """How many shingles two texts share, where it is enough to compare them."""
    carriers: dict[Shingle, list[int]] = defaultdict(list)
    for index, own in enumerate(texts):
        for shingle in own:
            carriers[shingle].append(index)
    shared = Counter(
        pair
        for each in carriers.values()
        if 1 < len(each) <= MOST_CARRIERS
        for pair in combinations(each, 2)
    )
    return {pair: count for pair, count in shared.items() if count >= LEAST_SHARED}


def _longest_run(a: tuple[str, ...], b: tuple[str, ...]) -> tuple[int, int]:
    """Where in the first text the longest run of common words starts, and how long it is."""
    match = SequenceMatcher(None, a, b, autojunk=False).find_longest_match()
    return match.a, match.size


def _written(text: str, start: int, run: int) -> str:
    """A run of words of a text as it writes them."""
    plain = unicodedata.normalize("NFKC", text)
    found = list(_WORD.finditer(plain))[start : start + run]
    return plain[found[0].start() : found[-1].end()]
