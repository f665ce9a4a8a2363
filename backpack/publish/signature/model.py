"""The signature as plain values, which every form and the preview are made of."""

from collections.abc import Sequence
from dataclasses import dataclass

from backpack.domain.credential import Credential
from backpack.domain.disclosure import Disclosed, DisclosedBadge
from backpack.domain.faults import Fault
from backpack.publish.plain import plain_line, sound_link
from backpack.publish.signature.pictures import fit_picture
from backpack.publish.signature.plan import MOST_BADGES, MOST_LINES, SignaturePlan
from backpack.words import ntr, tr
from backpack.words.verdicts import issuer_title

NARROWEST = 320
WIDEST = 560
"""Pixels of the one table."""

_GAP = 12

_UNSUITED = (".svg", ".svgz", ".webp", ".avif")
"""Kinds of pictures that mail programs do not show."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Badge:
    """``picture`` is a PNG of twice ``width`` by ``height`` pixels, or empty.

    ``hosted_at`` is the web address of a picture for all to see, or empty.
    """

    name: str
    alternative_text: str
    link: str
    picture: bytes
    width: int
    height: int
    file_name: str
    hosted_at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """Every text is one sound line; ``width`` is in pixels."""

    name: str
    lines: tuple[str, ...]
    badges: tuple[Badge, ...]
    link: str
    link_words: str
    width: int


def compose_signature(disclosed: Disclosed, plan: SignaturePlan) -> Signature:
    """The signature with these badges.

    Raises:
        Fault: ``nothing-chosen``, or ``signature-too-full`` with more than six badges.
    """
    if not disclosed.badges:
        raise Fault("nothing-chosen")
    if len(disclosed.badges) > MOST_BADGES:
        raise Fault("signature-too-full", most=MOST_BADGES)
    badges = tuple(_badge(one, number, plan) for number, one in enumerate(disclosed.badges, 1))
    lines = [plain_line(line) for line in (plan.role, *plan.lines[:MOST_LINES])]
    return Signature(
        name=plain_line(plan.name),
        lines=tuple(line for line in lines if line),
        badges=badges,
        link=sound_link(plan.link),
        link_words=plain_line(plan.link_words) or _link_words(badges),
        width=max(NARROWEST, min(WIDEST, sum(badge.width + _GAP for badge in badges))),
    )


def _link_words(badges: Sequence[Badge]) -> str:
    return ntr("See and check my badge", "See and check my badges", len(badges))


def _badge(badge: DisclosedBadge, number: int, plan: SignaturePlan) -> Badge:
    credential = badge.credential
    name = plain_line(credential.name, 100) or tr("Badge without a name")
    if badge.is_sample:
        name = tr("Sample: {name}", name=name)
    recorder = badge.standing.recorder if credential.issuer.name else ""
    issuer = plain_line(issuer_title(credential.issuer.name, recorder=recorder), 120)
    told = tr("{name}, issued by {issuer}", name=name, issuer=issuer) if issuer else name
    picture, width, height = fit_picture(badge.picture, int(plan.size))
    file_name = f"badge-{number}.png"
    folder = sound_link(plan.pictures_at)
    return Badge(
        name=name,
        alternative_text=plain_line(badge.alternative_text) or told,
        link=sound_link(badge.address),
        picture=picture,
        width=width,
        height=height,
        file_name=file_name,
        hosted_at=f"{folder.rstrip('/')}/{file_name}"
        if folder and picture
        else _issuers(credential),
    )


def _issuers(credential: Credential) -> str:
    """The address of the picture at the issuer's, where mail programs can show it."""
    for image in (credential.image, credential.achievement.image):
        address = sound_link(image.url) if image else ""
        if address and not address.partition("?")[0].lower().endswith(_UNSUITED):
            return address
    return ""
