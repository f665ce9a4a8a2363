"""``keys.json``: what lies beside the database, and is useless without a key of the learner's.

It holds the wrapped copies of the data key, the value that tells the right key, and
SQLCipher's salt, since the database cannot be opened when its own first 16 bytes are
torn. A sum over all of it tells a damaged file from a wrong passphrase. Where the file lies, and
how it is replaced, is ``key_place``'s part.
"""

import hashlib
import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from backpack.domain.faults import Fault
from backpack.formats.recovery_key import GROUPS
from backpack.store.keys import Cost, WrappedKey, check_value
from backpack.store.recovery import Probe, RecoveryCopy

_OLDEST, _NEWEST = 1, 2
_KDF = "argon2id"
_ID_SIZE = 16
_SALT_SIZE = 16
_CHECK_SIZE = 16
_WRAPPED_SIZE = 40
_DIGEST_SIZE = 32
_MOST = Cost(memory=1024 * 1024, passes=64, lanes=16)
_MOST_WORK = 4 * 1024 * 1024  # KiB times passes: about twenty times today's


@dataclass(frozen=True, slots=True, kw_only=True)
class Copies:
    """A data key: its name in a keyring, what tells it, and what it is wrapped by."""

    id: str
    check: bytes
    by_passphrase: WrappedKey | None = None
    by_recovery: RecoveryCopy | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyFile:
    """``salt`` is SQLCipher's, 16 bytes; ``in_keyring`` is the learner's wish.

    ``coming`` is there while the data key is being changed: the key of a database that lies
    aside, or has just taken the old one's place.
    """

    salt: bytes
    current: Copies
    coming: Copies | None = None
    in_keyring: bool = True

    @property
    def id(self) -> str:
        """The name of the data key in a keyring."""
        return self.current.id


def make_copies(key: bytes | bytearray, by_passphrase: WrappedKey | None) -> Copies:
    """The copies of a new data key."""
    return Copies(
        id=secrets.token_hex(_ID_SIZE), check=check_value(key), by_passphrase=by_passphrase
    )


def make_key_file(key: bytes | bytearray, by_passphrase: WrappedKey | None) -> KeyFile:
    """The key file of a new backpack."""
    return KeyFile(salt=secrets.token_bytes(_SALT_SIZE), current=make_copies(key, by_passphrase))


def with_recovery(file: KeyFile, copy: RecoveryCopy) -> KeyFile:
    """The same file with this copy for the recovery key, in the place of an earlier one."""
    return replace(file, current=replace(file.current, by_recovery=copy))


def with_passphrase(file: KeyFile, copy: WrappedKey | None) -> KeyFile:
    """The same file with this copy for the passphrase, or with none."""
    return replace(file, current=replace(file.current, by_passphrase=copy))


def settled(file: KeyFile, *, is_over: bool) -> KeyFile:
    """The same file after the change of the data key, or after giving it up."""
    current = file.coming if is_over and file.coming else file.current
    return replace(file, current=current, coming=None)


def serialize_key_file(file: KeyFile) -> bytes:
    """The file's bytes: indented JSON, to be looked at.

    The format is the oldest one that can say it all, so that a program of that time can open
    the backpack.
    """
    members: dict[str, Any] = {
        "format": _NEWEST if _is_beyond_oldest(file) else _OLDEST,
        "id": file.current.id,
        "database": {"salt": file.salt.hex()},
        **_copies_members(file.current),
    }
    if not file.in_keyring:
        members["keyring"] = False
    if file.coming:
        members["coming"] = {"id": file.coming.id, **_copies_members(file.coming)}
    return json.dumps({**members, "sum": _sum(members)}, indent=2).encode()


def parse_key_file(data: bytes) -> KeyFile:
    """Read the file's bytes.

    Raises:
        ValueError: when they are damaged.
        Fault: ``store-newer`` when they are whole, but of a later format.
    """
    try:
        members = json.loads(data)
        if members.pop("sum") != _sum(members):
            raise ValueError("the sum differs")
        if _number(members["format"]) > _NEWEST:
            raise Fault("store-newer")
        coming = members.get("coming")
        return KeyFile(
            salt=_bytes(members["database"]["salt"], _SALT_SIZE),
            current=_copies(members),
            coming=None if coming is None else _copies(coming),
            in_keyring=_truth(members.get("keyring", True)),
        )
    except (AttributeError, KeyError, OverflowError, RecursionError, TypeError) as error:
        raise ValueError("not a key file") from error


