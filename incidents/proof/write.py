"""Write: the proofs of findings as one JSON document, which scripts/verify_proof.py checks."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import Any

from incidents.checks.assume import Assume
from incidents.checks.case import Case
from incidents.checks.finding import Finding
from incidents.layout import laid_out
from incidents.proof.checks import evidence
from incidents.proof.part import NoProof

FORMAT = "incident-map-proof/1"


def proof_of(case: Case, findings: Iterable[Finding], data: bytes) -> bytes:
    """The proofs of some findings about a dossier whose file has these bytes."""
    assumed = _assumed(case.assume)
    document = {
        "format": FORMAT,
        "dossier": {"sha256": hashlib.sha256(data).hexdigest(), "bytes": len(data)},
        "assumed": assumed,
        "assumed_text": [f"{name}={value}" for name, value in assumed.items()],
        "findings": [_proved(case, finding) for finding in findings],
    }
    return laid_out(document).encode()


def _assumed(assume: Assume) -> dict[str, Any]:
    """What is assumed: lengths in metres, times in minutes, angles in degrees."""
    plain = {
        "near": assume.near_m,
        "together": assume.together_min,
        "around": assume.around_min,
        "half-angle": assume.half_angle_deg,
        "speed": assume.speed_kmh,
        "zone": assume.zone,
        "unit": assume.unit,
    }
    found = {name: value for name, value in plain.items() if value is not None}
    found |= {f"radius.{place}": radius for place, radius in assume.radius_m.items()}
    return found | {f"geocode.{place}": code for place, code in assume.geocode.items()}


def _proved(case: Case, finding: Finding) -> dict[str, Any]:
    try:
        proof = evidence(case, finding)
    except NoProof as reason:
        proof = {"kind": "none", "reason": str(reason)}
    return {
        "id": finding.id,
        "check": finding.check,
        "claims": list(finding.claims),
        "verdict": str(finding.verdict),
        "by_reading": {
            "measured": str(finding.as_worded),
            "colloquial": str(finding.colloquial or finding.as_worded),
        },
        "proof": proof,
    }
