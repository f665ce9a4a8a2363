"""The exact bytes that were received. They are never rewritten: what came in goes out."""

import hashlib
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Artifact:
    """A file as received.

    ``media_type`` is what the bytes are (not what their name says); ``name`` is the
    file's own name without any folder, or empty for pasted text.
    """

    data: bytes
    media_type: str
    name: str = ""

    @property
    def sha256(self) -> str:
        """The digest of the bytes, in lower-case hexadecimal."""
        return hashlib.sha256(self.data).hexdigest()