def _is_beyond_oldest(file: KeyFile) -> bool:
    return (
        file.current.by_passphrase is None
        or file.current.by_recovery is not None
        or file.coming is not None
        or not file.in_keyring
    )


def _copies_members(copies: Copies) -> dict[str, Any]:
    members: dict[str, Any] = {}
    if wrapped := copies.by_passphrase:
        members["passphrase"] = {
            "kdf": _KDF,
            "memory": wrapped.cost.memory,
            "passes": wrapped.cost.passes,
            "lanes": wrapped.cost.lanes,
            "salt": wrapped.salt.hex(),
            "wrapped": wrapped.data.hex(),
        }
    if recovery := copies.by_recovery:
        members["recovery"] = {
            "made": recovery.made.isoformat(),
            "wrapped": recovery.data.hex(),
            "kept": recovery.kept.hex(),
            "groups": list(recovery.probe.groups),
            "salt": recovery.probe.salt.hex(),
            "digest": recovery.probe.digest.hex(),
            "proven": recovery.is_proven,
        }
    return {"check": copies.check.hex(), "copies": members}


def _copies(members: Mapping[str, Any]) -> Copies:
    wrapped = members["copies"].get("passphrase")
    recovery = members["copies"].get("recovery")
    return Copies(
        id=_bytes(members["id"], _ID_SIZE).hex(),
        check=_bytes(members["check"], _CHECK_SIZE),
        by_passphrase=None if wrapped is None else _wrapped(wrapped),
        by_recovery=None if recovery is None else _recovery(recovery),
    )


def _wrapped(members: Mapping[str, Any]) -> WrappedKey:
    if members["kdf"] != _KDF:
        raise ValueError("another key derivation")
    memory, passes, lanes = (_number(members[name]) for name in ("memory", "passes", "lanes"))
    cost = Cost(memory=memory, passes=passes, lanes=lanes)
    # A torn number must not make the program ask for all memory there is.
    if not _is_possible(cost):
        raise ValueError("an impossible cost")
    return WrappedKey(
        cost=cost,
        salt=_bytes(members["salt"], _SALT_SIZE),
        data=_bytes(members["wrapped"], _WRAPPED_SIZE),
    )


def _recovery(members: Mapping[str, Any]) -> RecoveryCopy:
    first, second = (_number(number) for number in members["groups"])
    if not 1 <= first < second <= GROUPS:
        raise ValueError("no two groups of a recovery key")
    return RecoveryCopy(
        data=_bytes(members["wrapped"], _WRAPPED_SIZE),
        kept=_bytes(members["kept"], _WRAPPED_SIZE),
        probe=Probe(
            groups=(first, second),
            salt=_bytes(members["salt"], _SALT_SIZE),
            digest=_bytes(members["digest"], _DIGEST_SIZE),
        ),
        made=date.fromisoformat(members["made"]),
        is_proven=_truth(members["proven"]),
    )


def _is_possible(cost: Cost) -> bool:
    return (
        8 * cost.lanes <= cost.memory <= _MOST.memory
        and 1 <= cost.passes <= _MOST.passes
        and 1 <= cost.lanes <= _MOST.lanes
        and cost.memory * cost.passes <= _MOST_WORK
    )


def _number(value: Any) -> int:
    if type(value) is not int or value < 1:
        raise ValueError("not a number from 1")
    return value


def _truth(value: Any) -> bool:
    if not isinstance(value, bool):
        raise ValueError("neither true nor false")  # noqa: TRY004 - it is damage, not a defect
    return value


def _bytes(text: str, size: int) -> bytes:
    data = bytes.fromhex(text)
    if len(data) != size:
        raise ValueError("a value of another size")
    return data


def _sum(members: Mapping[str, Any]) -> str:
    canonical = json.dumps(members, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()
