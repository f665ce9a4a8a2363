"""Makes the resume of disclosed badges: whose words stand where, and what must be said.

A badge that was revoked, suspended or altered, and a sample, say so in every length. What a
disclosure withholds is not there to be written.
"""

from collections.abc import Iterator
from datetime import datetime

from backpack.domain.credential import Alignment, Credential, Evidence
from backpack.domain.disclosure import Disclosed, DisclosedBadge
from backpack.domain.faults import Fault
from backpack.domain.report import Standing
from backpack.publish.plain import plain_line, plain_text, sound_link
from backpack.publish.resume.grouping import group_items
from backpack.publish.resume.model import Entry, Item, Resume, Section
from backpack.publish.resume.plan import Length, ResumePlan, Wording
from backpack.publish.resume.prose import Line, parse_prose
from backpack.words import tr
from backpack.words.verdicts import issuer_title, public_standing

MOST_SKILLS = 12

_SAID_IN_SHORT = (
    Standing.INVALID,
    Standing.REVOKED,
    Standing.SUSPENDED,
    Standing.NOT_YET_VALID,
)
"""What nobody may pass over in silence; that a badge has expired is told by its dates."""


def compose_resume(disclosed: Disclosed, plan: ResumePlan) -> Resume:
    """The resume of these badges.

    Raises:
        Fault: ``nothing-chosen``.
    """
    if not disclosed.badges:
        raise Fault("nothing-chosen")
    items = tuple(_item(badge, plan, disclosed.made) for badge in disclosed.badges)
    is_linked = any(item.link for item in items)
    return Resume(
        learner=plain_line(disclosed.learner_name),
        heading=tr("Certifications and badges"),
        groups=group_items(items, plan.order),
        note=tr("Each linked title leads to the badge itself.") if is_linked else "",
        made=disclosed.made,
    )


def _item(badge: DisclosedBadge, plan: ResumePlan, made: datetime) -> Item:
    credential = badge.credential
    wording = plan.wording.get(badge.holding_id, Wording())
    is_full = plan.length is Length.FULL
    name = plain_line(credential.name)
    title = plain_line(wording.title) or name or tr("Badge without a name")
    written = wording.details or (credential.achievement.description if is_full else "")
    return Item(
        title=title,
        issuer=plain_line(wording.issuer) or _issuer(badge),
        link=sound_link(badge.address),
        issued=credential.issued,
        expires=credential.expires,
        has_expired=bool(credential.expires and credential.expires <= made),
        skills=_skills(credential),
        details=_paragraphs(written),
        remarks=tuple(_remarks(badge, plan.length)),
        sections=tuple(_sections(badge)) if is_full else (),
        picture=badge.picture,
        alternative_text=plain_line(badge.alternative_text)
        or tr("Picture of the badge {name}", name=title),
    )


def _issuer(badge: DisclosedBadge) -> str:
    profile = badge.credential.issuer
    recorder = badge.standing.recorder if profile.name else ""
    return plain_line(issuer_title(profile.name, recorder=recorder))


def _paragraphs(text: str) -> tuple[str, ...]:
    """Each line of ``text`` that says something."""
    lines = (" ".join(line.split()) for line in plain_text(text).split("\n"))
    return tuple(line for line in lines if line)


def _skills(credential: Credential) -> tuple[str, ...]:
    """Each skill once, as first written."""
    named: dict[str, str] = {}
    for tag in credential.achievement.tags:
        if skill := plain_line(tag, 80):
            named.setdefault(skill.casefold(), skill)
    return tuple(named.values())[:MOST_SKILLS]


def _remarks(badge: DisclosedBadge, length: Length) -> Iterator[str]:
    if badge.is_sample:
        yield tr("Sample: nobody earned it")
    if badge.standing.standing in _SAID_IN_SHORT and length is Length.SHORT:
        yield _standing(badge)


def _standing(badge: DisclosedBadge) -> str:
    told = badge.standing
    return public_standing(
        told.standing,
        key=told.key,
        checked=told.checked,
        host=told.host,
        registry=told.registry,
    )


def _sections(badge: DisclosedBadge) -> Iterator[Section]:
    credential = badge.credential
    achievement = credential.achievement
    criteria = [*_prose(parse_prose(achievement.criteria.narrative))]
    if link := sound_link(achievement.criteria.url):
        criteria.append(Entry(text="", name=tr("The criteria in full"), link=link))
    aligned = [_alignment(one) for one in achievement.alignments]
    narrative = _prose(parse_prose(credential.narrative))
    evidence = [entry for item in credential.evidence for entry in _evidence(item)]
    made_out = [
        Entry(text=plain_line(one.value)) for one in credential.recipients if not one.is_hashed
    ]
    notes = [Entry(text=line) for line in _paragraphs(badge.notes)]
    for title, entries in (
        (tr("How it was earned"), criteria),
        (tr("Standards and frameworks"), aligned),
        (tr("Evidence"), [*narrative, *evidence]),
        (tr("Made out to"), made_out),
        (tr("Notes"), notes),
        (tr("Verification"), [Entry(text=plain_line(_standing(badge)))]),
    ):
        if entries:
            yield Section(title=title, entries=tuple(entries))


def _prose(lines: tuple[Line, ...]) -> Iterator[Entry]:
    for line in lines:
        yield Entry(text=line.text, is_item=line.is_item)


def _alignment(alignment: Alignment) -> Entry:
    name = plain_line(alignment.name or alignment.code or alignment.framework)
    about = (alignment.framework, alignment.code)
    quiet = ", ".join(part for part in map(plain_line, about) if part and part != name)
    return Entry(name=name, link=sound_link(alignment.url), text=quiet, is_item=True)


def _evidence(item: Evidence) -> Iterator[Entry]:
    name = plain_line(item.name or item.genre) or tr("Evidence")
    yield Entry(
        name=name,
        link=sound_link(item.url),
        text=" ".join(_paragraphs(item.description)),
        is_item=True,
    )
    yield from _prose(parse_prose(item.narrative))
