"""Finds the key that a proof or a token names: in the name itself, or at the issuer's site.

Source: Controlled Identifiers 1.0, 3.3. Nothing is asked that the issuer does not answer for: a
key of another origin is looked up only when the issuer's own document lists it. Whether a found
key speaks for the issuer is said in ``verify.binding``.
"""

import re
from dataclasses import replace
from functools import cached_property
from urllib.parse import urldefrag

from backpack.domain.web import Answer
from backpack.formats.addresses import is_one_keeper
from backpack.verify.addresses import is_same, secure_origin_of
from backpack.verify.keys import (
    MULTIKEYS,
    KeyDocument,
    KeyTroubleError,
    Method,
    Origin,
    PublicKey,
    address_of_did_web,
    key_of_did,
    key_of_multikey,
    parse_key_document,
)
from backpack.verify.sources import NotObtainedError, Sources, read_object

_KEYS = ("did:key:", "did:jwk:")

_PARTS = re.compile(r"^[^#]*[/?;]")
"""A DID URL that asks for a version, a service or a part of a document."""

_NO_DOCUMENT = frozenset(
    ["source-gone", "source-closed", "source-is-a-page", "source-not-a-document"]
)
"""Answers all the same: the site says that it has no keys there."""


class Keys:
    """The keys that a document of ``issuer`` may name."""

    def __init__(self, issuer: str, sources: Sources) -> None:
        self._issuer = issuer
        self._sources = sources

    def find(self, method: str) -> PublicKey:
        """The key of a verification method or ``kid``: a DID or an address.

        Raises:
            KeyTroubleError: when there is none, or it is out of reach.
        """
        if method.startswith(_KEYS):
            return key_of_did(method)
        if method.startswith("did:web:") and not _PARTS.search(method):
            return self._find_listed(method)
        if method.startswith("did:"):
            raise KeyTroubleError("key-did-unsupported")
        if method.startswith(("https://", "http://")):
            return key_in_fragment(method) or self._find_listed(method)
        raise KeyTroubleError("key-not-named", is_failure=not method)

    def find_by_hint(self, hint: str = "") -> PublicKey:
        """The issuer's key that ``hint`` means; without a hint, the only one that it has.

        Raises:
            KeyTroubleError: when there is none, or it is out of reach.
        """
        if self._issuer.startswith(_KEYS):
            is_named = hint.startswith(MULTIKEYS)
            return key_of_did(f"{self._issuer}#{hint}" if is_named else self._issuer)
        if not self._issuer.startswith(("did:web:", "https://")):
            raise KeyTroubleError("key-needs-network" if self._issuer else "key-not-named")
        document = self.issuer_document
        method = document.method_by_hint(hint)
        if method is None:
            raise KeyTroubleError("key-not-named")
        return _public_key(method, document, method.id)

    @cached_property
    def issuer_document(self) -> KeyDocument:
        """What the issuer's own address or DID says of keys; for an address perhaps nothing.

        Raises:
            KeyTroubleError: when it is not obtained.
        """
        if self._issuer.startswith("did:"):
            return self._obtain(self._issuer)
        try:
            return self._obtain(self._issuer)
        except KeyTroubleError as trouble:
            if trouble.reason not in _NO_DOCUMENT:
                raise
            return KeyDocument(id=self._issuer)

    def _find_listed(self, method: str) -> PublicKey:
        place = urldefrag(method).url
        if is_same(place, self._issuer):
            document = self.issuer_document
        elif self._may_ask(method, place):
            document = self._obtain(place)
            if document.is_from_elsewhere and not self._is_listed(method, place):
                raise KeyTroubleError("key-elsewhere")
        else:
            raise self._refusal(method)
        chosen = _choose(document, method, place)
        if chosen is None:
            is_own = is_same(document.id, self._issuer) and document.names_keys
            raise KeyTroubleError("key-gone" if is_own else "key-not-found")
        return _public_key(chosen, document, method)

    def _may_ask(self, method: str, place: str) -> bool:
        """Whether the issuer answers for what lies at ``place``: its own origin, or listed."""
        own = _origin(self._issuer)
        if own is None:
            return False
        if _origin(place) == own:
            return True
        return self._is_listed(method, place)

    def _is_listed(self, method: str, place: str) -> bool:
        return not {method, place}.isdisjoint(self.issuer_document.references)

    def _refusal(self, method: str) -> KeyTroubleError:
        """A key elsewhere: another DID is somebody else's, another address may be the issuer's."""
        is_another = method.startswith("did:") and self._issuer.startswith((*_KEYS, "did:web:"))
        return KeyTroubleError("key-of-another" if is_another else "key-elsewhere")

    def _obtain(self, place: str) -> KeyDocument:
        """The keys at an address or did:web, whose document must be of that very name."""
        url = address_of_did_web(place) if place.startswith("did:") else place
        if secure_origin_of(url) is None:
            raise KeyTroubleError("key-not-secure")

        def read(answer: Answer) -> KeyDocument:
            return _read(answer, place)

        try:
            return self._sources.obtain(url, read)
        except NotObtainedError as trouble:
            reason = trouble.reason
            if reason == "source-not-allowed":
                reason = "key-needs-network"
            raise KeyTroubleError(reason, parameters=trouble.parameters) from trouble


def key_in_fragment(url: str) -> PublicKey | None:
    """The key of an address whose fragment is the Multikey itself, else None."""
    fragment = url.partition("#")[2]
    if not fragment.startswith(MULTIKEYS):
        return None
    return PublicKey(key=key_of_multikey(fragment), name=url, origin=Origin.WITH_BADGE)


def _origin(identifier: str) -> str | None:
    """Where the keys of an identifier lie; None for one that is looked up nowhere."""
    if not identifier.startswith("did:web:"):
        return secure_origin_of(identifier)
    try:
        return secure_origin_of(address_of_did_web(identifier))
    except KeyTroubleError:
        return None


def _read(answer: Answer, place: str) -> KeyDocument:
    """The keys in an answer; they count only where it bears the name that was asked for."""
    try:
        document = parse_key_document(read_object(answer), place)
    except KeyTroubleError as trouble:
        raise NotObtainedError(trouble.reason, answer.url) from trouble
    if is_same(document.id, place):
        final = answer.final_url or answer.url
        return replace(document, is_from_elsewhere=not is_one_keeper(final, answer.url))
    if document.names_keys or place.startswith("did:"):
        raise NotObtainedError("key-document-of-another", answer.url)
    return KeyDocument(id=place)


def _choose(document: KeyDocument, name: str, place: str) -> Method | None:
    """By its very name; a name without a fragment may also mean the only key there."""
    if (method := document.method(name)) or name != place:
        return method
    return document.method_by_hint(name) or document.method_by_hint("")


def _public_key(method: Method, document: KeyDocument, name: str) -> PublicKey:
    """The key of a method, by the name it was asked for: another that it has may not be its own.

    That it is broken is no fault of the badge, that it is secret is.
    """
    try:
        key = method.key
    except KeyTroubleError as trouble:
        is_failure = trouble.reason == "key-is-private"
        raise KeyTroubleError(trouble.reason, is_failure=is_failure) from trouble
    return PublicKey(
        key=key,
        name=name,
        origin=Origin.ADDRESS,
        document=document.id,
        algorithm=method.algorithm,
        lifetime=method.lifetime,
    )
