"""Invented badges for the ways out: as they go out, pictures, and texts that mean harm."""

import io
import math
from datetime import UTC, datetime, timedelta

from PIL import Image, ImageDraw

from backpack.domain.artifact import Artifact
from backpack.domain.credential import (
    Achievement,
    Alignment,
    Credential,
    Criteria,
    Evidence,
    Profile,
    Standard,
)
from backpack.domain.disclosure import Disclosed, DisclosedBadge, PublicStanding
from backpack.domain.report import Result, Standing

MADE = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
CHECKED = datetime(2026, 11, 20, 8, 0, tzinfo=UTC)
LEARNER = "A Learner"
ADDRESS = "learner-7431@example.net"

NAMES = (
    ("Data Literacy for Educators", "Northlake University", "en"),
    ("Project-Based Learning Designer", "Northlake Community College", "en"),
    ("Computational Thinking: Foundations", "Open Skills Foundation", "en"),
    ("Culturally Responsive Practice", "Northlake University", "en"),
    ("Recherche et maîtrise de l'information", "École supérieure de pédagogie", "fr"),
    ("データリテラシー入門 統計の基礎と倫理", "東京学習大学", "ja"),
    ("مهارات التفكير النقدي وتحليل البيانات", "جامعة المعرفة المفتوحة", "ar"),
    ("डिजिटल साक्षरता और नागरिकता", "मुक्त शिक्षा संस्थान", "hi"),
    ("Accessible Media Author", "Open Skills Foundation", "en"),
    ("데이터 분석 기초", "한빛 배움터", "ko"),
    ("Cybersecurity Essentials", "Northlake Community College", "en"),
    ("Capstone: Learner-Centred Leadership", "Open Skills Foundation", "en"),
)

DESCRIPTIONS = {
    "ar": "تُثبت هذه الشارة قدرة المتعلّم على تحليل البيانات وتقييم المصادر وبناء حجج مدعومة.",
    "hi": "यह बैज प्रमाणित करता है कि शिक्षार्थी ने ऑनलाइन स्रोतों का मूल्यांकन किया है।",
    "ja": "データを集め、整理し、読み解く力を身につけたことを示します。",
    "ko": "데이터를 모으고 정리하고 읽어 내는 힘을 길렀음을 보여 줍니다.",
    "fr": "Le titulaire sait chercher, évaluer et citer ses sources, et l'enseigner à d'autres.",
    "en": "The earner uses evidence of learning to plan, teach and adjust. They collect more than "
    "one kind of data, read it with care for context and bias, and explain what they changed.",
}

CRITERIA = """To earn this badge the learner must:

1. Submit an **overview** of the context (200 to 400 words).
2. Upload *two artefacts* that show the practice with learners.
3. Reflect on what changed, citing evidence.

Each part is read by two assessors; see the [full rubric](https://example.org/rubric).
"""

_COLOURS = ("#0b6e69", "#2f5d9b", "#7a4b9a", "#a0522d", "#3f6b2f", "#9a2f5b")

_STANDINGS = (
    Standing.VERIFIED,
    Standing.VALID_UNKNOWN_ISSUER,
    Standing.VERIFIED,
    Standing.EXPIRED,
    Standing.UNVERIFIABLE,
    Standing.VERIFIED,
)


def draw_picture(number: int, size: int = 512) -> bytes:
    """A PNG with a star-shaped badge, another for every number."""
    image = Image.new("RGBA", (size * 2, size * 2))
    pen = ImageDraw.Draw(image)
    points = 5 + number % 8
    for reach, colour in (
        (0.98, _COLOURS[number % 6]),
        (0.84, "#ffffff"),
        (0.8, _COLOURS[number % 6]),
    ):
        pen.polygon(_star(points * 2, size, reach, 0.94), fill=colour)
    pen.polygon(_star(points, size, 0.6, 0.5), fill="#f4d58d")
    out = io.BytesIO()
    image.resize((size, size)).save(out, "PNG")
    return out.getvalue()


def _star(points: int, centre: int, reach: float, waist: float) -> list[tuple[float, float]]:
    corners = []
    for step in range(points * 2):
        turn = math.pi * step / points - math.pi / 2
        length = centre * reach * (1 if step % 2 == 0 else waist)
        corners.append((centre + length * math.cos(turn), centre + length * math.sin(turn)))
    return corners


def make_credential(number: int = 0, **changes) -> Credential:
    name, issuer, language = NAMES[number % len(NAMES)]
    described = {
        "name": name,
        "description": DESCRIPTIONS[language],
        "criteria": Criteria(narrative=CRITERIA, url=f"https://skills.example.org/badges/{number}"),
        "tags": ("data literacy", "assessment", "reflection", "equity")[: 2 + number % 3],
        "alignments": (
            Alignment(
                name="Teacher Leader Model Standards, Domain V",
                url="https://standards.example.org/tlms/5",
                framework="TLMS",
                code="TLMS.5.b",
            ),
        )
        * (1 + number % 2),
        "achievement_type": "MicroCredential",
        "language": language,
    }
    achievement = {key: changes.pop(key) for key in tuple(changes) if key in described}
    issued = datetime(2021 + number % 5, 1 + number % 12, 14, tzinfo=UTC)
    values = {
        "id": f"urn:uuid:5d9e4cfd-0000-4000-8000-{number:012d}",
        "standard": Standard.OB_3_0,
        "achievement": Achievement(**{**described, **achievement}),
        "issuer": Profile(id=f"did:key:z{number}", name=issuer, url="https://issuer.example.org/"),
        "recipients": (),
        "issued": issued,
        "expires": issued + timedelta(days=4000) if number % 4 == 0 else None,
        "evidence": (
            Evidence(
                name="Classroom data inquiry (video, 6 min)",
                url="https://work.example.net/inquiry",
                narrative="A **narrated** walk through one full inquiry cycle.",
                genre="Video",
            ),
        )
        * (1 + number % 2),
    }
    return Credential(**{**values, **changes})


KEY = "did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK"


def make_standing(standing: Standing = Standing.VERIFIED, **changes) -> PublicStanding:
    values = {
        "standing": standing,
        "checked": CHECKED,
        "key": KEY,
        "checks": (
            ("proof", Result.PASSED),
            ("binding", Result.PASSED),
            ("status", Result.UNKNOWN),
            ("dates", Result.PASSED),
            ("coverage", Result.NOT_APPLICABLE),
        ),
    }
    return PublicStanding(**{**values, **changes})


def make_badge(number: int = 0, **changes) -> DisclosedBadge:
    """One badge as it goes out; its own fields and those of the credential may differ."""
    own = ("picture", "standing", "original", "is_sample", "notes", "address")
    values = {name: changes.pop(name) for name in own if name in changes}
    picture = values.pop("picture", None)
    picture = draw_picture(number) if picture is None else picture
    original = Artifact(
        data=f'{{"n":{number}}}'.encode() + picture, media_type="image/png", name="badge.png"
    )
    made = {
        "standing": make_standing(_STANDINGS[number % len(_STANDINGS)]),
        "original": original,
        "is_sample": False,
        "address": f"https://learner.example.net/badges/{number}",
    }
    return DisclosedBadge(
        holding_id=f"{number:032x}",
        credential=make_credential(number, **changes),
        picture=picture,
        **{**made, **values},
    )


def make_disclosed(*badges: DisclosedBadge, **changes) -> Disclosed:
    return Disclosed(**{"badges": badges, "made": MADE, "learner_name": LEARNER, **changes})
