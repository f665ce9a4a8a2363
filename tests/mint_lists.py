"""Mints status lists and the entries that point to them; signing is for ``tests/mint.py``."""

import gzip

from tests.mint import CONTEXT, algorithm_of, base64url, compact, did_key, ed25519


def encoded_bits(marks=(), *, length=131_072, size=1) -> str:
    """The ``encodedList`` of ``length`` entries; ``marks`` are indexes, or values by index."""
    values = marks if isinstance(marks, dict) else dict.fromkeys(marks, 1)
    number = sum(value << (length - index - 1) * size for index, value in values.items())
    return "u" + base64url(gzip.compress(number.to_bytes(length * size // 8), mtime=0))


def status_entry(place: str, index=7, /, **changes) -> dict:
    """An entry of ``credentialStatus``; ``None`` takes a member away."""
    entry = {
        "id": f"{place}#{index}",
        "type": "BitstringStatusListEntry",
        "statusPurpose": "revocation",
        "statusListIndex": str(index),
        "statusListCredential": place,
        **changes,
    }
    return {name: value for name, value in entry.items() if value is not None}


def status_list(issuer: str, place: str, /, marks=(), *, subject=None, **changes) -> dict:
    """An unsigned status list; ``marks`` as for ``encoded_bits``."""
    document = {
        "@context": CONTEXT[:1],
        "id": place,
        "type": ["VerifiableCredential", "BitstringStatusListCredential"],
        "issuer": issuer,
        "validFrom": "2026-01-01T00:00:00Z",
        "credentialSubject": {
            "id": f"{place}#list",
            "type": "BitstringStatusList",
            "statusPurpose": "revocation",
            "encodedList": encoded_bits(marks),
            **(subject or {}),
        },
        **changes,
    }
    return {name: value for name, value in document.items() if value is not None}


def revocation_list(issuer: str, place: str, /, *revoked, **changes) -> dict:
    """A 1EdTech revocation list, which has no proof by its standard."""
    items = [{"id": item} if isinstance(item, str) else item for item in revoked]
    document = {"id": place, "issuer": issuer, "revokedCredential": items, **changes}
    return {name: value for name, value in document.items() if value is not None}


def token_of(document: dict, private=None, /, **header) -> bytes:
    """Any verifiable credential as a token, signed by its did:key."""
    private = private or ed25519()
    full = {"alg": algorithm_of(private), "typ": "vc+jwt", "kid": did_key(private), **header}
    return compact(full, document, private)
