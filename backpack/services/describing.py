"""What a badge says beside its name and its dates, in plain words: for window and command line.

The words of the badge itself are given as they stand. Source of the codes: Open Badges 3.0,
ResultStatusType and IdentifierTypeEnum.
"""

from collections.abc import Iterator
from datetime import datetime

from backpack.domain.credential import (
    Achievement,
    Activity,
    Credential,
    Endorsement,
    Profile,
    Related,
    Result,
    ResultDescription,
    RubricLevel,
)
from backpack.domain.report import Standing, VerificationReport
from backpack.verify.standing import deciding_check, stated_reason
from backpack.words import format_date, mark, tr
from backpack.words.verdicts import (
    check_sentence,
    issuer_title,
    memory_sentence,
    standing_chip,
    standing_sentence,
)

_STATUSES = {
    "Completed": mark("completed"),
    "Enrolled": mark("enrolled"),
    "Failed": mark("not passed"),
    "InProgress": mark("in progress"),
    "OnHold": mark("on hold"),
    "Provisional": mark("provisional"),
    "Withdrew": mark("withdrew"),
}

_ABOUT = {
    "badge": mark("about this badge"),
    "achievement": mark("about this achievement"),
    "issuer": mark("about the issuer"),
    "creator": mark("about who designed it"),
}


def issuer_line(credential: Credential, report: VerificationReport) -> str:
    """What the issuer is called, and who recorded that where many share a host; or empty."""
    name = credential.issuer.name
    return issuer_title(name, recorder=report.issuer_recorder) if name else ""


def standing_line(credential: Credential, report: VerificationReport) -> str:
    """The standing as the learner reads it, with the reason or the day."""
    decisive = deciding_check(report.checks, report.standing)
    why = check_sentence(decisive.reason, decisive.parameters) if decisive else ""
    begins = report.standing is Standing.NOT_YET_VALID
    date = credential.issued if begins else credential.expires
    if date is None and report.standing in (Standing.NOT_YET_VALID, Standing.EXPIRED):
        return standing_chip(report.standing)
    stated = stated_reason(report.checks, report.standing)
    return standing_sentence(report.standing, why=why, date=date, host=report.host, stated=stated)


def standing_lines(credential: Credential, report: VerificationReport) -> Iterator[str]:
    """The standing, and on which earlier check it rests, where it does."""
    yield standing_line(credential, report)
    if report.as_of:
        reasons = [missing.reason for missing in report.missing]
        yield memory_sentence(
            report.standing,
            as_of=report.as_of,
            unreachable_since=report.unreachable_since,
            reasons=reasons,
        )


def fact_pairs(credential: Credential) -> Iterator[tuple[str, str]]:
    """Titles and values of what the badge tells in a few words; empty ones left out."""
    facts = (*_of_achievement(credential.achievement), *_of_activity(credential.activity))
    awarded = _date(credential.awarded) if credential.awarded != credential.issued else ""
    for title, value in ((tr("Awarded"), awarded), *facts):
        if value:
            yield title, value
    for kind, identifier in credential.achievement.identifiers:
        yield kind or tr("Also known as"), identifier


def _of_achievement(achievement: Achievement) -> Iterator[tuple[str, str]]:
    yield tr("Language"), achievement.language
    yield tr("Version"), achievement.version
    yield tr("Field of study"), achievement.field_of_study
    yield tr("Specialization"), achievement.specialization
    yield tr("Code"), achievement.human_code
    yield tr("Credits"), achievement.credits
    yield tr("Designed by"), _name(achievement.creator)


def _of_activity(activity: Activity) -> Iterator[tuple[str, str]]:
    yield tr("Credits earned"), activity.credits_earned
    yield tr("Began"), _date(activity.started)
    yield tr("Finished"), _date(activity.ended)
    yield tr("Term"), activity.term
    yield tr("Role"), activity.role
    yield tr("License number"), activity.licence_number
    yield tr("Learned at"), _name(activity.source)


def result_sentence(achievement: Achievement, result: Result) -> str:
    """What came out: "Final grade: 92 · passed with distinction · completed"."""
    described = achievement.description_of(result)
    level = achievement.level_of(result.level)
    reached = level.name or level.level if level else result.level or ""
    status = tr(_STATUSES[result.status]) if result.status in _STATUSES else result.status
    outcome = " · ".join(part for part in (result.value, reached, status) if part)
    name = described.name if described else ""
    if not name or not outcome:
        return name or outcome
    return tr("{name}: {outcome}", name=name, outcome=outcome)


def scale_sentences(achievement: Achievement, described: ResultDescription) -> Iterator[str]:
    """How to read a result: from where to where, and what was needed."""
    if described.minimum and described.maximum:
        yield tr("From {least} to {most}", least=described.minimum, most=described.maximum)
    elif described.maximum:
        yield tr("At most {most}", most=described.maximum)
    elif described.minimum:
        yield tr("At least {least}", least=described.minimum)
    if described.allowed_values:
        yield tr("Possible: {values}", values=", ".join(described.allowed_values))
    level = achievement.level_of(described.required_level)
    needed = (described.required_value, level.name or level.level if level else "")
    if any(needed):
        yield tr("Needed: {value}", value=" · ".join(filter(None, needed)))


def level_sentence(level: RubricLevel) -> str:
    """One step of a rubric: "Mastered (4, 10 points): Works alone."."""
    points = tr("{count} points", count=level.points) if level.points else ""
    inside = ", ".join(part for part in (level.level if level.name else "", points) if part)
    name = level.name or level.level
    title = f"{name} ({inside})" if name and inside else name or inside
    return ": ".join(part for part in (title, level.description) if part)


def endorsement_sentence(endorsement: Endorsement) -> str:
    """Who is said to speak, and about what."""
    who = _name(endorsement.endorser) or endorsement.endorser.url or tr("Somebody")
    return tr("{who}, {about}", who=who, about=tr(_ABOUT[endorsement.about]))


def related_sentence(related: Related) -> str:
    """What a related achievement is, beside its address."""
    language = tr("in the language {code}", code=related.language) if related.language else ""
    version = tr("version {number}", number=related.version) if related.version else ""
    return ", ".join(part for part in (language, version) if part)


def _date(moment: datetime | None) -> str:
    return format_date(moment) if moment else ""


def _name(profile: Profile | None) -> str:
    return (profile.name or profile.id or "") if profile else ""
