"""The verb ``identity``: the learner's own addresses, which tell whom a badge is made out to."""

from argparse import Namespace

from backpack.cli.opening import opened
from backpack.cli.output import say, say_checked_again, say_record
from backpack.cli.progress import terminal_progress
from backpack.domain.holding import Identity
from backpack.words import tr


def add(options: Namespace) -> int:
    """Tell an identity and look again whom each badge is made out to."""
    with opened(options) as backpack, terminal_progress() as progress:
        changes = backpack.identifying.add_identity(options.identity, progress)
    if options.json:
        say_record(_record(options.identity) | {"checked_again": len(changes.updated)})
        return 0
    say(tr("Yours: {identity}", identity=_text(options.identity)))
    say_checked_again(len(changes.updated))
    return 0


def list_identities(options: Namespace) -> int:
    """One line for each identity."""
    with opened(options) as backpack:
        identities = backpack.identifying.learner().identities
    for identity in identities:
        if options.json:
            say_record(_record(identity))
        else:
            say(_text(identity))
    if not identities and not options.json:
        say(tr("Nothing is known of you. Add what is yours with: backpack identity add email:…"))
    return 0


def remove(options: Namespace) -> int:
    """Take an identity away and look again whom each badge is made out to."""
    with opened(options) as backpack, terminal_progress() as progress:
        changes = backpack.identifying.remove_identity(options.identity, progress)
    if options.json:
        record = {"removed": True, "checked_again": len(changes.updated)}
        say_record(_record(options.identity) | record)
        return 0
    say(tr("No longer yours: {identity}", identity=_text(options.identity)))
    say_checked_again(len(changes.updated))
    return 0


def _record(identity: Identity) -> dict[str, object]:
    return {"type": identity.type, "value": identity.value}


def _text(identity: Identity) -> str:
    return f"{identity.type}:{identity.value}"
