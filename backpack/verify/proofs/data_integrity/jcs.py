"""Proofs over the members of a document: eddsa-jcs-2022 and ecdsa-jcs-2019.

Sources: VC Data Integrity EdDSA 1.0, 3.3; VC Data Integrity ECDSA 1.0, 3.3; RFC 8785. Every
member is covered as it stands, so that no vocabulary can move it.
"""

import hashlib
from typing import Any

import rfc8785

from backpack.domain.ports import Contexts
from backpack.domain.report import Caution
from backpack.formats.fields import Members, many
from backpack.verify.json_ld import require_known_contexts
from backpack.verify.keys import PublicKey
from backpack.verify.proofs.data_integrity.rdfc import HASHES
from backpack.verify.proofs.data_integrity.secured import VALUE_MEMBERS, Secured, signature_in
from backpack.verify.proofs.outcome import ProofOutcome, fails, holds, unknown
from backpack.verify.signatures import ecdsa_algorithm, signature_holds


def verify_eddsa_jcs(secured: Secured, proof: Members, key: PublicKey) -> ProofOutcome:
    """Whether an Ed25519 signature over the canonical JSON holds."""
    return _verify(secured, proof, key, "EdDSA")


def verify_ecdsa_jcs(secured: Secured, proof: Members, key: PublicKey) -> ProofOutcome:
    """Whether an ECDSA signature holds, by the curve of the key."""
    return _verify(secured, proof, key, ecdsa_algorithm(key.key))


def hash_json(secured: Secured, proof: Members, algorithm: str) -> bytes:
    """What such a proof signs (EdDSA 1.0, 3.3.4): the digests of its options and the document.

    The document has the ``@context`` that the proof repeats. Raises as ``canonical_json`` does.
    """
    options = {name: value for name, value in proof.items() if name not in VALUE_MEMBERS}
    parts = rfc8785.dumps(options), secured.canonical_json(proof.get("@context"))
    return b"".join(hashlib.new(algorithm, part).digest() for part in parts)


def _verify(secured: Secured, proof: Members, key: PublicKey, algorithm: str) -> ProofOutcome:
    signature = signature_in(proof)
    stated = list(many(secured.document.get("@context")))
    signed = list(many(proof.get("@context", stated)))
    if stated[: len(signed)] != signed:
        return fails("proof-fails", key)
    try:
        data = hash_json(secured, proof, HASHES[algorithm])
    except rfc8785.CanonicalizationError:
        return unknown("document-numbers")
    if not signature_holds(algorithm, key.key, data, signature):
        return fails("proof-fails", key)
    added = stated[len(signed) :]
    require_known_contexts({"@context": added}, secured.contexts)
    foreign = [*added, *(one for one in signed if not _is_known(one, secured.contexts))]
    return holds(key, cautions=tuple(map(_caution, foreign[:1])))


def _is_known(context: Any, contexts: Contexts) -> bool:
    return isinstance(context, str) and contexts.knows(context)


def _caution(context: Any) -> Caution:
    """Something that could make a program that reads JSON-LD understand something else."""
    name = context[:200] if isinstance(context, str) else "{…}"
    return Caution(code="foreign-vocabulary", parameters={"context": name})
