"""The parts of the panel's first tab that few badges have: results, endorsements, relations."""

from collections.abc import Iterator

from PySide6.QtWidgets import QWidget

from backpack.domain.credential import Achievement, Alignment, Endorsement, Related, Result
from backpack.domain.report import Result as CheckResult
from backpack.domain.report import VerificationReport
from backpack.services.describing import (
    endorsement_sentence,
    level_sentence,
    related_sentence,
    result_sentence,
    scale_sentences,
)
from backpack.ui.boxes import bare_column
from backpack.ui.links import LinkButton, parse_link
from backpack.ui.paragraph import Paragraph
from backpack.ui.views.facts import section
from backpack.ui.views.panel_contents import PanelContents
from backpack.words import format_date, tr
from backpack.words.verdicts import check_sentence


def results_section(contents: PanelContents) -> QWidget | None:
    """What came out, and how to read it; what might have come out, where nothing did."""
    credential = contents.detail.found.credential
    achievement = credential.achievement
    results = credential.results or tuple(
        Result(description=one.id) for one in achievement.result_descriptions if one.id
    )
    parts = [_result(achievement, result) for result in results]
    return section(tr("Results"), *parts) if parts else None


def endorsements_section(contents: PanelContents) -> QWidget | None:
    """Who else speaks for it, and how far that was checked."""
    endorsements = contents.detail.found.credential.endorsements
    if not endorsements:
        return None
    note = Paragraph(_how_sure(contents.detail.report), role="muted")
    return section(tr("What others say"), *map(_endorsement, endorsements), note)


def related_section(contents: PanelContents) -> QWidget | None:
    """Other achievements that go with it, and this one in other languages."""
    related = contents.detail.found.credential.achievement.related
    return section(tr("Goes with"), *map(_related, related)) if related else None


def _result(achievement: Achievement, result: Result) -> QWidget:
    described = achievement.description_of(result)
    lines = [result_sentence(achievement, result)]
    hints = list(scale_sentences(achievement, described)) if described else []
    hints += [level_sentence(level) for level in described.levels] if described else []
    aligned = (*result.alignments, *(described.alignments if described else ()))
    hints += dict.fromkeys(map(_aligned_to, aligned))
    return _stack(
        *(Paragraph(line) for line in lines if line),
        *(Paragraph(hint, role="muted") for hint in hints if hint),
    )


def _aligned_to(alignment: Alignment) -> str:
    known = (alignment.framework, alignment.code, alignment.name)
    return tr("Aligned to {name}", name=" · ".join(filter(None, known)))


def _endorsement(endorsement: Endorsement) -> QWidget:
    return _stack(*_endorsement_parts(endorsement))


def _endorsement_parts(endorsement: Endorsement) -> Iterator[QWidget]:
    yield Paragraph(endorsement_sentence(endorsement))
    if endorsement.comment:
        yield Paragraph(endorsement.comment)
    if endorsement.issued:
        yield Paragraph(format_date(endorsement.issued), role="muted")
    if link := parse_link(endorsement.endorser.url):
        yield LinkButton(link.host, link)


def _how_sure(report: VerificationReport) -> str:
    """The sentence of the check that looks at endorsements: what others say is theirs to sign."""
    check = next(one for one in report.checks if one.code == "endorsements")
    if check.result is CheckResult.NOT_APPLICABLE:
        return tr("Only the badge says so. Nobody has checked that it is theirs.")
    return check_sentence(check.reason, check.parameters)


def _related(related: Related) -> QWidget:
    link = parse_link(related.id)
    address: QWidget = LinkButton(link.host, link) if link else Paragraph(related.id)
    about = related_sentence(related)
    return _stack(address, *([Paragraph(about, role="muted")] if about else []))


def _stack(*parts: QWidget) -> QWidget:
    box = QWidget()
    column = bare_column(box, 2)
    for part in parts:
        column.addWidget(part)
    return box
