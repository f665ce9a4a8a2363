"""Embedded proofs: Data Integrity with the cryptosuite eddsa-rdfc-2022.

Sources: VC Data Integrity 1.0, 4 (proofs); VC Data Integrity EdDSA 1.0, 3.2
(eddsa-rdfc-2022). Other suites, and chains of proofs, are told to be out of reach.
"""

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from backpack.domain.faults import Fault
from backpack.domain.ports import Contexts
from backpack.formats.fields import Members, address, many, text
from backpack.formats.multibase import decode_multibase
from backpack.formats.rdf_canon import NotNQuadsError, WorkLimitExceededError, canonicalize
from backpack.formats.times import parse_time
from backpack.verify.json_ld import (
    ContextUnknownError,
    NotJsonLdError,
    TooManyValuesError,
    require_known_contexts,
    to_dataset,
)
from backpack.verify.key_finding import Keys
from backpack.verify.keys import KeyTroubleError, PublicKey
from backpack.verify.plain_form import oddities
from backpack.verify.proofs.outcome import ProofOutcome, fails, holds, in_trouble, unknown
from backpack.verify.signatures import signature_holds
from backpack.verify.tools import Tools

LEEWAY = timedelta(minutes=5)
"""How far clocks may differ."""

PROOF_LIMIT = 8
"""Proofs in one document: real ones carry up to four."""

SUITES = frozenset({"eddsa-rdfc-2022"})

_OPTIONS = frozenset(
    [
        "id", "type", "@context", "cryptosuite", "created", "expires", "verificationMethod",
        "proofPurpose", "proofValue", "domain", "challenge", "nonce", "previousProof",
    ]
)  # fmt: skip
"""The members of a proof (VC Data Integrity, 2.1): others could hide one of these."""

