"""The resume as a Word file (Office Open XML): real headings and links, and alternative text.

Rows stay whole across pages. The same resume gives the same bytes: every time in it is the
resume's own.
"""

import io
import zipfile
from datetime import UTC
from typing import TYPE_CHECKING, Any

from backpack.publish.package import zip_files
from backpack.publish.plain import set_off
from backpack.publish.resume.model import SEPARATOR, Entry, Item, Resume
from backpack.words import tr

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import _Cell, _Row
    from docx.text.paragraph import Paragraph

_INK = "1D1B18"
_MUTED = "5B5750"
_ACCENT = "0B6E69"

_STYLES = (("Title", 24, _INK), ("Heading 1", 13, _ACCENT), ("Heading 2", 11, _INK))

_BULLETS = "ListBullet"
"""How the style "List Bullet" is called within the file."""

_FONT = "Calibri"
_SCRIPTS = (("eastAsia", "MS Gothic"), ("cs", "Arial"))
_THEME_FONTS = ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme")

_PICTURE_COLUMN = 2.1
_TEXT_COLUMN = 14.5
_PICTURE = 1.55
"""Centimetres."""


def render_word(resume: Resume) -> bytes:
    """A .docx on A4."""
    import docx  # noqa: PLC0415 - 0.2 s that only a Word file needs

    document = docx.Document()
    _set_page(document)
    _set_styles(document)
    _set_properties(document, resume)
    if resume.learner:
        document.add_paragraph(resume.learner, style="Title")
    document.add_heading(resume.heading, 1)
    for group in resume.groups:
        if group.title:
            document.add_heading(group.title, 2)
        _add_table(document, group.items)
    if resume.note:
        document.add_paragraph().add_run(resume.note).italic = True
    written = io.BytesIO()
    document.save(written)
    return _without_times(written.getvalue())


def _without_times(docx: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        members = [(name, package.read(name)) for name in package.namelist()]
    return zip_files(members, method=zipfile.ZIP_DEFLATED)


def _set_page(document: "Document") -> None:
    from docx.shared import Cm  # noqa: PLC0415 - see above

    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.2)
    section.top_margin = section.bottom_margin = Cm(2)


def _set_styles(document: "Document") -> None:
    from docx.oxml.ns import qn  # noqa: PLC0415 - see above
    from docx.shared import Pt, RGBColor  # noqa: PLC0415 - see above

    normal = document.styles["Normal"]
    normal.font.size = Pt(10.5)
    for style in (normal, document.styles["List Bullet"]):
        style.paragraph_format.space_after = Pt(0)
    _set_fonts(normal)
    for name, size, colour in _STYLES:
        style = document.styles[name]
        style.font.size = Pt(size)
        style.font.bold = True
        style.font.color.rgb = RGBColor.from_string(colour)
        _set_fonts(style)
    title = document.styles["Title"].element.pPr
    title.remove(title.find(qn("w:pBdr")))


def _set_fonts(style: Any) -> None:
    from docx.oxml.ns import qn  # noqa: PLC0415 - see above

    style.font.name = _FONT
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for theme in _THEME_FONTS:
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    for script, font in _SCRIPTS:
        fonts.set(qn(f"w:{script}"), font)


def _set_properties(document: "Document", resume: Resume) -> None:
    made = resume.made.astimezone(UTC).replace(tzinfo=None, microsecond=0)
    properties = document.core_properties
    properties.title = " · ".join(part for part in (resume.learner, resume.heading) if part)
    properties.author = properties.last_modified_by = resume.learner
    properties.comments = ""
    properties.language = "en"
    properties.created = properties.modified = made


