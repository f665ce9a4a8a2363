"""JSON without its traps (RFC 8259): no repeated member, no NaN, no half characters, no depth."""

import codecs
import json
import re
from collections import Counter
from typing import Any, NoReturn

from backpack.domain.faults import Fault

TEXT_LIMIT = 5 * 1024 * 1024
"""Bytes of badge text: the largest seen, with a picture inside, was under 2 MiB."""

DEPTH_LIMIT = 64
"""Levels: a record of records with evidence needs about 15."""

_DIGITS_KEPT = 300
"""Digits of a whole number that is surely none beyond all others (RFC 8259, 6)."""

_HALF_CHARACTER = re.compile(rb"\\u[dD][89a-fA-F]")


def parse_json(text: bytes, *, limit: int = TEXT_LIMIT) -> Any:
    """The value of one JSON document in UTF-8 of at most ``limit`` bytes.

    Raises:
        Fault: ``repeated-member``, ``too-large`` or ``damaged-text``.
    """
    if len(text) > limit:
        raise Fault("too-large", limit=f"{limit >> 20} MiB")
    try:
        value = _DECODER.decode(text.removeprefix(codecs.BOM_UTF8).decode())
    except UnicodeDecodeError as error:
        raise Fault("damaged-text", reason="not UTF-8") from error
    except RecursionError as error:
        raise Fault("damaged-text", reason="nested too deeply") from error
    except ValueError as error:
        raise Fault("damaged-text", reason="not JSON") from error
    if text.count(b"{") + text.count(b"[") > DEPTH_LIMIT:
        _check_depth(value)
    if _HALF_CHARACTER.search(text):
        _check_characters(value)
    return value


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    members = dict(pairs)
    if len(members) < len(pairs):
        counts = Counter(name for name, _ in pairs)
        raise Fault("repeated-member", member=counts.most_common(1)[0][0][:80])
    return members


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(name)


def _finite(digits: str) -> float:
    number = float(digits)
    if number in (float("inf"), float("-inf")):
        raise ValueError(digits[:40])
    return number


def _whole(digits: str) -> int:
    if len(digits) > _DIGITS_KEPT:
        _finite(digits)
    return int(digits)


# made once: that takes as long as reading a small document
_DECODER = json.JSONDecoder(
    object_pairs_hook=_unique,
    parse_constant=_refuse_constant,
    parse_float=_finite,
    parse_int=_whole,
)


def _check_depth(value: Any) -> None:
    level = [value]
    for _ in range(DEPTH_LIMIT):
        level = [
            below
            for item in level
            for below in (item.values() if isinstance(item, dict) else item)
            if isinstance(below, dict | list)
        ]
        if not level:
            return
    raise Fault("damaged-text", reason="nested too deeply")


def _check_characters(value: Any) -> None:
    """Refuse escapes that spell only half of a character: nothing can write them again."""
    try:
        json.dumps(value, ensure_ascii=False).encode()
    except UnicodeEncodeError as error:
        raise Fault("damaged-text", reason="half a character") from error
