"""The verb ``registries``: lists of issuers that the learner relies on, by file or address."""

from argparse import Namespace
from pathlib import Path

from backpack.cli.opening import opened
from backpack.cli.output import say, say_checked_again, say_record
from backpack.cli.progress import terminal_progress
from backpack.cli.records import time_text
from backpack.domain.registry import Registry
from backpack.net.addresses import host_of
from backpack.services.backpack import Backpack
from backpack.services.sources import Source
from backpack.words import format_date, ntr, tr


def add(options: Namespace) -> int:
    """Rely on a registry, or read it anew; naming its address is leave for that site, once."""
    with opened(options) as backpack, terminal_progress() as progress:
        registry = _read(backpack, options.source, options.name)
        with backpack.networking.offline():
            changes = backpack.registering.add(registry, progress)
    if options.json:
        say_record(_record(registry) | {"checked_again": len(changes.updated)})
        return 0
    say(tr("You rely on: {registry}", registry=_line(registry)))
    say_checked_again(len(changes.updated))
    return 0


def list_registries(options: Namespace) -> int:
    """One line for each registry."""
    with opened(options) as backpack:
        chosen = backpack.registering.registries()
    for registry in chosen:
        if options.json:
            say_record(_record(registry))
        else:
            say(_line(registry))
    if not chosen and not options.json:
        say(tr("You rely on no registry."))
    return 0


def remove(options: Namespace) -> int:
    """Rely on a registry no longer, and judge anew whom it listed."""
    with (
        opened(options) as backpack,
        terminal_progress() as progress,
        backpack.networking.offline(),
    ):
        changes = backpack.registering.remove(options.name, progress)
    if options.json:
        record = {"name": options.name, "removed": True, "checked_again": len(changes.updated)}
        say_record(record)
        return 0
    say(tr("You no longer rely on: {registry}", registry=options.name))
    say_checked_again(len(changes.updated))
    return 0


def _read(backpack: Backpack, source: str, name: str) -> Registry:
    if source.startswith(("https://", "http://")):
        with backpack.networking.once(filter(None, [host_of(source)])):
            return backpack.registering.fetch(source, name=name)
    path = Path(source)
    return backpack.registering.read(
        Source(name=path.name, path=path).read(), source=path.stem, name=name
    )


def _record(registry: Registry) -> dict[str, object]:
    return {
        "name": registry.name,
        "source": registry.source,
        "issuers": len(registry.issuers),
        "read": time_text(registry.read),
    }


def _line(registry: Registry) -> str:
    count = ntr("{count} issuer", "{count} issuers", len(registry.issuers))
    day = format_date(registry.read)
    return tr("{name}, {count}, read on {date}", name=registry.name, count=count, date=day)
