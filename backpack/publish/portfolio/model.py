"""The document as data: strings, lists and dictionaries that the template draws.

Every text is cleaned here, every label comes from ``words``; what the learner withholds never
gets this far. How it looks is the template's business.
"""

from collections.abc import Callable, Sequence
from typing import Any

from backpack.domain.disclosure import Disclosed, DisclosedBadge
from backpack.publish.portfolio import standing
from backpack.publish.portfolio.badge import BadgeModel
from backpack.publish.portfolio.clean import Cleaner
from backpack.publish.portfolio.design import LONGEST_COVER_TEXT, MOST_LINES, Design, Form, shades
from backpack.publish.portfolio.length import ROOM
from backpack.publish.portfolio.notes import notes, originals_sentences, summary
from backpack.publish.portfolio.writing import Writer
from backpack.words import format_date, ntr, tr

LANGUAGE = "en"
"""The language of the labels: that of the source, until there are catalogues."""

Model = dict[str, Any]

Told = Callable[[int, str], None]
"""Is told how many badges are done, and the name of the next; may raise to stop."""


def build_model(disclosed: Disclosed, design: Design, told: Told) -> tuple[Model, dict[str, str]]:
    """The model, and the SVG pictures that it names."""
    cleaner = Cleaner()
    writer = Writer(cleaner)
    room = ROOM[design.template, design.paper]
    badges, pictures = [], {}
    for number, badge in enumerate(disclosed.badges):
        told(number, badge.credential.name)
        builder = BadgeModel(number, badge, cleaner, room)
        badges.append(builder.build())
        pictures.update(builder.pictures())
    name = cleaner.line(disclosed.learner_name)
    model = {
        "look": _look(design),
        "document": _document(name, disclosed, design, cleaner),
        "cover": _cover(name, disclosed, writer.plain(_cover_text(design))),
        "note": {
            "title": tr("Check it yourself"),
            "text": " ".join(originals_sentences(disclosed)),
        },
        "words": _words(disclosed),
        "groups": _groups(disclosed.badges, design, writer),
        "badges": badges,
        "summary": summary(disclosed, writer),
    }
    return {**model, "notes": _notes(cleaner)}, pictures


def _cover_text(design: Design) -> str:
    """The learner's words, in as many lines as a cover has room for."""
    lines = [line for line in design.text[:LONGEST_COVER_TEXT].splitlines() if line.strip()]
    return "\n".join([*lines[: MOST_LINES - 1], " ".join(lines[MOST_LINES - 1 :])])


def _look(design: Design) -> Model:
    return {
        "form": design.form.value,
        "template": design.template.value,
        "paper": design.paper.value,
        **shades(design.accent),
    }


def _document(name: str, disclosed: Disclosed, design: Design, cleaner: Cleaner) -> Model:
    if design.form is Form.CERTIFICATE and len(disclosed.badges) == 1:
        title = cleaner.line(disclosed.badges[0].credential.name) or tr("Badge without a name")
    elif name:
        title = tr("Badge portfolio of {name}", name=name)
    else:
        title = tr("Badge portfolio")
    return {"title": title, "author": name, "lang": LANGUAGE}


def _cover(name: str, disclosed: Disclosed, text: list[Model]) -> Model:
    badges = disclosed.badges
    issuers = {badge.credential.issuer.id or badge.credential.issuer.name for badge in badges}
    skills = {tag.casefold() for badge in badges for tag in badge.credential.achievement.tags}
    valid = sum(standing.has_valid_signature(badge) for badge in badges)
    counts = [
        (len(badges), ntr("badge", "badges", len(badges))),
        (valid, ntr("valid signature", "valid signatures", valid)),
        (len(issuers), ntr("issuer", "issuers", len(issuers))),
        (len(skills), ntr("skill", "skills", len(skills))),
    ]
    return {
        "kind": tr("Badge portfolio") if name else "",
        "name": name or tr("Badge portfolio"),
        "text": text,
        "counts": [{"number": str(count), "label": label} for count, label in counts if count],
    }


def _groups(badges: Sequence[DisclosedBadge], design: Design, writer: Writer) -> list[Model]:
    """Headings with the numbers of their badges; one without a title where there are none."""
    left = {badge.holding_id: number for number, badge in enumerate(badges)}
    groups = []
    for group in design.groups:
        numbers = [left.pop(holding) for holding in group.holdings if holding in left]
        if numbers:
            groups.append({"title": writer.text(group.title), "badges": numbers})
    if left:
        title = tr("More badges") if groups else ""
        groups.append({"title": writer.text(title), "badges": list(left.values())})
    return groups


def _notes(cleaner: Cleaner) -> Model:
    return {
        "title": tr("About this document"),
        "items": notes(cleaner.tally),
        "plain": tr(
            "This document does not keep the standards for archiving and for screen readers:"
            " something in it could not be set that way."
        ),
    }


def _words(disclosed: Disclosed) -> Model:
    return {
        "contents": tr("Contents"),
        "badge": tr("Badge and issuer"),
        "issued": tr("Issued"),
        "standing": tr("Standing"),
        "page": tr("Page"),
        "kind": tr("Badge portfolio"),
        "made": tr("Made on {date}", date=format_date(disclosed.made)),
        "as-of": tr("Standing as of {date}", date=format_date(disclosed.made)),
        "earned": tr("earned the badge"),
        "badge-earned": tr("Badge earned"),
        "from": tr("from"),
        "more": tr("and more, not shown on this page"),
    }
