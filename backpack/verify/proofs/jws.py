"""The signature of a compact JWS (RFC 7515), whichever credential it carries."""

from backpack.domain.faults import Fault
from backpack.formats.fields import Members
from backpack.formats.jws import decode_base64url
from backpack.formats.payload import Payload
from backpack.verify.keys import PublicKey
from backpack.verify.proofs.outcome import ProofOutcome, fails, holds, unknown
from backpack.verify.signatures import ALGORITHMS, WrongKeyError, signature_holds

_PARAMETERS: dict[str, type] = {"typ": str, "cty": str, "kid": str, "jwk": dict}
"""Header parameters that are read here, and their kind (RFC 7515, 4.1)."""

_SYMMETRIC = ("none", "hs256", "hs384", "hs512")

_NAMES = {"Ed25519": "EdDSA"}
"""Two names of one algorithm (RFC 9864)."""


def refuse_header(header: Members) -> ProofOutcome | None:
    """An outcome when the header alone rules a verification out, else None.

    No algorithm, or one with a shared secret, proves nothing (RFC 8725, 2.1); an extension
    that must be understood is not (RFC 7515, 4.1.11).
    """
    algorithm = header.get("alg")
    if not isinstance(algorithm, str) or algorithm.lower() in _SYMMETRIC:
        return fails("proof-algorithm-proves-nothing", algorithm=str(algorithm)[:40])
    if algorithm not in ALGORITHMS:
        return unknown("proof-algorithm-unsupported", algorithm=algorithm[:40])
    if "crit" in header or "b64" in header:
        return unknown("proof-extension-unsupported")
    if not all(isinstance(header.get(name), kind | None) for name, kind in _PARAMETERS.items()):
        return fails("proof-broken")
    return None


def verify_jws(payload: Payload, header: Members, key: PublicKey) -> ProofOutcome:
    """Whether the token was signed with ``key`` by the algorithm that its header names."""
    signing_input, _, signature = payload.text.rpartition(b".")
    algorithm = str(header["alg"])
    if key.algorithm and _NAMES.get(key.algorithm, key.algorithm) != _NAMES.get(
        algorithm, algorithm
    ):
        return fails("proof-key-of-other-kind", key, algorithm=algorithm)
    try:
        is_good = signature_holds(algorithm, key.key, signing_input, decode_base64url(signature))
    except Fault:
        return fails("proof-broken", key)
    except WrongKeyError:
        return fails("proof-key-of-other-kind", key, algorithm=algorithm)
    outcome = holds(key) if is_good else fails("proof-fails", key)
    return outcome.with_details(algorithm=algorithm, key=key.name)
