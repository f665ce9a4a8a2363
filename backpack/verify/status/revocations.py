"""The 1EdTech revocation list: a plain list of the credentials that its issuer has revoked.

Source: 1EdTech Revocation List Status Method 1.0. Its text and its validator spell the member
differently (``revokedCredential``, ``revokedCredentials``), so both are read.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote

from backpack.domain.web import Answer
from backpack.formats.fields import Members, address, many, members, text
from backpack.verify.sources import NotObtainedError

_MEMBERS = ("revokedCredential", "revokedCredentials")


@dataclass(frozen=True, slots=True, kw_only=True)
class RevocationList:
    """The revoked credentials, each with the issuer's reason, which may be empty."""

    revoked: Mapping[str, str]
    answer: Answer

    def reason(self, credential: str) -> str | None:
        """Why a credential was revoked, None for one that is not on the list."""
        return self.revoked.get(_name(credential))


def parse_revocations(document: Members, answer: Answer) -> RevocationList:
    """The revoked credentials that a document lists.

    Raises:
        NotObtainedError: ``status-list-broken`` where it is no such list: silence is no proof.
    """
    listed = list(_listed(document))
    if not listed:
        raise NotObtainedError("status-list-other-kind", answer.url)
    revoked = {}
    for item in (entry for entries in listed for entry in many(entries)):
        name, is_revoked = address(item), _is_revoked(item)
        if name is None or is_revoked is None:
            raise NotObtainedError("status-list-broken", answer.url)
        if is_revoked:
            revoked[_name(name)] = text(members(item).get("revocationReason"))[:200]
    return RevocationList(revoked=revoked, answer=answer)


def _listed(document: Members) -> Iterator[Any]:
    for place in (document, members(document.get("credentialSubject"))):
        for name in _MEMBERS:
            if isinstance(place.get(name), list | dict):
                yield place[name]


def _is_revoked(item: Any) -> bool | None:
    """Left out, it is; None for a value that is neither yes nor no."""
    stated = members(item).get("revoked", True)
    return stated if isinstance(stated, bool) else None


def _name(credential: str) -> str:
    """Identifiers are equal after percent-decoding and trimming (Open Badges 3.0, equality)."""
    return unquote(credential.strip())
