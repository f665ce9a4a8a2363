"""Credentials in a JWT: the claims, and the credential that they state.

Sources: Open Badges 3.0, 8.2 (JWT proof format); VC data model 1.1, 6.3.1 (claim ``vc``);
VC-JOSE-COSE, 3.1 (``vc+jwt``, the claims are the credential).
"""

from typing import Any

from backpack.domain.faults import Fault
from backpack.formats.fields import Members

_VC_JOSE = frozenset(["vc+jwt", "vc+ld+jwt", "vc-ld+jwt", "vc+ld+json+jwt"])
"""The media type of VC-JOSE-COSE, 3.1.1, and its names in the drafts."""

_KINDS = _VC_JOSE | {"", "jwt", "jws", "jose", "vc"}

_CREDENTIAL = frozenset(
    [
        "@context", "type", "issuer", "credentialSubject", "credentialStatus", "evidence",
        "validFrom", "validUntil", "issuanceDate", "expirationDate", "proof",
    ]
)  # fmt: skip

_DIGESTS = frozenset(["_sd", "_sd_alg", "..."])
"""Members of an SD-JWT, where nothing else may be called so (SD-JWT, 4.1)."""

_HOLDERS = (dict, list)


def credential_of(claims: Members) -> Members:
    """The credential's own document: the claim ``vc`` where there is one, else the claims.

    What ``vc`` leaves to the registered claims is filled in from them (VC 1.1, 6.3.1), so
    that a reader finds it in one place; nothing that ``vc`` states is replaced.
    """
    body = claims.get("vc")
    if not isinstance(body, dict):
        return claims
    document: dict[str, Any] = dict(body)
    for claim, member in (
        ("jti", "id"),
        ("iss", "issuer"),
        ("nbf", "issuanceDate"),
        ("exp", "expirationDate"),
    ):
        if claim in claims and member not in document and not _is_stated(document, member):
            document[member] = claims[claim]
    subject = document.get("credentialSubject")
    if isinstance(subject, dict) and "id" not in subject and "sub" in claims:
        document["credentialSubject"] = {"id": claims["sub"], **subject}
    return document


def refuse_other_tokens(header: Members, claims: Members) -> None:
    """Refuse a token whose ``typ`` says that it is none of the kinds that carry a credential.

    Raises:
        Fault: ``presentation``, ``sd-jwt`` or ``log-in-token`` (RFC 8725, 3.11).
    """
    kind, content = _media_type(header.get("typ")), _media_type(header.get("cty"))
    if "sd-jwt" in kind + content or _hides_claims(claims):
        raise Fault("sd-jwt")
    if kind.startswith("vp") or content.startswith("vp"):
        raise Fault("presentation")
    if kind not in _KINDS:
        raise Fault("log-in-token")


def _hides_claims(claims: Members) -> bool:
    """Whether digests stand in for claims, at any depth (SD-JWT, 4.2.4): nobody reads it whole."""
    waiting: list[Any] = [claims]
    for item in waiting:
        inner = item
        if isinstance(item, dict):
            if not _DIGESTS.isdisjoint(item):
                return True
            inner = item.values()
        for one in inner:
            if isinstance(one, _HOLDERS):
                waiting.append(one)  # noqa: PERF401 - a list for each level costs more
    return False


def is_vc_jose(header: Members) -> bool:
    """Whether the claims are the credential, by the rules of VC-JOSE-COSE."""
    return _media_type(header.get("typ")) in _VC_JOSE


def states_twice(header: Members, claims: Members) -> bool:
    """Whether there is a credential under ``vc`` beside the claims, where a reader sees one.

    In a ``vc+jwt`` there must be neither ``vc`` nor ``vp`` (VC-JOSE-COSE, 1.1.2.1).
    """
    has_other = "vc" in claims or "vp" in claims
    return has_other and (is_vc_jose(header) or not _CREDENTIAL.isdisjoint(claims))


def _media_type(value: object) -> str:
    """A media type in small letters, without the ``application/`` that may be left out."""
    return value.lower().removeprefix("application/") if isinstance(value, str) else ""


def _is_stated(document: Members, member: str) -> bool:
    """VC 2.0 has other names for the two dates."""
    twin = {"issuanceDate": "validFrom", "expirationDate": "validUntil"}.get(member, member)
    return twin in document
