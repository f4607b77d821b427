"""Words: whether what two claims say of who did it excludes each other."""

from __future__ import annotations

import re

from scripts.proof_check.dossier import Dossier, Json, Wrong

PART_OF = re.compile(r"\b(?:states?|members?|countries|forces|units?|part) of (?:the )?(.+)$")


def check_words(dossier: Dossier, proof: Json, check: str) -> str:
    """The verdict that follows of two words, each of which its claim must say."""
    one, other = proof["words"]
    for word, end in zip((one, other), proof["ends"], strict=True):
        if (word["says"], word["actor"]) not in _says(dossier, word["claim"]):
            raise Wrong(f"{word['claim']} does not say that it {word['says']} {word['actor']}")
        if _speaker(dossier, word["claim"]) != _speaker(dossier, end):
            raise Wrong(f"{word['claim']} is not of the party of {end}")
    if check == "denial":
        _is_about(dossier, one["claim"], other["claim"], proof["ends"])
    if not _exclude(dossier, one, other):
        raise Wrong(f"{one} and {other} do not exclude each other")
    return "impossible"


def _says(dossier: Dossier, claim: str) -> set[tuple[str, str]]:
    """Whom a claim blames, and whom it says that it was not: whom the denied claim blames, or whom
    it names, or the claimant itself."""
    own = dossier.claim(claim)
    about = own.get("about", ())
    denied = [dossier.claim(each["claim"]) for each in about if each["relation"] == "denies"]
    itself, denies = _speaker(dossier, claim), own["stance"] == "denies"
    found = set()
    for target in denied:
        actor = target.get("actor_blamed") or (itself if denies else None)
        if actor:
            found.add(("denies", actor))
    if denies and not denied:
        found.add(("denies", own.get("actor_blamed") or itself))
    assesses = any(each["relation"] == "assesses" for each in about)
    if not denies and own.get("actor_blamed") and own["stance"] != "does-not-know":
        found.add(("assesses" if assesses else "blames", own["actor_blamed"]))
    return found


def _is_about(dossier: Dossier, denial: str, told: str, ends: list[str]) -> None:
    """A denial must be of that very claim, or of the ground about its place."""
    own = dossier.claim(denial)
    about = any(
        each["claim"] == told and each["relation"] == "denies" for each in own.get("about", ())
    )
    location = own.get("location") or {}
    ground = location.get("role") == "excluded" and location.get("anchor") == {"claim": told}
    if [denial, told] != ends or not (about or (ground and location["kind"] in ("near", "within"))):
        raise Wrong(f"{denial} is not about {told}")


def _exclude(dossier: Dossier, one: Json, other: Json) -> bool:
    """One force cannot be two, nor one that it was not; where it may be a part, it can."""
    says = {one["says"], other["says"]}
    names = [dossier.actors[word["actor"]]["name"] for word in (one, other)]
    for part, whole in (names, names[::-1]):
        found = PART_OF.search(part)
        if found and whole != part and whole.casefold().endswith(found[1].casefold()):
            return False
    same = dossier.party(one["actor"]) == dossier.party(other["actor"])
    return not same if says == {"blames"} else same and says == {"blames", "denies"}


def _speaker(dossier: Dossier, claim: str) -> str:
    return dossier.party(dossier.claim(claim)["claimant"])
