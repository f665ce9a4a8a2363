"""Each form read back by another reader, and beside its golden file."""

import csv
import io
import json
import re
import shutil
import subprocess
import zipfile

import docx
import html5lib
import jsonschema
import page
import pytest
from markdown_it import MarkdownIt
from pypdf import PdfReader

from backpack.publish.resume.composing import compose_resume
from backpack.publish.resume.plan import Form, Length, Order, ResumePlan
from backpack.publish.resume.render import render_resume
from tests.golden_files import check_golden
from tests.publish.disclosed import make_disclosed, make_disclosed_badge
from tests.publish.hostile import hostile_disclosed

BADGES = 8
IN_TEXT = (Form.TEXT, Form.MARKDOWN, Form.JSON, Form.CSV, Form.LATEX, Form.TYPST)
LENGTHS = pytest.mark.parametrize("length", Length)

OURS = (
    *("documentclass", "usepackage", "setlength", "parindent", "parskip", "begin", "end"),
    *("Large", "bfseries", "small", "section", "subsection", "textbf", "textit", "href", "hspace"),
    *("textbullet", "textbackslash", "textasciicircum", "textasciitilde", "textquotedbl"),
    *("textless", "textgreater"),
)

CERTIFICATES = {
    "type": "object",
    "required": ["certificates"],
    "properties": {
        "$schema": {"type": "string", "format": "uri"},
        "basics": {"type": "object", "properties": {"name": {"type": "string"}}},
        "certificates": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {
                    "name": {"type": "string"},
                    "date": {"$ref": "#/definitions/iso8601"},
                    "url": {"type": "string", "format": "uri"},
                    "issuer": {"type": "string"},
                },
            },
        },
        "skills": {
            "type": "array",
            "items": {"type": "object", "properties": {"name": {"type": "string"}}},
        },
        "meta": {"type": "object", "properties": {"version": {"type": "string"}}},
    },
    "definitions": {
        "iso8601": {
            "type": "string",
            "pattern": "^([1-2][0-9]{3}(-[0-1][0-9](-[0-3][0-9])?)?)$",
        }
    },
}
"""What JSON Resume 1.2.1 asks of the members that are written."""


def resume(length=Length.SHORT, order=Order.DATE, disclosed=None):
    disclosed = disclosed or make_disclosed(*(make_disclosed_badge(n) for n in range(BADGES)))
    return compose_resume(disclosed, ResumePlan(length=length, order=order))


def hostile(length=Length.FULL):
    return compose_resume(hostile_disclosed(), ResumePlan(length=length, order=Order.SKILL))


@LENGTHS
@pytest.mark.parametrize("form", IN_TEXT)
def test_what_is_text_reads_as_it_was_found_good(form, length):
    made = render_resume(resume(length, Order.ISSUER), form)
    check_golden(f"resume/{length}.{form}", made)


@LENGTHS
def test_the_web_page_reads_as_it_was_found_good(length):
    made = render_resume(resume(length), Form.HTML)
    check_golden(f"resume/{length}.html", re.sub(rb"base64,[A-Za-z0-9+/=]+", b"base64,", made))


@LENGTHS
def test_the_word_file_says_what_was_found_good(length):
    made = render_resume(resume(length), Form.DOCX)
    with zipfile.ZipFile(io.BytesIO(made)) as package:
        check_golden(f"resume/{length}.docx.xml", package.read("word/document.xml"))


@pytest.mark.parametrize("form", Form)
def test_the_same_badges_give_the_same_bytes(form):
    assert render_resume(resume(), form) == render_resume(resume(), form)


def test_word_finds_headings_links_alternative_text_and_whole_rows():
    made = resume(order=Order.ISSUER)
    document = docx.Document(io.BytesIO(render_resume(made, Form.DOCX)))
    styles = [paragraph.style.name for paragraph in document.paragraphs]
    assert styles[:3] == ["Title", "Heading 1", "Heading 2"]
    cells = [row.cells[1] for table in document.tables for row in table.rows]
    links = [cell.paragraphs[0].hyperlinks[0] for cell in cells]
    assert [(link.text, link.address) for link in links] == [(i.title, i.link) for i in made.items]
    xml = document.element.xml
    assert xml.count("w:cantSplit") == BADGES
    assert re.findall(r'descr="([^"]*)"', xml) == [item.alternative_text for item in made.items]


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed here")
def test_libreoffice_opens_the_word_file(tmp_path):
    file = tmp_path / "resume.docx"
    file.write_bytes(render_resume(resume(Length.FULL), Form.DOCX))
    for kind in ("pdf", "html"):
        subprocess.run(
            ["soffice", f"-env:UserInstallation=file://{tmp_path}/profile", "--headless",
             "--convert-to", kind, "--outdir", str(tmp_path), str(file)],
            check=True, capture_output=True, timeout=120,
        )  # fmt: skip
    reader = PdfReader(tmp_path / "resume.pdf")
    text = "".join(each.extract_text() for each in reader.pages)
    assert "Data Literacy for Educators" in text
    links = {one.get("href") for one in elements((tmp_path / "resume.html").read_bytes())}
    assert links >= {item.link for item in resume().items}


def elements(html):
    tree = html5lib.parse(html, treebuilder="etree", namespaceHTMLElements=False)
    return list(tree.iter())


