"""Proof: what convinces of a finding without trusting this program; docs/methods/proof.md."""

from incidents.proof.write import proof_of

__all__ = ["proof_of"]
