"""What a browser needs to check a badge: its signed text, and the statements that were signed.

Making statements takes JSON-LD, so they are made beforehand (``services.packets``) and come along.
"""

import base64
import json
from collections.abc import Callable, Sequence

from backpack.domain.disclosure import DisclosedBadge
from backpack.domain.faults import Fault
from backpack.formats.payload import Found
from backpack.formats.reading import read_badges

Statements = Callable[[Found], Sequence[tuple[str, str]]]
"""Gives the canonical configuration and document of each proof over statements in a badge."""

LARGEST = 4 * 1024 * 1024
"""Bytes of signed text that a page takes along."""


def secured(badge: DisclosedBadge, statements: Statements) -> dict[str, str] | None:
    """The signed text and the statements in Base64; None where nothing is let out or signed."""
    found = _found(badge)
    if found is None or not _is_signed(found) or len(found.payload.text) > LARGEST:
        return None
    pairs = statements(found)
    shipped = json.dumps(pairs).encode() if pairs else b""
    return {"text": _base64(found.payload.text), "statements": _base64(shipped)}


def _found(badge: DisclosedBadge) -> Found | None:
    """The badge in its original; where that holds several, the one of this identifier."""
    if badge.original is None:
        return None
    try:
        found = read_badges(badge.original.data).found
    except Fault:
        return None
    fitting = [one for one in found if one.credential.id == badge.credential.id]
    return (fitting or [*found])[0]


def _is_signed(found: Found) -> bool:
    """Whether it has a proof of its own: not as a part of a record, not by its address."""
    return found.payload.header is not None or bool(found.payload.document.get("proof"))


def _base64(data: bytes) -> str:
    return base64.b64encode(data).decode()
