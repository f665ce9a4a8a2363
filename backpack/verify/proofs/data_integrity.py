"""Embedded proofs: Data Integrity with the cryptosuite eddsa-rdfc-2022.

Sources: VC Data Integrity 1.0, 4 (proofs); VC Data Integrity EdDSA 1.0, 3.2
(eddsa-rdfc-2022). Other suites, and chains of proofs, are told to be out of reach.
"""

import hashlib
from datetime import datetime, timedelta
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from backpack.domain.faults import Fault
from backpack.domain.ports import Contexts
from backpack.formats.fields import Members, address, many, text
from backpack.formats.multibase import decode_multibase
from backpack.formats.rdf_canon import WorkLimitExceededError, canonicalize
from backpack.formats.times import parse_time
from backpack.verify.json_ld import (
    ContextUnknownError,
    Dataset,
    NotJsonLdError,
    require_known_contexts,
    to_dataset,
)
from backpack.verify.keys import KeyTroubleError, PublicKey, key_of_did
from backpack.verify.proofs.outcome import ProofOutcome, fails, holds, in_trouble, unknown
from backpack.verify.proofs.vc_jwt import key_of_fragment
from backpack.verify.signatures import signature_holds

LEEWAY = timedelta(minutes=5)
"""How far clocks may differ."""

PROOF_LIMIT = 8
"""Proofs in one document: real ones carry up to four."""

SUITES = frozenset({"eddsa-rdfc-2022"})


def verify_embedded(document: Members, contexts: Contexts, now: datetime) -> list[ProofOutcome]:
    """An outcome for each of the document's proofs, in their order."""
    proofs = [proof for proof in many(document.get("proof")) if proof]
    if len(proofs) > PROOF_LIMIT:
        return [unknown("proof-too-many", count=len(proofs))]
    return [_verify_one(document, proof, contexts, now) for proof in proofs]


def _verify_one(document: Members, proof: Any, contexts: Contexts, now: datetime) -> ProofOutcome:
    if not isinstance(proof, dict):
        return fails("proof-broken")
    suite = text(proof.get("cryptosuite")) or text(proof.get("type")) or "?"
    if proof.get("type") != "DataIntegrityProof" or suite not in SUITES:
        return unknown("proof-suite-unsupported", suite=suite[:60])
    if "previousProof" in proof:
        return unknown("proof-chain-unsupported")
    refusal = _refuse_options(proof, now)
    return (refusal or _verify_signature(document, proof, contexts)).with_details(
        suite=suite, verification_method=address(proof.get("verificationMethod")) or ""
    )


def _refuse_options(proof: Members, now: datetime) -> ProofOutcome | None:
    """VC Data Integrity, 4.4: what the proof says of itself."""
    if proof.get("proofPurpose") != "assertionMethod":
        return fails("proof-purpose", purpose=text(proof.get("proofPurpose"))[:60])
    created = proof.get("created")
    if created is not None:
        moment = parse_time(created)
        if moment is None:
            return fails("proof-broken")
        if moment > now + LEEWAY:
            return fails("proof-from-the-future")
    return None


def _verify_signature(document: Members, proof: Members, contexts: Contexts) -> ProofOutcome:
    try:
        key = _key(address(proof.get("verificationMethod")) or "")
        signature = decode_multibase(text(proof.get("proofValue")))
        require_known_contexts({**document, "proof": proof}, contexts)
        digest, dropped, relative = hash_data(document, proof, contexts)
    except KeyTroubleError as trouble:
        return in_trouble(trouble)
    except Fault:
        return fails("proof-broken")
    except (ContextUnknownError, NotJsonLdError, WorkLimitExceededError) as error:
        return _out_of_reach(error)
    if not isinstance(key.key, Ed25519PublicKey):
        return fails("proof-key-of-other-kind", key, algorithm="EdDSA")
    is_good = signature_holds("EdDSA", key.key, digest, signature)
    return holds(key, uncovered=dropped) if is_good else _explain(key, (*dropped, *relative))


def _out_of_reach(error: Exception) -> ProofOutcome:
    if isinstance(error, ContextUnknownError):
        return unknown("context-unknown", context=error.context)
    too_complex = isinstance(error, WorkLimitExceededError)
    return unknown("document-too-complex" if too_complex else "document-not-json-ld")


def _explain(key: PublicKey, unmapped: tuple[str, ...]) -> ProofOutcome:
    """Unmapped terms make programs disagree on what is signed, so that none can judge."""
    if unmapped:
        return unknown("proof-fails-with-unmapped", names=", ".join(unmapped)[:200])
    return fails("proof-fails", key)


def hash_data(
    document: Members, proof: Members, contexts: Contexts
) -> tuple[bytes, tuple[str, ...], tuple[str, ...]]:
    """What an eddsa-rdfc-2022 proof signs (3.2.4), with the terms it passes over.

    The 64 bytes are the SHA-256 of the canonical proof options followed by that of the
    canonical document. Then come dropped terms and relative identifiers of both.

    Raises:
        NotJsonLdError, WorkLimitExceededError: when there is no canonical form.
    """
    unsecured = {name: value for name, value in document.items() if name != "proof"}
    options = {name: value for name, value in proof.items() if name != "proofValue"}
    options["@context"] = document.get("@context")
    parts = (to_dataset(options, contexts), to_dataset(unsecured, contexts))
    digest = b"".join(_digest(part) for part in parts)
    dropped = tuple(name for part in parts for name in part.dropped)
    relative = tuple(name for part in parts for name in part.relative)
    return digest, dropped, relative


def _digest(dataset: Dataset) -> bytes:
    return hashlib.sha256(canonicalize(dataset.quads).encode()).digest()


def _key(method: str) -> PublicKey:
    if method.startswith("did:"):
        return key_of_did(method)
    if method.startswith(("http://", "https://")):
        return key_of_fragment(method)
    raise KeyTroubleError("key-not-named", is_failure=not method)
