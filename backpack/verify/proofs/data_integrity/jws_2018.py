"""Ed25519Signature2018: a detached JWS over the statements of a document, as wallets made them.

Sources: Ed25519 Signature 2018 (W3C CCG); RFC 7797 (the payload is not encoded). Its canonical
forms are those of ``rdfc``.
"""

from backpack.domain.faults import Fault
from backpack.formats.fields import Members
from backpack.formats.jws import decode_base64url
from backpack.formats.strict_json import parse_json
from backpack.verify.keys import PublicKey
from backpack.verify.proofs.data_integrity.rdfc import judge_statements
from backpack.verify.proofs.data_integrity.secured import Secured
from backpack.verify.proofs.outcome import ProofOutcome, fails, unknown
from backpack.verify.signatures import signature_holds

_HEADER = {"alg": "EdDSA", "b64": False, "crit": ["b64"]}


def verify_jws_2018(secured: Secured, proof: Members, key: PublicKey) -> ProofOutcome:
    """Whether the detached JWS holds; its header may say nothing but what every such one says."""
    head, signature = _parts(proof.get("jws"))
    header = parse_json(decode_base64url(head))
    if not isinstance(header, dict):
        return fails("proof-broken")
    if header != _HEADER or header["b64"] is not False:
        return unknown("proof-extension-unsupported")
    options, document = secured.hashed_options(proof, "sha256"), secured.hashed("sha256")
    data = head + b"." + options.digest + document.digest
    is_good = signature_holds("EdDSA", key.key, data, signature)
    return judge_statements(secured, key, options, document, is_good=is_good)


def _parts(jws: object) -> tuple[bytes, bytes]:
    parts = jws.encode("utf-8").split(b".") if isinstance(jws, str) else []
    if len(parts) != 3 or parts[1]:
        raise Fault("damaged-text", reason="not a detached token")
    return parts[0], decode_base64url(parts[2])
