"""The options that decide what goes out, for every verb that lets something out; ``disclose``.

They are the switches of the share window, and start where those do.
"""

from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from backpack.cli.keeping import find_all
from backpack.cli.opening import opened
from backpack.cli.output import say, say_record
from backpack.cli.parsing import parse_time
from backpack.domain.disclosure import DisclosedBadge, Disclosure, EvidenceItem, Held
from backpack.domain.progress import Progress
from backpack.services.backpack import Backpack
from backpack.services.disclosing import Prepared, kept_back
from backpack.words import tr
from backpack.words.disclosures import original_sentence
from backpack.words.verdicts import public_standing

if TYPE_CHECKING:
    from backpack.domain.disclosure import Disclosed


def add_disclosure_options(parser: ArgumentParser) -> None:
    """Give a verb the options of ``disclosure_of``."""
    name = parser.add_mutually_exclusive_group()
    name.add_argument("--name", default="", help=tr("your name, as people will read it"))
    name.add_argument("--no-name", action="store_true", help=tr("leave your name out"))
    for option, words in (
        ("--with-recipient", tr("tell whom the badges are made out to")),
        ("--no-evidence", tr("leave out the evidence, and how you earned it")),
        ("--no-results", tr("leave out what came out of an assessment")),
        ("--no-picture", tr("leave out the pictures")),
        ("--with-notes", tr("tell your own notes")),
        ("--no-originals", tr("do not let the original files out")),
        ("--full-originals", tr("let originals out that hold what you leave out elsewhere")),
    ):
        parser.add_argument(option, action="store_true", help=words)
    parser.add_argument(
        "--leave-out",
        action="append",
        default=[],
        type=_parse_item,
        metavar=tr("ID:NUMBER"),
        help=tr("leave out one item of a badge's evidence, counted from 1; may be repeated"),
    )
    parser.add_argument("--for", dest="for_whom", default="", help=tr("a note: whom it is for"))
    parser.add_argument(
        "--until", type=parse_time, metavar=tr("TIME"), help=tr("a note: when you want it back")
    )


def disclosure_of(backpack: Backpack, options: Namespace, holding_ids: Iterable[str]) -> Disclosure:
    """The decision that the options make about these badges.

    Raises:
        Fault: ``no-such-badge`` for an item of evidence of one that is not there.
    """
    name = "" if options.no_name else options.name or backpack.identifying.learner().name
    items = [
        EvidenceItem(holding=backpack.organising.find(beginning).id, number=number - 1)
        for beginning, number in options.leave_out
    ]
    return Disclosure(
        holdings=tuple(holding_ids),
        learner_name=" ".join(name.split()),
        with_recipient=options.with_recipient,
        with_evidence=not options.no_evidence,
        evidence_left_out=frozenset(items),
        with_results=not options.no_results,
        with_notes=options.with_notes,
        with_picture=not options.no_picture,
        with_originals=not options.no_originals,
        originals_tell_more=options.full_originals,
        for_whom=options.for_whom,
        until=options.until,
    )


def disclose(options: Namespace) -> int:
    """Show exactly what would go out; nothing does."""
    with opened(options) as backpack:
        chosen = find_all(backpack.organising, options.ids)
        decision = disclosure_of(backpack, options, [held.id for held in chosen])
        prepared = backpack.disclosing.prepare(decision.holdings, Progress(), picture_size=0)
        disclosed = backpack.disclosing.decide(prepared, decision)
    for badge in disclosed.badges:
        back = kept_back(prepared.held[badge.holding_id], decision, badge.holding_id)
        if options.json:
            say_record(badge_record(badge, disclosed, prepared, back))
        else:
            _say_badge(badge, disclosed, back)
    return 0


def badge_record(
    badge: DisclosedBadge, disclosed: "Disclosed", prepared: Prepared, back: Iterable[Held]
) -> dict[str, Any]:
    """What goes out of one badge, for programs; ``held`` is for the learner alone."""
    credential = badge.credential
    return {
        "id": badge.holding_id,
        "name": credential.name,
        "issuer": {"name": credential.issuer.name, "id": credential.issuer.id},
        "issued": credential.issued.isoformat() if credential.issued else None,
        "expires": credential.expires.isoformat() if credential.expires else None,
        "address": badge.address,
        "standing": badge.standing.standing.value,
        "told": _told(badge),
        "learner": disclosed.learner_name or None,
        "recipients": [one.value for one in credential.recipients],
        "evidence": [one.name or one.url for one in credential.evidence],
        "narrative": credential.narrative,
        "results": [one.value for one in credential.results],
        "notes": badge.notes,
        "original": badge.original.sha256 if badge.original else None,
        "original_holds": [one.kind.value for one in prepared.held[badge.holding_id]],
        "original_kept_back_for": sorted({one.kind.value for one in back}),
    }


def _say_badge(badge: DisclosedBadge, disclosed: "Disclosed", back: Iterable[Held]) -> None:
    credential = badge.credential
    evidence = ", ".join(one.name or one.url or "?" for one in credential.evidence)
    sentence = original_sentence([one.kind.value for one in back])
    original = tr("goes out") if badge.original else tr("left out")
    for title, value in (
        (tr("Badge"), credential.name),
        (tr("Issuer"), credential.issuer.name),
        (tr("What others are told"), _told(badge)),
        (tr("Page"), badge.address or ""),
        (tr("Your name"), disclosed.learner_name),
        (tr("Made out to"), ", ".join(one.value for one in credential.recipients)),
        (tr("Evidence"), evidence),
        (tr("How you earned it"), credential.narrative),
        (tr("Results"), ", ".join(one.value for one in credential.results)),
        (tr("Your notes"), badge.notes),
        (tr("Signed original"), f"{original}. {sentence}" if sentence else original),
    ):
        if value:
            say(f"{title}: {value}")
    say()


def _told(badge: DisclosedBadge) -> str:
    standing = badge.standing
    return public_standing(
        standing.standing,
        key=standing.key,
        checked=standing.checked,
        host=standing.host,
        registry=standing.registry,
    )


def _parse_item(text: str) -> tuple[str, int]:
    beginning, colon, number = text.rpartition(":")
    if not colon or not number.isascii() or not number.isdigit() or int(number) < 1:
        raise ArgumentTypeError(tr("that is no badge and number, such as 3f2a:1"))
    return beginning, int(number)
