"""Write: the proofs of findings as one JSON document, which scripts/verify_proof.py checks."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import Any

from incidents.checks.case import Case
from incidents.checks.finding import Finding
from incidents.layout import laid_out

FORMAT = "incident-map-proof/1"


def proof_of(case: Case, findings: Iterable[Finding], data: bytes) -> bytes:
    """The proofs of some findings about a dossier whose file has these bytes."""
    document = {
        "format": FORMAT,
        "dossier": {"sha256": hashlib.sha256(data).hexdigest(), "bytes": len(data)},
        "findings": [_proved(case, finding) for finding in findings],
    }
    return laid_out(document).encode()


def _proved(case: Case, finding: Finding) -> dict[str, Any]:
    return {
        "id": finding.id,
        "check": finding.check,
        "claims": list(finding.claims),
        "verdict": str(finding.verdict),
        "proof": {"kind": "none", "reason": "no proof is written of this check yet"},
    }
