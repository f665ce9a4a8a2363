"""A badge as data for the templates of pages: cleaned texts, labels, and what goes with it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from backpack.domain.disclosure import DisclosedBadge
from backpack.publish.page.screen import ScreenCleaner, whole
from backpack.publish.page.secured import Statements, secured
from backpack.publish.portfolio import standing
from backpack.publish.portfolio.facts import facts
from backpack.publish.portfolio.sections import Sections
from backpack.publish.portfolio.writing import Writer
from backpack.words import format_date, tr
from backpack.words.verdicts import issuer_title


@dataclass(frozen=True, slots=True, kw_only=True)
class Files:
    """Where the files of a badge lie, beside the page; empty where one is not let out."""

    picture: str = ""
    original: str = ""
    report: str = ""


def badge_model(
    badge: DisclosedBadge, files: Files, made: datetime, statements: Statements
) -> dict[str, Any]:
    """Everything that the template shows of one badge, strings only."""
    credential = badge.credential
    cleaner = ScreenCleaner()
    writer = Writer(cleaner, credential.achievement.language)
    issuer = credential.issuer
    recorder = badge.standing.recorder if issuer.name else ""
    name = cleaner.line(credential.name) or tr("Badge without a name")
    model = {
        "name": writer.text(name),
        "issuer": {
            **writer.text(issuer_title(issuer.name or issuer.id or "", recorder=recorder)),
            "id": cleaner.line(issuer.id or "", 2_000),
            "name": cleaner.line(issuer.name),
            "home": cleaner.link(issuer.url) or cleaner.link(issuer.id),
        },
        "issued": _day(credential.issued),
        "expires": _day(credential.expires),
        "pills": standing.pills(badge),
        "standing": badge.standing.standing.value,
        "told": cleaner.line(standing.sentence(badge), 600),
        "alt": badge.alternative_text or tr("Picture of the badge {name}", name=name),
        "address": cleaner.link(badge.address),
        "facts": [
            {"label": label, "value": writer.text(value)}
            for label, value in facts(credential)
            if value
        ],
        "sections": Sections(badge, writer).build(),
        "files": {"picture": files.picture, "original": files.original, "report": files.report},
        "secured": secured(badge, statements),
        "checks": standing.checks(badge),
    }
    return {**whole(model), "made": format_date(made)}


def _day(moment: datetime | None) -> dict[str, str]:
    if moment is None:
        return {}
    return {"moment": moment.isoformat(), "text": format_date(moment)}
