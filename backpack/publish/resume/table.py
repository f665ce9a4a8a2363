"""The resume as a table for spreadsheets; ``publish.spreadsheet`` lets no cell be a formula."""

from collections.abc import Iterator

from backpack.publish.resume.model import Item, Resume
from backpack.publish.spreadsheet import render_table
from backpack.words import tr


def render_csv(resume: Resume) -> bytes:
    """A head and a row for each badge; dates as 2026-03-14, which every spreadsheet reads."""
    titles = [section.title for item in resume.items for section in item.sections]
    sections = tuple(dict.fromkeys(titles))
    rows = ((*_cells(item), *_more(item, sections)) for item in resume.items)
    return render_table([(*_head(), *sections), *rows])


def _head() -> tuple[str, ...]:
    return (
        tr("Badge"),
        tr("Issuer"),
        tr("Issued"),
        tr("Expires"),
        tr("Address"),
        tr("Skills"),
        tr("Details"),
        tr("Remarks"),
    )


def _cells(item: Item) -> Iterator[str]:
    yield item.title
    yield item.issuer
    yield item.issued.date().isoformat() if item.issued else ""
    yield item.expires.date().isoformat() if item.expires else ""
    yield item.link
    yield ", ".join(item.skills)
    yield "\n".join(item.details)
    yield "\n".join(item.remarks)


def _more(item: Item, titles: tuple[str, ...]) -> Iterator[str]:
    told = {section.title: section.entries for section in item.sections}
    for title in titles:
        yield "\n".join(
            " ".join(part for part in (entry.name, entry.text, entry.link) if part)
            for entry in told.get(title, ())
        )
