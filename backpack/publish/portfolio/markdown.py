"""Markdown from a badge as a small tree of plain dictionaries that the template draws.

CommonMark without HTML and without pictures: both stay visible as the text they are.
Blocks: ``p``, ``list``, ``quote``, ``code``; inside ``p``: ``text``, ``strong``, ``em``,
``code``, ``link``, ``br``. What nests deeper than ``DEEPEST`` is drawn at that depth.
"""

from collections.abc import Sequence
from functools import cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token

from backpack.publish.portfolio.clean import Cleaner, breakable

Node = dict[str, Any]

DEEPEST = 9

_INLINE = {"strong_open": "strong", "em_open": "em", "link_open": "link"}


def parse_markdown(source: str, cleaner: Cleaner) -> list[Node]:
    """The blocks of ``source``; links with an unsound address become plain text."""
    tree = _Tree()
    for token in _parser().parse(cleaner.source(source)):
        _add_block(tree, token, cleaner)
    return tree.root


class _Tree:
    """The tree being built, with the way from its root to the open node."""

    def __init__(self) -> None:
        self.root: list[Any] = []
        self.is_in_heading = False
        self._open: list[list[Any]] = [self.root]
        self._lists: list[bool] = [False]

    def add(self, node: Any) -> None:
        self._open[-1].append(node)

    def enter(self, node: Any, children: list[Any], *, is_list: bool = False) -> None:
        """Go into ``node``; where that is too deep, stay, and let its children join here."""
        is_item_of_list = self._lists[-1]
        if len(self._open) <= DEEPEST or is_item_of_list:
            self.add(node)
            self._open.append(children)
            self._lists.append(is_list)
        else:
            self._open.append(self._open[-1])
            self._lists.append(False)

    def leave(self) -> None:
        self._open.pop()
        self._lists.pop()


def _add_block(tree: _Tree, token: Token, cleaner: Cleaner) -> None:
    match token.type:
        case "inline":
            words = _inline(token.children or (), cleaner)
            tree.add({"t": "p", "c": [_bold(words)] if tree.is_in_heading else words})
        case "heading_open" | "heading_close":
            tree.is_in_heading = token.nesting > 0
        case "fence" | "code_block":
            tree.add({"t": "code", "v": breakable(cleaner.text(token.content.rstrip("\n")))})
        case "bullet_list_open" | "ordered_list_open":
            items: list[Any] = []
            is_ordered = token.type[0] == "o"
            node = {"t": "list", "ordered": is_ordered, "items": items}
            tree.enter(node, items, is_list=True)
        case "list_item_open":
            item: list[Any] = []
            tree.enter(item, item)
        case "blockquote_open":
            quoted: list[Any] = []
            tree.enter({"t": "quote", "c": quoted}, quoted)
        case "bullet_list_close" | "ordered_list_close" | "list_item_close" | "blockquote_close":
            tree.leave()
        case _:
            pass  # openings and closings of paragraphs, and thematic breaks


def _inline(tokens: Sequence[Token], cleaner: Cleaner) -> list[Node]:
    tree = _Tree()
    for token in tokens:
        if token.type in _INLINE:
            children: list[Any] = []
            tree.enter(_span(token, children, cleaner), children)
        elif token.nesting < 0:
            tree.leave()
        else:
            tree.add(_leaf(token, cleaner))
    return tree.root


def _span(token: Token, children: list[Any], cleaner: Cleaner) -> Node:
    kind = _INLINE[token.type]
    if kind != "link":
        return {"t": kind, "c": children}
    address = cleaner.link(str(token.attrGet("href") or ""))
    return {"t": "link", "href": address, "c": children} if address else _plain(children)


def _bold(children: list[Node]) -> Node:
    return {"t": "strong", "c": children}


def _plain(children: list[Any]) -> Node:
    return {"t": "span", "c": children}


def _leaf(token: Token, cleaner: Cleaner) -> Node:
    match token.type:
        case "code_inline":
            return {"t": "code", "v": breakable(cleaner.text(token.content))}
        case "hardbreak":
            return {"t": "br"}
        case "softbreak":
            return {"t": "text", "v": " "}
        case _:
            return {"t": "text", "v": breakable(cleaner.text(token.content))}


@cache
def _parser() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False, "maxNesting": 100}).disable("image")
