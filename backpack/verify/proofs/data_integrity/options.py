"""What an embedded proof says of itself, before any signature is looked at.

Sources: VC Data Integrity 1.0, 2.1 (members of a proof) and 4.4 (verifying).
"""

from datetime import datetime

from backpack.formats.fields import Members, text
from backpack.formats.times import parse_time
from backpack.verify.clock import LEEWAY
from backpack.verify.proofs.outcome import ProofOutcome, fails, unknown

_MEMBERS = frozenset(
    [
        "id", "type", "@context", "cryptosuite", "created", "expires", "verificationMethod",
        "proofPurpose", "domain", "challenge", "nonce", "previousProof",
    ]
)  # fmt: skip
"""The members of a proof beside its value: others could hide one of these."""


def refuse_options(proof: Members, value_member: str, now: datetime) -> ProofOutcome | None:
    """An outcome when what the proof says of itself rules it out, else None."""
    if foreign := proof.keys() - _MEMBERS - {value_member}:
        return unknown("proof-not-plain", names=", ".join(sorted(foreign))[:200])
    if proof.get("proofPurpose") != "assertionMethod":
        return fails("proof-purpose", purpose=text(proof.get("proofPurpose"))[:60])
    return _refuse_exchange(proof) or _refuse_dates(proof, now)


def _refuse_exchange(proof: Members) -> ProofOutcome | None:
    """A proof for one exchange with one party says nothing to anybody else (2.1, domain)."""
    for name in ("domain", "challenge"):
        if proof.get(name):
            return unknown("proof-for-one-exchange", place=text(proof[name])[:100])
    return None


def _refuse_dates(proof: Members, now: datetime) -> ProofOutcome | None:
    """An end that has passed is for the dates to tell (check 7)."""
    for name in ("created", "expires"):
        if name in proof and not (isinstance(proof[name], str) and parse_time(proof[name])):
            return fails("proof-broken")
    created = parse_time(proof.get("created"))
    if created is not None and created > now + LEEWAY:
        return fails("proof-from-the-future")
    return None
