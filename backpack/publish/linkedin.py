"""LinkedIn's "Add to profile": one address whose parameters fill the form.

LinkedIn documents no stable contract and fills the form at its pleasure, so every field
is given by itself too, for copying. Months count from 1, days are those of UTC.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import quote

from backpack.domain.credential import Credential, Profile
from backpack.words import mark, tr

_FORM = "https://www.linkedin.com/profile/add?startTask=CERTIFICATION_NAME"

_ORGANIZATION_ID = "ext:LinkedIn:organizationId"

_LABELS = {
    "name": mark("Name"),
    "organizationId": mark("Issuing organization (LinkedIn number)"),
    "organizationName": mark("Issuing organization"),
    "issueYear": mark("Issue year"),
    "issueMonth": mark("Issue month"),
    "expirationYear": mark("Expiration year"),
    "expirationMonth": mark("Expiration month"),
    "certId": mark("Credential ID"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkedInField:
    """One field of the form: LinkedIn's name for it, the reader's, and the value as text."""

    code: str
    label: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkedInEntry:
    """Everything that goes to LinkedIn when the learner opens ``url``, and nothing else."""

    fields: tuple[LinkedInField, ...]
    url: str


def linkedin_entry(credential: Credential) -> LinkedInEntry:
    """The entry for one credential; what the credential does not state is left out."""
    fields = tuple(
        LinkedInField(code=code, label=tr(_LABELS[code]), value=value)
        for code, value in _values(credential)
        if value
    )
    return LinkedInEntry(
        fields=fields, url=_FORM + "".join(f"&{field.code}={_encoded(field)}" for field in fields)
    )


def _values(credential: Credential) -> Iterator[tuple[str, str]]:
    yield "name", _sound(credential.name)
    yield _organization(credential.issuer)
    yield from _month("issue", credential.issued)
    yield from _month("expiration", credential.expires)
    yield "certId", _sound(credential.id or "")


def _organization(issuer: Profile) -> tuple[str, str]:
    for kind, value in issuer.identifiers:
        if kind == _ORGANIZATION_ID and value.isascii() and value.isdigit():
            return "organizationId", value
    return "organizationName", _sound(issuer.name)


def _month(prefix: str, moment: datetime | None) -> Iterator[tuple[str, str]]:
    if moment:
        day = moment.astimezone(UTC)
        yield f"{prefix}Year", str(day.year)
        yield f"{prefix}Month", str(day.month)


def _sound(text: str) -> str:
    """``text`` that can be encoded: JSON may hold halves of a surrogate pair."""
    return text.encode(errors="replace").decode().strip()


def _encoded(field: LinkedInField) -> str:
    return quote(field.value, safe="")