@LENGTHS
def test_the_web_page_holds_nothing_active_whatever_the_badges_say(length):
    for each in elements(render_resume(hostile(length), Form.HTML)):
        assert each.tag not in ("script", "iframe", "object", "embed", "form", "base", "link")
        assert not [name for name in each.attrib if name.startswith("on")]
        assert each.get("href", "https:").startswith(("https:", "http:"))
        assert each.get("src", "data:image/png").startswith("data:image/png")


def test_the_web_page_shows_every_badge_with_its_link_and_picture():
    page_elements = elements(render_resume(resume(), Form.HTML))
    links = {each.get("href") for each in page_elements if each.tag == "a"}
    assert links == {item.link for item in resume().items}
    assert all(each.get("alt") for each in page_elements if each.tag == "img")


@LENGTHS
def test_json_resume_keeps_to_its_schema_whatever_the_badges_say(length):
    for each in (resume(length), hostile(length)):
        document = json.loads(render_resume(each, Form.JSON))
        jsonschema.Draft7Validator(
            CERTIFICATES, format_checker=jsonschema.FormatChecker()
        ).validate(document)
        assert len(document["certificates"]) == len(each.items)
        assert None not in [value for one in document["certificates"] for value in one.values()]


@LENGTHS
def test_no_cell_of_the_table_is_a_formula(length):
    for each in (resume(length), hostile(length)):
        text = render_resume(each, Form.CSV).decode("utf-8-sig")
        rows = list(csv.reader(io.StringIO(text, newline="")))
        assert {len(row) for row in rows} == {len(rows[0])}
        assert len(rows) == 1 + len(each.items)
        assert not [cell for row in rows for cell in row if cell.lstrip().startswith(tuple("=+-@"))]


@LENGTHS
def test_markdown_obeys_nothing_of_a_badges_text(length):
    each = hostile(length)
    text = render_resume(each, Form.MARKDOWN).decode()
    html = MarkdownIt("gfm-like", {"html": True, "linkify": False}).render(text)
    found = elements(html)
    assert not {one.tag for one in found} & {"script", "img", "iframe", "code", "table", "s"}
    known = {item.link for item in each.items}
    known |= {
        entry.link for item in each.items for section in item.sections for entry in section.entries
    }
    hrefs = {one.get("href") for one in found if one.tag == "a"}
    assert len(hrefs) <= len(known)
    assert all(href.startswith("https:") for href in hrefs)
    assert not re.search(r"(?<!\()https?://|www\.", re.sub(r"\]\([^)]*\)", "", text))


def test_markdown_shows_the_text_itself():
    each = hostile(Length.SHORT)
    html = MarkdownIt("commonmark").render(render_resume(each, Form.MARKDOWN).decode())
    shown = "".join(html5lib.parse(html, namespaceHTMLElements=False).itertext())
    for item in each.items:
        assert " ".join(item.title.split()) in " ".join(shown.split())


@LENGTHS
def test_latex_leaves_no_command_to_a_badge(length):
    text = render_resume(hostile(length), Form.LATEX).decode()
    for command in re.findall(r"\\([A-Za-z]+)", text):
        assert command in OURS
    assert text.count(r"\begin{document}") == text.count(r"\end{document}") == 1
    body = text.partition(r"\begin{document}")[2]
    assert not re.search(r"(?<!\\)[$&#_~^]", body)
    assert not re.search(r"(?<!\\)%", body)
    bare = re.sub(r"\\[{}]", "", text)
    assert bare.count("{") == bare.count("}")


@LENGTHS
def test_typst_sets_a_hostile_text_as_text(length):
    import typst

    source = render_resume(hostile(length), Form.TYPST)
    pdf = bytes(typst.compile(source))
    text = "".join(each.extract_text() for each in PdfReader(io.BytesIO(pdf)).pages)
    assert '#eval("1+1")' in " ".join(text.split())
    assert "root:" not in text


@LENGTHS
def test_the_pdf_is_for_archives_and_for_screen_readers(length):
    made = render_resume(resume(length), Form.PDF)
    for profile in (page.ValidationProfile.PDF_A_3A, page.ValidationProfile.PDF_UA_1):
        assert not page.validate_pdf_bytes(made, profile=profile).failures


@LENGTHS
def test_no_text_of_a_badge_stops_the_pdf(length):
    reader = PdfReader(io.BytesIO(render_resume(hostile(length), Form.PDF)))
    links = [
        note.get_object()["/A"]["/URI"] for each in reader.pages for note in each.get("/Annots", ())
    ]
    assert links
    assert all(link.startswith("https:") for link in links)


@pytest.mark.parametrize("form", Form)
def test_five_hundred_badges_fit(form):
    many = make_disclosed(*(make_disclosed_badge(n, picture=b"") for n in range(500)))
    assert render_resume(resume(disclosed=many), form)


@pytest.mark.parametrize("form", Form)
def test_a_badge_without_anything_is_no_trouble(form):
    from backpack.domain.credential import Criteria, Profile

    bare = make_disclosed_badge(
        name="", description="", criteria=Criteria(), tags=(), alignments=(), evidence=(),
        issuer=Profile(id=None), issued=None, expires=None, picture=b"", address=None,
    )  # fmt: skip
    for length in Length:
        assert render_resume(resume(length, disclosed=make_disclosed(bare, learner_name="")), form)
