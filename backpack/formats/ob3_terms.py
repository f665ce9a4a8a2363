"""The members that the reader of Open Badges 3.0 has a place for, object by object.

Source: Open Badges 3.0, B.1 to B.4. ``verify`` asks whether a signature covers what is shown.
"""

CREDENTIAL = frozenset(
    [
        "@context", "id", "type", "name", "description", "image", "issuer", "credentialSubject",
        "validFrom", "validUntil", "issuanceDate", "expirationDate", "awardedDate", "evidence",
        "proof", "credentialStatus", "credentialSchema", "endorsement", "endorsementJwt",
        "termsOfUse",
    ]
)  # fmt: skip
SUBJECT = frozenset(
    [
        "id", "type", "identifier", "achievement", "narrative", "image", "activityStartDate",
        "activityEndDate", "creditsEarned", "licenseNumber", "result", "role", "source", "term",
        "verifiableCredential",
    ]
)  # fmt: skip
ACHIEVEMENT = frozenset(
    [
        "id", "type", "name", "description", "criteria", "image", "tag", "alignment",
        "achievementType", "inLanguage", "creditsAvailable", "creator", "endorsement",
        "endorsementJwt", "fieldOfStudy", "humanCode", "otherIdentifier", "related",
        "resultDescription", "specialization", "version",
    ]
)  # fmt: skip
PROFILE = frozenset(
    [
        "id", "type", "name", "url", "email", "phone", "description", "image", "otherIdentifier",
        "endorsement", "endorsementJwt",
    ]
)  # fmt: skip
EVIDENCE = frozenset(
    ["id", "type", "name", "narrative", "description", "genre", "audience"],
)
ALIGNMENT = frozenset(
    [
        "type", "targetName", "targetUrl", "targetFramework", "targetCode", "targetType",
        "targetDescription",
    ]
)  # fmt: skip
RESULT = frozenset(
    ["type", "value", "status", "achievedLevel", "resultDescription", "alignment"],
)
DESCRIPTION = frozenset(
    [
        "id", "type", "name", "resultType", "requiredValue", "requiredLevel", "allowedValue",
        "valueMin", "valueMax", "rubricCriterionLevel", "alignment",
    ]
)  # fmt: skip
_OTHERS = frozenset(
    [
        "caption", "identityHash", "identityType", "hashed", "salt", "identifierType", "level",
        "points",
    ]
)  # fmt: skip
"""Members of pictures, identities and rubrics."""

PLAIN_TERMS = frozenset(
    [
        "activityStartDate", "activityEndDate", "awardedDate", "creditsEarned", "licenseNumber",
        "role", "term", "fieldOfStudy", "humanCode", "specialization", "version", "value",
        "status", "achievedLevel", "resultType", "requiredValue", "requiredLevel", "valueMin",
        "valueMax", "level", "points", "endorsementComment",
    ]
)  # fmt: skip
"""Members that are shown only when they are one text or number; in any other form they are kept
among those without a place, so that no other reading of them can be shown."""

SHOWN_TERMS = frozenset().union(
    CREDENTIAL, SUBJECT, ACHIEVEMENT, PROFILE, EVIDENCE, ALIGNMENT, RESULT, DESCRIPTION, _OTHERS,
    PLAIN_TERMS,
)  # fmt: skip
"""Members that a window shows: one of these that no signature covers must not pass unnoticed."""
