"""ecdsa-sd-2023: proofs of which the holder may show a part.

Source: VC Data Integrity ECDSA 1.0, 3.4 and 3.5. Learners receive base proofs, which are
confirmed whole: every statement is among the mandatory ones, or signed by itself.
"""

import hashlib
import hmac
from collections.abc import Sequence

from backpack.domain.faults import Fault
from backpack.domain.report import Caution
from backpack.formats.fields import Members
from backpack.formats.rdf_canon import label_blank_nodes, quads_of, write_quads
from backpack.verify.keys import PublicKey
from backpack.verify.proofs.data_integrity.rdfc import judge_statements
from backpack.verify.proofs.data_integrity.sd_selection import select
from backpack.verify.proofs.data_integrity.sd_values import (
    BaseValue,
    DerivedValue,
    SdValue,
    label_of,
    parse_sd_value,
)
from backpack.verify.proofs.data_integrity.secured import Hashed, Secured
from backpack.verify.proofs.outcome import ProofOutcome
from backpack.verify.signatures import signature_holds

PARTIAL = Caution(code="parts-may-be-missing")
"""What is not mandatory can be left out unseen: an end, or a way to revoke, may have been such."""


def verify_ecdsa_sd(secured: Secured, proof: Members, key: PublicKey) -> ProofOutcome:
    """Whether every statement is signed, in a base or in a derived proof."""
    value = parse_sd_value(proof)
    options = secured.hashed_options(proof, "sha256")
    if isinstance(value, BaseValue):
        mandatory, others = group_base(secured, value.hmac_key, value.mandatory_pointers)
    else:
        mandatory, others = _group_derived(secured, value)
    is_good = _is_signed(value, key, options, mandatory, others)
    document = secured.hashed("sha256")
    outcome = judge_statements(secured, key, options, document, is_good=is_good)
    return outcome.with_caution(PARTIAL) if others else outcome


def group_base(
    secured: Secured, hmac_key: bytes, pointers: Sequence[str]
) -> tuple[list[str], list[str]]:
    """The statements that the pointers make mandatory, and the others (3.4.14).

    Raises:
        Fault: ``damaged-text`` when a pointer points to nothing.
    """
    named, selected = secured.named_statements(lambda document: select(document, pointers))
    quads, labels = label_blank_nodes(named)
    hidden = {
        node: label_of(hmac.digest(hmac_key, label.removeprefix("_:").encode(), "sha256"))
        for node, label in labels.items()
    }
    wanted = set(write_quads(quads_of(selected), hidden)) if pointers else set()
    lines = write_quads(quads, hidden)
    return [one for one in lines if one in wanted], [one for one in lines if one not in wanted]


def _group_derived(secured: Secured, value: DerivedValue) -> tuple[list[str], list[str]]:
    """The statements at the mandatory indexes, and the others (3.5.8)."""
    quads, labels = label_blank_nodes(secured.dataset.quads)
    if set(labels.values()) != value.labels.keys():
        raise Fault("damaged-text", reason="its labels do not fit")
    lines = write_quads(quads, {node: value.labels[label] for node, label in labels.items()})
    if any(index >= len(lines) for index in value.mandatory_indexes):
        raise Fault("damaged-text", reason="it points to nothing")
    shown = value.mandatory_indexes
    return (
        [line for number, line in enumerate(lines) if number in shown],
        [line for number, line in enumerate(lines) if number not in shown],
    )


def _is_signed(
    value: SdValue, key: PublicKey, options: Hashed, mandatory: list[str], others: list[str]
) -> bool:
    """3.6.6: the issuer signs the mandatory statements and the key that signs each other one."""
    digest = hashlib.sha256("".join(mandatory).encode()).digest()
    data = options.digest + value.key_bytes + digest
    if not signature_holds("ES256", key.key, data, value.base_signature):
        return False
    return len(value.signatures) == len(others) and all(
        signature_holds("ES256", value.statement_key, line.encode(), signature)
        for line, signature in zip(others, value.signatures, strict=True)
    )
