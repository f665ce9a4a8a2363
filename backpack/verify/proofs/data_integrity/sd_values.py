"""The value of an ecdsa-sd-2023 proof taken apart; nothing in it is believed here.

Source: VC Data Integrity ECDSA 1.0, 3.5.2, 3.5.3 (base proofs), 3.5.7 and 3.5.8 (derived ones).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import cbor2
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, EllipticCurvePublicKey

from backpack.domain.faults import Fault
from backpack.formats.fields import Members
from backpack.formats.jws import encode_base64url
from backpack.verify.proofs.data_integrity.secured import signature_in

VALUE_LIMIT = 262_144
"""Characters: 2,000 statements, more than a document may hold, have 180,000."""

_BASE, _DERIVED = b"\xd9\x5d\x00", b"\xd9\x5d\x01"
_P256 = b"\x80\x24"
_SIGNATURE, _DIGEST = 64, 32


@dataclass(frozen=True, slots=True, kw_only=True)
class SdValue:
    """What base and derived proofs both state.

    ``statement_key`` is the key of the proof's own that signed single statements,
    ``key_bytes`` how the issuer's signature covers it.
    """

    base_signature: bytes
    statement_key: EllipticCurvePublicKey
    key_bytes: bytes
    signatures: tuple[bytes, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BaseValue(SdValue):
    """The issuer's proof: with it goes what hides the labels, and what must be shown."""

    hmac_key: bytes
    mandatory_pointers: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DerivedValue(SdValue):
    """A proof over a part: ``labels`` of canonical nodes, and which statements had to stay."""

    labels: Mapping[str, str]
    mandatory_indexes: frozenset[int]


def parse_sd_value(proof: Members) -> BaseValue | DerivedValue:
    """The parts of ``proofValue``.

    Raises:
        Fault: ``damaged-text`` when it is none, or not in its one spelling.
    """
    if len(str(proof.get("proofValue"))) > VALUE_LIMIT:
        raise _broken()
    data = signature_in(proof, "u")
    kind, parts = data[:3], _decode(data[3:])
    if kind not in (_BASE, _DERIVED) or type(parts) is not list or len(parts) != 5:
        raise _broken()
    return _base(*parts) if kind == _BASE else _derived(*parts)


def _decode(data: bytes) -> Any:
    try:
        parts = cbor2.loads(data, max_depth=3, allow_duplicate_keys=False)
        is_canonical = cbor2.dumps(parts) == data
    except (cbor2.CBORError, RecursionError, TypeError, ValueError) as error:
        raise _broken() from error
    if not is_canonical:
        raise _broken()
    return parts


def _base(signature: Any, key: Any, hmac_key: Any, signatures: Any, pointers: Any) -> BaseValue:
    if type(pointers) is not list or not all(type(one) is str for one in pointers):
        raise _broken()
    return BaseValue(
        base_signature=_bytes(signature, _SIGNATURE),
        statement_key=_public_key(key),
        key_bytes=key,
        signatures=_signatures(signatures),
        hmac_key=_bytes(hmac_key, _DIGEST),
        mandatory_pointers=tuple(pointers),
    )


def _derived(signature: Any, key: Any, signatures: Any, labels: Any, shown: Any) -> DerivedValue:
    if type(shown) is not list or not all(map(_is_count, shown)):
        raise _broken()
    if len(set(shown)) != len(shown):
        raise _broken()
    return DerivedValue(
        base_signature=_bytes(signature, _SIGNATURE),
        statement_key=_public_key(key),
        key_bytes=key,
        signatures=_signatures(signatures),
        labels=_labels(labels),
        mandatory_indexes=frozenset(shown),
    )


def _labels(labels: Any) -> dict[str, str]:
    """3.5.6; two nodes of one label would be one for the signatures, and two for a reader."""
    if type(labels) is not dict or not all(map(_is_count, labels)):
        raise _broken()
    named = {f"_:c14n{number}": label_of(_bytes(of, _DIGEST)) for number, of in labels.items()}
    if len(set(named.values())) != len(named):
        raise _broken()
    return named


def label_of(digest: bytes) -> str:
    """The label of a blank node that hides its canonical one (3.4.4)."""
    return "_:u" + encode_base64url(digest)


def _signatures(value: Any) -> tuple[bytes, ...]:
    if type(value) is not list:
        raise _broken()
    return tuple(_bytes(one, _SIGNATURE) for one in value)


def _public_key(value: Any) -> EllipticCurvePublicKey:
    data = _bytes(value, 35)
    if not data.startswith(_P256):
        raise _broken()
    try:
        return EllipticCurvePublicKey.from_encoded_point(SECP256R1(), data[2:])
    except ValueError as error:
        raise _broken() from error


def _is_count(value: Any) -> bool:
    """Whether this counts nodes or statements, of which a value has no room for so many."""
    return type(value) is int and 0 <= value < VALUE_LIMIT


def _bytes(value: Any, size: int) -> bytes:
    if type(value) is not bytes or len(value) != size:
        raise _broken()
    return value


def _broken() -> Fault:
    return Fault("damaged-text", reason="its encoding is broken")
