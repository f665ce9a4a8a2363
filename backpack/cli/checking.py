"""The verb ``check``: looks at badges without keeping anything."""

from argparse import Namespace
from dataclasses import replace
from pathlib import Path

from backpack import RELEASED
from backpack.bootstrap import SystemClock
from backpack.cli.given import followed, given_sources
from backpack.cli.going_online import say_unasked
from backpack.cli.opening import made, opened
from backpack.cli.output import say, say_record, say_refusal
from backpack.cli.progress import progress_beside_output
from backpack.cli.records import inspection_record
from backpack.cli.sentences import title_line, verdict_lines
from backpack.domain.leave import Leave
from backpack.domain.ports import Clock
from backpack.domain.registry import Registry, list_issuers
from backpack.domain.report import VerificationReport
from backpack.services.describing import issuer_line
from backpack.services.inspecting import Inspection
from backpack.services.policies import load_policy
from backpack.services.registries import read_registry
from backpack.services.sources import Source
from backpack.verify.policy import Policy


def check(options: Namespace) -> int:
    """Tell what is inside each source, and how it stands; 1 when one was refused."""
    givens = given_sources(options.sources)
    refused = False
    reports: list[VerificationReport] = []
    with made(options) as program, progress_beside_output() as progress:
        policy, leave = _learner(options)
        inspector = program.inspector(lambda: leave)
        givens = followed(givens, program.linking(lambda: leave), progress)
        inspections = inspector.inspect_all((each.source for each in givens), policy)
        for number, (given, inspection) in enumerate(zip(givens, inspections, strict=True)):
            progress.step(number, len(givens), given.label)
            refused = refused or is_refused(inspection)
            reports += inspection.reports
            if options.json:
                say_record(inspection_record(given.label, inspection))
            else:
                _say_inspection(given.label, inspection)
    if not options.json:
        say_unasked(options, reports)
    return int(refused)


def is_refused(inspection: Inspection) -> bool:
    """Whether the source, or something inside of it, was refused."""
    return inspection.reading is None or bool(inspection.reading.refused)


def say_troubles(inspection: Inspection) -> None:
    """Tell why a source was refused, or what inside of it."""
    inner = inspection.reading.refused if inspection.reading else ()
    if inspection.fault:
        say_refusal(inspection.fault)
    for one in inner:
        if one.name:
            say(f"  {one.name}")
        say_refusal(one.fault)


def _learner(options: Namespace) -> tuple[Policy, Leave]:
    """What the options say, and with ``--home`` what the backpack there says too."""
    clock = SystemClock()
    policy, leave = Policy(now=clock.now(), not_before=RELEASED), Leave()
    if options.home:
        with opened(options) as backpack:
            policy = load_policy(backpack.store, clock)
            leave = backpack.networking.leave()
    policy = replace(
        policy,
        now=options.as_of or policy.now,
        not_before=None if options.as_of else policy.not_before,
        identities=(*policy.identities, *options.identity),
        known_issuers=policy.known_issuers | frozenset(options.known_issuer),
        registered={**list_issuers(_registries(options, clock)), **policy.registered},
    )
    return policy, leave


def _registries(options: Namespace, clock: Clock) -> tuple[Registry, ...]:
    files = [Source(name=path.name, path=path) for path in options.registry]
    return tuple(read_registry(file.read(), clock, source=Path(file.name).stem) for file in files)


def _say_inspection(label: str, inspection: Inspection) -> None:
    say(label)
    for found, report in inspection.badges:
        say("  " + title_line(found.credential.name, issuer_line(found.credential, report)))
        for line in verdict_lines(found.credential, report):
            say("    " + line)
    say_troubles(inspection)
