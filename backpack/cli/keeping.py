"""The verbs about what is kept: ``list``, ``show``, ``publish``, ``remove`` and ``restore``."""

from argparse import Namespace
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from backpack.cli.backing_up import restore_backup
from backpack.cli.opening import opened
from backpack.cli.output import say, say_record
from backpack.cli.records import detail_record, holding_record
from backpack.cli.sentences import detail_lines, holding_line, title_line
from backpack.domain.holding import Holding, Visibility
from backpack.services.organising import Organising
from backpack.words import ntr, tr
from backpack.words.verdicts import visibility_label


def list_badges(options: Namespace) -> int:
    """One line for each kept badge, newest addition first; or for each in the trash."""
    with opened(options) as backpack:
        organising = backpack.organising
        holdings = organising.trash() if options.trash else organising.holdings()
    for holding in holdings:
        if options.json:
            say_record(holding_record(holding))
        else:
            say(holding_line(holding))
    if not holdings and not options.json:
        say(_nothing_here(in_trash=options.trash))
    return 0


def _nothing_here(*, in_trash: bool) -> str:
    if in_trash:
        return tr("The trash is empty.")
    return tr("The backpack is empty. Add badges with: backpack add FILE")


def show(options: Namespace) -> int:
    """Everything about one badge."""
    with opened(options) as backpack:
        organising = backpack.organising
        detail = organising.detail(organising.find(options.id).id)
    if options.json:
        say_record(detail_record(detail))
        return 0
    for line in detail_lines(detail):
        say(line)
    return 0


def publish(options: Namespace) -> int:
    """Mark who may see these badges. Nothing goes online by this."""
    visibility = Visibility(options.to)
    with opened(options) as backpack:
        chosen = find_all(backpack.organising, options.ids)
        backpack.organising.choose_visibility([held.id for held in chosen], visibility)
    for holding in chosen:
        if options.json:
            say_record(holding_record(replace(holding, visibility=visibility)))
        else:
            say(f"{visibility_label(visibility)}: {title_line(holding.name, holding.issuer_name)}")
    if not options.json:
        say(tr("This is a mark for your portfolio. Nothing went online."))
    return 0


def remove(options: Namespace) -> int:
    """Put badges into the trash, and say how they come back; samples leave for good."""
    if options.samples:
        return _remove_samples(options)
    with opened(options) as backpack:
        chosen = find_all(backpack.organising, options.ids)
        backpack.organising.remove([held.id for held in chosen])
    if options.json:
        for holding in chosen:
            say_record({"id": holding.id, "name": holding.name, "removed": True})
        return 0
    for holding in chosen:
        say(tr("In the trash: {badge}", badge=title_line(holding.name, holding.issuer_name)))
    ids = " ".join(holding.id for holding in chosen)
    say(tr("The way back: backpack restore {ids}", ids=ids))
    return 0


def _remove_samples(options: Namespace) -> int:
    with opened(options) as backpack:
        changes = backpack.sampling.remove()
    if options.json:
        for holding_id in sorted(changes.removed):
            say_record({"id": holding_id, "removed": True})
        return 0
    say(ntr("{count} sample is gone.", "{count} samples are gone.", len(changes.removed)))
    return 0


def restore(options: Namespace) -> int:
    """Take badges out of the trash; or make a backpack of a backup, which no identifier is."""
    if Path(options.ids[0]).suffix == ".backpack" and len(options.ids) == 1:
        return restore_backup(options, Path(options.ids[0]))
    with opened(options) as backpack:
        chosen = _each_once(map(backpack.organising.find_in_trash, options.ids))
        backpack.organising.restore(held.id for held in chosen)
    for holding in chosen:
        if options.json:
            say_record(holding_record(replace(holding, removed=None)))
        else:
            say(tr("Back again: {badge}", badge=title_line(holding.name, holding.issuer_name)))
    return 0


def find_all(organising: Organising, beginnings: Iterable[str]) -> list[Holding]:
    """The badges whose identifiers begin so, each once.

    Raises:
        Fault: ``no-such-badge`` for the first that cannot be told; then nothing is done.
    """
    return _each_once(map(organising.find, beginnings))


def _each_once(holdings: Iterable[Holding]) -> list[Holding]:
    return list({holding.id: holding for holding in holdings}.values())
