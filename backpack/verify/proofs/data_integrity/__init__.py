"""Embedded proofs (VC Data Integrity 1.0): one module for each specification of cryptosuites."""

from backpack.verify.proofs.data_integrity.embedded import verify_embedded
from backpack.verify.proofs.data_integrity.rdfc import hash_data

__all__ = ["hash_data", "verify_embedded"]
