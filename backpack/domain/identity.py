"""Whether a credential is made out to an identity, plain or hashed.

Sources: Open Badges 2.0, IdentityHash and Profile; Open Badges 3.0, IdentityObject and
IdentifierTypeEnum; RFC 6068 (``mailto:``), RFC 3966 (``tel:``). Issuers hash the address in
whatever case it was typed, so common spellings are tried. What a mail provider makes of dots and
``+tag`` is its own affair: they count as they stand.
"""

import hashlib
import hmac
from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from backpack.domain.credential import RecipientIdentity
from backpack.domain.holding import Identity
from backpack.domain.report import Recipient

_ALGORITHMS = frozenset(("sha256", "md5"))

_KINDS = {
    **dict.fromkeys(("email", "emailaddress", "e-mail", "mail", "mailto"), "email"),
    **dict.fromkeys(("telephone", "phone", "phonenumber", "tel"), "telephone"),
    **dict.fromkeys(("url", "uri"), "url"),
    **dict.fromkeys(("id", "did", "identifier"), "id"),
    "name": "name",
}
"""The kinds that Open Badges tells apart, by how they are written."""

PERSONAL_KINDS = (
    "email", "telephone", "url", "id", "name", "userName", "accountId", "systemId", "sourcedId",
    "productId", "nationalIdentityNumber", "lisSourcedId", "lisPersonSourcedId",
    "oneRosterSourcedId", "sisSourcedId", "ltiUserId",
)  # fmt: skip
"""What people are told by: the rest of IdentifierTypeEnum tells books, tools and courses."""

_SCHEMES = {"mailto:": "email", "tel:": "telephone", "https:": "url", "http:": "url"}

_SEPARATORS = str.maketrans("", "", " -.()/\u00a0\u2010\u2011")
"""What people write between the digits of a number (RFC 3966, 3: visual separators)."""


def kind_of_identity(name: str) -> str:
    """The kind of an identity in the words of ``RecipientIdentity``; others stay as issued."""
    return _KINDS.get(name.removeprefix("ext:").lower(), name)


def matches(recipient: RecipientIdentity, identity: Identity) -> bool:
    """Whether the two are the same; their kinds must agree, whatever scheme they are written in."""
    kind, value = _told(identity.type, identity.value)
    if not recipient.is_hashed:
        named, named_value = _told(recipient.type, recipient.value)
        return named == kind and _folded(named_value, kind) == _folded(value, kind)
    if kind_of_identity(recipient.type) not in (kind, kind_of_identity(identity.type)):
        return False
    spellings = _spellings(identity.value.strip(), kind, value)
    return any(_hash_matches(recipient.value, text, recipient.salt) for text in spellings)


def judge_recipient(
    recipients: Iterable[RecipientIdentity], identities: Iterable[Identity]
) -> Recipient:
    """Whom a credential is made out to, seen from the learner's identities.

    Without an identity of the same kind nothing can be said, so that it is UNKNOWN; nor can it
    be of an unknown hash, or of a name, which people write in many ways.
    """
    named = tuple(recipients)
    own = tuple(identities)
    if not named:
        return Recipient.NOBODY
    if any(matches(recipient, identity) for recipient in named for identity in own):
        return Recipient.YOU
    comparable = {_told(identity.type, identity.value)[0] for identity in own} - {"name"}
    if any(_kind(recipient) in comparable for recipient in named):
        return Recipient.SOMEONE_ELSE
    return Recipient.UNKNOWN


def _kind(recipient: RecipientIdentity) -> str:
    """The kind of a recipient; none where its hash is of a kind that nobody can compare."""
    if not recipient.is_hashed:
        return _told(recipient.type, recipient.value)[0]
    is_known = recipient.value.partition("$")[0].lower() in _ALGORITHMS
    return kind_of_identity(recipient.type) if is_known else ""


def _told(kind: str, value: str) -> tuple[str, str]:
    """The kind and the bare value: an identifier may be an address, and an address may say so."""
    kind, value = kind_of_identity(kind), value.strip()
    if ":" not in value:
        return kind, value
    for scheme, told in _SCHEMES.items():
        if value.lower().startswith(scheme) and kind in ("id", "url", told):
            bare = value if told == "url" else value[len(scheme) :]
            return told, bare.strip()
    return kind, value


def _hash_matches(value: str, text: str, salt: str) -> bool:
    algorithm, _, digest = value.partition("$")
    name = algorithm.lower()
    if name not in _ALGORITHMS:
        return False
    data = (text + salt).encode("utf-8", "surrogatepass")  # a terminal may hand over half letters
    computed = hashlib.new(name, data, usedforsecurity=False).hexdigest()
    return hmac.compare_digest(computed.encode(), digest.lower().encode())


def _spellings(typed: str, kind: str, value: str) -> Iterator[str]:
    """As typed, in small letters and in capitals, with and without what says which kind it is.

    And with capitals where people write their names with them: ``Ada.Byron@example.org``.
    """
    yield from (typed, value, value.lower(), value.upper())
    if kind == "email":
        local, at, host = value.rpartition("@")
        named = f"{local.title()}{at}{host.lower()}"
        yield from (named, f"mailto:{named}", f"{local}{at}{host.lower()}")
        yield from (f"mailto:{value}", f"mailto:{value.lower()}")
    elif kind == "telephone":
        number = _folded(value, kind)
        yield from (number, f"tel:{value}", f"tel:{number}")
    elif kind == "url":
        yield from (value.removesuffix("/"), f"{value.removesuffix('/')}/")
    elif kind == "name":
        yield from (" ".join(value.split()), " ".join(value.split()).title())


def _folded(value: str, kind: str) -> str:
    if kind == "email":
        return value.casefold()
    if kind == "name":
        return " ".join(value.split()).casefold()
    if kind == "telephone":
        number = value.translate(_SEPARATORS)
        return f"+{number[2:]}" if number.startswith("00") else number
    return _folded_address(value) if kind == "url" else value


def _folded_address(value: str) -> str:
    """With scheme and host in small letters, and a path (RFC 3986, 6.2.2.1 and 6.2.3)."""
    try:
        parts = urlsplit(value)
    except ValueError:
        return value
    place = parts._replace(scheme=parts.scheme.lower(), netloc=parts.netloc.lower())
    return place._replace(path=parts.path or "/").geturl()
