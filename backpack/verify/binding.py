"""Whether a key that signed speaks for the issuer: the table "Whose key is it?".

Sources: ``docs/verdicts.md``; Controlled Identifiers 1.0, 3.3 (identifier, controller and
relationship of a verification method). Serves credentials, status lists and endorsements alike.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from backpack.domain.report import Result
from backpack.verify.addresses import is_same, secure_origin_of
from backpack.verify.key_finding import Keys
from backpack.verify.keys import (
    KeyDocument,
    KeyTroubleError,
    Method,
    Origin,
    PublicKey,
    address_of_did_web,
    key_of_did,
)
from backpack.verify.sources import host_of
from backpack.verify.tools import Tools

NOT_THE_ISSUER_S = frozenset(["key-of-another", "key-gone"])
"""Why a key was not even looked up, or not found: the issuer's own documents rule it out."""

_NOT_ASKED = "key-needs-network"


@dataclass(frozen=True, slots=True, kw_only=True)
class Binding:
    """How it ended, with a reason for ``words.reasons``, and what was compared."""

    result: Result
    reason: str
    parameters: Mapping[str, str | int] = field(default_factory=dict)
    details: Mapping[str, str] = field(default_factory=dict)


def bind(key: PublicKey, issuer: str, tools: Tools) -> Binding:
    """Whether ``key`` is a key of ``issuer`` for statements, asking its own document if need be."""
    return in_its_time(_bind(key, issuer, tools), key, tools.now)


def in_its_time(binding: Binding, key: PublicKey, now: datetime) -> Binding:
    """The same, unless the very place where the key was found says that it counts no longer."""
    if binding.result is Result.FAILED:
        return binding
    if key.lifetime.is_revoked(now):
        return _failed("binding-key-revoked", _host(key.document))
    if key.lifetime.is_expired(now):
        return _unknown("binding-key-expired", host=_host(key.document))
    return binding


def _bind(key: PublicKey, issuer: str, tools: Tools) -> Binding:
    if issuer.startswith(("did:key:", "did:jwk:")):
        return _bind_to_key(key, issuer)
    if issuer.startswith("did:web:"):
        return _bind_to_did_web(key, issuer, tools)
    if issuer.startswith("https://"):
        return _bind_to_site(key, issuer, tools)
    return _unknown(_why_nobody_is_asked(issuer))


def _why_nobody_is_asked(issuer: str) -> str:
    """A DID of another kind has an owner, a mere name many; a URN is only what it says."""
    if issuer.startswith("did:"):
        return "binding-unsupported"
    is_name = issuer and ":" not in issuer
    return "binding-of-no-identifier" if is_name else "binding-travels-with-badge"


def _bind_to_key(key: PublicKey, issuer: str) -> Binding:
    """The identifier is the key; one sent along without a DID of its own may be that very key."""
    did = issuer.partition("#")[0]
    if key.origin is Origin.DID:
        return _passed("binding-same") if key.name == did else _failed("binding-other-key")
    try:
        is_same_key = key_of_did(did).key == key.key
    except KeyTroubleError:
        is_same_key = False
    return _passed("binding-same") if is_same_key else _failed("binding-other-key")


def _bind_to_did_web(key: PublicKey, issuer: str, tools: Tools) -> Binding:
    try:
        document = Keys(issuer, tools.sources).issuer_document
    except KeyTroubleError as trouble:
        reason = "binding-needs-network" if trouble.reason == _NOT_ASKED else trouble.reason
        return _unknown(reason, **trouble.parameters)
    return _judge(document, key, tools)


def _bind_to_site(key: PublicKey, issuer: str, tools: Tools) -> Binding:
    """An address: its document decides where there is one, else the key is just some key."""
    host = host_of(issuer)
    try:
        document = Keys(issuer, tools.sources).issuer_document
    except KeyTroubleError as trouble:
        is_asked = trouble.reason != _NOT_ASKED
        return _unbound(key, issuer, "binding-not-reached" if is_asked else "", host)
    if document.names_keys:
        return _judge(document, key, tools)
    return _unbound(key, issuer, "binding-without-keys", host)


def _unbound(key: PublicKey, issuer: str, reason: str, host: str) -> Binding:
    """The key holds, and nobody says whose it is; at another site it would be somebody else's."""
    if key.name.startswith("https://") and secure_origin_of(key.name) != secure_origin_of(issuer):
        return _unknown("binding-elsewhere", host=host_of(key.name))
    if key.origin is Origin.ADDRESS:
        return _unknown("binding-nearby", host=host)
    return _unknown(reason or "binding-travels-with-badge", host=host)


def _judge(document: KeyDocument, key: PublicKey, tools: Tools) -> Binding:
    """What the issuer's own document says of the key."""
    host = _host(document.id)
    method = _listed(document, key)
    if method is not None:
        listed = "assertionMethod" if method.is_for_assertion else "for other purposes"
        details = {"document": document.id, "method": method.id, "listed": listed}
        result, reason = _judge_method(document, method, tools.now)
        return Binding(result=result, reason=reason, parameters={"host": host}, details=details)
    if document.refers_to(key.name, key.key):
        return _passed("binding-listed", host, document=document.id, listed="by reference")
    return _failed("binding-not-listed", host, document=document.id)


def _judge_method(document: KeyDocument, method: Method, now: datetime) -> tuple[Result, str]:
    """Owner, purpose and time of a listed key; the first that is wrong tells."""
    findings = (
        (not is_same(method.controller, document.id), Result.FAILED, "key-of-other-owner"),
        (method.is_for_assertion is None, Result.UNKNOWN, "binding-without-purpose"),
        (not method.is_for_assertion, Result.FAILED, "binding-not-for-assertion"),
        (method.lifetime.is_revoked(now), Result.FAILED, "binding-key-revoked"),
        (method.lifetime.is_expired(now), Result.UNKNOWN, "binding-key-expired"),
        (True, Result.PASSED, "binding-listed"),
    )
    return next((result, reason) for applies, result, reason in findings if applies)


def _listed(document: KeyDocument, key: PublicKey) -> Method | None:
    """By name, where the document has this name, else by the key itself."""
    named = document.method(key.name)
    if named is None:
        return document.method_of(key.key)
    try:
        return named if named.key == key.key else None
    except KeyTroubleError:
        return None


def _host(identifier: str) -> str:
    is_did = identifier.startswith("did:web:")
    return host_of(address_of_did_web(identifier) if is_did else identifier)


def _passed(reason: str, host: str = "", **details: str) -> Binding:
    parameters = {"host": host} if host else {}
    return Binding(result=Result.PASSED, reason=reason, parameters=parameters, details=details)


def _failed(reason: str, host: str = "", **details: str) -> Binding:
    parameters = {"host": host} if host else {}
    return Binding(result=Result.FAILED, reason=reason, parameters=parameters, details=details)


def _unknown(reason: str, **parameters: str | int) -> Binding:
    return Binding(result=Result.UNKNOWN, reason=reason, parameters=parameters)
