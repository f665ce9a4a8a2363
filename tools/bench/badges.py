"""Baked badges as learners have them, to measure with: about 5 kB of text in a small picture.

Three paragraphs of criteria, five tags, two alignments, two items of evidence, an end, and a
recipient by DID and by hashed address. The pictures are small, since reading them is measured by
itself.
"""

import base64
import hashlib
import json
from collections.abc import Mapping
from typing import Any

from backpack.formats.png import bake_png
from tests import mint

COUNT = 300
EMAIL = "learner@example.org"
DID = "did:example:learner"
OB2 = "https://w3id.org/openbadges/v2"

_SALT = "deadsea"
_PARAGRAPH = (
    "The learner chose a question from their own surroundings, found data that can answer it,"
    " and wrote down where each figure came from and what it leaves out. They cleaned the data in"
    " steps that others can repeat, showed at least three charts, each with a sentence on what it"
    " does not say, and spoke about their findings before a group that asked critical questions."
    " Two assessors read the report independently of each other and agreed on every criterion."
)
_CRITERIA = "\n\n".join(f"**Part {part}.** {_PARAGRAPH}" for part in ("one", "two", "three"))
_TAGS = ["data", "reading", "statistics", "critical thinking", "presentation"]
_ALIGNMENTS = [
    {
        "type": ["Alignment"],
        "targetName": f"Works with data, part {number}",
        "targetUrl": f"https://frameworks.northlake.example/data/{number}",
        "targetDescription": "Finds, reads, cleans and presents data, and knows their limits.",
        "targetFramework": "Northlake Framework of Digital Skills",
        "targetCode": f"NL.DATA.{number}",
    }
    for number in (1, 2)
]
_EVIDENCE = [
    {
        "id": f"https://northlake.example/portfolio/{number}",
        "type": ["Evidence"],
        "name": f"Report {number} on the water of our river",
        "description": "A report of twelve pages with data, charts and sources.",
        "narrative": _PARAGRAPH,
        "genre": "Report",
        "audience": "Teachers and class mates",
    }
    for number in (1, 2)
]


def newer_badges(key: Any) -> list[bytes]:
    """Baked tokens of Open Badges 3.0."""
    claims = {"nbf": 1773446400, "exp": 2089065600, "sub": DID}
    tokens = (
        mint.vc_jwt(key, claims=claims, id=f"urn:uuid:{number}", **_members())
        for number in range(COUNT)
    )
    return [bake_png(mint.png(), "openbadgecredential", token) for token in tokens]


def embedded_badges() -> list[bytes]:
    """Baked documents of Open Badges 3.0 with an embedded proof."""
    documents = (
        mint.data_integrity(id=f"urn:uuid:{number}", **_members()) for number in range(COUNT)
    )
    texts = (json.dumps(document).encode() for document in documents)
    return [bake_png(mint.png(), "openbadgecredential", text) for text in texts]


def older_badges() -> tuple[list[bytes], list[bytes]]:
    """Ours hold class, issuer and key; the peer wants addresses, and fetches at no cost."""
    whole, place = _class(), str(_class()["id"])
    names = [f"urn:uuid:22222222-2222-4333-8444-{number:012}" for number in range(COUNT)]
    rest = {"evidence": _EVIDENCE, "expires": "2036-03-14T00:00:00Z"}
    held = [mint.ob2_jws(id=name, badge=whole, **rest) for name in names]
    by_address = [mint.ob2_jws(id=name, badge=place, **rest) for name in names]
    return (
        [bake_png(mint.png(), "openbadges", token) for token in held],
        [bake_png(mint.png(), "openbadges", token) for token in by_address],
    )


def web_of_older() -> dict[str, Any]:
    """Class, issuer and key at their addresses, with every member that a peer asks for."""
    badge = _class()
    issuer = badge["issuer"]
    key = issuer["publicKey"]
    picture = "data:image/png;base64," + base64.b64encode(mint.png()).decode()
    return {
        badge["id"]: {**badge, "@context": OB2, "image": picture, "issuer": issuer["id"]},
        issuer["id"]: {**issuer, "@context": OB2, "url": issuer["id"], "publicKey": key["id"]},
        key["id"]: {**key, "@context": OB2},
    }


def _members() -> dict[str, Any]:
    """What makes a credential of Open Badges 3.0 out of that of the tests."""
    subject = mint.credential("")["credentialSubject"]
    digest = hashlib.sha256((EMAIL + _SALT).encode()).hexdigest()
    identity = {
        **subject["identifier"][0],
        "identityHash": f"sha256${digest}",
        "hashed": True,
        "salt": _SALT,
    }
    achievement = {
        **subject["achievement"],
        "criteria": {"narrative": _CRITERIA},
        "tag": _TAGS,
        "alignment": _ALIGNMENTS,
    }
    return {
        "credentialSubject": {
            **subject,
            "id": DID,
            "identifier": [identity],
            "achievement": achievement,
        },
        "evidence": _EVIDENCE,
        "validUntil": "2036-03-14T00:00:00Z",
    }


def _class() -> Mapping[str, Any]:
    return {
        **mint.assertion()["badge"],
        "criteria": {"narrative": _CRITERIA},
        "tags": _TAGS,
        "alignment": _ALIGNMENTS,
    }
