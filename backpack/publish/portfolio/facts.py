"""The short facts of a badge: dates, kind, credits, numbers, each with its label."""

from collections.abc import Iterator
from datetime import datetime

from backpack.domain.credential import Credential, Standard
from backpack.words import format_date, mark, tr

_STANDARDS = {
    Standard.CLR_2_0: mark("Comprehensive Learner Record 2.0"),
    Standard.OTHER: mark("Another credential"),
}


def dates(credential: Credential) -> Iterator[tuple[str, str]]:
    """Label and value of the two dates that every badge is asked for."""
    yield tr("Issued"), _day(credential.issued)
    yield tr("Expires"), _day(credential.expires) or tr("Never")


def facts(credential: Credential) -> Iterator[tuple[str, str]]:
    """Label and value of every other fact; a value may be empty."""
    if credential.awarded != credential.issued:
        yield tr("Awarded"), _day(credential.awarded)
    for recipient in credential.recipients:
        yield tr("Earner"), recipient.value
    yield from _of_activity(credential)
    yield from _of_achievement(credential)
    yield tr("Standard"), _standard(credential.standard)


def _of_activity(credential: Credential) -> Iterator[tuple[str, str]]:
    activity = credential.activity
    yield tr("Started"), _day(activity.started)
    yield tr("Ended"), _day(activity.ended)
    yield tr("Role"), activity.role
    yield tr("Term"), activity.term
    yield tr("Licence"), activity.licence_number
    yield tr("Credits earned"), activity.credits_earned
    yield tr("Source"), activity.source.name if activity.source else ""


def _of_achievement(credential: Credential) -> Iterator[tuple[str, str]]:
    achievement = credential.achievement
    yield tr("Kind"), achievement.achievement_type
    yield tr("Credits"), achievement.credits
    yield tr("Field"), achievement.field_of_study
    yield tr("Specialisation"), achievement.specialization
    yield tr("Code"), achievement.human_code
    yield tr("Version"), achievement.version
    yield tr("Language"), achievement.language
    for kind, value in achievement.identifiers:
        yield kind or tr("Identifier"), value
    if achievement.creator and achievement.creator.id != credential.issuer.id:
        yield tr("Designed by"), achievement.creator.name or achievement.creator.id or ""


def _standard(standard: Standard) -> str:
    if standard in _STANDARDS:
        return tr(_STANDARDS[standard])
    return tr("Open Badges {version}", version=standard.value)


def _day(moment: datetime | None) -> str:
    return format_date(moment) if moment else ""
