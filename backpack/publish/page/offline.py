"""The page of an employer packet: every badge on one page that opens without the Internet."""

import json
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from backpack.assets import resource
from backpack.domain.disclosure import Disclosed
from backpack.publish.page.model import Files, badge_model
from backpack.publish.page.screen import ScreenCleaner
from backpack.publish.page.script_words import script_words
from backpack.publish.page.secured import Statements
from backpack.publish.portfolio.script import is_right_to_left
from backpack.words import format_date, ntr, tr

SCRIPTS = ("encoding.js", "keys.js", "proofs.js", "claims.js", "check.js")

POLICY = (
    "default-src 'none'; img-src 'self'; style-src 'self'; script-src 'self';"
    " base-uri 'none'; form-action 'none'"
)
"""Nothing from elsewhere, nothing inline, and no connection to anybody."""

LANGUAGE = "en"
"""The language of the labels: that of the source, until there are catalogues."""


def render_offline_page(
    disclosed: Disclosed, files: Sequence[Files], portfolio: str, statements: Statements
) -> dict[str, bytes]:
    """The page and what it is made of, by path; ``files`` are those of each badge."""
    badges = [
        badge_model(badge, of_badge, disclosed.made, statements)
        for badge, of_badge in zip(disclosed.badges, files, strict=True)
    ]
    name = ScreenCleaner().line(disclosed.learner_name)
    page = (
        _environment()
        .get_template("offline.html")
        .render(
            badges=badges,
            document=_document(name),
            learner=name,
            portfolio=portfolio,
            words=_words(disclosed),
            script_words=json.dumps(script_words(), ensure_ascii=False),
            scripts=SCRIPTS,
            policy=POLICY,
        )
    )
    return {"index.html": page.encode(), **page_assets("page/")}


def page_assets(folder: str) -> dict[str, bytes]:
    """Style and scripts, by path below ``folder``."""
    names = ("page.css", *SCRIPTS)
    return {folder + name: resource("page", name).read_bytes() for name in names}


def _document(name: str) -> dict[str, Any]:
    title = tr("Badges of {name}", name=name) if name else tr("Badges")
    return {"lang": LANGUAGE, "rtl": is_right_to_left(title), "title": title}


def _words(disclosed: Disclosed) -> Mapping[str, str]:
    count = len(disclosed.badges)
    return {
        "count": ntr("{count} badge", "{count} badges", count),
        "made": tr("Made on {date}", date=format_date(disclosed.made)),
        "skip": tr("Skip to the badges"),
        "lead": tr("Each badge can be checked right here, without the Internet."),
        "check": tr("Check this badge"),
        "check-signature": tr("Check the signature"),
        "check-all": tr("Check all signatures"),
        "idle": tr("Your browser checks the signature itself and sends nothing to anybody."),
        "no-script": tr("Scripts are switched off: give the original to an Open Badges checker."),
        "nothing": tr("The signed original is not in this packet. Ask for it, or ask the issuer."),
        "by": tr("Issued by"),
        "issuer-id": tr("Identifier of the issuer"),
        "issued": tr("Issued"),
        "expires": tr("Expires"),
        "never": tr("Never"),
        "facts": tr("Facts"),
        "original": tr("Open the signed original"),
        "report": tr("What was found out, for programs"),
        "online": tr("See this badge on the web"),
        "portfolio": tr("Open the portfolio (PDF)"),
        "honest": tr(
            "This page was made by the person who earned the badges. For an independent check,"
            " give an original to any Open Badges checker, or ask the issuer."
        ),
    }


@cache
def _environment() -> Environment:
    """Everything is escaped, and a missing value is a defect."""
    return Environment(
        loader=FileSystemLoader(resource("page")),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
