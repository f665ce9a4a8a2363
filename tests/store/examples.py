"""Holdings, artifacts and reports to keep, each one different by its number."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from backpack.domain.artifact import Artifact
from backpack.domain.credential import Standard
from backpack.domain.holding import Holding
from backpack.domain.report import (
    Caution,
    Check,
    Recipient,
    Result,
    Standing,
    VerificationReport,
)
from backpack.domain.sharing import Field, Happening, Share, SharedBadge, Way
from backpack.domain.web import Answer

START = datetime(2026, 3, 1, 12, 30, 15, 123456, tzinfo=UTC)


def artifact(number: int = 0, size: int = 600) -> Artifact:
    pattern = f"bytes of {number:06} \x00\xff ".encode("latin-1")
    data = (pattern * (size // len(pattern) + 1))[:size]
    return Artifact(data=data, media_type="image/png", name=f"badge-{number}.png")


def answer(number: int = 0, **changes: object) -> Answer:
    given = Answer(
        url=f"https://issuer.example/{number}",
        status=200,
        body=f"body of {number} \x00\xff".encode("latin-1"),
        fetched=START + timedelta(hours=number),
        headers={"etag": f'"{number}"', "content-type": "application/json"},
        final_url=f"https://cdn.example/{number}",
        redirects=1,
    )
    return replace(given, **changes)


def report(
    number: int = 0, standing: Standing = Standing.VERIFIED, **changes: object
) -> VerificationReport:
    told = _report(number, standing)
    return replace(told, **changes)


def _report(number: int, standing: Standing) -> VerificationReport:
    return VerificationReport(
        checked=START + timedelta(seconds=number),
        standing=standing,
        genuine=standing,
        recipient=Recipient.YOU,
        checks=(
            Check(number=1, code="format", result=Result.PASSED, reason="format-is"),
            Check(
                number=4,
                code="signature",
                result=Result.PASSED,
                reason="signature-matches",
                parameters={"algorithm": "EdDSA", "bits": 256},
                details={"key": "did:key:z6Mk…", "compared": ["a", {"b": None}], "depth": 1.5},
            ),
        ),
        cautions=(Caution(code="weak-hash", parameters={"name": "md5"}),),
        issuer_known=True,
        key="did:key:z6Mk…",
    )


def holding(number: int = 0, **changes: object) -> Holding:
    kept = Holding(
        id=f"{number:032x}",
        artifact_sha256=artifact(number).sha256,
        position=0,
        file_name=f"badge-{number}.png",
        credential_id=f"urn:uuid:{number}",
        issuer_id="did:key:z6MkIssuer",
        name=f"Żółw & 木 {number}",
        issuer_name="Harbour School of Baking",
        standard=Standard.OB_3_0,
        achievement_type="Certificate",
        tags=("bread", "oven"),
        issued=START,
        expires=None,
        added=START + timedelta(seconds=number),
        standing=Standing.VERIFIED,
        genuine=Standing.VERIFIED,
        recipient=Recipient.YOU,
    )
    return replace(kept, **changes)


def share(number: int = 0, **changes: object) -> Share:
    sent = Share(
        id=f"{number:032x}",
        happening=Happening.SENT,
        way=Way.PORTFOLIO,
        happened=START + timedelta(days=number),
        place="Żółw & 木.pdf",
        badges=(
            SharedBadge(
                holding=f"{number:032x}",
                name="Żółw & 木",
                issuer_name="Harbour School of Baking",
                fields=(Field.BADGE, Field.EVIDENCE),
                evidence=2,
            ),
        ),
        for_whom="A school board",
        until=START + timedelta(days=90),
        sha256="ab" * 32,
    )
    return replace(sent, **changes)