def _add_table(document: "Document", items: tuple[Item, ...]) -> None:
    from docx.shared import Cm  # noqa: PLC0415 - see above

    has_pictures = any(item.picture for item in items)
    table = document.add_table(rows=0, cols=2 if has_pictures else 1)
    table.autofit = False
    widths = (_PICTURE_COLUMN, _TEXT_COLUMN) if has_pictures else (_PICTURE_COLUMN + _TEXT_COLUMN,)
    for item in items:
        cells = _add_row(table, widths)
        if item.picture:
            _add_picture(cells[0].paragraphs[0], item)
        _write(cells[-1], item)
    for number, width in enumerate(widths):  # else LibreOffice makes the columns equal
        table.columns[number].width = Cm(width)


def _add_row(table: Any, widths: tuple[float, ...]) -> "tuple[_Cell, ...]":
    from docx.oxml import OxmlElement  # noqa: PLC0415 - see above
    from docx.shared import Cm  # noqa: PLC0415 - see above

    row: _Row = table.add_row()
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))  # noqa: SLF001 - no other way
    cells = row.cells
    for cell, width in zip(cells, widths, strict=True):
        cell.width = Cm(width)
    return cells


def _add_picture(paragraph: "Paragraph", item: Item) -> None:
    from docx.shared import Cm  # noqa: PLC0415 - see above

    shape = paragraph.add_run().add_picture(io.BytesIO(item.picture), width=Cm(_PICTURE))
    named = shape._inline.docPr  # noqa: SLF001 - python-docx has no word for alternative text
    named.set("descr", item.alternative_text)
    named.set("name", tr("Badge"))


def _write(cell: "_Cell", item: Item) -> None:
    title = cell.paragraphs[0]
    _add_words(title, item.title, item.link, bold=True)
    if item.facts:
        _add_words(cell.add_paragraph(), SEPARATOR.join(item.facts), colour=_MUTED)
    if item.skills:
        told = tr("Skills: {skills}", skills=", ".join(map(set_off, item.skills)))
        _add_words(cell.add_paragraph(), told, size=9.5)
    for detail in item.details:
        _add_words(cell.add_paragraph(), detail)
    for section in item.sections:
        _add_words(cell.add_paragraph(), section.title, bold=True, size=9.5)
        for entry in section.entries:
            _add_entry(cell, entry)
    cell.paragraphs[-1].paragraph_format.space_after = _points(8)


def _add_entry(cell: "_Cell", entry: Entry) -> None:
    paragraph = cell.add_paragraph()
    if entry.is_item:
        paragraph._p.style = _BULLETS  # noqa: SLF001 - by its name it is looked for each time
    if entry.name:
        _add_words(paragraph, set_off(entry.name), entry.link)
    told = f": {entry.text}" if entry.name and entry.text else entry.text
    if told:
        _add_words(paragraph, told)


def _points(size: float) -> Any:
    from docx.shared import Pt  # noqa: PLC0415 - see above

    return Pt(size)


def _add_words(
    paragraph: "Paragraph",
    words: str,
    address: str = "",
    *,
    bold: bool = False,
    size: float = 0,
    colour: str = "",
) -> None:
    """A run, in a link where there is an ``address``."""
    from docx.oxml import OxmlElement  # noqa: PLC0415 - see above
    from docx.oxml.ns import qn  # noqa: PLC0415 - see above
    from docx.shared import RGBColor  # noqa: PLC0415 - see above

    run = paragraph.add_run(words)
    if bold:
        run.font.bold = run.font.cs_bold = True
    if size:
        run.font.size = _points(size)
    if tint := _ACCENT if address else colour:
        run.font.color.rgb = RGBColor.from_string(tint)
    if address:
        run.font.underline = True
        link = OxmlElement("w:hyperlink")
        link.set(qn("r:id"), _relation(paragraph, address))
        run._r.addprevious(link)  # noqa: SLF001 - python-docx reads links, and writes none
        link.append(run._r)  # noqa: SLF001 - the same


def _relation(paragraph: "Paragraph", address: str) -> str:
    from docx.opc.constants import RELATIONSHIP_TYPE  # noqa: PLC0415 - see above

    return paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
