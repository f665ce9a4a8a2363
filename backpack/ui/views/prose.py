"""Markdown of criteria and narratives as plain blocks: no HTML, no pictures, no live links.

CommonMark (https://spec.commonmark.org/0.31.2/) read by markdown-it-py; raw HTML stays
visible as text. Links come out as a list beside the text they stand in.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum, auto
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from backpack.ui.boxes import bare_column
from backpack.ui.links import LinkButton, parse_link
from backpack.ui.paragraph import Paragraph
from backpack.words import tr

if TYPE_CHECKING:
    from markdown_it.token import Token

_LONGEST = 50_000
"""Characters that are laid out; more would hold up the window for something nobody reads."""

_MOST_BLOCKS = 120
"""Labels for one text; what comes after shares the last one."""

_INDENT = 16
"""Pixels for each level of a list or quotation."""

_DEEPEST_SHOWN = 4

_LINE_ENDS = {"softbreak": " ", "hardbreak": "\n"}


class BlockKind(StrEnum):
    """What a block looks like."""

    TEXT = auto()
    HEADING = auto()
    ITEM = auto()
    CODE = auto()


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, heading or list item; ``links`` are pairs of text and address."""

    text: str
    kind: BlockKind = BlockKind.TEXT
    depth: int = 0
    links: tuple[tuple[str, str], ...] = ()


def parse_prose(markdown: str) -> tuple[Block, ...]:
    """The blocks of a Markdown text, in their order."""
    from markdown_it import MarkdownIt  # noqa: PLC0415 - 50 ms that the start need not pay

    cut = markdown[:_LONGEST] + ("…" if len(markdown) > _LONGEST else "")
    reader = MarkdownIt("commonmark", {"html": False})
    return tuple(_gather(_blocks(reader.parse(cut))))


class Prose(QWidget):
    """Shows blocks one below the other, each as a plain label."""

    def __init__(self, blocks: Iterable[Block], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = bare_column(self, 8)
        for block in blocks:
            row = QHBoxLayout()
            row.setSpacing(0)
            row.addSpacing(min(block.depth, _DEEPEST_SHOWN) * _INDENT)
            row.addLayout(_block_column(block), 1)
            column.addLayout(row)


def _block_column(block: Block) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(2)
    role = "heading" if block.kind is BlockKind.HEADING else "body"
    if block.text:
        column.addWidget(Paragraph(block.text, role=role))
    for text, address in block.links:
        if link := parse_link(address):
            name = tr("{text} ({host})", text=text, host=link.host) if text else link.host
            # aligned, since a widget that must not grow would keep the words from growing too
            column.addWidget(LinkButton(name, link), 0, Qt.AlignmentFlag.AlignLeft)
    return column


def _gather(blocks: Iterator[Block]) -> Iterator[Block]:
    """The first blocks one by one, and the rest as one."""
    for number, block in enumerate(blocks, start=1):
        if number == _MOST_BLOCKS:
            rest = (block, *blocks)
            yield Block(
                "\n".join(other.text for other in rest),
                links=tuple(link for other in rest for link in other.links)[:_MOST_BLOCKS],
            )
            return
        yield block


@dataclass(slots=True)
class _Place:
    """Where in the document the walk is: the open lists with their next number, and quotations."""

    numbers: list[int | None] = field(default_factory=list)
    quotations: int = 0
    bullet: str = ""
    kind: BlockKind = BlockKind.TEXT

    @property
    def depth(self) -> int:
        return self.quotations + max(len(self.numbers) - 1, 0)

    def move(self, token: "Token") -> None:
        """Go past a token that holds no text of its own."""
        match token.type:
            case "bullet_list_open":
                self.numbers.append(None)
            case "ordered_list_open":
                self.numbers.append(int(token.attrGet("start") or 1))
            case "bullet_list_close" | "ordered_list_close":
                self.numbers.pop()
            case "list_item_open":
                self._begin_item()
            case "blockquote_open" | "blockquote_close":
                self.quotations += token.nesting
            case "heading_open":
                self.kind = BlockKind.HEADING
            case _:
                pass

    def _begin_item(self) -> None:
        number = self.numbers[-1]
        self.bullet = "• " if number is None else f"{number}. "
        self.numbers[-1] = None if number is None else number + 1


def _blocks(tokens: "list[Token]") -> Iterator[Block]:
    place = _Place()
    for token in tokens:
        if token.type in ("fence", "code_block"):
            yield Block(token.content.rstrip("\n"), BlockKind.CODE, place.depth)
        elif token.type == "inline":
            kind = BlockKind.ITEM if place.numbers else place.kind
            text, links = _inline(token.children or [])
            yield Block(place.bullet + text, kind, place.depth, links)
            place.bullet, place.kind = "", BlockKind.TEXT
        else:
            place.move(token)


def _inline(tokens: "list[Token]") -> tuple[str, tuple[tuple[str, str], ...]]:
    """The words of a line, and the links in it as pairs of text and address."""
    words: list[str] = []
    links: list[tuple[str, str]] = []
    opened: tuple[int, str] | None = None
    for token in tokens:
        if token.type == "link_open":
            opened = (len(words), str(token.attrGet("href") or ""))
        elif token.type == "link_close" and opened:
            links.append(("".join(words[opened[0] :]).strip(), opened[1]))
            opened = None
        else:
            words.append(_LINE_ENDS.get(token.type, token.content))
    return "".join(words).strip(), tuple(links)
