"""What is remembered of what is no longer there, so that merging another backpack respects it.

An erasure is a text and a moment. The text names a thing that was erased, or one version of it
that a newer one took the place of: then ``@`` and that version's moment follow. A version that
anybody has replaced knowingly never comes back; two that did not know of each other are a
conflict, and both are kept (``docs/decisions/0014``).
"""

from datetime import datetime
from hashlib import sha256

from backpack.domain.holding import Identity


def badge_name(artifact_sha256: str, position: int) -> str:
    """The name of a badge, the same wherever those bytes were added."""
    return f"badge:{artifact_sha256}:{position}"


def collection_name(collection_id: str) -> str:
    """The name of a collection."""
    return f"collection:{collection_id}"


def issuer_name(issuer_id: str) -> str:
    """The name of a confirmation; it does not tell which issuer."""
    return f"issuer:{sha256(issuer_id.encode()).hexdigest()}"


def identity_name(identity: Identity) -> str:
    """The name of an identity; it does not tell which."""
    text = f"{identity.type}\0{identity.value}"
    return f"identity:{sha256(text.encode('utf-8', 'replace')).hexdigest()}"


def version_name(thing: str, changed: datetime) -> str:
    """The name of the version of ``thing`` that was made at that moment."""
    return f"{thing}@{changed.isoformat(timespec='microseconds')}"
