"""Turns texts of one badge into nodes that the template draws, each with language and direction."""

from dataclasses import dataclass
from typing import Any

from backpack.publish.portfolio.clean import Cleaner, breakable
from backpack.publish.portfolio.markdown import Node, parse_markdown
from backpack.publish.portfolio.script import is_right_to_left, language_of

FALLBACK_LANGUAGE = "en"


@dataclass(frozen=True, slots=True)
class Writer:
    """``claimed`` is the language that the issuer states."""

    cleaner: Cleaner
    claimed: str = ""

    def text(self, raw: str, longest: int | None = None) -> Node:
        """One line with its language and direction."""
        cleaned = self.cleaner.line(raw) if longest is None else self.cleaner.line(raw, longest)
        return {"v": breakable(cleaned), **self._direction(cleaned)}

    def plain(self, source: str) -> list[Node]:
        """A paragraph for each line."""
        paragraphs = self.cleaner.text(source).split("\n")
        return [self.paragraph([words(line)]) for line in paragraphs if line.strip()]

    def markdown(self, source: str) -> list[Node]:
        """The blocks of a narrative."""
        return [self.directed(block) for block in parse_markdown(source, self.cleaner)]

    def named(self, shown: str, address: str | None, about: str) -> Node:
        """A name, linked where there is a sound address, and a quiet word about it."""
        sound = self.cleaner.link(address)
        name = link(sound, shown) if sound else {"t": "strong", "c": [words(shown)]}
        quiet = self.cleaner.line(about)
        return self.paragraph([name, *muted(f"  {quiet}" if quiet not in ("", shown) else "")])

    def paragraph(self, inline: list[Node]) -> Node:
        """A paragraph with its language and direction."""
        return self.directed({"t": "p", "c": inline})

    def listed(self, items: list[list[Node]]) -> list[Node]:
        """A list, or nothing."""
        return [self.directed({"t": "list", "ordered": False, "items": items})] if items else []

    def directed(self, block: Node) -> Node:
        """The block with every paragraph in it told its language and direction."""
        if block["t"] == "p":
            return {**block, **self._direction(_spoken(block["c"]))}
        if block["t"] == "list":
            items = [[self.directed(child) for child in item] for item in block["items"]]
            return {**block, "items": items, "rtl": is_right_to_left(_spoken(block["items"]))}
        if block["t"] == "quote":
            return {**block, "c": [self.directed(child) for child in block["c"]]}
        return block

    def _direction(self, text: str) -> Node:
        return {
            "lang": language_of(text, self.claimed, FALLBACK_LANGUAGE),
            "rtl": is_right_to_left(text),
        }


def words(text: str) -> Node:
    """A piece of plain text."""
    return {"t": "text", "v": breakable(text)}


def link(address: str, text: str) -> Node:
    """A piece of text that leads somewhere; the address is a sound one."""
    return {"t": "link", "href": address, "c": [words(text)]}


def muted(text: str) -> list[Node]:
    """A quiet piece of text, or nothing."""
    return [{"t": "muted", "c": [words(text)]}] if text else []


def _spoken(nodes: Any) -> str:
    """The bare text of any part of the tree."""
    if isinstance(nodes, list):
        return "".join(_spoken(node) for node in nodes)
    return str(nodes.get("v") or _spoken(nodes.get("c") or nodes.get("items") or []))
