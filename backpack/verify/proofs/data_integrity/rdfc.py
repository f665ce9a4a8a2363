"""Proofs over the statements of a document: eddsa-rdfc-2022, ecdsa-rdfc-2019, Ed25519Signature2020.

Sources: VC Data Integrity EdDSA 1.0, 3.2 and 3.4; VC Data Integrity ECDSA 1.0, 3.2. The proof
eddsa-2022 is eddsa-rdfc-2022 by its name of 2023.
"""

from backpack.domain.ports import Contexts
from backpack.formats.fields import Members, address, members, text
from backpack.verify.keys import PublicKey
from backpack.verify.plain_form import oddities
from backpack.verify.proofs.data_integrity.secured import Hashed, Secured, signature_in
from backpack.verify.proofs.outcome import ProofOutcome, fails, holds, unknown
from backpack.verify.signatures import ecdsa_algorithm, signature_holds

HASHES = {"EdDSA": "sha256", "ES256": "sha256", "ES384": "sha384"}
"""The hash of each kind of key, inside the canonicalization too (ECDSA 1.0, 3.2.3)."""


def verify_eddsa_rdfc(secured: Secured, proof: Members, key: PublicKey) -> ProofOutcome:
    """Whether an Ed25519 signature over the canonical statements holds."""
    return _verify(secured, proof, key, "EdDSA")


def verify_ecdsa_rdfc(secured: Secured, proof: Members, key: PublicKey) -> ProofOutcome:
    """Whether an ECDSA signature holds, by the curve of the key."""
    return _verify(secured, proof, key, ecdsa_algorithm(key.key))


def hash_data(
    document: Members, proof: Members, contexts: Contexts, algorithm: str = "sha256"
) -> bytes:
    """What such a proof signs (EdDSA 1.0, 3.2.4): two digests.

    The first is of the canonical proof configuration, the second of the canonical document.

    Raises:
        ContextUnknownError, NotJsonLdError, TooManyValuesError, WorkLimitExceededError: when
            there is no canonical form.
    """
    secured = Secured(document, contexts)
    return secured.hashed_options(proof, algorithm).digest + secured.hashed(algorithm).digest


def _verify(secured: Secured, proof: Members, key: PublicKey, algorithm: str) -> ProofOutcome:
    signature = signature_in(proof)
    name = HASHES[algorithm]
    options, document = secured.hashed_options(proof, name), secured.hashed(name)
    is_good = signature_holds(algorithm, key.key, options.digest + document.digest, signature)
    return judge_statements(secured, key, options, document, is_good=is_good)


def judge_statements(
    secured: Secured, key: PublicKey, options: Hashed, document: Hashed, *, is_good: bool
) -> ProofOutcome:
    """What a signature over statements says of what a plain reader sees."""
    if not is_good:
        return _explain(secured, key, (*options.left_out, *document.left_out))
    odd = (*options.left_out, *document.relative, *oddities(secured.bare))
    if odd:
        return unknown("proof-not-plain", names=", ".join(dict.fromkeys(odd))[:200])
    return holds(key, uncovered=document.dropped).on_statements()


def _explain(secured: Secured, key: PublicKey, unmapped: tuple[str, ...]) -> ProofOutcome:
    """Unmapped terms make programs disagree on what is signed, so that none can judge."""
    if not unmapped:
        return fails("proof-fails", key)
    return unknown(
        "proof-fails-with-unmapped",
        names=", ".join(dict.fromkeys(unmapped))[:200],
        issuer=name_of_issuer(secured.bare),
    )


def name_of_issuer(document: Members) -> str:
    """How the issuer calls itself, else its identifier: whom to write to."""
    issuer = document.get("issuer")
    return (text(members(issuer).get("name")) or address(issuer) or "?")[:100]
