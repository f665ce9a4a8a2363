"""What the command line tells people about a badge, line by line."""

import textwrap
from collections.abc import Iterable, Iterator

from backpack.domain.credential import Credential
from backpack.domain.holding import Holding
from backpack.domain.report import Recipient, Standing, VerificationReport
from backpack.services.describing import (
    endorsement_sentence,
    fact_pairs,
    issuer_line,
    result_sentence,
    standing_lines,
)
from backpack.services.organising import Detail
from backpack.words import format_date, tr
from backpack.words.verdicts import (
    caution_sentence,
    check_sentence,
    check_title,
    recipient_sentence,
    result_word,
    standing_chip,
    visibility_chip,
    visibility_label,
)

_WIDTH = 100
_ID_LENGTH = 8


def short_id(holding: Holding) -> str:
    """The beginning of an identifier: enough to name a badge by."""
    return holding.id[:_ID_LENGTH]


def title_line(name: str, issuer: str) -> str:
    """The badge and who issued it."""
    named = name.strip() or tr("Badge without a name")
    return tr("{name}, from {issuer}", name=named, issuer=issuer) if issuer else named


def verdict_lines(credential: Credential, report: VerificationReport) -> Iterator[str]:
    """The standing, whom the badge is made out to where that is known, and the cautions."""
    yield from standing_lines(credential, report)
    if report.standing is Standing.VALID_UNKNOWN_ISSUER:
        yield _what_is_missing(report)
    if report.recipient is Recipient.YOU:
        yield tr("Made out to you.")
    if report.recipient is Recipient.SOMEONE_ELSE:
        yield recipient_sentence(report.recipient)
    for caution in report.cautions:
        text = caution_sentence(caution.code, caution.parameters)
        yield tr("Note: {caution}", caution=text)


def _what_is_missing(report: VerificationReport) -> str:
    """Why a sound badge is not called verified."""
    if not report.issuer_known:
        return tr("You haven't confirmed the issuer.")
    binding = next(check for check in report.checks if check.code == "binding")
    return check_sentence(binding.reason, binding.parameters)


def holding_line(holding: Holding) -> str:
    """One badge in a list: its identifier, standing, who may see it, and what it is."""
    title = title_line(holding.name, holding.issuer_name)
    if holding.is_sample:
        title = tr("{badge} (sample)", badge=title)
    standing = standing_chip(holding.standing, as_of=holding.as_of)
    chips = (standing, visibility_chip(holding.visibility))
    return f"{short_id(holding)}  {chips[0]:16} {chips[1]:8} {title}"


def detail_lines(detail: Detail) -> Iterator[str]:
    """Everything about one kept badge, as far as it was issued with it."""
    credential, holding = detail.found.credential, detail.holding
    yield title_line(holding.name, issuer_line(credential, detail.report))
    yield from verdict_lines(credential, detail.report)
    yield ""
    for label, value in _facts(detail):
        if value:
            yield from _hang(f"{label}: ", value)
    yield from _prose(tr("Description"), credential.achievement.description)
    yield from _prose(tr("How it was earned"), credential.achievement.criteria.narrative)
    yield from _prose(tr("What the issuer says"), credential.narrative)
    yield from _prose(tr("Results"), "\n".join(_results(credential)))
    yield from _evidence(credential)
    yield from _prose(tr("What others say"), "\n".join(_endorsements(credential)))
    yield ""
    yield tr("Checks on {date}", date=format_date(detail.report.checked))
    for check in detail.report.checks:
        text = check_sentence(check.reason, check.parameters)
        yield from _hang(f"  {result_word(check.result)}: {check_title(check.code)}. ", text)


def _facts(detail: Detail) -> Iterator[tuple[str, str]]:
    credential, holding = detail.found.credential, detail.holding
    achievement = credential.achievement
    yield tr("Number"), holding.id
    yield tr("Issuer"), credential.issuer.id or ""
    yield tr("Issuer's page"), credential.issuer.url or ""
    yield tr("Issued"), format_date(credential.issued) if credential.issued else ""
    yield tr("Expires"), format_date(credential.expires) if credential.expires else ""
    yield tr("Recipient"), ", ".join(_recipients(credential))
    yield tr("Kind"), achievement.achievement_type
    yield tr("Tags"), ", ".join(achievement.tags)
    yield tr("Aligned with"), "; ".join(_alignments(credential))
    yield tr("Criteria"), achievement.criteria.url or ""
    yield from fact_pairs(credential)
    yield tr("Terms of use"), ", ".join(credential.terms_of_use)
    yield tr("Goes with"), ", ".join(related.id for related in achievement.related)
    yield tr("Standard"), credential.standard
    yield tr("File"), holding.file_name
    yield tr("Added"), format_date(holding.added)
    yield tr("Who can see it"), visibility_label(holding.visibility)


def _recipients(credential: Credential) -> Iterator[str]:
    for recipient in credential.recipients:
        hidden = tr("{kind} (hidden)", kind=recipient.type)
        yield hidden if recipient.is_hashed else recipient.value


def _alignments(credential: Credential) -> Iterator[str]:
    for alignment in credential.achievement.alignments:
        details = (alignment.framework, alignment.code, alignment.url or "")
        extra = ", ".join(part for part in details if part)
        yield f"{alignment.name} ({extra})" if extra else alignment.name


def _results(credential: Credential) -> Iterator[str]:
    for result in credential.results:
        yield result_sentence(credential.achievement, result)


def _endorsements(credential: Credential) -> Iterator[str]:
    """What check 10 says of them stands among the checks."""
    for endorsement in credential.endorsements:
        who = endorsement_sentence(endorsement)
        yield f"{who}: {endorsement.comment}" if endorsement.comment else who


def _evidence(credential: Credential) -> Iterator[str]:
    for number, item in enumerate(credential.evidence, 1):
        title = tr("Evidence {number}", number=number)
        parts = (item.name, item.genre, item.url or "", item.description, item.narrative)
        yield from _prose(title, "\n".join(part for part in parts if part))


def _prose(title: str, text: str) -> Iterator[str]:
    if not text.strip():
        return
    yield ""
    yield title
    for paragraph in text.splitlines():
        yield from _hang("  ", paragraph)


def _hang(first: str, text: str) -> Iterable[str]:
    indent = " " * (len(first) - len(first.lstrip()) + 2 if first.strip() else len(first))
    return textwrap.wrap(
        text, _WIDTH, initial_indent=first, subsequent_indent=indent, break_long_words=False
    )
