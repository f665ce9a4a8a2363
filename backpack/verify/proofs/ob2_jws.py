"""Signed badges of Open Badges up to 2.1: which key, who lists it, and whether it signed.

Sources: Open Badges 2.0, verification of signed badges (``verification.creator`` is linked from
the issuer's ``publicKey``, its ``owner`` is the issuer); 1.1, signed badges (``verify.url`` is
the address of the key, at the issuer's origin). What the token says of its issuer is only the
badge's claim: the issuer's own document decides wherever it is reached.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from backpack.domain.report import Result
from backpack.domain.web import Answer
from backpack.formats.addresses import is_one_keeper, is_same_address, is_web_address, keeper_of
from backpack.formats.completing import with_parts
from backpack.formats.fields import Members, address, many, members
from backpack.formats.ob2 import is_of_version_2, verification_of
from backpack.formats.payload import Payload
from backpack.verify.binding import Binding
from backpack.verify.documents import Documents
from backpack.verify.keys import KeyTroubleError, Method, Origin, PublicKey
from backpack.verify.proofs.jws import refuse_header, verify_jws
from backpack.verify.proofs.outcome import ProofOutcome, in_trouble, unknown
from backpack.verify.sources import NotObtainedError, Sources, host_of, read_body, read_object

KEY_LIMIT = 8
"""Keys of one issuer that are tried where the badge names none."""

_NOT_ASKED = "binding-travels-with-badge"

_MATERIAL = ("publicKeyPem", "publicKeyJwk", "publicKeyMultibase")


@dataclass(frozen=True, slots=True, kw_only=True)
class Signer:
    """A key that may have signed, and what is known of whose it is; None for what a DID tells."""

    key: PublicKey
    binding: Binding | None


def verify_ob2_jws(payload: Payload, sources: Sources) -> ProofOutcome:
    """Whether the token holds under a key of its issuer."""
    header = payload.header or {}
    if refusal := refuse_header(header):
        return refusal
    documents = Documents(sources)
    try:
        outcome = _verify(payload, header, documents)
    except KeyTroubleError as trouble:
        outcome = in_trouble(trouble)
    except NotObtainedError as trouble:
        outcome = unknown(trouble.reason, **trouble.parameters)
    return outcome.with_details(sources=documents.notes)


def own_document(issuer: Members, documents: Documents) -> Members:
    """What the issuer itself says at its own address.

    Raises:
        NotObtainedError: when it has no address, or nothing is to be had there.
    """
    place = address(issuer) or ""
    if not is_web_address(place):
        raise NotObtainedError(_NOT_ASKED, place)
    return documents.object_at(place)


def _verify(payload: Payload, header: Members, documents: Documents) -> ProofOutcome:
    """The key that fits, or of several that do not the first."""
    outcomes = []
    for signer in _signers(payload.document, documents):
        outcome = verify_jws(payload, header, signer.key)
        if outcome.result is Result.PASSED:
            return outcome.bound(signer.binding)
        outcomes.append(outcome)
    return outcomes[0]


def _signers(claims: Members, documents: Documents) -> Iterator[Signer]:
    """At least one key.

    Raises:
        KeyTroubleError: when there is none that may be used.
        NotObtainedError: when the class, the issuer or the key is out of reach.
    """
    assertion = with_parts(claims, documents.object_at, is_hosted=False)
    issuer = members(members(assertion.get("badge")).get("issuer"))
    named = _named(assertion)
    try:
        own = own_document(issuer, documents)
    except NotObtainedError as trouble:
        yield _unconfirmed(assertion, issuer, named, documents, _why_not(trouble))
        return
    listed = list(many(own.get("publicKey")))[:KEY_LIMIT]
    if listed:
        yield from _listed(listed, named, address(issuer) or "", documents)
    elif "verification" not in assertion and not is_of_version_2(own) and _is_nearby(named, issuer):
        yield _fetched(named or "", issuer, documents, _bound("binding-same-site", issuer))
    else:
        yield _unconfirmed(assertion, issuer, named, documents, "binding-without-keys")


def _listed(
    listed: list[object], named: str | None, issuer: str, documents: Documents
) -> Iterator[Signer]:
    """The keys in the issuer's own list, or the one of them that the badge names."""
    fitting = [one for one in listed if named is None or is_same_address(address(one), named)]
    if not fitting:
        raise KeyTroubleError("key-not-listed", is_failure=True)
    for one in fitting:
        described = one if _is_key(one) else _key_at(address(one) or "", documents)
        key = _read(members(described), address(one) or issuer, issuer, Origin.ADDRESS)
        yield Signer(key=key, binding=_bound("binding-listed", {"id": issuer}))


