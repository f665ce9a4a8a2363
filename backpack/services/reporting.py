"""Reports of kept badges: their history, a replay from what they rested on, and files to save."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256

from backpack.domain.credential import Credential
from backpack.domain.faults import Fault
from backpack.domain.ports import Store
from backpack.domain.report import Standing, VerificationReport
from backpack.formats.reading import read_badges
from backpack.formats.saved_report import SavedReport, parse_saved, render_saved
from backpack.publish.report_page import PageCheck, ReportPage, render_report_page
from backpack.services.completing import load_completed
from backpack.services.describing import standing_line
from backpack.services.keeping import Kept, load_kept, told_when_gone
from backpack.services.replaying import MakeVerifier, Replay, replay
from backpack.words import format_date, tr
from backpack.words.verdicts import (
    caution_sentence,
    check_sentence,
    check_title,
    public_standing,
    result_word,
    silence_sentence,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reporting:
    """Tells and saves what was found out; ``make_verifier`` is for going through it again."""

    store: Store
    make_verifier: MakeVerifier

    def history(self, holding_id: str) -> tuple[VerificationReport, ...]:
        """The reports that are kept, newest first: each state with its first and last day.

        Raises:
            Fault: ``no-such-badge`` when it is gone.
        """
        with told_when_gone(holding_id):
            return self.store.load_reports(holding_id)

    def replay(self, holding_id: str) -> Replay:
        """Go through the newest report again, from what it rested on.

        Raises:
            Fault: ``no-such-badge``.
        """
        kept, report = self._load(holding_id)
        identities = () if kept.holding.is_sample else self.store.load_identities()
        return replay(kept.found, report, self.make_verifier, identities)

    def render_json(self, holding_id: str) -> bytes:
        """The newest report with everything that it rested on, for ``replay_saved``.

        Raises:
            Fault: ``no-such-badge``.
        """
        kept, report = self._load(holding_id)
        credential = load_completed(self.store, kept, report).credential
        saved = SavedReport(
            artifact_sha256=kept.holding.artifact_sha256,
            position=kept.holding.position,
            name=credential.name,
            issuer_name=credential.issuer.name,
            report=report,
        )
        return render_saved(saved, in_words=_lines(credential, report))

    def render_page(self, holding_id: str) -> bytes:
        """The newest report as an HTML page.

        Raises:
            Fault: ``no-such-badge``.
        """
        kept, report = self._load(holding_id)
        credential = load_completed(self.store, kept, report).credential
        return render_report_page(_page(kept, credential, report))

    def _load(self, holding_id: str) -> tuple[Kept, VerificationReport]:
        kept = load_kept(self.store, holding_id)
        with told_when_gone(holding_id):
            return kept, self.store.load_report(holding_id)


def replay_saved(saved: bytes, badge: bytes, make_verifier: MakeVerifier) -> Replay:
    """Go through a saved report again, with the badge that it is about.

    Raises:
        Fault: ``not-a-report``, ``report-altered``, ``report-of-another-badge``, or as reading.
    """
    told = parse_saved(saved)
    if sha256(badge).hexdigest() != told.artifact_sha256:
        raise Fault("report-of-another-badge", name=told.name)
    found = read_badges(badge).found
    if not 0 <= told.position < len(found):
        raise Fault("not-a-report")
    return replay(found[told.position], told.report, make_verifier)


def _verdict(credential: Credential, report: VerificationReport) -> Iterator[str]:
    """What others are told: what was proved, never whom the learner has confirmed."""
    settled = report.as_of or report.checked
    yield public_standing(
        report.standing,
        key=report.key,
        checked=settled,
        host=report.host,
        registry=report.registry,
    )
    if report.standing not in (Standing.VERIFIED, Standing.VALID_UNKNOWN_ISSUER):
        yield standing_line(credential, report)
    if since := report.unreachable_since:
        yield silence_sentence(since, [missing.reason for missing in report.missing])


def _lines(credential: Credential, report: VerificationReport) -> Iterator[str]:
    yield from _verdict(credential, report)
    for caution in report.cautions:
        yield caution_sentence(caution.code, caution.parameters)
    for check in report.checks:
        sentence = check_sentence(check.reason, check.parameters)
        yield f"{check_title(check.code)}: {result_word(check.result)}. {sentence}"


def _page(kept: Kept, credential: Credential, report: VerificationReport) -> ReportPage:
    title = tr("Badge without a name") if not credential.name.strip() else credential.name
    return ReportPage(
        title=tr("Report on {badge}", badge=title),
        verdict=tuple(_verdict(credential, report)),
        cautions=tuple(caution_sentence(one.code, one.parameters) for one in report.cautions),
        checks=tuple(
            PageCheck(
                title=check_title(check.code),
                result=result_word(check.result),
                sentence=check_sentence(check.reason, check.parameters),
                details=_as_text(dict(check.details)),
            )
            for check in report.checks
        ),
        answers=report.answers,
        facts=(
            (tr("Issuer"), credential.issuer.name),
            (tr("Issuer's identifier"), credential.issuer.id or ""),
            (tr("Checked"), format_date(report.checked)),
            (tr("File"), kept.holding.file_name),
            (tr("SHA-256 of the file"), kept.holding.artifact_sha256),
        ),
    )


def _as_text(details: dict[str, object]) -> str:
    return json.dumps(details, ensure_ascii=False, indent=1) if details else ""
