"""The portfolio as data: strings, lists and dictionaries that the template draws.

Every text is cleaned here, every label comes from ``words``, and what the disclosure
withholds never gets in. How it looks is the template's business.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from backpack.domain.disclosure import Disclosure
from backpack.publish.portfolio import standing
from backpack.publish.portfolio.badge import BadgeModel
from backpack.publish.portfolio.clean import Cleaner
from backpack.publish.portfolio.entry import Entry
from backpack.words import format_date, ntr, tr

LANGUAGE = "en"
"""The language of the labels: that of the source, until there are catalogues."""

Model = dict[str, Any]


def build_model(
    entries: Sequence[Entry], disclosure: Disclosure, made: datetime, cleaner: Cleaner
) -> tuple[Model, dict[str, str]]:
    """The model, and the SVG pictures that it names."""
    badges = [
        BadgeModel(number, entry, disclosure, made, cleaner) for number, entry in enumerate(entries)
    ]
    name = cleaner.line(disclosure.learner_name)
    model = {
        "document": _document(name),
        "cover": _cover(name, entries, made),
        "note": _note(entries, disclosure),
        "words": _words(made),
        "badges": [badge.build() for badge in badges],
    }
    return model, {path: svg for badge in badges for path, svg in badge.pictures().items()}


def _document(name: str) -> Model:
    title = tr("Badge portfolio of {name}", name=name) if name else tr("Badge portfolio")
    return {"title": title, "author": name, "lang": LANGUAGE}


def _cover(name: str, entries: Sequence[Entry], made: datetime) -> Model:
    issuers = {entry.credential.issuer.id or entry.credential.issuer.name for entry in entries}
    skills = {tag.casefold() for entry in entries for tag in entry.credential.achievement.tags}
    valid = sum(standing.has_valid_signature(entry, made) for entry in entries)
    counts = [
        (len(entries), ntr("badge", "badges", len(entries))),
        (valid, ntr("valid signature", "valid signatures", valid)),
        (len(issuers), ntr("issuer", "issuers", len(issuers))),
        (len(skills), ntr("skill", "skills", len(skills))),
    ]
    return {
        "kind": tr("Badge portfolio") if name else "",
        "name": name or tr("Badge portfolio"),
        "counts": [{"number": str(count), "label": label} for count, label in counts if count],
    }


def _note(entries: Sequence[Entry], disclosure: Disclosure) -> Model:
    if disclosure.with_originals:
        sentences = [
            tr("The original of every badge is attached to this document, exactly as issued."),
            tr("Save it from your PDF reader's list of attachments, and any Open Badges checker"
               " will tell you whether it is genuine."),
        ]  # fmt: skip
    else:
        sentences = [tr("The originals are not attached. Ask for them to check the badges.")]
    if any(entry.holding.is_sample for entry in entries):
        sentences.append(tr("Nobody earned the badges marked as samples."))
    return {"title": tr("Check it yourself"), "text": " ".join(sentences)}


def _words(made: datetime) -> Model:
    return {
        "contents": tr("Contents"),
        "badge": tr("Badge and issuer"),
        "issued": tr("Issued"),
        "standing": tr("Standing"),
        "page": tr("Page"),
        "kind": tr("Badge portfolio"),
        "made": tr("Made on {date}", date=format_date(made)),
    }
