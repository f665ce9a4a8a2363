"""The verbs ``portfolio``, ``certificate``, ``overview`` and ``packet``: for others to read."""

import argparse
from argparse import Namespace
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from backpack.cli.keeping import find_all
from backpack.cli.opening import opened
from backpack.cli.output import say, say_record
from backpack.cli.progress import terminal_progress
from backpack.domain.disclosure import Disclosed, Disclosure
from backpack.domain.holding import Visibility
from backpack.domain.progress import Progress
from backpack.domain.sharing import Way
from backpack.publish.portfolio.design import ACCENT, Design, Form, Paper, Template, parse_accent
from backpack.services.backpack import Backpack
from backpack.services.writing import write_file
from backpack.words import ntr, tr

_PAPERS = {"a4": Paper.A4, "letter": Paper.LETTER}

AddVerb = Callable[[Any, str, str, Any], argparse.ArgumentParser]


def add_arguments(verbs: Any, add_verb: AddVerb) -> None:
    """Add the parsers of these verbs; ``add_verb`` gives each the options that all have."""
    for name, about, act in (
        ("portfolio", tr("save a portfolio as PDF"), portfolio),
        ("overview", tr("save an overview of your badges on one page"), overview),
        ("packet", tr("save a zip for an employer: portfolio, originals, and a page"), packet),
    ):
        parser = add_verb(verbs, name, about, act)
        chosen = parser.add_mutually_exclusive_group()
        chosen.add_argument("--chosen", nargs="+", default=[], metavar="ID", help=_id_help())
        chosen.add_argument("--public", action="store_true", help=tr("those marked public (usual)"))
        chosen.add_argument("--all", action="store_true", help=tr("every badge of your own"))
        chosen.add_argument("--collection", metavar=tr("NAME"), help=tr("those in a collection"))
        _add_look(parser)
        _add_disclosure(parser)
        parser.add_argument(
            "--by-collection", action="store_true", help=tr("a heading for each collection")
        )
    parser = add_verb(verbs, "certificate", tr("save a page about one badge as PDF"), certificate)
    parser.add_argument("id", metavar="ID", help=_id_help())
    parser.set_defaults(by_collection=False)
    _add_look(parser)
    _add_disclosure(parser)


def portfolio(options: Namespace) -> int:
    """Save the portfolio PDF of the chosen badges."""
    return _document(options, Form.PORTFOLIO, Way.PORTFOLIO)


def overview(options: Namespace) -> int:
    """Save one page with the chosen badges."""
    return _document(options, Form.OVERVIEW, Way.OVERVIEW)


def certificate(options: Namespace) -> int:
    """Save one page about one badge."""
    return _document(options, Form.CERTIFICATE, Way.CERTIFICATE)


def packet(options: Namespace) -> int:
    """Save the zip for an employer."""
    return _save(options, Form.PORTFOLIO, Way.PACKET, lambda backpack: backpack.portfolios.packet)


_Make = Callable[[Disclosed, Design, Progress], bytes]


def _document(options: Namespace, form: Form, way: Way) -> int:
    return _save(options, form, way, lambda backpack: backpack.portfolios.document)


def _save(options: Namespace, form: Form, way: Way, maker: Callable[[Backpack], _Make]) -> int:
    design = _design(options, form)
    with opened(options) as backpack, terminal_progress() as progress:
        disclosed = backpack.disclosing.disclose(_disclosure(backpack, options), progress)
        if options.by_collection:
            design = _design(options, form, backpack)
        data = maker(backpack)(disclosed, design, progress)
        write_file(options.output, data, replace=options.replace)
        backpack.sharing.record(disclosed, way=way, place=options.output.name, data=data)
    _say_saved(options, disclosed)
    return 0


def _design(options: Namespace, form: Form, backpack: Backpack | None = None) -> Design:
    return Design(
        form=form,
        template=Template(options.template),
        paper=_PAPERS[options.paper],
        accent=parse_accent(options.accent),
        text=options.text,
        groups=backpack.portfolios.groups() if backpack else (),
    )


def _disclosure(backpack: Backpack, options: Namespace) -> Disclosure:
    return Disclosure(
        holdings=tuple(_choose(backpack, options)),
        learner_name=options.name or backpack.identifying.learner().name,
        with_recipient=options.with_recipient,
        with_evidence=not options.no_evidence,
        with_notes=options.with_notes,
        with_originals=not options.no_originals,
        originals_tell_more=options.originals_tell_more,
    )


def _choose(backpack: Backpack, options: Namespace) -> Sequence[str]:
    if "id" in options:
        return [backpack.organising.find(options.id).id]
    if options.chosen:
        return [held.id for held in find_all(backpack.organising, options.chosen)]
    if options.collection:
        return backpack.portfolios.members(options.collection)
    wanted = Visibility if options.all else (Visibility.PUBLIC,)
    return [held.id for held in backpack.portfolios.choose(wanted)]


def _say_saved(options: Namespace, disclosed: Disclosed) -> None:
    badges = disclosed.badges
    left_out = [one.holding_id for one in badges if one.original is None]
    if options.json:
        ids = [one.holding_id for one in badges]
        say_record({"output": str(options.output), "badges": ids, "originals_left_out": left_out})
        return
    count = ntr("{count} badge", "{count} badges", len(badges))
    say(tr("Saved: {file} ({count})", file=options.output, count=count))
    if left_out and not options.no_originals:
        say(
            ntr(
                "{count} original was left out, since it holds something that you keep back."
                " --originals-tell-more lets it out all the same.",
                "{count} originals were left out, since they hold something that you keep back."
                " --originals-tell-more lets them out all the same.",
                len(left_out),
            )
        )


def _add_look(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--output", type=Path, required=True, help=tr("the file to write"))
    parser.add_argument("--replace", action="store_true", help=tr("replace an existing file"))
    names = [one.value for one in Template]
    parser.add_argument("--template", choices=names, default=names[0], help=tr("how it looks"))
    parser.add_argument("--paper", choices=[*_PAPERS], default="a4", help=tr("the size of a page"))
    parser.add_argument(
        "--accent", default=ACCENT, metavar="#RRGGBB", help=tr("the colour of headings")
    )
    parser.add_argument("--text", default="", help=tr("your own words for the cover"))


def _add_disclosure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--name", default="", help=tr("your name, for the cover"))
    for name, about in (
        ("--with-recipient", tr("show whom the badges are made out to")),
        ("--with-notes", tr("show your own notes")),
        ("--no-evidence", tr("leave the evidence out")),
        ("--no-originals", tr("do not attach the original files")),
        ("--originals-tell-more", tr("attach originals that hold what you keep back elsewhere")),
    ):
        parser.add_argument(name, action="store_true", help=about)


def _id_help() -> str:
    return tr("the beginning of a badge's identifier, as list shows it")
