"""What scripts/verify_proof.py checks proofs with: none of `geo` or `incidents` is used."""