def _unconfirmed(
    assertion: Members, issuer: Members, named: str | None, documents: Documents, reason: str
) -> Signer:
    """A key of which only the badge says that it is the issuer's, or that lies on its site."""
    is_did = (address(issuer) or "").startswith("did:")
    binding = None if is_did else _open(reason, issuer)
    inside = [key for key in _inside(assertion, issuer) if named in (None, address(key))]
    if inside:
        return Signer(key=_claimed(inside[0], issuer), binding=binding)
    if not is_web_address(named):
        raise KeyTroubleError("key-not-named")
    if not _is_nearby(named, issuer):
        was_asked = reason != _NOT_ASKED
        raise KeyTroubleError("key-elsewhere" if was_asked else "key-needs-network")
    return _fetched(named or "", issuer, documents, _open("binding-nearby", issuer))


def _claimed(key: Members, issuer: Members) -> PublicKey:
    """The key inside the badge, as far as the badge at least agrees with itself."""
    if address(issuer) is None or address(key.get("owner")) != address(issuer):
        raise KeyTroubleError("key-of-other-owner", is_failure=True)
    if address(key) not in [address(listed) for listed in many(issuer.get("publicKey"))]:
        raise KeyTroubleError("key-not-listed", is_failure=True)
    name = address(key) or address(issuer) or ""
    return _read(key, name, address(issuer) or "", Origin.WITH_BADGE)


def _fetched(named: str, issuer: Members, documents: Documents, binding: Binding) -> Signer:
    described = _key_at(named, documents)
    if not is_one_keeper(documents.answerer_of(named), named):
        raise KeyTroubleError("key-elsewhere")
    key = _read(described, named, address(issuer) or "", Origin.ADDRESS)
    return Signer(key=key, binding=binding)


def _key_at(place: str, documents: Documents) -> Members:
    """The key at an address, or the one of its fragment in the document there."""
    try:
        document = documents.read_at(place, _read_key_document)
    except NotObtainedError as trouble:
        if trouble.reason == "source-not-allowed":
            raise KeyTroubleError("key-needs-network") from trouble
        raise
    if _is_key(document):
        return document
    fitting = (one for one in many(document.get("publicKey")) if address(one) == place)
    return members(next(fitting, None))


def _read_key_document(answer: Answer) -> Members:
    """A key as JSON, as a JWK, or as the bare PEM text that version 1 allows."""
    body = read_body(answer).strip()
    if body.startswith(b"-----BEGIN "):
        return {"publicKeyPem": body.decode("ascii", "replace")}
    document = read_object(answer)
    return {"publicKeyJwk": document} if "kty" in document else document


def _read(described: Members, name: str, issuer: str, origin: Origin) -> PublicKey:
    owners = many(described.get("owner") or described.get("controller"))
    if owners and not any(is_same_address(address(one), issuer) for one in owners):
        raise KeyTroubleError("key-of-other-owner", is_failure=True)
    if not _is_key(described):
        raise KeyTroubleError("key-broken", is_failure=True)
    kind: Mapping[str, object] = {"type": "CryptographicKey"}
    method = Method(
        id=name, controller=issuer, described={**described, **kind}, is_for_assertion=None
    )
    return PublicKey(
        key=method.key, name=name, origin=origin, document=issuer, lifetime=method.lifetime
    )


def _named(assertion: Members) -> str | None:
    verification = verification_of(assertion)
    return address(verification.get("creator")) or address(verification.get("url"))


def _inside(assertion: Members, issuer: Members) -> Iterator[Members]:
    for value in (*many(issuer.get("publicKey")), verification_of(assertion).get("creator")):
        if _is_key(value):
            yield value


def _is_key(value: object) -> bool:
    return isinstance(value, dict) and any(value.get(name) for name in _MATERIAL)


def _is_nearby(named: str | None, issuer: Members) -> bool:
    keeper = keeper_of(named)
    return bool(keeper) and keeper == keeper_of(address(issuer))


def _why_not(trouble: NotObtainedError) -> str:
    """Why only the badge itself speaks for its key."""
    was_asked = trouble.reason not in ("source-not-allowed", _NOT_ASKED)
    return "binding-not-reached" if was_asked else _NOT_ASKED


def _bound(reason: str, issuer: Members) -> Binding:
    host = host_of(address(issuer) or "")
    return Binding(result=Result.PASSED, reason=reason, parameters={"host": host})


def _open(reason: str, issuer: Members) -> Binding:
    host = host_of(address(issuer) or "")
    return Binding(result=Result.UNKNOWN, reason=reason, parameters={"host": host})
