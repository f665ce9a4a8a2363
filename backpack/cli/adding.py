"""The verb ``add``: keeps badges. A line is written only once its badge is safely stored."""

from argparse import Namespace
from collections import Counter
from typing import Any

from backpack.cli.checking import is_refused, say_troubles
from backpack.cli.given import followed, given_as_it_is, given_sources
from backpack.cli.going_online import say_unasked
from backpack.cli.opening import opened_or_made
from backpack.cli.output import say, say_record
from backpack.cli.progress import progress_beside_output
from backpack.cli.records import inspection_record
from backpack.cli.sentences import short_id, title_line, verdict_lines
from backpack.domain.holding import Holding
from backpack.domain.report import VerificationReport
from backpack.services.importing import Line, Outcome
from backpack.services.inspecting import Inspection
from backpack.words import mark, ntr, tr

_DONE = {
    Outcome.ADDED: mark("Added"),
    Outcome.NEWER: mark("Added, newer than the one you have"),
    Outcome.ALREADY_HERE: mark("Already here"),
}


def add(options: Namespace) -> int:
    """Keep what is inside each source; 1 when one was refused."""
    givens = () if options.samples else given_sources(options.sources)
    outcomes: Counter[Outcome] = Counter()
    refused = False
    reports: list[VerificationReport] = []
    with opened_or_made(options) as backpack, progress_beside_output() as progress:
        if options.samples:
            givens = tuple(map(given_as_it_is, backpack.sampling.sources()))
        givens = followed(givens, backpack.linking, progress)
        sources = [given.source for given in givens]
        added = backpack.importing.add_each(sources, as_samples=options.samples)
        for number, (given, (inspection, kept)) in enumerate(zip(givens, added, strict=True)):
            progress.step(number, len(givens), given.label)
            lines = tuple(kept)
            refused = refused or is_refused(inspection)
            outcomes.update(line.outcome for line in lines)
            reports += inspection.reports
            if options.json:
                say_record(_added_record(given.label, inspection, lines))
            else:
                _say_added(given.label, inspection, lines)
    if not options.json:
        say()
        say(_summary(outcomes))
        say_unasked(options, reports)
    return int(refused)


def _say_added(label: str, inspection: Inspection, lines: tuple[Line, ...]) -> None:
    say(label)
    kept = [(line.outcome, line.holding) for line in lines if line.holding]
    for (outcome, holding), (found, report) in zip(kept, inspection.badges, strict=True):
        done = tr(_DONE[outcome])
        title = title_line(holding.name, holding.issuer_name)
        say(f"  {done}: {title} ({short_id(holding)})")
        for text in verdict_lines(found.credential, report):
            say("    " + text)
    say_troubles(inspection)
    if likeness := _likeness(lines):
        name = title_line(likeness.name, likeness.issuer_name)
        say("  " + tr("This looks like {name}, which you have.", name=name))
        say("  " + tr("Save it again with its data: backpack rescue FILE --output PICTURE"))


def _added_record(label: str, inspection: Inspection, lines: tuple[Line, ...]) -> dict[str, Any]:
    record = inspection_record(label, inspection, lines)
    if likeness := _likeness(lines):
        record["looks_like"] = {"id": likeness.id, "name": likeness.name}
    return record


def _likeness(lines: tuple[Line, ...]) -> Holding | None:
    return next((line.likeness for line in lines if line.likeness), None)


def _summary(outcomes: Counter[Outcome]) -> str:
    added = outcomes[Outcome.ADDED] + outcomes[Outcome.NEWER]
    here, refused = outcomes[Outcome.ALREADY_HERE], outcomes[Outcome.REFUSED]
    parts = [ntr("{count} badge added", "{count} badges added", added)]
    if here:
        parts.append(ntr("{count} already here", "{count} already here", here))
    if refused:
        parts.append(ntr("{count} refused", "{count} refused", refused))
    return ", ".join(parts) + "."
