"""Part: what is proved of a finding, and the verdict that follows from it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from geo.verdict import Verdict


class NoProof(Exception):
    """Why no proof is given."""


@dataclass(frozen=True)
class Part:
    """What a reader needs, and what follows from it.

    Attributes:
        verdict: what the evidence proves.
        evidence: as the file has it.
    """

    verdict: Verdict
    evidence: Mapping[str, Any]


def settled(
    holds: Any, fails: Any, why: str = "no witness was found, which does not say that there is none"
) -> Verdict:
    """Possible, where there is a witness on both sides.

    Raises:
        NoProof: where there is not.
    """
    if holds is None or fails is None:
        raise NoProof(why)
    return Verdict.POSSIBLE
