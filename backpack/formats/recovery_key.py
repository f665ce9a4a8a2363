"""The recovery key as people copy it: 13 groups of 5 characters, each of which checks itself.

Crockford's base32 (https://www.crockford.com/base32.html): no I, L, O, U; capital or small.
Four characters of a group carry 20 bits, the fifth is a check over GF(32) that also depends on
the group's place: one wrong character, any two exchanged ones, and two exchanged groups are
always found. The last four bits are of the key's SHA-256.
"""

import hashlib
import re
import unicodedata
from collections.abc import Iterator

from backpack.domain.faults import Fault

SECRET_SIZE = 32
"""Bytes: 256 bits."""

GROUPS = 13

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_LENGTH = 5
_TOTAL = GROUPS * _LENGTH
_NUMBERS = [str(number) for number in range(1, GROUPS + 1)]
_BITS = GROUPS * (_LENGTH - 1) * 5
_SPARE = _BITS - SECRET_SIZE * 8
_VALUES = {letter: value for value, letter in enumerate(_ALPHABET)}
_LOOK_ALIKES = str.maketrans("OIL", "011")
_SEPARATORS = re.compile(r"[\W_]+")
_NUMBERED = re.compile(r"^\s*(\d{1,2})\s+(\S{5})\s*$", re.MULTILINE)
_FIELD = 0b100101  # x^5 + x^2 + 1, whose root 2 has the order 31


def render_recovery_key(secret: bytes | bytearray) -> str:
    """``secret``, 32 bytes, as groups with dashes between them."""
    number = int.from_bytes(secret, "big") << _SPARE | _end_of(secret)
    symbols = [number >> at & 31 for at in range(_BITS - 5, -1, -5)]
    size = _LENGTH - 1
    return "-".join(
        _group(symbols[place * size : (place + 1) * size], place) for place in range(GROUPS)
    )


def parse_recovery_key(text: str) -> bytes:
    """The secret that somebody copied: small letters, O for 0, I or L for 1, any spacing.

    Raises:
        Fault: ``recovery-key-incomplete`` when characters are missing or too many, with the
            number of the first ``group`` that is not right; ``recovery-key-mistyped`` with all
            such ``groups``; ``recovery-key-altered`` when every group is right by itself.
    """
    groups = split_groups(text)
    wrong = [str(at + 1) for at, group in enumerate(groups) if not is_group(group, at + 1)]
    count = sum(map(len, groups))
    if count != _TOTAL or len(groups) != GROUPS:
        first = wrong[0] if wrong else str(min(len(groups) + 1, GROUPS))
        raise Fault("recovery-key-incomplete", count=count, total=_TOTAL, group=first)
    if wrong:
        raise Fault("recovery-key-mistyped", groups=", ".join(wrong))
    number = 0
    for symbol in (_VALUES[letter] for group in groups for letter in group[:-1]):
        number = number << 5 | symbol
    secret = (number >> _SPARE).to_bytes(SECRET_SIZE, "big")
    if number & (1 << _SPARE) - 1 != _end_of(secret):
        raise Fault("recovery-key-altered")
    return secret


def split_groups(text: str) -> tuple[str, ...]:
    """The groups in ``text``, as they are spelled on the sheet; nothing is checked.

    The spacing counts when it makes 13 groups, else the characters are counted off. A whole
    sheet of text, with its sentences and the numbers of its groups, is taken too.
    """
    numbered = _NUMBERED.findall(text)
    if [number for number, _ in numbered] == _NUMBERS:
        text = "-".join(group for _, group in numbered)
    words = [word for word in _SEPARATORS.split(_spelled(text)) if word]
    letters = "".join(words)
    if len(words) == GROUPS and len(letters) != _TOTAL:
        return tuple(words)
    return tuple(letters[at : at + _LENGTH] for at in range(0, len(letters), _LENGTH))


def is_group(text: str, number: int) -> bool:
    """Whether ``text`` can be group ``number``, from 1, of a recovery key."""
    letters = _SEPARATORS.sub("", _spelled(text))
    if not 1 <= number <= GROUPS or len(letters) != _LENGTH or not set(letters) <= _VALUES.keys():
        return False
    return _group([_VALUES[letter] for letter in letters[:-1]], number - 1) == letters


def _spelled(text: str) -> str:
    return unicodedata.normalize("NFKC", text).upper().translate(_LOOK_ALIKES)


def _group(symbols: list[int], place: int) -> str:
    check = place + 1
    for part in _weighed(symbols):
        check ^= part
    return "".join(_ALPHABET[symbol] for symbol in (*symbols, check))


def _weighed(symbols: list[int]) -> Iterator[int]:
    """Each symbol times 2, 4, 8, 16 in GF(32); the check's own weight is 1."""
    for power, symbol in enumerate(symbols, start=1):
        product = symbol
        for _ in range(power):
            product <<= 1
            product ^= _FIELD if product & 32 else 0
        yield product


def _end_of(secret: bytes | bytearray) -> int:
    return hashlib.sha256(secret).digest()[0] >> 8 - _SPARE
