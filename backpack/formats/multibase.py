"""Multibase and multicodec as far as keys and proofs use them (base58btc, base64url)."""

from backpack.domain.faults import Fault
from backpack.formats.jws import decode_base64url

_ALPHABET = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
_LENGTH_LIMIT = 4096
"""Characters of base58: a signature or key needs under 300, and time grows with the square."""


def decode_multibase(text: str) -> bytes:
    """The bytes behind ``z`` (base58btc) or ``u`` (base64url).

    Raises:
        Fault: ``damaged-text`` for another base, a foreign character, or too much text.
    """
    if text.startswith("z") and len(text) <= _LENGTH_LIMIT:
        return _decode_base58(text[1:])
    if text.startswith("u"):
        return decode_base64url(text[1:].encode())
    raise Fault("damaged-text", reason="its encoding is not supported")


def encode_base58(data: bytes) -> str:
    """``data`` in multibase base58btc, with its ``z``."""
    number = int.from_bytes(data)
    digits = ""
    while number:
        number, digit = divmod(number, 58)
        digits = _ALPHABET[digit] + digits
    zeros = len(data) - len(data.lstrip(b"\0"))
    return "z" + "1" * zeros + digits


def _decode_base58(text: str) -> bytes:
    number = 0
    for character in text:
        digit = _ALPHABET.find(character)
        if digit < 0:
            raise Fault("damaged-text", reason="its encoding is broken")
        number = number * 58 + digit
    zeros = len(text) - len(text.lstrip("1"))
    return b"\0" * zeros + number.to_bytes((number.bit_length() + 7) // 8)