_OUT_OF_REACH = (
    ContextUnknownError,
    NotJsonLdError,
    NotNQuadsError,
    TooManyValuesError,
    WorkLimitExceededError,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Hashed:
    """The SHA-256 of a canonical form, and the terms and identifiers that are not in it."""

    digest: bytes
    dropped: tuple[str, ...]
    relative: tuple[str, ...]

    @property
    def left_out(self) -> tuple[str, ...]:
        """Everything that is not in the canonical form."""
        return (*self.dropped, *self.relative)


def verify_embedded(document: Members, issuer: str, tools: Tools) -> list[ProofOutcome]:
    """An outcome for each of the document's proofs, in their order.

    ``issuer`` is the identifier of who says so.
    """
    proofs = [proof for proof in many(document.get("proof")) if proof]
    if len(proofs) > PROOF_LIMIT:
        return [unknown("proof-too-many", count=len(proofs))]
    signed = _Signed(document, tools.contexts)
    keys = Keys(issuer, tools.sources)
    return [_verify_one(signed, proof, keys, tools.now) for proof in proofs]


class _Signed:
    """A document without its proofs; its hash is the same for all of them."""

    def __init__(self, document: Members, contexts: Contexts) -> None:
        self.context = document.get("@context")
        self.contexts = contexts
        self.unsecured = {name: value for name, value in document.items() if name != "proof"}

    @cached_property
    def hashed(self) -> Hashed:
        """The hash of the canonical document, and what it passes over."""
        require_known_contexts(self.unsecured, self.contexts)
        return _hash(self.unsecured, self.contexts)

    def hash_options(self, proof: Members) -> Hashed:
        """The hash of the canonical proof options (3.2.5), and what it passes over."""
        require_known_contexts(proof, self.contexts)
        options = {name: value for name, value in proof.items() if name != "proofValue"}
        options["@context"] = self.context
        require_known_contexts(options, self.contexts)
        return _hash(options, self.contexts)


def _verify_one(signed: _Signed, proof: Any, keys: Keys, now: datetime) -> ProofOutcome:
    if not isinstance(proof, dict):
        return fails("proof-broken")
    suite = text(proof.get("cryptosuite")) or text(proof.get("type")) or "?"
    if proof.get("type") != "DataIntegrityProof" or suite not in SUITES:
        return unknown("proof-suite-unsupported", suite=suite[:60])
    if "previousProof" in proof:
        return unknown("proof-chain-unsupported")
    refusal = _refuse_options(proof, now)
    return (refusal or _verify_signature(signed, proof, keys)).with_details(
        suite=suite, verification_method=address(proof.get("verificationMethod")) or ""
    )


def _refuse_options(proof: Members, now: datetime) -> ProofOutcome | None:
    """VC Data Integrity, 4.4: what the proof says of itself, in the members it may have."""
    if foreign := proof.keys() - _OPTIONS:
        return unknown("proof-not-plain", names=", ".join(sorted(foreign))[:200])
    if proof.get("proofPurpose") != "assertionMethod":
        return fails("proof-purpose", purpose=text(proof.get("proofPurpose"))[:60])
    for name in ("created", "expires"):
        if name in proof and not (isinstance(proof[name], str) and parse_time(proof[name])):
            return fails("proof-broken")
    created = parse_time(proof.get("created"))
    if created is not None and created > now + LEEWAY:
        return fails("proof-from-the-future")
    return None


def _verify_signature(signed: _Signed, proof: Members, keys: Keys) -> ProofOutcome:
    try:
        key = keys.find(address(proof.get("verificationMethod")) or "")
        signature = decode_multibase(text(proof.get("proofValue")))
        hashes = signed.hash_options(proof), signed.hashed
    except KeyTroubleError as trouble:
        return in_trouble(trouble)
    except Fault:
        return fails("proof-broken")
    except _OUT_OF_REACH as error:
        return _out_of_reach(error)
    return _judge(signed, key, signature, hashes)


def _judge(
    signed: _Signed, key: PublicKey, signature: bytes, hashes: tuple[Hashed, Hashed]
) -> ProofOutcome:
    """Whether the signature holds, and whether it covers what is shown."""
    options, document = hashes
    if not isinstance(key.key, Ed25519PublicKey):
        return fails("proof-key-of-other-kind", key, algorithm="EdDSA")
    if not signature_holds("EdDSA", key.key, options.digest + document.digest, signature):
        return _explain(key, (*options.left_out, *document.left_out))
    odd = (*options.left_out, *document.relative, *oddities(signed.unsecured))
    if odd:
        return unknown("proof-not-plain", names=", ".join(dict.fromkeys(odd))[:200])
    return holds(key, uncovered=document.dropped)


def _out_of_reach(error: Exception) -> ProofOutcome:
    if isinstance(error, ContextUnknownError):
        return unknown("context-unknown", context=error.context)
    is_broken = isinstance(error, NotJsonLdError | NotNQuadsError)
    return unknown("document-not-json-ld" if is_broken else "document-too-complex")


def _explain(key: PublicKey, unmapped: tuple[str, ...]) -> ProofOutcome:
    """Unmapped terms make programs disagree on what is signed, so that none can judge."""
    if unmapped:
        return unknown("proof-fails-with-unmapped", names=", ".join(unmapped)[:200])
    return fails("proof-fails", key)


def hash_data(document: Members, proof: Members, contexts: Contexts) -> bytes:
    """What an eddsa-rdfc-2022 proof signs (3.2.4).

    The 64 bytes are the SHA-256 of the canonical proof options followed by that of the
    canonical document.

    Raises:
        ContextUnknownError, NotJsonLdError, TooManyValuesError, WorkLimitExceededError: when
            there is no canonical form.
    """
    signed = _Signed(document, contexts)
    return signed.hash_options(proof).digest + signed.hashed.digest


def _hash(document: Members, contexts: Contexts) -> Hashed:
    dataset = to_dataset(document, contexts)
    digest = hashlib.sha256(canonicalize(dataset.quads).encode()).digest()
    return Hashed(digest=digest, dropped=dataset.dropped, relative=dataset.relative)
