"""Every kind of embedded proof that is read here, by the names that documents give it."""

from collections.abc import Callable
from dataclasses import dataclass

from backpack.formats.fields import Members
from backpack.verify.keys import PublicKey
from backpack.verify.proofs.data_integrity.ecdsa_sd import verify_ecdsa_sd
from backpack.verify.proofs.data_integrity.jcs import verify_ecdsa_jcs, verify_eddsa_jcs
from backpack.verify.proofs.data_integrity.jws_2018 import verify_jws_2018
from backpack.verify.proofs.data_integrity.rdfc import verify_ecdsa_rdfc, verify_eddsa_rdfc
from backpack.verify.proofs.data_integrity.secured import Secured
from backpack.verify.proofs.outcome import ProofOutcome


@dataclass(frozen=True, slots=True, kw_only=True)
class Suite:
    """How one kind of proof is verified, and which of its members holds the signature.

    ``verify`` raises ``Fault`` for a signature that cannot be read, ``WrongKeyError`` for a key
    of another kind, and what ``Secured`` raises where there is nothing to compare with.
    """

    verify: Callable[[Secured, Members, PublicKey], ProofOutcome]
    value_member: str = "proofValue"


_BY_CRYPTOSUITE = {
    "eddsa-rdfc-2022": Suite(verify=verify_eddsa_rdfc),
    "eddsa-2022": Suite(verify=verify_eddsa_rdfc),
    "eddsa-jcs-2022": Suite(verify=verify_eddsa_jcs),
    "ecdsa-rdfc-2019": Suite(verify=verify_ecdsa_rdfc),
    "ecdsa-jcs-2019": Suite(verify=verify_ecdsa_jcs),
    "ecdsa-sd-2023": Suite(verify=verify_ecdsa_sd),
}

_BY_TYPE = {
    "Ed25519Signature2020": Suite(verify=verify_eddsa_rdfc),
    "Ed25519Signature2018": Suite(verify=verify_jws_2018, value_member="jws"),
}


def find_suite(proof: Members) -> tuple[str, Suite | None]:
    """What a proof calls its kind, and how to verify it; None for one that is not read here."""
    kind, name = proof.get("type"), proof.get("cryptosuite")
    if kind == "DataIntegrityProof":
        return (name, _BY_CRYPTOSUITE.get(name)) if isinstance(name, str) else ("?", None)
    return (kind, _BY_TYPE.get(kind)) if isinstance(kind, str) else ("?", None)
