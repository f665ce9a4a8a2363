"""Documents that hold several credentials: found and handed on, verified elsewhere.

Verifiable presentations (VC data model 2.0, 4.13, and 1.1, claim ``vp``); backups of the Learner
Credential Wallet, a list of unlocked wallets (Universal Wallet 2020, ``contents``); records of
CLR 2.0; answers of the Open Badges 2.1 and 3.0 interfaces; plain lists.
"""

from collections.abc import Iterator
from itertools import islice
from typing import Any

from backpack.domain.faults import Fault
from backpack.formats.fields import Members, many, types
from backpack.formats.jws import looks_like_jws, parse_jws
from backpack.formats.parts import PARTS_LIMIT

Piece = Members | str
"""A credential's document, or a compact JWS."""

DEPTH_LIMIT = 8
"""Containers in each other: a wallet, a presentation, a record and a token make five."""

_HOLDERS = frozenset(
    {
        "vp",
        "verifiableCredential",
        "contents",
        "credential",
        "credentials",
        "compactJwsString",
        "compactJwsStrings",
        "assertion",
        "assertions",
        "badges",
        "results",
        "result",
        "data",
        "jwt",
    }
)
"""Members in which containers and their items hold credentials."""

_ENVELOPES = frozenset({"EnvelopedVerifiableCredential", "EnvelopedVerifiablePresentation"})


def expand(document: Any) -> tuple[Piece, ...] | None:
    """The credentials inside a JSON value or a JWT's credential or claims, in their order.

    A CLR record comes first, then the badges in it; a record inside of a wallet or presentation
    stays one piece. Keys and whatever else a wallet holds are left out. None when ``document``
    is one credential by itself or holds none: then it is to be judged as it stands.

    Raises:
        Fault: ``locked-wallet`` for an encrypted backup, ``too-many-files`` beyond 1,000.
    """
    found = list(islice(_all_pieces(document), PARTS_LIMIT + 1))
    if len(found) > PARTS_LIMIT:
        raise Fault("too-many-files", limit=PARTS_LIMIT)
    if not found or (len(found) == 1 and found[0] is document):
        return None
    return tuple(found)


def _all_pieces(document: Any) -> Iterator[Piece]:
    for piece in _pieces(document, 0):
        yield piece
        if piece is document:
            yield from _badges(piece, 0)


def _badges(record: Piece, depth: int) -> Iterator[Piece]:
    """What the subjects of a credential hold, at every depth."""
    if not isinstance(record, dict):
        return
    for subject in many(record.get("credentialSubject")):
        if isinstance(subject, dict):
            for piece in _pieces(subject.get("verifiableCredential"), depth + 1):
                yield piece
                yield from _badges(piece, depth + 1)


def _pieces(value: Any, depth: int) -> Iterator[Piece]:
    if depth > DEPTH_LIMIT:
        return
    if isinstance(value, str):
        yield from _token(value.strip(), depth)
    elif isinstance(value, list):
        for item in value:
            if item:
                yield from _pieces(item, depth + 1)
    elif isinstance(value, dict):
        yield from _object(value, depth)


def _object(document: Members, depth: int) -> Iterator[Piece]:
    kinds = types(document)
    if _is_locked(document, kinds):
        raise Fault("locked-wallet")
    if kinds & _ENVELOPES:
        yield from _pieces(str(document.get("id")).partition(",")[2], depth + 1)
    elif _is_credential(document, kinds):
        yield document
    else:
        for name, held in document.items():
            if name in _HOLDERS:
                yield from _pieces(held, depth + 1)


def _token(text: str, depth: int) -> Iterator[Piece]:
    """A compact JWS, or what is in it when it is a presentation; links and SD-JWTs as they are."""
    if looks_like_jws(text.encode("utf-8", "replace")):
        claims = _presented(text)
        yield from [text] if claims is None else _pieces(claims, depth + 1)
    elif "~" in text or text.startswith(("https://", "http://")):
        yield text


def _presented(token: str) -> Members | None:
    """The claims of a token that presents credentials; None for any other token."""
    try:
        claims = parse_jws(token.encode()).claims
    except Fault:
        return None
    is_presentation = "vp" in claims or "VerifiablePresentation" in types(claims)
    return claims if is_presentation else None


def _is_credential(document: Members, kinds: frozenset[str]) -> bool:
    """Whether it is, or says that it is, a credential: of Open Badges 2.1 and older, or later."""
    return (
        {"badge", "recipient"} <= document.keys()
        or {"issuer", "credentialSubject"} <= document.keys()
        or "VerifiableCredential" in kinds
    )


def _is_locked(document: Members, kinds: frozenset[str]) -> bool:
    """Whether it is an encrypted wallet, or encrypted JSON as such (RFC 7516, 7.2)."""
    if "EncryptedWallet" in kinds or {"ciphertext", "protected"} <= document.keys():
        return True
    return "UniversalWallet2020" in kinds and document.get("status") == "LOCKED"
