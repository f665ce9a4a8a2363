"""Open Badges 3.0: a verifiable credential with an achievement.

Sources: Open Badges 3.0, B (data models); VC data model 1.1 and 2.0 for the envelope.
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
    Standard,
)
from backpack.formats.fields import (
    Members,
    address,
    looks_hashed,
    many,
    members,
    rest,
    text,
    texts,
    types,
)
from backpack.formats.open_badges import parse_evidence, parse_image, parse_profile
from backpack.formats.times import parse_time

_CREDENTIAL = frozenset(
    [
        "@context",
        "id",
        "type",
        "name",
        "description",
        "image",
        "issuer",
        "credentialSubject",
        "validFrom",
        "validUntil",
        "issuanceDate",
        "expirationDate",
        "evidence",
        "proof",
        "credentialStatus",
        "credentialSchema",
    ]
)
_SUBJECT = frozenset(
    ["id", "type", "identifier", "achievement", "narrative", "image", "activityEndDate"]
)
_ACHIEVEMENT = frozenset(
    [
        "id",
        "type",
        "name",
        "description",
        "criteria",
        "image",
        "tag",
        "alignment",
        "achievementType",
        "inLanguage",
        "creditsAvailable",
    ]
)

SHOWN_TERMS = (
    _CREDENTIAL
    | _SUBJECT
    | _ACHIEVEMENT
    | frozenset(
        [
            "narrative",
            "caption",
            "url",
            "email",
            "phone",
            "identityHash",
            "identityType",
            "hashed",
            "salt",
            "targetName",
            "targetUrl",
            "targetFramework",
            "targetCode",
            "targetType",
            "targetDescription",
            "genre",
            "audience",
            "otherIdentifier",
            "identifierType",
        ]
    )
)
"""Members that a window shows: one of these that no signature covers must not pass unnoticed."""


def parse_credential(document: Members) -> Credential:
    """The credential in a verifiable credential; missing members are empty."""
    subject = members(document.get("credentialSubject"))
    is_record = "ClrCredential" in types(document)
    achievement = {} if is_record else members(subject.get("achievement"))
    return Credential(
        id=address(document),
        standard=_standard(document, achievement),
        achievement=_achievement(achievement, document),
        issuer=_issuer(document.get("issuer")),
        recipients=tuple(_recipients(subject)),
        issued=parse_time(document.get("validFrom") or document.get("issuanceDate")),
        expires=parse_time(document.get("validUntil") or document.get("expirationDate")),
        evidence=tuple(parse_evidence(item) for item in many(document.get("evidence")) if item),
        narrative=text(subject.get("narrative")),
        image=parse_image(document.get("image")) or parse_image(subject.get("image")),
        extra={
            **rest(document, _CREDENTIAL),
            **{f"credentialSubject.{n}": v for n, v in rest(subject, _SUBJECT).items()},
            **{f"achievement.{n}": v for n, v in rest(achievement, _ACHIEVEMENT).items()},
        },
    )


def _issuer(value: object) -> Profile:
    """A Profile with the other identifiers that 3.0 gives it."""
    others = tuple(
        (text(item.get("identifierType")), text(item.get("identifier")))
        for item in many(members(value).get("otherIdentifier"))
        if isinstance(item, dict)
    )
    return replace(parse_profile(value), identifiers=others)


def _standard(document: Members, achievement: Members) -> Standard:
    kinds = types(document)
    if "ClrCredential" in kinds:
        return Standard.CLR_2_0
    is_badge = achievement or kinds & {"OpenBadgeCredential", "AchievementCredential"}
    return Standard.OB_3_0 if is_badge else Standard.OTHER


def _achievement(value: Members, document: Members) -> Achievement:
    kinds = types(document) - {"VerifiableCredential"}
    criteria = members(value.get("criteria"))
    return Achievement(
        id=address(value),
        name=text(value.get("name")) or text(document.get("name")) or ", ".join(sorted(kinds)),
        description=text(value.get("description")) or text(document.get("description")),
        criteria=Criteria(narrative=text(criteria.get("narrative")), url=address(criteria)),
        image=parse_image(value.get("image")),
        tags=texts(value.get("tag")),
        alignments=tuple(
            _alignment(item) for item in many(value.get("alignment")) if isinstance(item, dict)
        ),
        achievement_type=text(value.get("achievementType")),
        language=text(value.get("inLanguage")),
        credits=text(value.get("creditsAvailable")),
    )


def _alignment(value: Members) -> Alignment:
    return Alignment(
        name=text(value.get("targetName")),
        url=address(value.get("targetUrl")),
        framework=text(value.get("targetFramework")),
        code=text(value.get("targetCode")),
        type=text(value.get("targetType")),
        description=text(value.get("targetDescription")),
    )


def _recipients(subject: Members) -> Iterator[RecipientIdentity]:
    if identifier := address(subject):
        kind = "email" if identifier.startswith("mailto:") else "id"
        yield RecipientIdentity(type=kind, value=identifier)
    for item in many(subject.get("identifier")):
        identity = members(item)
        value = text(identity.get("identityHash"))
        if value:
            yield RecipientIdentity(
                type=_identity_type(text(identity.get("identityType"))),
                value=value,
                is_hashed=identity.get("hashed") is True or looks_hashed(value),
                salt=text(identity.get("salt")),
            )


def _identity_type(name: str) -> str:
    """OB 3.0, B.5.4 IdentifierTypeEnum, in the words of ``RecipientIdentity``."""
    return {"emailAddress": "email", "identifier": "id"}.get(name, name or "email")
