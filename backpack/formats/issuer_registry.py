"""The registry file of the Digital Credentials Consortium: issuers by their identifiers.

``{"registry": {"did:…": {"name": …, "location": …, "url": …}}, "meta": …}``, as published by its
sandbox, community and member registries. Signed registries and federations are not read.
"""

from collections.abc import Mapping

from backpack.domain.faults import Fault
from backpack.formats.fields import Members, plain

ISSUER_LIMIT = 10_000
"""Issuers in one registry: the largest that were seen list some hundred."""

_TEXT_LIMIT = 1_000


def parse_issuer_registry(document: object) -> Mapping[str, str]:
    """The name of each listed issuer by its whole identifier; a name may be empty.

    Raises:
        Fault: ``not-a-registry`` for anything else, or for one that lists nobody.
    """
    listed = document.get("registry") if isinstance(document, dict) else None
    if not isinstance(listed, dict) or len(listed) > ISSUER_LIMIT:
        raise Fault("not-a-registry")
    issuers = {
        issuer_id: _name(entry)
        for issuer_id, entry in listed.items()
        if isinstance(entry, dict) and ":" in issuer_id and len(issuer_id) <= _TEXT_LIMIT
    }
    if not issuers:
        raise Fault("not-a-registry")
    return issuers


def _name(entry: Members) -> str:
    return " ".join(plain(entry.get("name")).split())[:_TEXT_LIMIT]
