"""Whether a credential is made out to an identity, plain or hashed.

Sources: Open Badges 2.0, IdentityHash; Open Badges 3.0, IdentityObject. Issuers hash the
address in whatever case it was typed, so common spellings are tried.
"""

import hashlib
import hmac
from collections.abc import Iterable, Iterator

from backpack.domain.credential import RecipientIdentity
from backpack.domain.holding import Identity
from backpack.domain.report import Recipient

_ALGORITHMS = {"sha256": "sha256", "md5": "md5"}


def matches(recipient: RecipientIdentity, identity: Identity) -> bool:
    """Whether the two are the same; types must agree, a ``mailto:`` prefix does not count."""
    if recipient.type != identity.type:
        return False
    value = recipient.value.removeprefix("mailto:")
    if not recipient.is_hashed:
        return _folded(value, identity.type) == _folded(identity.value, identity.type)
    return any(_hash_matches(value, text, recipient.salt) for text in _spellings(identity))


def judge_recipient(
    recipients: Iterable[RecipientIdentity], identities: Iterable[Identity]
) -> Recipient:
    """Whom a credential is made out to, seen from the learner's identities.

    Without an identity of the same type nothing can be said, so that it is UNKNOWN.
    """
    named = tuple(recipients)
    own = tuple(identities)
    if not named:
        return Recipient.NOBODY
    if any(matches(recipient, identity) for recipient in named for identity in own):
        return Recipient.YOU
    comparable = {identity.type for identity in own}
    if any(recipient.type in comparable for recipient in named):
        return Recipient.SOMEONE_ELSE
    return Recipient.UNKNOWN


def _hash_matches(value: str, text: str, salt: str) -> bool:
    algorithm, _, digest = value.partition("$")
    name = _ALGORITHMS.get(algorithm.lower())
    if name is None:
        return False
    computed = hashlib.new(name, (text + salt).encode(), usedforsecurity=False).hexdigest()
    return hmac.compare_digest(computed.encode(), digest.lower().encode())


def _spellings(identity: Identity) -> Iterator[str]:
    """As typed, in small letters, in capitals, and with the ``mailto:`` that some issuers hash."""
    typed = identity.value.strip()
    yield from (typed, typed.lower(), typed.upper())
    if identity.type == "email":
        yield f"mailto:{typed.lower()}"


def _folded(value: str, kind: str) -> str:
    stripped = value.strip()
    return stripped.casefold() if kind in ("email", "name") else stripped
