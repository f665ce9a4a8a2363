"""The resume as CSV (RFC 4180) for spreadsheets, which take some text for a formula.

What begins as a formula would (also in full-width letters) gets an apostrophe in front: OWASP, "CSV
Injection". The byte order mark tells Excel that this is UTF-8.
"""

import csv
import io
from collections.abc import Iterator

from backpack.publish.resume.model import Item, Resume
from backpack.words import tr

_FORMULAS = ("=", "+", "-", "@", "\t", "\r", "\uff1d", "\uff0b", "\uff0d", "\uff20")


def render_table(resume: Resume) -> bytes:
    """A head and a row for each badge; dates as 2026-03-14, which every spreadsheet reads."""
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\r\n")
    titles = [section.title for item in resume.items for section in item.sections]
    sections = list(dict.fromkeys(titles))
    writer.writerow([*_head(), *sections])
    for item in resume.items:
        told = {section.title: section for section in item.sections}
        more = ("\n".join(_entries(item, title)) if title in told else "" for title in sections)
        writer.writerow([harmless(cell) for cell in (*_cells(item), *more)])
    return written.getvalue().encode("utf-8-sig")


def harmless(cell: str) -> str:
    """``cell`` such that no spreadsheet computes it."""
    return f"'{cell}" if cell.lstrip().startswith(_FORMULAS) else cell


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


def _entries(item: Item, title: str) -> Iterator[str]:
    for section in item.sections:
        if section.title == title:
            for entry in section.entries:
                yield " ".join(part for part in (entry.name, entry.text, entry.link) if part)
