"""Whether what the learner holds says the same as the copy that the issuer hosts.

By meaning and not by letters (Open Badges 2.0, hosted verification). Whatever is held must be said
there; what is said there alone was added by the issuer and counts. Names of the class and the
issuer's own words about itself may change with time; what is shown comes from the issuer anyway.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from backpack.domain.credential import (
    Achievement,
    Credential,
    Evidence,
    Profile,
    RecipientIdentity,
)
from backpack.domain.holding import Identity
from backpack.domain.identity import matches
from backpack.formats.addresses import is_same_address, is_web_address

_PAIRS_LIMIT = 10_000
"""Comparisons of evidence: real badges have up to ten items."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """A member that is held otherwise than it is hosted, with both values as text."""

    member: str
    held: str
    hosted: str


def differences(
    held: Credential, hosted: Credential, identities: Iterable[Identity]
) -> tuple[Difference, ...]:
    """Every member of which the copy that is held says something else."""
    own = tuple(identities)
    rows: tuple[tuple[str, bool, object, object], ...] = (
        (
            "recipient",
            _same_recipients(held.recipients, hosted.recipients, own),
            _recipients(held),
            _recipients(hosted),
        ),
        (
            "badge",
            _same_class(held.achievement, hosted.achievement),
            _class(held),
            _class(hosted),
        ),
        ("issuer", _same_issuer(held.issuer, hosted.issuer), _issuer(held), _issuer(hosted)),
        (
            "evidence",
            _same_evidence(held.evidence, hosted.evidence),
            _evidence(held),
            _evidence(hosted),
        ),
        ("issuedOn", _same_time(held.issued, hosted.issued), held.issued, hosted.issued),
        ("expires", _same_time(held.expires, hosted.expires), held.expires, hosted.expires),
        (
            "narrative",
            _same_text(held.narrative, hosted.narrative),
            held.narrative,
            hosted.narrative,
        ),
    )
    return tuple(
        Difference(member=member, held=_shown(here), hosted=_shown(there))
        for member, is_same, here, there in rows
        if not is_same
    )


def _shown(value: object) -> str:
    if isinstance(value, datetime):
        return value.isoformat()
    return str(value or "")[:300]


def _same_recipients(
    held: Iterable[RecipientIdentity],
    hosted: Iterable[RecipientIdentity],
    own: tuple[Identity, ...],
) -> bool:
    there = tuple(hosted)
    return all(any(_same_person(here, one, own) for one in there) for here in held)


def _same_person(
    held: RecipientIdentity, hosted: RecipientIdentity, own: tuple[Identity, ...]
) -> bool:
    """Equal, or one of them hides what the other shows, or both are the same of the learner's."""
    if held.is_hashed and hosted.is_hashed:
        is_equal = (held.type, held.value.lower(), held.salt) == (
            hosted.type,
            hosted.value.lower(),
            hosted.salt,
        )
        return is_equal or any(matches(held, one) and matches(hosted, one) for one in own)
    hidden, plain = (held, hosted) if held.is_hashed else (hosted, held)
    return matches(hidden, Identity(type=plain.type, value=plain.value.removeprefix("mailto:")))


def _same_class(held: Achievement, hosted: Achievement) -> bool:
    """By identifier where one is held; a name that is held must be the class's own."""
    is_named = held.id is not None and not held.id.startswith("_:")
    if is_named and not is_same_address(held.id, hosted.id):
        return False
    return _same_text(held.name, hosted.name)


def _same_issuer(held: Profile, hosted: Profile) -> bool:
    if held.id is not None:
        return is_same_address(held.id, hosted.id)
    return _same_text(held.name, hosted.name) and (not held.url or held.url == hosted.url)


def _same_evidence(held: tuple[Evidence, ...], hosted: tuple[Evidence, ...]) -> bool:
    """Each item that is held is there; of endless lists only those that are equal."""
    if held == hosted or len(held) * len(hosted) > _PAIRS_LIMIT:
        return held == hosted
    return all(any(_says(there, here) for there in hosted) for here in held)


def _says(hosted: Evidence, held: Evidence) -> bool:
    is_same_place = not is_web_address(held.url) or is_same_address(held.url, hosted.url)
    texts: tuple[Callable[[Evidence], str], ...] = (
        lambda one: one.narrative,
        lambda one: one.name,
        lambda one: one.description,
    )
    return is_same_place and all(_same_text(text(held), text(hosted)) for text in texts)


def _same_text(held: str, hosted: str) -> bool:
    return not held.strip() or held.split() == hosted.split()


def _same_time(held: datetime | None, hosted: datetime | None) -> bool:
    """To the second; a date alone is the day that it names."""
    if held is None or hosted is None:
        return held is None
    if held.time() == held.time().min or hosted.time() == hosted.time().min:
        return held.date() == hosted.date()
    return held.replace(microsecond=0) == hosted.replace(microsecond=0)


def _recipients(one: Credential) -> str:
    return ", ".join(recipient.value for recipient in one.recipients)


def _class(one: Credential) -> str:
    return f"{one.achievement.name} {one.achievement.id or ''}".strip()


def _issuer(one: Credential) -> str:
    return f"{one.issuer.name} {one.issuer.id or one.issuer.url or ''}".strip()


def _evidence(one: Credential) -> str:
    return ", ".join(item.url or item.narrative for item in one.evidence)
