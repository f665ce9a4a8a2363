"""Samples as documents: an Open Badges 2.0 Assertion, or an Open Badges 3.0 credential.

Sources: Open Badges 2.0, Assertion, BadgeClass, Profile, CryptographicKey; Open Badges 3.0, B.
"""

import base64
import hashlib
import uuid
from typing import Any

from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from tools.sample_badges.content import Issuer, Sample
from tools.sample_badges.signing import Document


def assertion_of(sample: Sample, key: RSAPublicKey) -> Document:
    """A signed Assertion's body, with class, issuer and key inside."""
    home = _home(sample.issuer)
    return {
        "@context": "https://w3id.org/openbadges/v2",
        "type": "Assertion",
        "id": _identifier(sample),
        "recipient": _recipient(sample),
        "badge": _badge_class(sample, key),
        "verification": {"type": "SignedBadge", "creator": f"{home}/keys/1"},
        "issuedOn": f"{sample.issued}T09:00:00Z",
        **_when(sample.expires, expires=f"{sample.expires}T09:00:00Z"),
        "evidence": [_evidence_2(sample, index) for index in range(len(sample.evidence))],
    }


def credential_of(sample: Sample, issuer_id: str, subject_id: str, picture: str) -> Document:
    """An OpenBadgeCredential without proof; ``picture`` is a ``data:`` address or empty."""
    return {
        "@context": [
            "https://www.w3.org/ns/credentials/v2",
            "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
        ],
        "id": _identifier(sample),
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "name": sample.name,
        "issuer": _profile_3(sample.issuer, issuer_id),
        "validFrom": f"{sample.issued}T09:00:00Z",
        **_when(sample.expires, validUntil=f"{sample.expires}T09:00:00Z"),
        "credentialSubject": {
            "id": subject_id,
            "type": ["AchievementSubject"],
            "identifier": [_identity(sample)],
            **_when(sample.narrative, narrative=sample.narrative),
            "achievement": _achievement(sample, picture),
        },
        "evidence": [_evidence_3(sample, index) for index in range(len(sample.evidence))],
    }


def issuer_id_2(issuer: Issuer) -> str:
    """The identifier of an issuer of version 2.0."""
    return f"{_home(issuer)}/issuer"


def _badge_class(sample: Sample, key: RSAPublicKey) -> Document:
    home = _home(sample.issuer)
    return {
        "type": "BadgeClass",
        "id": f"{home}/badges/{sample.slug}",
        "name": sample.name,
        "description": sample.description,
        "image": f"{home}/badges/{sample.slug}.png",
        "criteria": {
            "id": f"{home}/badges/{sample.slug}/criteria",
            "narrative": sample.criteria,
        },
        "tags": list(sample.tags),
        "alignment": [
            {
                "targetName": goal.name,
                "targetUrl": f"https://{goal.site}/{goal.code}",
                "targetFramework": goal.framework,
                "targetCode": goal.code,
            }
            for goal in sample.goals
        ],
        "issuer": _profile_2(sample.issuer, key),
    }


def _profile_2(issuer: Issuer, key: RSAPublicKey) -> Document:
    pem = key.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo).decode()
    return {
        "type": "Issuer",
        "id": issuer_id_2(issuer),
        "name": issuer.name,
        "url": _home(issuer),
        "email": f"badges@{issuer.site}",
        "description": issuer.about,
        "publicKey": {
            "type": "CryptographicKey",
            "id": f"{_home(issuer)}/keys/1",
            "owner": issuer_id_2(issuer),
            "publicKeyPem": pem,
        },
    }


def _recipient(sample: Sample) -> Document:
    if not sample.is_hashed:
        return {"type": "email", "hashed": False, "identity": sample.email}
    return {
        "type": "email",
        "hashed": True,
        "salt": _salt(sample),
        "identity": _hash(sample),
    }


def _evidence_2(sample: Sample, index: int) -> Document:
    item = sample.evidence[index]
    return {
        "type": "Evidence",
        **_when(item.path, id=f"{_home(sample.issuer)}/{item.path}"),
        "name": item.name,
        **_when(item.narrative, narrative=item.narrative),
        **_when(item.description, description=item.description),
        "genre": item.genre,
    }


def _profile_3(issuer: Issuer, identifier: str) -> Document:
    return {
        "id": identifier,
        "type": ["Profile"],
        "name": issuer.name,
        "url": _home(issuer),
        "email": f"badges@{issuer.site}",
        "description": issuer.about,
    }


def _identity(sample: Sample) -> Document:
    identity: Document = {"type": "IdentityObject", "identityType": "emailAddress"}
    if not sample.is_hashed:
        return {**identity, "hashed": False, "identityHash": sample.email}
    return {**identity, "hashed": True, "identityHash": _hash(sample), "salt": _salt(sample)}


def _achievement(sample: Sample, picture: str) -> Document:
    home = _home(sample.issuer)
    caption = f"The badge “{sample.name}”"
    return {
        "id": f"{home}/badges/{sample.slug}",
        "type": ["Achievement"],
        "achievementType": sample.kind,
        "name": sample.name,
        "description": sample.description,
        "criteria": {
            "id": f"{home}/badges/{sample.slug}/criteria",
            "narrative": sample.criteria,
        },
        **_when(picture, image={"id": picture, "type": "Image", "caption": caption}),
        "inLanguage": sample.language,
        **_when(sample.credits, creditsAvailable=sample.credits),
        "tag": list(sample.tags),
        "alignment": [
            {
                "type": ["Alignment"],
                "targetName": goal.name,
                "targetUrl": f"https://{goal.site}/{goal.code}",
                "targetFramework": goal.framework,
                "targetCode": goal.code,
            }
            for goal in sample.goals
        ],
    }


def _evidence_3(sample: Sample, index: int) -> Document:
    item = sample.evidence[index]
    # evidence without an address still gets an identifier: items must not flow together
    place = f"{_home(sample.issuer)}/{item.path}" if item.path else _urn(f"{sample.file} {index}")
    return {
        "id": place,
        "type": ["Evidence"],
        "name": item.name,
        **_when(item.narrative, narrative=item.narrative),
        **_when(item.description, description=item.description),
        "genre": item.genre,
    }


def data_address(picture: bytes, media_type: str) -> str:
    """A picture as a ``data:`` address."""
    return f"data:{media_type};base64,{base64.b64encode(picture).decode()}"


def _home(issuer: Issuer) -> str:
    return f"https://{issuer.site}"


def _identifier(sample: Sample) -> str:
    return _urn(sample.file)


def _urn(name: str) -> str:
    return uuid.uuid5(uuid.NAMESPACE_URL, f"https://backpack.example/samples/{name}").urn


def _salt(sample: Sample) -> str:
    return hashlib.sha256(f"salt of {sample.file}".encode()).hexdigest()[:16]


def _hash(sample: Sample) -> str:
    return "sha256$" + hashlib.sha256(f"{sample.email}{_salt(sample)}".encode()).hexdigest()


def _when(value: object, **members: Any) -> Document:
    """Members that are there only together with a value."""
    return members if value else {}
