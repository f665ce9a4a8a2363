"""The verbs that let files out: ``export`` and ``original``."""

import sys
from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path

from backpack.cli.keeping import find_all
from backpack.cli.opening import opened
from backpack.cli.output import complain, say, say_bytes, say_record
from backpack.cli.statuses import WRONG_USAGE
from backpack.domain.holding import Holding, Visibility
from backpack.services.backpack import Backpack
from backpack.services.writing import write_file
from backpack.words import ntr, tr

STANDARD_OUTPUT = Path("-")


def export(options: Namespace) -> int:
    """Save a zip of the chosen badges' originals."""
    with opened(options) as backpack:
        chosen = _choose(backpack, options)
        data = backpack.exporting.package([held.id for held in chosen])
    write_file(options.output, data, replace=options.replace)
    _say_saved(options, chosen)
    return 0


def original(options: Namespace) -> int:
    """Save one badge's file, byte for byte as it was added; never onto a screen."""
    if options.output == STANDARD_OUTPUT and sys.stdout.isatty():
        complain(tr("A badge is no text for a screen. Name a file, or pipe the output on."))
        return WRONG_USAGE
    with opened(options) as backpack:
        holding = backpack.organising.find(options.id)
        artifact = backpack.exporting.original(holding.id)
    if options.output == STANDARD_OUTPUT:
        say_bytes(artifact.data)
        return 0
    write_file(options.output, artifact.data, replace=options.replace)
    if options.json:
        say_record(_saved_record(options, [holding]) | {"sha256": artifact.sha256})
    else:
        say(tr("Saved: {file}", file=options.output))
    return 0


def _choose(backpack: Backpack, options: Namespace) -> Sequence[Holding]:
    if options.ids:
        return find_all(backpack.organising, options.ids)
    holdings = backpack.organising.holdings()
    if options.all:
        return holdings
    return [holding for holding in holdings if holding.visibility is Visibility.PUBLIC]


def _say_saved(options: Namespace, chosen: Sequence[Holding]) -> None:
    if options.json:
        say_record(_saved_record(options, chosen))
        return
    count = ntr("{count} badge", "{count} badges", len(chosen))
    say(tr("Saved: {file} ({count})", file=options.output, count=count))


def _saved_record(options: Namespace, chosen: Sequence[Holding]) -> dict[str, object]:
    return {"output": str(options.output), "badges": [holding.id for holding in chosen]}
