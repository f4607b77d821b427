"""Names: the keys by which two spellings of one name meet.

There are two kinds of key. The *spelling* of a name is what is left when case, diacritics,
apostrophes and hyphens are put aside. Its *variants* are what is left when the ways in which
Arabic is put into Latin letters are put aside as well: the article with its assimilated forms
("Az-Zour", "el-Zour", "Ezzor"), the vowels (ou, oo, aw, u; ei, ay, i), doubled letters, q and k.
An e stands for a or for i, so that a name has several variants, and two names meet in any of them.
Whether a name has the article is kept in the variant, and `reworded` gives the other one. Keys hold
their script: Arabic letters meet Arabic letters only. Likeness is never a meeting.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import product

_FOLDED = {
    "latin": ("øłđıðəħŧ", "oldideht"),
    # Letters that are written for each other, and the Persian and Urdu forms of them.
    "arabic": ("أإآٱىیېئؤکةۀہ", "ااااييييوكههه"),
    # Letters that spellings of one name waver between.
    "cyrillic": ("ёэ", "ее"),
}
_DROPPED = "'’‘ʼʻʾʿˈ`´ʹʺˌʽ′ˊˋ“”\"\u200b\u200c\u200d\u200e\u200fءـъьӏ"
_LETTERS = str.maketrans(
    "".join(written for written, _ in _FOLDED.values()),
    "".join(read for _, read in _FOLDED.values()),
    _DROPPED,
) | str.maketrans({"æ": "ae", "œ": "oe", "þ": "th"})
_WORD = re.compile(r"[^\W_]+")
_ARABIC = re.compile(r"[\u0600-\u06ff]")
_LATIN = re.compile(r"[a-z0-9 ]+")

_ARTICLES = frozenset(("al", "el", "ul", "il"))
_ASSIMILATED = re.compile(r"[aeiou](dh|zh|sh|ch|th|[stdznr])")
_FUSED = re.compile(r"[ae](?=(?:ss|zz|rr|dd|tt|nn|shsh)[a-z]{2})")
_MARK, _NO_MARK = "~al ", "~"
_LEAST_VARIANT = 3
"""Letters; a shorter key is shared by too many names."""

_CONSONANTS = (
    (r"kh", "x"),
    (r"gh", "g"),
    (r"ck|q|c(?!h)", "k"),
    (r"tch|sch|sh|ch", "c"),
    (r"([dt])h", r"\1"),
    (r"dj", "j"),
    (r"ph", "f"),
    (r"([^aeiou])\1+", r"\1"),
)
_VOWELS = (
    (r"(?:iyy?|i|y)(?:ah?|eh?)$", "Ya"),
    (r"(?:ou|oo|u)?w(?=[aeiou])", "W"),
    (r"(?:iy)?y(?=[aeiou])", "Y"),
    (r"aou|ou|oo|aw|au|ow|o|w", "u"),
    (r"ai|ay|ei|ey|ee|ie|y", "i"),
    (r"eh?$|(?<=a)h$", "a"),
    (r"([aiu])\1+", r"\1"),
)
"""W and Y are consonants, so that the later steps leave them alone."""
_FOLDS = tuple((re.compile(pattern), instead) for pattern, instead in (*_CONSONANTS, *_VOWELS))
_MOST_AMBIGUOUS = 2
"""Letters e of a name that are read as a and as i each by itself; more are read alike."""


def spelling(name: str) -> str:
    """The words of a name without case, diacritics, apostrophes and punctuation, by one space."""
    letters = unicodedata.normalize("NFKC", name).casefold().translate(_LETTERS)
    bare = "".join(
        c for c in unicodedata.normalize("NFKD", letters) if not unicodedata.combining(c)
    )
    return " ".join(_WORD.findall(bare.translate(_LETTERS)))


def is_latin(key: str) -> bool:
    """Whether the key of a name is in Latin letters."""
    return bool(_LATIN.fullmatch(key))


def variants(key: str) -> frozenset[str]:
    """What romanisations of the name of that spelling share; in Arabic letters, what spacings do.

    Each begins with ~, or with ~al where the name begins with the article, so that none is taken
    for a spelling. Empty for other scripts and for names of fewer than three letters.
    """
    words = key.split()
    arabic = bool(_ARABIC.search(key))
    if not words or not (arabic or is_latin(key)):
        return frozenset()
    bare = _bare_arabic(words) if arabic else _bare(words)
    mark = _MARK if bare[0] != words[0] and not _FUSED.match(words[0]) else _NO_MARK
    read = {"".join(bare)} if arabic else _read("".join(map(_folded, bare)))
    return frozenset(mark + one for one in read if len(one) >= _LEAST_VARIANT)


def reworded(variant: str) -> str:
    """The variant with the article where it has none, and without where it has one."""
    if variant.startswith(_MARK):
        return _NO_MARK + variant.removeprefix(_MARK)
    return _MARK + variant.removeprefix(_NO_MARK)


def _bare_arabic(words: list[str]) -> list[str]:
    return [word.removeprefix("ال") if len(word) > 3 else word for word in words]


def _bare(words: list[str]) -> list[str]:
    """The words without the article, whether it stands alone or is grown together with its noun."""
    kept = [
        word
        for i, word in enumerate(words)
        if i == len(words) - 1 or not _is_article(word, words[i + 1])
    ]
    return [word[2:] if _FUSED.match(word) else word for word in kept]


def _is_article(word: str, following: str) -> bool:
    assimilated = _ASSIMILATED.fullmatch(word)
    return word in _ARTICLES or bool(assimilated and following.startswith(assimilated[1]))


def _folded(word: str) -> str:
    """The word in few letters; an e still stands for what it may be."""
    for pattern, instead in _FOLDS:
        word = pattern.sub(instead, word)
    return word.lower()


def _read(folded: str) -> set[str]:
    """Every reading of the letters e as a or as i."""
    parts = folded.split("e")
    unsure = len(parts) - 1
    alike = ("a" * unsure, "i" * unsure)
    readings = product("ai", repeat=unsure) if unsure <= _MOST_AMBIGUOUS else alike
    return {
        "".join(part + vowel for part, vowel in zip(parts, (*vowels, ""), strict=True))
        for vowels in readings
    }
