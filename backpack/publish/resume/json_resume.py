"""The resume as JSON Resume 1.2.1 (https://jsonresume.org/schema), for programs that typeset one.

What is not known is absent, since the schema takes no null; dates have no time. The schema allows
more members: ``expires``, ``summary`` and ``highlights`` ride along in each certificate.
"""

import json
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from backpack.publish.resume.model import Item, Resume, Section

SCHEMA = "https://raw.githubusercontent.com/jsonresume/resume-schema/v1.0.0/schema.json"


def render_json(resume: Resume) -> bytes:
    """JSON in UTF-8; certificates in the order of the resume, each skill once."""
    skills: dict[str, str] = {}
    for item in resume.items:
        for skill in item.skills:
            skills.setdefault(skill.casefold(), skill)
    document = {
        "$schema": SCHEMA,
        "basics": {"name": resume.learner} if resume.learner else {},
        "certificates": [dict(_certificate(item)) for item in resume.items],
        "skills": [{"name": skill} for skill in skills.values()],
        "meta": {"version": "v1.0.0", "lastModified": resume.made.strftime("%Y-%m-%dT%H:%M:%S")},
    }
    return (json.dumps(document, ensure_ascii=False, indent=2) + "\n").encode()


def _certificate(item: Item) -> Iterator[tuple[str, Any]]:
    yield "name", item.title
    if item.issued:
        yield "date", _day(item.issued)
    if item.link:
        yield "url", item.link
    if item.issuer:
        yield "issuer", item.issuer
    if item.expires:
        yield "expires", _day(item.expires)
    if told := [*item.details, *item.remarks]:
        yield "summary", "\n".join(told)
    if more := [line for section in item.sections for line in _lines(section)]:
        yield "highlights", more


def _lines(section: Section) -> Iterator[str]:
    for entry in section.entries:
        told = " ".join(part for part in (entry.name, entry.text, entry.link) if part)
        yield f"{section.title}: {told}"


def _day(moment: datetime) -> str:
    return moment.date().isoformat()
