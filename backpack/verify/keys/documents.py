"""Documents that list keys: DID and controller documents, issuers' profiles, JWKs and JWK sets.

Sources: Controlled Identifiers 1.0, 2 (data model) and 3.3 (retrieving a verification method);
the older suites' own contexts; RFC 7517, 5 (JWK set). What follows from a listing is said in
``verify.binding``.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, EllipticCurvePublicKey
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from backpack.formats.fields import Members, address, many, members, text
from backpack.verify.addresses import is_same
from backpack.verify.keys.dids import key_of_did
from backpack.verify.keys.material import (
    key_of_base58,
    key_of_jwk,
    key_of_multikey,
    key_of_pem,
)
from backpack.verify.keys.model import Key, KeyTroubleError, Lifetime

METHOD_LIMIT = 64
"""Keys in one document: real ones list under ten."""

_RELATIONSHIPS = (
    "assertionMethod", "authentication", "keyAgreement", "capabilityInvocation",
    "capabilityDelegation",
)  # fmt: skip

_SECRETS = ("secretKeyJwk", "secretKeyMultibase", "privateKeyJwk", "privateKeyMultibase")

_MATERIAL = ("publicKeyMultibase", "publicKeyJwk", "publicKeyBase58", "publicKeyPem")

_ED25519 = frozenset(["Ed25519VerificationKey2018", "Ed25519VerificationKey2020"])
_P256 = frozenset(["EcdsaSecp256r1VerificationKey2019"])
_TYPES = _ED25519 | _P256 | {"Multikey", "JsonWebKey", "JsonWebKey2020", "CryptographicKey"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Method:
    """One key of a document; ``id`` and ``controller`` are absolute.

    ``is_for_assertion`` says whether it may sign statements, None where the document gives its
    keys no purposes at all.
    """

    id: str
    controller: str
    described: Members
    is_for_assertion: bool | None

    @property
    def key(self) -> Key:
        """The key itself.

        Raises:
            KeyTroubleError: when it is broken, secret, or of a kind that is not supported.
        """
        return _read_key(self.described)

    @property
    def algorithm(self) -> str:
        """The one that its JWK names, or an empty text."""
        return text(members(self.described.get("publicKeyJwk")).get("alg"))

    @property
    def lifetime(self) -> Lifetime:
        """Until when it counts."""
        return Lifetime(
            revoked=self.described.get("revoked"), expires=self.described.get("expires")
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyDocument:
    """The keys that one document lists, and keys elsewhere that it refers to for assertions.

    ``is_from_elsewhere`` tells that another site answered than the one that was asked.
    """

    id: str
    methods: tuple[Method, ...] = ()
    references: frozenset[str] = frozenset()
    is_from_elsewhere: bool = False

    @property
    def names_keys(self) -> bool:
        """Whether it says anything of keys."""
        return bool(self.methods or self.references)

    def method(self, name: str) -> Method | None:
        """The method of this absolute identifier."""
        return next((one for one in self.methods if is_same(one.id, name)), None)

    def method_of(self, key: Key) -> Method | None:
        """The method with this key; one for assertions before one that is not."""
        fitting = [one for one in self.methods if _is_key(one, key)]
        return max(fitting, key=lambda one: bool(one.is_for_assertion), default=None)

    def method_by_hint(self, hint: str) -> Method | None:
        """The method that a ``kid`` without an address means; without one, the only one there is.

        Source: VC-JOSE-COSE, 4.1 (``kid`` as a hint which of the issuer's keys it is).
        """
        usable = [one for one in self.methods if one.is_for_assertion is not False]
        fitting = [one for one in usable if not hint or hint in _hints(one)]
        return fitting[0] if len(fitting) == 1 else None

    def refers_to(self, name: str, key: Key) -> bool:
        """Whether it refers to a key elsewhere: by this identifier, or by a DID that is the key."""
        return name in self.references or any(
            _is_did_of(reference, key) for reference in self.references
        )


def parse_key_document(document: Members, place: str) -> KeyDocument:
    """The keys in a document that was found at ``place``: an address or DID, its base.

    Raises:
        KeyTroubleError: ``key-document-broken`` when it contradicts itself or lists too many.
    """
    if "kty" in document:
        return KeyDocument(id=place, methods=(_of_jwk(document, place, place),))
    if isinstance(document.get("keys"), list):
        return _parse_set(document["keys"], place)
    if any(name in document for name in _MATERIAL):
        return _parse_single(document, address(document) or "")
    return _parse_controller(document, address(document) or "")


def _parse_set(listed: list[object], place: str) -> KeyDocument:
    jwks = [jwk for jwk in listed if isinstance(jwk, dict)]
    if len(jwks) > METHOD_LIMIT:
        raise KeyTroubleError("key-document-broken")
    methods = (_of_jwk(jwk, _name(place, text(jwk.get("kid"))), place) for jwk in jwks)
    return KeyDocument(id=place, methods=tuple(methods))


def _name(place: str, kid: str) -> str:
    return f"{place}#{kid}" if kid else place


def _of_jwk(jwk: Members, name: str, place: str) -> Method:
    """A JWK has no purposes but its ``use``, which its key is read by."""
    described = {"type": "JsonWebKey", "publicKeyJwk": jwk}
    return Method(id=name, controller=place, described=described, is_for_assertion=True)


def _parse_single(document: Members, name: str) -> KeyDocument:
    """A key that lies at an address of its own: what it is for, its controller says."""
    method = Method(
        id=name,
        controller=_controller(document),
        described=document,
        is_for_assertion=None,
    )
    return KeyDocument(id=name, methods=(method,))


def _parse_controller(document: Members, base: str) -> KeyDocument:
    embedded = _embedded(document, base)
    for_assertion = {
        _absolute(name, base)
        for entry in many(document.get("assertionMethod"))
        if (name := address(entry))
    }
    has_purposes = any(name in document for name in ("verificationMethod", *_RELATIONSHIPS))
    methods = tuple(
        Method(
            id=name,
            controller=_absolute(_controller(described), base),
            described=described,
            is_for_assertion=name in for_assertion if has_purposes else None,
        )
        for name, described in embedded.items()
    )
    elsewhere = frozenset(for_assertion - embedded.keys())
    return KeyDocument(id=base, methods=methods, references=elsewhere)


def _embedded(document: Members, base: str) -> Mapping[str, Members]:
    found: dict[str, Members] = {}
    for entry in _entries(document):
        name = _absolute(address(entry) or "", base)
        if found.setdefault(name, entry) != entry or len(found) > METHOD_LIMIT:
            raise KeyTroubleError("key-document-broken")
    return found


def _entries(document: Members) -> Iterator[Members]:
    for name in ("verificationMethod", "publicKey", *_RELATIONSHIPS):
        for entry in many(document.get(name)):
            if isinstance(entry, dict) and any(known in entry for known in _MATERIAL):
                yield entry


def _controller(described: Members) -> str:
    return address(described.get("controller")) or address(described.get("owner")) or ""


def _absolute(name: str, base: str) -> str:
    return base + name if name.startswith("#") else name


def _read_key(described: Members) -> Key:
    if any(name in described for name in _SECRETS):
        raise KeyTroubleError("key-is-private", is_failure=True)
    kind = text(described.get("type"))
    if kind not in _TYPES:
        raise KeyTroubleError("key-type-unsupported")
    first, *others = [_read_material(described, kind, name) for name in _stated(described)]
    if any(other != first for other in others):
        raise KeyTroubleError("key-contradicts", is_failure=True)
    if not isinstance(first, _classes(kind)):
        raise KeyTroubleError("key-broken", is_failure=True)
    return first


def _stated(described: Members) -> list[str]:
    return [name for name in _MATERIAL if name in described]


def _classes(kind: str) -> type | tuple[type, ...]:
    if kind in _ED25519:
        return Ed25519PublicKey
    return EllipticCurvePublicKey if kind in _P256 else object


def _read_material(described: Members, kind: str, name: str) -> Key:
    value = described[name]
    if name == "publicKeyJwk":
        return key_of_jwk(members(value))
    if name == "publicKeyPem":
        return key_of_pem(text(value))
    if name == "publicKeyBase58":
        return key_of_base58(text(value), SECP256R1() if kind in _P256 else None)
    return key_of_multikey(text(value))


def _is_key(method: Method, key: Key) -> bool:
    try:
        return method.key == key
    except KeyTroubleError:
        return False


def _is_did_of(reference: str, key: Key) -> bool:
    if not reference.startswith(("did:key:", "did:jwk:")):
        return False
    try:
        return key_of_did(reference).key == key
    except KeyTroubleError:
        return False


def _hints(method: Method) -> tuple[str, str]:
    return method.id.partition("#")[2], text(
        members(method.described.get("publicKeyJwk")).get("kid")
    )
