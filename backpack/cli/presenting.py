"""The verbs ``resume``, ``wording`` and ``signature``: badges as others read them."""

import argparse
from argparse import Namespace
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from backpack.cli.keeping import find_all
from backpack.cli.opening import opened
from backpack.cli.output import complain, say, say_record
from backpack.cli.progress import terminal_progress
from backpack.domain.disclosure import Disclosed, Disclosure
from backpack.domain.faults import Fault
from backpack.domain.holding import Holding, Visibility
from backpack.domain.sharing import Way
from backpack.publish.resume.plan import Form, Length, Order, ResumePlan, Wording
from backpack.publish.signature import plan as signing
from backpack.services.backpack import Backpack
from backpack.services.mail_signatures import CARRIES
from backpack.services.writing import write_file
from backpack.words import ntr, tr

AddVerb = Callable[[Any, str, str, Any], argparse.ArgumentParser]

PICTURE_SIZE = 256
"""Pixels: 15 mm in print, and four times what a signature shows."""

_OWN = ("name", "role", "link", "link_words", "pictures_at")


def add_arguments(verbs: Any, add_verb: AddVerb) -> None:
    """Add the parsers of these verbs; ``add_verb`` gives each the options that all have."""
    parser = add_verb(verbs, "resume", tr("save your badges for a resume"), resume)
    _add_output(parser)
    _add_chosen(parser)
    parser.add_argument("--name", help=tr("your name above it; empty: none"))
    parser.add_argument("--form", type=Form, choices=list(Form), help=tr("else by FILE's ending"))
    parser.add_argument("--order", type=Order, choices=list(Order), help=tr("sorted by"))
    parser.add_argument("--length", type=Length, choices=list(Length), help=tr("how much of each"))
    parser.add_argument("--no-evidence", action="store_true", help=tr("leave the evidence out"))
    parser.add_argument("--no-pictures", action="store_true", help=tr("leave the pictures out"))
    parser.add_argument("--with-notes", action="store_true", help=tr("add your own notes"))
    parser.add_argument(
        "--with-recipient", action="store_true", help=tr("show whom the badges are made out to")
    )
    parser = add_verb(verbs, "wording", tr("your words for a badge in the resume"), wording)
    parser.add_argument("id", metavar="ID", help=_id_help())
    for part in ("title", "issuer", "details"):
        parser.add_argument(f"--{part}", metavar=tr("TEXT"), help=tr("empty: the issuer's words"))
    parser = add_verb(verbs, "signature", tr("save a signature for your e-mail"), signature)
    _add_output(parser)
    _add_chosen(parser)
    _add_signature_options(parser)


