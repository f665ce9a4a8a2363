"""What a public key is here: the key, its name, and where it came from."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePublicKey
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey

from backpack.formats.times import parse_time

Key = Ed25519PublicKey | EllipticCurvePublicKey | RSAPublicKey


class Origin(Enum):
    """Where a key comes from, which decides whose signature it can be."""

    DID = "the identifier itself"
    """The identifier is the key: did:key, did:jwk."""
    WITH_BADGE = "the badge"
    """It travels with the badge: in a header, or as the fragment of an address."""
    ADDRESS = "a document that lists it"
    """It was found at an address that lists it; whose that is, is not said by that."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lifetime:
    """Until when a key counts, as written where it is listed; a date that is none is over."""

    revoked: object = None
    expires: object = None

    def is_revoked(self, now: datetime) -> bool:
        """Whether its owner has withdrawn it."""
        return _is_over(self.revoked, now)

    def is_expired(self, now: datetime) -> bool:
        """Whether its time is over."""
        return _is_over(self.expires, now)


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicKey:
    """A key and its name: for ``Origin.DID`` the DID without fragment, else what names it.

    ``document`` is the identifier of the document that lists it, empty for a key that came with
    the badge. ``algorithm`` is the only one it is meant for, empty where it does not say.
    """

    key: Key
    name: str
    origin: Origin
    document: str = ""
    algorithm: str = ""
    lifetime: Lifetime = Lifetime()


class KeyTroubleError(Exception):
    """No key can be used; ``is_failure`` when the credential itself is at fault.

    ``reason`` is a code of ``words.reasons``, filled by ``parameters``.
    """

    def __init__(
        self,
        reason: str,
        *,
        is_failure: bool = False,
        parameters: Mapping[str, str | int] | None = None,
    ) -> None:
        super().__init__(reason)
        self.reason = reason
        self.is_failure = is_failure
        self.parameters = parameters or {}


def _is_over(moment: object, now: datetime) -> bool:
    if moment in (None, False, ""):
        return False
    parsed = parse_time(moment)
    return parsed is None or parsed <= now
