"""A resume in the form that the learner chose, as bytes."""

from backpack.publish.resume.json_resume import render_json
from backpack.publish.resume.latex import render_latex
from backpack.publish.resume.markdown import render_markdown
from backpack.publish.resume.model import Resume
from backpack.publish.resume.page import render_page
from backpack.publish.resume.pdf import render_pdf
from backpack.publish.resume.plan import Form
from backpack.publish.resume.table import render_csv
from backpack.publish.resume.text import render_text
from backpack.publish.resume.typst_source import render_typst
from backpack.publish.resume.word import render_word

IN_TEXT = frozenset({Form.TEXT, Form.MARKDOWN, Form.JSON, Form.CSV, Form.LATEX, Form.TYPST})
"""The forms that are text, in UTF-8."""

_RENDERERS = {
    Form.DOCX: render_word,
    Form.HTML: render_page,
    Form.TEXT: render_text,
    Form.MARKDOWN: render_markdown,
    Form.PDF: render_pdf,
    Form.JSON: render_json,
    Form.CSV: render_csv,
    Form.LATEX: render_latex,
    Form.TYPST: render_typst,
}


def render_resume(resume: Resume, form: Form) -> bytes:
    """The file of that form, the same for the same resume.

    Raises:
        Fault: ``portfolio-failed`` for a PDF that cannot be set.
    """
    return _RENDERERS[form](resume)
