"""The resume as one HTML page: self-contained, without a script, in light and dark.

Pictures are within the page, so opening it asks nobody for anything.
"""

from base64 import b64encode
from itertools import groupby
from typing import Any

from backpack.publish.portfolio.pictures import is_png
from backpack.publish.resume.model import Item, Resume, Section
from backpack.publish.templates import fill_template
from backpack.words import tr


def render_page(resume: Resume) -> bytes:
    """The page in UTF-8."""
    title = " · ".join(part for part in (resume.learner, resume.heading) if part)
    groups = [
        {"title": group.title, "items": [_item(item) for item in group.items]}
        for group in resume.groups
    ]
    return fill_template(
        "resume",
        "page.html",
        title=title,
        learner=resume.learner,
        heading=resume.heading,
        groups=groups,
        note=resume.note,
    ).encode()


def _item(item: Item) -> dict[str, Any]:
    skills = tr("Skills: {skills}", skills=", ".join(item.skills)) if item.skills else ""
    return {
        "title": item.title,
        "link": item.link,
        "picture": _embedded(item.picture),
        "alternative_text": item.alternative_text,
        "facts": item.facts,
        "skills": skills,
        "details": item.details,
        "sections": [{"title": each.title, "runs": _runs(each)} for each in item.sections],
    }


def _runs(section: Section) -> list[tuple[bool, list[Any]]]:
    """The entries, those of a list together."""
    return [
        (is_item, list(run))
        for is_item, run in groupby(section.entries, key=lambda entry: entry.is_item)
    ]


def _embedded(picture: bytes) -> str:
    return f"data:image/png;base64,{b64encode(picture).decode()}" if is_png(picture) else ""
