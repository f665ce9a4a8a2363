"""Whether a badge was revoked or suspended: entries, the lists that they point to, and the end.

Sources: Bitstring Status List 1.0; Status List 2021; 1EdTech Revocation List Status Method 1.0.
Lists of Open Badges up to 2.1 are read elsewhere.
"""

from backpack.verify.status.check import check_status

__all__ = ["check_status"]
