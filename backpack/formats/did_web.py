"""The address behind a did:web (did:web method, 2.5.2, Read)."""

import re
from urllib.parse import unquote

from backpack.formats.addresses import LENGTH_LIMIT

_WEB = re.compile(
    r"did:web:((?:[A-Za-z0-9._-]|%[0-9A-Fa-f]{2})+)((?::(?:[A-Za-z0-9._-]|%[0-9A-Fa-f]{2})+)*)"
)
_HOST = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?(?::\d{1,5})?")


def address_of_did_web(did: str) -> str:
    """Where the document of a did:web lies; an encoded port stays in the address.

    Raises:
        ValueError: when it names no host, or a path that leads elsewhere.
    """
    match = _WEB.fullmatch(did) if len(did) <= LENGTH_LIMIT else None
    if match is None:
        raise ValueError("not a did:web")
    host, path = unquote(match[1]), match[2].replace(":", "/")
    steps = [unquote(step) for step in path.split("/")[1:]]
    if not _HOST.fullmatch(host) or any(step in (".", "..") or "/" in step for step in steps):
        raise ValueError("a did:web that leads elsewhere")
    return f"https://{host}{path or '/.well-known'}/did.json"
