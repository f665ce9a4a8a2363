"""Every proof of a secured document: a credential, a status list or an endorsement."""

from backpack.formats.fields import Members
from backpack.formats.payload import Payload
from backpack.verify.proofs.data_integrity import verify_embedded
from backpack.verify.proofs.outcome import ProofOutcome, absent
from backpack.verify.proofs.vc_jwt import verify_vc_jwt
from backpack.verify.tools import Tools


def prove(
    payload: Payload, document: Members, issuer: str, tools: Tools
) -> tuple[ProofOutcome, ...]:
    """The outcome of each proof of a verifiable credential, or that there is none.

    ``document`` is what ``payload`` states, ``issuer`` the identifier of who says so. A token
    may carry embedded proofs too; all are looked at.
    """
    embedded = verify_embedded(document, issuer, tools) if document.get("proof") else []
    if payload.header is not None:
        return (verify_vc_jwt(payload, issuer, tools), *embedded)
    return tuple(embedded) or (absent("proof-absent"),)
