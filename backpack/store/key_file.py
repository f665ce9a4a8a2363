"""``keys.json``: what lies beside the database, and is useless without the passphrase.

It holds the wrapped copies of the data key, the value that tells the right key, and
SQLCipher's salt, since the database cannot be opened when its own first 16 bytes are
torn. A sum over all of it tells a damaged file from a wrong passphrase.
"""

import hashlib
import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from backpack.domain.faults import Fault
from backpack.store.keys import Cost, WrappedKey, check_value

_FORMAT = 1
_KDF = "argon2id"
_ID_SIZE = 16
_SALT_SIZE = 16
_CHECK_SIZE = 16
_WRAPPED_SIZE = 40
_MOST = Cost(memory=4 * 1024 * 1024, passes=64, lanes=64)


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyFile:
    """``id`` names this backpack's key in a keyring; ``salt`` is SQLCipher's, 16 bytes.

    ``copies`` in the file is open to more than the passphrase's copy.
    """

    id: str
    salt: bytes
    check: bytes
    by_passphrase: WrappedKey


def make_key_file(key: bytes, by_passphrase: WrappedKey) -> KeyFile:
    """The key file of a new backpack."""
    return KeyFile(
        id=secrets.token_hex(_ID_SIZE),
        salt=secrets.token_bytes(_SALT_SIZE),
        check=check_value(key),
        by_passphrase=by_passphrase,
    )


def serialize_key_file(file: KeyFile) -> bytes:
    """The file's bytes: indented JSON, to be looked at."""
    wrapped = file.by_passphrase
    members = {
        "format": _FORMAT,
        "id": file.id,
        "database": {"salt": file.salt.hex()},
        "check": file.check.hex(),
        "copies": {
            "passphrase": {
                "kdf": _KDF,
                "memory": wrapped.cost.memory,
                "passes": wrapped.cost.passes,
                "lanes": wrapped.cost.lanes,
                "salt": wrapped.salt.hex(),
                "wrapped": wrapped.data.hex(),
            }
        },
    }
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
        if members["format"] > _FORMAT:
            raise Fault("store-newer")
        return KeyFile(
            id=_bytes(members["id"], _ID_SIZE).hex(),
            salt=_bytes(members["database"]["salt"], _SALT_SIZE),
            check=_bytes(members["check"], _CHECK_SIZE),
            by_passphrase=_wrapped(members["copies"]["passphrase"]),
        )
    except (AttributeError, KeyError, RecursionError, TypeError) as error:
        raise ValueError("not a key file") from error


def _wrapped(members: Mapping[str, Any]) -> WrappedKey:
    if members["kdf"] != _KDF:
        raise ValueError("another key derivation")
    cost = Cost(memory=members["memory"], passes=members["passes"], lanes=members["lanes"])
    # A torn number must not make the program ask for all memory there is.
    if not _is_possible(cost):
        raise ValueError("an impossible cost")
    return WrappedKey(
        cost=cost,
        salt=_bytes(members["salt"], _SALT_SIZE),
        data=_bytes(members["wrapped"], _WRAPPED_SIZE),
    )


def _is_possible(cost: Cost) -> bool:
    return (
        8 * cost.lanes <= cost.memory <= _MOST.memory
        and 1 <= cost.passes <= _MOST.passes
        and 1 <= cost.lanes <= _MOST.lanes
    )


def _bytes(text: str, size: int) -> bytes:
    data = bytes.fromhex(text)
    if len(data) != size:
        raise ValueError("a value of another size")
    return data


def _sum(members: Mapping[str, Any]) -> str:
    canonical = json.dumps(members, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()
