"""The signature of a compact JWS (RFC 7515), whichever credential it carries."""

from types import NoneType

from backpack.domain.faults import Fault
from backpack.domain.report import Result
from backpack.formats.fields import Members
from backpack.formats.jws import decode_base64url
from backpack.formats.payload import Payload
from backpack.verify.keys import PublicKey
from backpack.verify.proofs.outcome import ProofOutcome, fails, unknown
from backpack.verify.signatures import ALGORITHMS, WrongKeyError, signature_holds

_TEXT = (str, NoneType)
_KINDS = {"typ": _TEXT, "cty": _TEXT, "kid": _TEXT, "jwk": (dict, NoneType)}
"""Header parameters that are read here (RFC 7515, 4.1)."""

_SYMMETRIC = ("none", "hs256", "hs384", "hs512")


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
    is_readable = all(isinstance(header.get(name), _KINDS[name]) for name in _KINDS)
    return None if is_readable else fails("proof-broken")


def verify_jws(payload: Payload, header: Members, key: PublicKey) -> ProofOutcome:
    """Whether the token was signed with ``key`` by the algorithm that its header names."""
    signing_input, _, signature = payload.text.rpartition(b".")
    algorithm = str(header["alg"])
    if key.algorithm and _plain(key.algorithm) != _plain(algorithm):
        return fails("proof-key-of-other-kind", key, algorithm=algorithm)
    try:
        is_good = signature_holds(algorithm, key.key, signing_input, decode_base64url(signature))
    except Fault:
        return fails("proof-broken", key)
    except WrongKeyError:
        return fails("proof-key-of-other-kind", key, algorithm=algorithm)
    return ProofOutcome(
        result=Result.PASSED if is_good else Result.FAILED,
        reason="proof-holds" if is_good else "proof-fails",
        key=key,
        details={"algorithm": algorithm, "key": key.name},
    )


def _plain(algorithm: str) -> str:
    """The one name of an algorithm that has two (RFC 9864)."""
    return "EdDSA" if algorithm == "Ed25519" else algorithm
