"""LinkedIn's "Add to profile": one address whose parameters fill the form.

LinkedIn documents no stable contract and fills the form at its pleasure, so every field is given by
itself too, for copying. Months count from 1, days are those of UTC; each value is percent-encoded
once. Either the number of the issuer's page goes along or its name, never both.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import quote

from backpack.domain.credential import Profile
from backpack.domain.disclosure import DisclosedBadge
from backpack.words import format_month, mark, tr

_FORM = "https://www.linkedin.com/profile/add?startTask=CERTIFICATION_NAME"

_ORGANIZATION_ID = "ext:LinkedIn:organizationId"

_LONGEST_NUMBER = 20
"""Digits; LinkedIn's are shorter by far."""

_LABELS = {
    "name": mark("Name"),
    "organizationId": mark("Issuing organization (LinkedIn number)"),
    "organizationName": mark("Issuing organization"),
    "issueYear": mark("Issue year"),
    "issueMonth": mark("Issue month"),
    "expirationYear": mark("Expiration year"),
    "expirationMonth": mark("Expiration month"),
    "certUrl": mark("Credential URL"),
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
    """Everything that goes to LinkedIn when the learner opens ``url``, and nothing else.

    ``lines`` are the same for reading: a label, what stands in the form, and what to copy into it;
    nothing to copy where the form stays empty.
    """

    fields: tuple[LinkedInField, ...]
    lines: tuple[tuple[str, str, str], ...]
    url: str


def linkedin_entry(badge: DisclosedBadge, organization_id: str = "") -> LinkedInEntry:
    """The entry for one badge; what it does not state is left out.

    ``organization_id`` is the number of the issuer's page, as the learner has noted it; it counts
    before the one that the issuer gives for itself.
    """
    fields = tuple(
        LinkedInField(code=code, label=tr(_LABELS[code]), value=value)
        for code, value in _values(badge, organization_id)
        if value
    )
    return LinkedInEntry(
        fields=fields,
        lines=tuple(_lines(badge, fields)),
        url=_FORM + "".join(f"&{field.code}={_encoded(field)}" for field in fields),
    )


def is_organization_id(text: str) -> bool:
    """Whether something is the number of a page."""
    return text.isascii() and text.isdigit() and len(text) <= _LONGEST_NUMBER


def _values(badge: DisclosedBadge, organization_id: str) -> Iterator[tuple[str, str]]:
    credential = badge.credential
    yield "name", _sound(credential.name)
    yield _organization(credential.issuer, organization_id)
    yield from _month("issue", credential.issued)
    yield from _month("expiration", credential.expires)
    if badge.address and badge.address.startswith("https://"):
        yield "certUrl", _sound(badge.address)
    yield "certId", _sound(credential.id or "")


def _organization(issuer: Profile, noted: str) -> tuple[str, str]:
    told = (value for kind, value in issuer.identifiers if kind == _ORGANIZATION_ID)
    number = next((one for one in (noted, *told) if is_organization_id(one)), "")
    return ("organizationId", number) if number else ("organizationName", _sound(issuer.name))


def _month(prefix: str, moment: datetime | None) -> Iterator[tuple[str, str]]:
    if moment:
        day = moment.astimezone(UTC)
        yield f"{prefix}Year", str(day.year)
        yield f"{prefix}Month", str(day.month)


def _lines(
    badge: DisclosedBadge, fields: tuple[LinkedInField, ...]
) -> Iterator[tuple[str, str, str]]:
    """In the order of LinkedIn's form."""
    by_code = {field.code: field for field in fields}
    dates = {"issueYear": badge.credential.issued, "expirationYear": badge.credential.expires}
    titles = {"issueYear": tr("Issue date"), "expirationYear": tr("Expiration")}
    for code in ("name", "organizationId", "organizationName", "issueYear", "expirationYear",
                 "certId", "certUrl"):  # fmt: skip
        if moment := dates.get(code):
            month = format_month(moment.astimezone(UTC))
            yield titles[code], month, month
        elif code == "expirationYear":
            yield titles[code], tr("Does not expire"), ""
        elif field := by_code.get(code):
            yield field.label, field.value, field.value


def _sound(text: str) -> str:
    """``text`` that can be encoded: JSON may hold halves of a surrogate pair."""
    return text.encode(errors="replace").decode().strip()


def _encoded(field: LinkedInField) -> str:
    return quote(field.value, safe="")