def _add_output(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--output", type=Path, required=True, metavar=tr("FILE"))
    parser.add_argument("--replace", action="store_true", help=tr("overwrite FILE if it exists"))


def _add_chosen(parser: argparse.ArgumentParser) -> None:
    chosen = parser.add_mutually_exclusive_group()
    chosen.add_argument("--chosen", nargs="+", default=[], metavar="ID", help=_id_help())
    chosen.add_argument("--public", action="store_true", help=tr("those marked public (usual)"))
    chosen.add_argument("--all", action="store_true", help=tr("every badge of your own"))


def _add_signature_options(parser: argparse.ArgumentParser) -> None:
    forms = list(signing.Form)
    parser.add_argument("--form", type=signing.Form, choices=forms, default=signing.Form.EMBEDDED)
    sizes = list(map(int, signing.Size))
    parser.add_argument("--size", type=int, choices=sizes, help=tr("pixels of a badge"))
    parser.add_argument("--name", help=tr("your name, in its first line"))
    parser.add_argument("--role", metavar=tr("TEXT"), help=tr("what you do, and where"))
    parser.add_argument(
        "--line", dest="lines", action="append", metavar=tr("TEXT"), help=tr("another line")
    )
    parser.add_argument("--link", metavar=tr("ADDRESS"), help=tr("where its last line leads"))
    parser.add_argument("--link-words", metavar=tr("TEXT"), help=tr("what that link is called"))
    parser.add_argument(
        "--pictures-at",
        metavar=tr("ADDRESS"),
        help=tr("the web folder where you put the pictures (--form pictures)"),
    )


def _id_help() -> str:
    return tr("the beginning of a badge's identifier, as list shows it")


def resume(options: Namespace) -> int:
    """Save the chosen badges in one of the forms of a resume."""
    from backpack.services.resumes import carried, render_form  # noqa: PLC0415 - start-up

    form = options.form or _form_of(options.output)
    with opened(options) as backpack, terminal_progress() as progress:
        saved = backpack.resumes.plan()
        plan = replace(
            saved, order=options.order or saved.order, length=options.length or saved.length
        )
        disclosure = _disclosure(backpack, options, plan)
        size = 0 if options.no_pictures else PICTURE_SIZE
        disclosed = backpack.disclosing.disclose(disclosure, progress, picture_size=size)
        data = render_form(disclosed, plan, form)
        write_file(options.output, data, replace=options.replace)
        backpack.resumes.save_choices(plan.order, plan.length)
        name, carries = options.output.name, carried(plan.length)
        backpack.sharing.record(disclosed, way=Way.RESUME, place=name, data=data, carries=carries)
    _say_saved(options, disclosed, {"form": str(form)})
    return 0


def wording(options: Namespace) -> int:
    """Show the learner's words for a badge, and change those that are named."""
    with opened(options) as backpack:
        holding = backpack.organising.find(options.id)
        named = {part: getattr(options, part) for part in ("title", "issuer", "details")}
        changed = {part: text for part, text in named.items() if text is not None}
        if changed:
            before = backpack.resumes.plan().wording.get(holding.id, Wording())
            backpack.resumes.save_wording(holding.id, replace(before, **changed))
        now = backpack.resumes.plan().wording.get(holding.id, Wording())
    if options.json:
        say_record(
            {"id": holding.id, "title": now.title, "issuer": now.issuer, "details": now.details}
        )
        return 0
    say(tr("Title: {text}", text=now.title or holding.name))
    say(tr("Issuer: {text}", text=now.issuer or holding.issuer_name))
    for line in now.details.splitlines():
        say(f"  {line}")
    return 0


def signature(options: Namespace) -> int:
    """Save the signature in one of its forms."""
    from backpack.publish.signature.model import compose_signature  # noqa: PLC0415 - start-up
    from backpack.publish.signature.render import (  # noqa: PLC0415 - start-up
        render_pasted,
        render_signature,
    )

    with opened(options) as backpack, terminal_progress() as progress:
        plan = _planned(backpack.mail_signatures.plan(), options)
        chosen = tuple(holding.id for holding in _choose(backpack, options))
        disclosure = Disclosure(holdings=chosen, with_originals=False)
        disclosed = backpack.disclosing.disclose(disclosure, progress, picture_size=PICTURE_SIZE)
        made = compose_signature(disclosed, plan)
        data = render_signature(made, options.form, disclosed.made)
        write_file(options.output, data, replace=options.replace)
        backpack.mail_signatures.save(plan)
        backpack.sharing.record(
            disclosed, way=Way.SIGNATURE, place=options.output.name, data=data, carries=CARRIES
        )
    hosted = render_pasted(made, hosted=True)
    is_too_long = options.form is signing.Form.HOSTED and hosted.is_too_long
    if is_too_long and not options.json:
        complain(tr("Gmail takes 10,000 characters for a signature, and this one is longer."))
    _say_saved(options, disclosed, {"form": str(options.form), "fits_gmail": not is_too_long})
    return 0


def _form_of(output: Path) -> Form:
    """The form that a file's ending tells.

    Raises:
        Fault: ``not-a-resume-form``.
    """
    ending = output.suffix.lower().removeprefix(".")
    ending = {"htm": "html", "markdown": "md"}.get(ending, ending)
    if ending not in list(Form):
        raise Fault("not-a-resume-form", name=output.name, forms=", ".join(Form))
    return Form(ending)


def _disclosure(backpack: Backpack, options: Namespace, plan: ResumePlan) -> Disclosure:
    known = backpack.identifying.learner().name
    return Disclosure(
        holdings=tuple(holding.id for holding in _choose(backpack, options)),
        learner_name=known if options.name is None else options.name,
        with_recipient=options.with_recipient,
        with_evidence=plan.length is Length.FULL and not options.no_evidence,
        with_notes=plan.length is Length.FULL and options.with_notes,
        with_picture=not options.no_pictures,
        with_originals=False,
    )


def _choose(backpack: Backpack, options: Namespace) -> Sequence[Holding]:
    if options.chosen:
        return find_all(backpack.organising, options.chosen)
    wanted = Visibility if options.all else (Visibility.PUBLIC,)
    return backpack.portfolios.choose(wanted)


def _planned(saved: signing.SignaturePlan, options: Namespace) -> signing.SignaturePlan:
    """What was saved, with what is given now in its place."""
    given = {one: getattr(options, one) for one in _OWN if getattr(options, one) is not None}
    if options.lines is not None:
        given["lines"] = tuple(options.lines)
    if options.size is not None:
        given["size"] = signing.Size(options.size)
    return replace(saved, **given)


def _say_saved(options: Namespace, disclosed: Disclosed, more: dict[str, object]) -> None:
    ids = [badge.holding_id for badge in disclosed.badges]
    if options.json:
        say_record({"output": str(options.output), "badges": ids, **more})
        return
    count = ntr("{count} badge", "{count} badges", len(ids))
    say(tr("Saved: {file} ({count})", file=options.output, count=count))
