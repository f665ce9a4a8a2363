"""The addresses in a badge that others have in theirs too: asking them tells nothing of this one.

Its issuer and keys, its class, the lists of its status, its vocabularies and schemas; not its own
hosted copy, nor what refreshes it or is evidence for it. An issuer that gives each badge a list of
its own cannot be told from the others.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from backpack.formats.ob2 import hosted_address
from backpack.formats.payload import Found

_SHARED = (
    "@context",
    "issuer",
    "badge",
    "credentialStatus",
    "credentialSchema",
    "proof",
    "creator",
)
_WEB = re.compile(r"https?://[^\s\"<>]+")


def find_shared_addresses(found: Found) -> frozenset[str]:
    """The addresses of a badge, and of the record that it is a part of, without fragments."""
    own = frozenset(_places(found))
    return own if found.record is None else own | find_shared_addresses(found.record)


def find_own_addresses(found: Found) -> frozenset[str]:
    """The addresses that mean this badge alone, wherever else they may stand."""
    document = found.payload.document
    places = (document.get("id"), hosted_address(document), found.credential.id)
    return frozenset(find_addresses(list(places)))


def find_addresses(value: Any) -> Iterator[str]:
    """Every web address and did:web in some JSON, without fragments."""
    if isinstance(value, str):
        if _WEB.fullmatch(value) or value.startswith("did:web:"):
            yield value.partition("#")[0]
    elif isinstance(value, Mapping):
        for inner in value.values():
            yield from find_addresses(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from find_addresses(inner)


def _places(found: Found) -> Iterator[str]:
    claims = found.payload.document
    for document in (claims, claims.get("vc")):
        if isinstance(document, Mapping):
            yield from find_addresses([document.get(name) for name in _SHARED])
            yield from find_addresses(_keys_of_older(document))
    yield from find_addresses([(found.payload.header or {}).get("kid"), claims.get("iss")])


def _keys_of_older(document: Mapping[str, Any]) -> Iterable[Any]:
    """Where Open Badges up to 2.1 name the key: ``url`` is one in a signed badge only."""
    keys = []
    for member in ("verify", "verification"):
        way = document.get(member)
        if isinstance(way, Mapping):
            is_signed = way.get("type") in ("signed", "SignedBadge")
            keys += [way.get("creator"), way.get("url") if is_signed else None]
    return keys
