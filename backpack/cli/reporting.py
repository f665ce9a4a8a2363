"""The verbs about reports: ``report`` saves one, ``history`` lists them, ``replay`` repeats one."""

from argparse import Namespace
from pathlib import Path
from typing import Any

from backpack.bootstrap import make_verifier
from backpack.cli.given import given_sources
from backpack.cli.opening import opened
from backpack.cli.output import say, say_record
from backpack.cli.records import time_text
from backpack.domain.report import Check, VerificationReport
from backpack.services.replaying import Replay
from backpack.services.reporting import replay_saved
from backpack.services.writing import write_file
from backpack.words import format_date, tr
from backpack.words.verdicts import check_sentence, check_title, result_word, standing_chip

FORMS = (".json", ".html")
"""How the name of a saved report may end: for programs with everything, or as a page."""


def report(options: Namespace) -> int:
    """Save the newest report on a badge, with what it rests on."""
    output: Path = options.output
    with opened(options) as backpack:
        holding = backpack.organising.find(options.id)
        is_page = output.suffix.lower() == ".html"
        reporting = backpack.reporting
        data = (reporting.render_page if is_page else reporting.render_json)(holding.id)
    write_file(output, data, replace=options.replace)
    if options.json:
        say_record({"output": str(output), "badges": [holding.id]})
    else:
        say(tr("Saved: {file}", file=output))
    return 0


def history(options: Namespace) -> int:
    """Each state of a badge with the first and the last day it was found so, newest first."""
    with opened(options) as backpack:
        reports = backpack.reporting.history(backpack.organising.find(options.id).id)
    for each in reports:
        if options.json:
            say_record(_history_record(each))
        else:
            say(f"{format_date(each.checked):12} {standing_chip(each.standing, as_of=each.as_of)}")
    return 0


def replay(options: Namespace) -> int:
    """Go through a report again, offline; 1 when it does not come out the same."""
    if options.badge is None:
        with opened(options) as backpack:
            holding = backpack.organising.find(options.report)
            replayed = backpack.reporting.replay(holding.id)
    else:
        saved, badge = (_read(each) for each in (options.report, options.badge))
        replayed = replay_saved(saved, badge, make_verifier)
    if options.json:
        say_record(_replay_record(replayed))
    else:
        _say_replayed(replayed)
    return int(not replayed.is_same)


def _read(path: str) -> bytes:
    (given,) = given_sources([path])
    return given.source.read()


def _say_replayed(replayed: Replay) -> None:
    standing = standing_chip(replayed.before.standing, as_of=replayed.before.as_of)
    day = format_date(replayed.before.checked)
    if replayed.is_same:
        say(tr("The same as on {date}: {standing}", date=day, standing=standing))
        say(tr("This follows from what the sites answered then. Nobody was asked."))
        return
    now = standing_chip(replayed.now.standing, as_of=replayed.now.as_of)
    say(tr("Not the same. On {date}: {then}. Now: {now}", date=day, then=standing, now=now))
    for then, again in replayed.differences:
        say(f"  {check_title(then.code)}")
        for check in (then, again):
            sentence = check_sentence(check.reason, check.parameters)
            say(f"    {result_word(check.result)}: {sentence}")


def _history_record(each: VerificationReport) -> dict[str, Any]:
    return {
        "checked": time_text(each.checked),
        "standing": each.standing.value,
        "genuine": each.genuine.value,
        "recipient": each.recipient.value,
        "as_of": time_text(each.as_of),
        "unreachable_since": time_text(each.unreachable_since),
    }


def _replay_record(replayed: Replay) -> dict[str, Any]:
    return {
        "same": replayed.is_same,
        "checked": time_text(replayed.before.checked),
        "then": replayed.before.standing.value,
        "now": replayed.now.standing.value,
        "differences": [
            {"code": then.code, "then": _end(then), "now": _end(again)}
            for then, again in replayed.differences
        ],
    }


def _end(check: Check) -> dict[str, str]:
    text = check_sentence(check.reason, check.parameters)
    return {"result": check.result.value, "reason": check.reason, "text": text}
