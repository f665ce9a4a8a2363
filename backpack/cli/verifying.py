"""The verb ``verify``: checks kept badges again, chosen ones, all of them, or what is due."""

from argparse import Namespace

from backpack.cli.going_online import say_unasked
from backpack.cli.keeping import find_all
from backpack.cli.opening import opened
from backpack.cli.output import say, say_checked_again, say_record
from backpack.cli.progress import terminal_progress
from backpack.cli.records import holding_record, time_text
from backpack.cli.sentences import holding_line, title_line
from backpack.services.backpack import Backpack
from backpack.services.rechecking import StandingChange
from backpack.words import tr
from backpack.words.verdicts import standing_chip


def verify(options: Namespace) -> int:
    """Check badges again and tell how they stand; with ``--due``, tell what has changed."""
    with opened(options) as backpack:
        return _verify_due(backpack, options) if options.due else _verify(backpack, options)


def _verify(backpack: Backpack, options: Namespace) -> int:
    organising = backpack.organising
    chosen = find_all(organising, options.ids) if options.ids else organising.holdings()
    with terminal_progress() as progress:
        changes = backpack.verifying.verify([held.id for held in chosen], progress)
    checked = organising.pick(one.id for one in chosen if one.id in changes.updated)
    for held in checked:
        if options.json:
            say_record(holding_record(held))
        else:
            say(holding_line(held))
    if not options.json:
        say_unasked(options, [organising.detail(held.id).report for held in checked])
    return 0


def _verify_due(backpack: Backpack, options: Namespace) -> int:
    with terminal_progress() as progress:
        changes = backpack.rechecking.recheck(progress)
    news = backpack.rechecking.news()
    for change in news:
        if options.json:
            say_record(_change_record(change))
        else:
            say(_change_line(change))
    if not options.json:
        say_checked_again(len(changes.updated))
    backpack.rechecking.mark_seen(news)
    return 0


def _change_record(change: StandingChange) -> dict[str, object]:
    return {
        **holding_record(change.holding),
        "before": change.before.value,
        "when": time_text(change.when),
    }


def _change_line(change: StandingChange) -> str:
    held = change.holding
    return tr(
        "{badge}: was “{before}”, is “{after}”",
        badge=title_line(held.name, held.issuer_name),
        before=standing_chip(change.before),
        after=standing_chip(held.standing, as_of=held.as_of),
    )
