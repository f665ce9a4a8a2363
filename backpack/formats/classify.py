"""Tells what a JSON document is: a credential of some version, or something that is none."""

from collections.abc import Callable

from backpack.domain.credential import Credential
from backpack.domain.faults import Fault
from backpack.formats.fields import Members, many, members, types
from backpack.formats.ob2 import is_assertion, parse_assertion
from backpack.formats.ob3 import parse_credential

_REFUSED_TYPES = {
    "badge-class": {"BadgeClass", "Achievement"},
    "issuer-profile": {"Issuer", "Profile"},
    "key-file": {"CryptographicKey", "Multikey", "JsonWebKey"},
    "endorsement": {"Endorsement", "EndorsementCredential"},
    "status-list": {
        "BitstringStatusListCredential",
        "StatusList2021Credential",
        "1EdTechRevocationList",
        "RevocationList",
    },
    "presentation": {"VerifiablePresentation"},
}

_STATUS_LISTS = frozenset(["BitstringStatusList", "StatusList2021", "1EdTechRevocationList"])

_ISSUER = frozenset(
    ["@context", "id", "name", "url", "org", "description", "image", "email", "revocationList"]
)
"""All that an issuer of Open Badges 1.0 has, which has no type."""

_TELLTALES = (
    ("presentation", {"vp"}),
    ("badge-class", {"criteria", "issuer"}),
    ("key-file", {"kty"}),
    ("key-file", {"publicKeyPem"}),
    ("key-file", {"publicKeyMultibase"}),
    ("key-file", {"assertionMethod"}),
    ("status-list", {"revokedCredential"}),
    ("status-list", {"revokedAssertions"}),
    ("issuer-profile", {"name", "url", "email"}),
    ("log-in-token", {"iss", "aud"}),
    ("log-in-token", {"iss", "exp"}),
)


def parse_document(document: Members) -> Credential:
    """The credential that a document states.

    Raises:
        Fault: ``badge-class``, ``issuer-profile``, ``key-file``, ``endorsement``,
            ``status-list``, ``presentation``, ``log-in-token`` or ``not-a-badge``.
    """
    kinds = types(document)
    kinds |= {kind.rpartition("#")[2].rpartition("/")[2] for kind in kinds}
    if "EndorsementCredential" in kinds:
        raise Fault("endorsement")
    if _subject_types(document) & _STATUS_LISTS:
        raise Fault("status-list")
    for code, names in _REFUSED_TYPES.items():
        if not kinds.isdisjoint(names) and not is_assertion(document):
            raise Fault(code)
    return _reader(document, kinds)(document)


def _subject_types(document: Members) -> frozenset[str]:
    subjects = many(document.get("credentialSubject"))
    return frozenset(kind for subject in subjects for kind in types(members(subject)))


def _reader(document: Members, kinds: frozenset[str]) -> Callable[[Members], Credential]:
    if is_assertion(document):
        return parse_assertion
    if "credentialSubject" in document and "issuer" in document:
        return parse_credential
    if "VerifiableCredential" in kinds:
        raise Fault("damaged-text", reason="it names no issuer or no subject")
    raise Fault(_telltale(document))


def _telltale(document: Members) -> str:
    """What an untyped document is, judged by members that nothing else has together."""
    for code, names in _TELLTALES:
        if names <= document.keys():
            return code
    is_issuer = {"name", "url"} <= document.keys() <= _ISSUER
    return "issuer-profile" if is_issuer else "not-a-badge"
