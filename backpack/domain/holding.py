"""A credential as the backpack keeps it, and what the learner has said about it."""

from dataclasses import dataclass, fields
from datetime import datetime
from enum import StrEnum

from backpack.domain.credential import Standard
from backpack.domain.report import Recipient, Standing


class Visibility(StrEnum):
    """Who may see a credential; the learner's choice, private unless chosen."""

    ME = "me"
    LINK = "link"
    PUBLIC = "public"


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """What a list shows of a kept credential, without reading its artifact.

    ``id`` is 32 hexadecimal digits, unique in every backpack. ``position`` tells which
    of the artifact's credentials this is, from 0. ``credential_id`` and ``issuer_id``
    are as issued. ``as_of`` and ``unreachable_since`` are those of its newest report.
    ``removed`` is set while it lies in the trash.
    """

    id: str
    artifact_sha256: str
    position: int
    file_name: str
    credential_id: str | None
    issuer_id: str | None
    name: str
    issuer_name: str
    standard: Standard
    achievement_type: str
    tags: tuple[str, ...]
    issued: datetime | None
    expires: datetime | None
    added: datetime
    standing: Standing
    genuine: Standing
    recipient: Recipient
    visibility: Visibility = Visibility.ME
    is_sample: bool = False
    removed: datetime | None = None
    as_of: datetime | None = None
    unreachable_since: datetime | None = None

    @property
    def summary(self) -> "Summary":
        """The part that the credential itself tells."""
        return Summary(**{name: getattr(self, name) for name in SUMMARY_NAMES})


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """What a list shows of a credential, as it was issued; a later check may learn more of it."""

    credential_id: str | None
    issuer_id: str | None
    name: str
    issuer_name: str
    standard: Standard
    achievement_type: str
    tags: tuple[str, ...]
    issued: datetime | None
    expires: datetime | None


SUMMARY_NAMES = tuple(each.name for each in fields(Summary))
"""The fields that a summary and a holding share."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """One identity of the learner: ``type`` as in ``RecipientIdentity``."""

    type: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownIssuer:
    """An issuer identifier that the learner has confirmed; the whole one, never a host."""

    id: str
    name: str
    confirmed: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Learner:
    """What the learner has told of themselves; asked for when first needed."""

    name: str = ""
    identities: tuple[Identity, ...] = ()
