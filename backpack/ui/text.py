"""The only place where labels are made: text is shown as it is, never as markup.

What comes from a badge is untrusted (docs/threats.md, T56): control characters and
direction overrides are made visible, runs of combining marks are cut.
"""

import unicodedata
from functools import lru_cache
from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

Tone = Literal["good", "caution", "bad", "accent", "neutral"]

_MARKS_IN_A_ROW = 5
"""Combining marks on one letter: more than any living script needs."""

_USEFUL_FORMATS = frozenset("\u200c\u200d\u200e\u200f\u061c\u00ad\u200b")
"""Joiners, direction marks, soft hyphens and break opportunities: scripts need them."""

_LINE_BREAKS = {"\u2028": "\n", "\u2029": "\n", "\r": "\n", "\x0b": "\n", "\x0c": "\n"}


@lru_cache(maxsize=4096)
def visible_text(text: str) -> str:
    """``text`` with nothing in it that hides, reorders or overflows what is around it.

    Control characters and direction overrides become "[U+202E]", lone surrogates the
    replacement character, and no letter carries more than five combining marks.
    """
    if text.isprintable() and text.isascii():
        return text
    shown: list[str] = []
    marks = 0
    for character in text.replace("\r\n", "\n"):
        marks = marks + 1 if unicodedata.combining(character) else 0
        if marks <= _MARKS_IN_A_ROW:
            shown.append(_visible_character(character))
    return "".join(shown)


def plain_label(
    text: str, *, role: str | None = None, parent: QWidget | None = None, wraps: bool = True
) -> QLabel:
    """A label that shows ``text`` literally; ``role`` chooses its look in the theme."""
    label = QLabel(parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(wraps)
    label.setText(visible_text(text))
    if role is not None:
        label.setProperty("role", role)
    return label


def chip(text: str, tone: Tone = "neutral", parent: QWidget | None = None) -> QLabel:
    """A small rounded label; what it means is said by the text, the tone only helps."""
    label = plain_label(text, role="chip", parent=parent, wraps=False)
    label.setProperty("tone", tone)
    label.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    return label


def set_role(widget: QWidget, role: str, *, tone: Tone | None = None) -> None:
    """Change a widget's look after it was first shown."""
    widget.setProperty("role", role)
    if tone is not None:
        widget.setProperty("tone", tone)
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def as_tooltip(text: str) -> str:
    """``text`` for a tooltip, which Qt would read as markup where it looks like some."""
    escaped = visible_text(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return f"<span>{escaped}</span>".replace("\n", "<br>")


def _visible_character(character: str) -> str:
    if character in _LINE_BREAKS:
        return _LINE_BREAKS[character]
    if character in "\n\t" or character in _USEFUL_FORMATS:
        return character
    category = unicodedata.category(character)
    if category in ("Cc", "Cf"):
        return f"[U+{ord(character):04X}]"
    return "\ufffd" if category == "Cs" else character
