"""Open Badges up to 2.1: an Assertion with its BadgeClass and Issuer, read into the 3.0 shape.

Source: Open Badges 2.0 (https://www.imsglobal.org/sites/default/files/Badges/OBv2p0Final/),
1.1 and 0.5 as far as their members differ. Class and issuer may be addresses only; then
their names are not known yet.
"""

from collections.abc import Iterator
from dataclasses import replace

from backpack.domain.credential import (
    Achievement,
    Alignment,
    Credential,
    Criteria,
    Profile,
    RecipientIdentity,
    Related,
    Standard,
)
from backpack.domain.identity import kind_of_identity
from backpack.formats.addresses import is_web_address
from backpack.formats.endorsements import parse_endorsements
from backpack.formats.fields import (
    Members,
    address,
    looks_hashed,
    many,
    members,
    plain,
    rest,
    text,
    texts,
    types,
)
from backpack.formats.open_badges import parse_evidence, parse_image, parse_profile
from backpack.formats.payload import Payload
from backpack.formats.times import parse_time

_ASSERTION = frozenset(
    [
        "@context",
        "id",
        "@id",
        "uid",
        "type",
        "@type",
        "recipient",
        "salt",
        "badge",
        "verification",
        "verify",
        "issuedOn",
        "issued_on",
        "expires",
        "image",
        "evidence",
        "narrative",
        "endorsement",
        "revoked",
        "revocationReason",
    ]
)
_CLASS = frozenset(
    [
        "@context",
        "id",
        "@id",
        "type",
        "@type",
        "name",
        "description",
        "image",
        "criteria",
        "issuer",
        "alignment",
        "tags",
        "version",
        "@language",
        "related",
        "endorsement",
    ]
)


def parse_assertion(document: Members) -> Credential:
    """The credential in an Assertion; missing members are empty, unknown ones in ``extra``."""
    badge = members(document.get("badge"))
    evidence = document.get("evidence")
    return Credential(
        id=address(document) or text(document.get("uid")) or None,
        standard=_standard(document),
        achievement=_achievement(badge, document.get("badge")),
        issuer=_issuer(badge.get("issuer")),
        recipients=tuple(_recipients(document)),
        issued=parse_time(document.get("issuedOn", document.get("issued_on"))),
        expires=parse_time(document.get("expires")),
        evidence=tuple(parse_evidence(item) for item in many(evidence) if item),
        narrative=text(document.get("narrative")),
        image=parse_image(document.get("image")),
        endorsements=(
            *parse_endorsements(document, "badge"),
            *parse_endorsements(badge, "achievement"),
            *parse_endorsements(members(badge.get("issuer")), "issuer"),
        ),
        extra={
            **rest(document, _ASSERTION),
            **{f"badge.{name}": value for name, value in rest(badge, _CLASS).items()},
        },
    )


def is_assertion(document: Members) -> bool:
    """Whether a document is an assertion: a recipient, and a class by address or value."""
    return "badge" in document and "recipient" in document


def is_revoked(document: Members) -> bool:
    """Whether an assertion says of itself that it was revoked."""
    return str(document.get("revoked") or "").lower() not in ("", "false", "0")


def verification_of(document: Members) -> Members:
    """How an assertion says that it is to be verified (``verify`` up to 1.1)."""
    return members(document.get("verification", document.get("verify")))


def is_of_version_2(document: Members) -> bool:
    """Whether a document of any kind says that it is of Open Badges 2.0 or 2.1."""
    contexts = texts(document.get("@context"))
    return any("openbadges/v2" in context or "/ob/v2p" in context for context in contexts)


def is_hosted(payload: Payload) -> bool:
    """Whether the truth of an assertion lies at its address (Open Badges 2.0, hosted)."""
    described = verification_of(payload.document)
    kinds = {kind.lower() for kind in types(described)}
    if kinds & {"hosted", "hostedbadge"}:
        return True
    if payload.header is not None or kinds & {"signed", "signedbadge"}:
        return False
    document = payload.document
    return hosted_address(document) is not None or _standard(document) is Standard.OB_0_5


def hosted_address(document: Members) -> str | None:
    """Where the issuer keeps an assertion: its identifier, or before 2.0 what ``verify`` names."""
    named = address(verification_of(document).get("url"))
    own = address(document)
    places = (own, named) if "verification" in document else (named, own)
    return next((place for place in places if is_web_address(place)), None)


def _standard(document: Members) -> Standard:
    contexts = texts(document.get("@context"))
    if any("/ob/v2p1" in context for context in contexts):
        return Standard.OB_2_1
    if is_of_version_2(document):
        return Standard.OB_2_0
    if any("openbadges/v1" in context for context in contexts):
        return Standard.OB_1_1
    if "verification" in document:
        return Standard.OB_2_0
    return Standard.OB_1_0 if "verify" in document else Standard.OB_0_5


def _achievement(badge: Members, reference: object) -> Achievement:
    return Achievement(
        id=address(badge) or address(reference),
        name=text(badge.get("name")),
        description=text(badge.get("description")),
        criteria=_criteria(badge.get("criteria")),
        image=parse_image(badge.get("image")),
        tags=texts(badge.get("tags")),
        alignments=tuple(
            _alignment(item)
            for item in many(badge.get("alignment"))
            if isinstance(item, dict) and item
        ),
        achievement_type="Badge" if badge else "",
        language=text(badge.get("@language")),
        version=plain(badge.get("version")),
        related=tuple(_related(badge)),
    )


def _related(badge: Members) -> Iterator[Related]:
    for item in many(badge.get("related")):
        if identifier := address(item):
            about = members(item)
            yield Related(
                id=identifier,
                language=text(about.get("@language")),
                version=plain(about.get("version")),
            )


def _criteria(value: object) -> Criteria:
    if isinstance(value, str):
        return Criteria(url=value or None)
    described = members(value)
    return Criteria(narrative=text(described.get("narrative")), url=address(described))


def _alignment(value: Members) -> Alignment:
    return Alignment(
        name=text(value.get("targetName", value.get("name"))),
        url=address(value.get("targetUrl", value.get("url"))),
        framework=text(value.get("targetFramework")),
        code=text(value.get("targetCode")),
        description=text(value.get("targetDescription", value.get("description"))),
    )


def _issuer(value: object) -> Profile:
    """A Profile; before 1.0 it had an origin instead of an address of its own."""
    profile = parse_profile(value)
    return profile if profile.id else replace(profile, id=address(members(value).get("origin")))


def _recipients(document: Members) -> Iterator[RecipientIdentity]:
    recipient = document.get("recipient")
    salt = text(document.get("salt"))
    if isinstance(recipient, str) and recipient:
        yield RecipientIdentity(
            type="email", value=recipient, is_hashed=looks_hashed(recipient), salt=salt
        )
        return
    described = members(recipient)
    if identity := text(described.get("identity")):
        yield RecipientIdentity(
            type=kind_of_identity(text(described.get("type")) or "email"),
            value=identity,
            is_hashed=described.get("hashed") is True or looks_hashed(identity),
            salt=text(described.get("salt")) or salt,
        )
