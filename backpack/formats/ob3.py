"""Open Badges 3.0: a verifiable credential with an achievement.

Sources: Open Badges 3.0, B (data models); VC data model 1.1 and 2.0 for the envelope.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from backpack.domain.credential import (
    Achievement,
    Activity,
    Credential,
    Criteria,
    Endorsement,
    Profile,
    RecipientIdentity,
    Related,
    Standard,
)
from backpack.domain.identity import kind_of_identity
from backpack.formats.endorsements import parse_endorsements
from backpack.formats.fields import (
    Members,
    address,
    looks_hashed,
    many,
    members,
    plain,
    text,
    texts,
    types,
)
from backpack.formats.ob3_terms import (
    ACHIEVEMENT,
    ALIGNMENT,
    CREDENTIAL,
    DESCRIPTION,
    EVIDENCE,
    PLAIN_TERMS,
    PROFILE,
    RESULT,
    SUBJECT,
)
from backpack.formats.open_badges import parse_evidence, parse_image, parse_profile
from backpack.formats.results import (
    parse_alignments,
    parse_result_descriptions,
    parse_results,
)
from backpack.formats.times import parse_time


def parse_credential(document: Members) -> Credential:
    """The credential in a verifiable credential; missing members are empty."""
    subject = members(document.get("credentialSubject"))
    is_record = "ClrCredential" in types(document)
    achievement = {} if is_record else members(subject.get("achievement"))
    issuer = members(document.get("issuer"))
    return Credential(
        id=address(document),
        standard=_standard(document, achievement),
        achievement=_achievement(achievement, document),
        issuer=_profile(document.get("issuer")),
        recipients=tuple(_recipients(subject)),
        issued=parse_time(document.get("validFrom") or document.get("issuanceDate")),
        awarded=parse_time(plain(document.get("awardedDate"))),
        expires=parse_time(document.get("validUntil") or document.get("expirationDate")),
        evidence=tuple(parse_evidence(item) for item in many(document.get("evidence")) if item),
        narrative=text(subject.get("narrative")),
        image=parse_image(document.get("image")) or parse_image(subject.get("image")),
        activity=_activity(subject),
        results=parse_results(subject.get("result")),
        endorsements=tuple(_endorsements(document, achievement, issuer)),
        terms_of_use=tuple(_terms(document)),
        extra=dict(_extra(document, subject, achievement)),
    )


def _extra(document: Members, subject: Members, achievement: Members) -> Iterator[tuple[str, Any]]:
    """What has no place: unknown members, and known ones in a form that is not shown there."""
    places = (
        ("", document, CREDENTIAL),
        ("issuer.", document.get("issuer"), PROFILE),
        ("credentialSubject.", subject, SUBJECT),
        ("credentialSubject.source.", subject.get("source"), PROFILE),
        ("achievement.", achievement, ACHIEVEMENT),
        ("achievement.creator.", achievement.get("creator"), PROFILE),
        *_numbered("evidence", document.get("evidence"), EVIDENCE),
        *_numbered("credentialSubject.result", subject.get("result"), RESULT),
        *_numbered("achievement.alignment", achievement.get("alignment"), ALIGNMENT),
        *_numbered(
            "achievement.resultDescription", achievement.get("resultDescription"), DESCRIPTION
        ),
    )
    for prefix, place, known in places:
        for name, value in members(place).items():
            if name in known and (name not in PLAIN_TERMS or plain(value)):
                continue
            if name != "@context":
                yield prefix + name, value


def _numbered(
    name: str, value: object, known: frozenset[str]
) -> Iterator[tuple[str, Members, frozenset[str]]]:
    for number, item in enumerate(many(value), start=1):
        yield f"{name}.{number}.", members(item), known


def _terms(document: Members) -> Iterator[str]:
    for item in many(document.get("termsOfUse")):
        if found := address(item) or ", ".join(sorted(types(members(item)))):
            yield found


def _endorsements(
    document: Members, achievement: Members, issuer: Members
) -> Iterator[Endorsement]:
    yield from parse_endorsements(document, "badge")
    yield from parse_endorsements(achievement, "achievement")
    yield from parse_endorsements(issuer, "issuer")
    yield from parse_endorsements(members(achievement.get("creator")), "creator")


def _activity(subject: Members) -> Activity:
    source = subject.get("source")
    return Activity(
        started=parse_time(plain(subject.get("activityStartDate"))),
        ended=parse_time(plain(subject.get("activityEndDate"))),
        role=plain(subject.get("role")),
        term=plain(subject.get("term")),
        licence_number=plain(subject.get("licenseNumber")),
        credits_earned=plain(subject.get("creditsEarned")),
        source=_profile(source) if source else None,
    )


def _profile(value: object) -> Profile:
    """A Profile with the other identifiers that 3.0 gives it."""
    profile, identifiers = parse_profile(value), _identifiers(members(value))
    return replace(profile, identifiers=identifiers) if identifiers else profile


def _identifiers(place: Members) -> tuple[tuple[str, str], ...]:
    return tuple(
        (plain(item.get("identifierType")), plain(item.get("identifier")))
        for item in many(place.get("otherIdentifier"))
        if isinstance(item, dict)
    )


def _standard(document: Members, achievement: Members) -> Standard:
    kinds = types(document)
    if "ClrCredential" in kinds:
        return Standard.CLR_2_0
    is_badge = achievement or kinds & {"OpenBadgeCredential", "AchievementCredential"}
    return Standard.OB_3_0 if is_badge else Standard.OTHER


def _achievement(value: Members, document: Members) -> Achievement:
    kinds = types(document) - {"VerifiableCredential"}
    criteria = members(value.get("criteria"))
    creator = value.get("creator")
    return Achievement(
        id=address(value),
        name=text(value.get("name")) or text(document.get("name")) or ", ".join(sorted(kinds)),
        description=text(value.get("description")) or text(document.get("description")),
        criteria=Criteria(narrative=text(criteria.get("narrative")), url=address(criteria)),
        image=parse_image(value.get("image")),
        tags=texts(value.get("tag")),
        alignments=parse_alignments(value.get("alignment")),
        achievement_type=text(value.get("achievementType")),
        language=text(value.get("inLanguage")),
        version=plain(value.get("version")),
        credits=text(value.get("creditsAvailable")),
        field_of_study=plain(value.get("fieldOfStudy")),
        specialization=plain(value.get("specialization")),
        human_code=plain(value.get("humanCode")),
        identifiers=_identifiers(value),
        creator=_profile(creator) if creator else None,
        result_descriptions=parse_result_descriptions(value.get("resultDescription")),
        related=tuple(_related(value)),
    )


def _related(achievement: Members) -> Iterator[Related]:
    for item in many(achievement.get("related")):
        if identifier := address(item):
            about = members(item)
            yield Related(
                id=identifier,
                language=text(about.get("inLanguage")),
                version=plain(about.get("version")),
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
                type=kind_of_identity(text(identity.get("identityType")) or "email"),
                value=value,
                is_hashed=identity.get("hashed") is True or looks_hashed(value),
                salt=text(identity.get("salt")),
            )
