"""One badge of the portfolio as data: its heading, its picture, its code, its facts."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit
from zlib import crc32

from backpack.domain.credential import Credential
from backpack.domain.disclosure import DisclosedBadge
from backpack.publish.portfolio import standing
from backpack.publish.portfolio.clean import CUT, Cleaner
from backpack.publish.portfolio.facts import dates, facts
from backpack.publish.portfolio.length import surely_fits
from backpack.publish.portfolio.pictures import is_codable, is_png, render_code, wrap_png
from backpack.publish.portfolio.sections import Sections
from backpack.publish.portfolio.writing import Writer
from backpack.words import format_date, tr
from backpack.words.verdicts import issuer_title

TINTS = 6
"""How many colours the template has for badges without a picture."""

LONGEST_EXCERPT = 420
"""Characters of the description on a certificate."""


@dataclass(frozen=True, slots=True)
class BadgeModel:
    """Builds the data of the badge at one place in the document; ``room`` as in ``length``."""

    number: int
    badge: DisclosedBadge
    cleaner: Cleaner
    room: int

    def build(self) -> dict[str, Any]:
        """Everything that the template draws of the badge, strings only."""
        name = self.cleaner.line(self._credential.name) or tr("Badge without a name")
        profile = self._credential.issuer
        recorder = self.badge.standing.recorder if profile.name else ""
        called = issuer_title(profile.name or profile.id or "", recorder=recorder)
        issuer = self.cleaner.line(called)
        issued = self._credential.issued
        writer = self._writer
        sections = Sections(self.badge, writer)
        badge = {
            "number": self.number,
            "name": writer.text(name),
            "issuer": writer.text(issuer),
            "home": self.cleaner.link(profile.url) or self.cleaner.link(profile.id),
            "picture": self._picture if is_png(self.badge.picture) else "",
            "alt": self.cleaner.line(self.badge.alternative_text)
            or tr("Picture of the badge {name}", name=name),
            "initial": self.cleaner.line(_initial(name)),
            "tint": crc32(issuer.encode()) % TINTS,
            "issued": format_date(issued) if issued else "",
            "excerpt": self._excerpt(),
            "pills": standing.pills(self.badge),
            "told": self.cleaner.line(standing.sentence(self.badge)),
            "facts": self._facts(),
            "checks": standing.checks(self.badge),
            "code": self._code(),
            "sections": [
                *sections.build(),
                {"title": tr("Verification"), "blocks": sections.verification()},
            ],
        }
        return {**badge, "fits": surely_fits(badge, self.room)}

    def pictures(self) -> dict[str, str]:
        """The SVG pictures of the badge by name: its own, and the code of its address."""
        drawn = {}
        if svg := wrap_png(self.badge.picture):
            drawn[self._picture] = svg
        if is_codable(self._address):
            drawn[self._qr] = render_code(self._address)
        return drawn

    @property
    def _credential(self) -> Credential:
        return self.badge.credential

    @property
    def _writer(self) -> Writer:
        return Writer(self.cleaner, self._credential.achievement.language)

    @property
    def _address(self) -> str:
        """Where others see the badge, else how it is earned."""
        own = self.cleaner.link(self.badge.address)
        return own or self.cleaner.link(self._credential.achievement.criteria.url)

    @property
    def _picture(self) -> str:
        return f"pictures/{self.number}.svg"

    @property
    def _qr(self) -> str:
        return f"codes/{self.number}.svg"

    def _excerpt(self) -> dict[str, Any]:
        told = " ".join(self._credential.achievement.description.split())
        shown = told if len(told) <= LONGEST_EXCERPT else told[: LONGEST_EXCERPT - 1] + CUT
        return self._writer.text(shown, LONGEST_EXCERPT)

    def _facts(self) -> list[dict[str, Any]]:
        shown: list[dict[str, Any]] = [
            {"label": self.cleaner.line(label, 40), "value": self._writer.text(value)}
            for label, value in (*dates(self._credential), *facts(self._credential))
        ]
        return [fact for fact in shown if fact["value"]["v"]]

    def _code(self) -> dict[str, str]:
        address = self._address
        if not is_codable(address):
            return {}
        host = urlsplit(address).hostname or ""
        is_of_badge = bool(self.cleaner.link(self.badge.address))
        told = (
            tr("This badge, at {host}", host=host)
            if is_of_badge
            else tr("How it is earned, at {host}", host=host)
        )
        return {
            "picture": self._qr,
            "href": address,
            "alt": tr("QR code of the address {address}", address=address),
            "text": told,
        }


def _initial(name: str) -> str:
    """The letter on the medal that stands in for a missing picture."""
    return next((character.upper() for character in name if character.isalpha()), "")
