"""What ``credentialStatus`` says: which list, which place in it, and what a mark there means.

Sources: Bitstring Status List 1.0, 2.1; Status List 2021, 4.1; 1EdTech Revocation List 1.0.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from backpack.formats.fields import Members, many, text, types

BITSTRING = "BitstringStatusListEntry"
STATUS_LIST_2021 = "StatusList2021Entry"
REVOCATION_LIST = "1EdTechRevocationList"

_KINDS = frozenset([BITSTRING, STATUS_LIST_2021, REVOCATION_LIST])

_INDEX = re.compile(r"0|[1-9][0-9]{0,17}")
_MESSAGE_VALUE = re.compile(r"0x[0-9A-Fa-f]{1,8}")

SIZE_LIMIT = 32
"""Bits of one entry: 2 tell more states apart than anybody has."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One entry. ``place`` is the address of the list, ``index`` counts entries of ``size`` bits.

    ``messages`` tells what the issuer says of each value.
    """

    kind: str
    place: str
    purpose: str
    index: int = 0
    size: int = 1
    messages: Mapping[int, str] = field(default_factory=dict)


class EntryTroubleError(Exception):
    """An entry that cannot be looked up; ``reason`` is a code of ``words.reasons``."""

    def __init__(self, reason: str, **parameters: str | int) -> None:
        super().__init__(reason)
        self.reason = reason
        self.parameters = parameters


def parse_entry(value: Any) -> Entry:
    """The entry that a member of ``credentialStatus`` states.

    Raises:
        EntryTroubleError: for another kind, or without what is needed to look it up.
    """
    if not isinstance(value, dict):
        raise EntryTroubleError("status-entry-broken", what="credentialStatus")
    kinds = types(value) & _KINDS
    if len(kinds) != 1:
        named = ", ".join(sorted(types(value))) or "?"
        raise EntryTroubleError("status-kind-unsupported", kind=named[:60])
    kind = next(iter(kinds))
    if kind == REVOCATION_LIST:
        return Entry(kind=kind, place=_place(value, "id"), purpose="revocation")
    size = _size(value)
    return Entry(
        kind=kind,
        place=_place(value, "statusListCredential"),
        purpose=_purpose(value),
        index=_index(value),
        size=size,
        messages=_messages(value, size),
    )


def _place(value: Members, name: str) -> str:
    place = value.get(name)
    if not isinstance(place, str) or not place.startswith(("https://", "http://")):
        raise EntryTroubleError("status-entry-broken", what=name)
    return place


def _purpose(value: Members) -> str:
    purpose = value.get("statusPurpose")
    if not isinstance(purpose, str) or not purpose:
        raise EntryTroubleError("status-entry-broken", what="statusPurpose")
    return purpose


def _index(value: Members) -> int:
    """A whole number, as text or not; whatever else programs might read differently is none."""
    index = value.get("statusListIndex")
    if isinstance(index, int) and not isinstance(index, bool):
        index = str(index)
    if not isinstance(index, str) or not _INDEX.fullmatch(index):
        raise EntryTroubleError("status-entry-broken", what="statusListIndex")
    return int(index)


def _size(value: Members) -> int:
    size = value.get("statusSize", 1)
    if isinstance(size, bool) or not isinstance(size, int) or not 0 < size <= SIZE_LIMIT:
        raise EntryTroubleError("status-entry-broken", what="statusSize")
    return size


def _messages(value: Members, size: int) -> dict[int, str]:
    """The message for each value; two for one value would let a reader choose."""
    messages: dict[int, str] = {}
    for item in many(value.get("statusMessage")):
        status = item.get("status") if isinstance(item, dict) else None
        if not isinstance(status, str) or not _MESSAGE_VALUE.fullmatch(status):
            raise EntryTroubleError("status-entry-broken", what="statusMessage")
        number = int(status, 16)
        if number in messages or number >= 1 << size:
            raise EntryTroubleError("status-entry-broken", what="statusMessage")
        messages[number] = text(item.get("message"))[:200]
    return messages
