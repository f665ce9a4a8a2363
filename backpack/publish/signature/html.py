"""The signature as HTML that every mail program draws alike: one table, and inline styles only.

Outlook for Windows draws with Word: no style sheet, no SVG, no WebP, sizes as attributes. Gmail
takes at most 10,000 characters. So the pictures lie elsewhere, and ``source`` says where.
"""

from collections.abc import Callable

from backpack.publish.signature.model import Badge, Signature
from backpack.publish.templates import fill_template

INK = "#1D1B18"
MUTED = "#5B5750"
ACCENT = "#0B6E69"

LONGEST = 10_000
"""Characters, markup included, that Gmail takes for a signature."""

_FONT = "font-family:Arial,Helvetica,sans-serif;"


def render_html(signature: Signature, source: Callable[[Badge], str]) -> str:
    """The table alone; ``source`` gives the address of a badge's picture, or nothing."""
    return fill_template(
        "signature",
        "signature.html",
        name=signature.name,
        lines=signature.lines,
        badges=[_values(badge, source(badge)) for badge in signature.badges],
        link=signature.link,
        link_words=signature.link_words,
        width=signature.width,
        font=_FONT,
        ink=INK,
        muted=MUTED,
        accent=ACCENT,
    )


def render_document(signature: Signature, source: Callable[[Badge], str]) -> str:
    """A whole document with the table in it, for files."""
    return (
        '<!DOCTYPE html>\n<html><head><meta charset="utf-8"><title></title></head>\n<body>\n'
        f"{render_html(signature, source)}</body></html>\n"
    )


def _values(badge: Badge, source: str) -> dict[str, object]:
    return {
        "name": badge.name,
        "alternative_text": badge.alternative_text,
        "link": badge.link,
        "source": source,
        "width": badge.width,
        "height": badge.height,
    }
