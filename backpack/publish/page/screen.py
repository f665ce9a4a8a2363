"""Makes untrusted text harmless on a screen, whose own fonts draw every writing."""

from dataclasses import dataclass
from typing import Any

from backpack.publish.plain import plain_text
from backpack.publish.portfolio.clean import LONGEST_TEXT, Cleaner

_MARK = "\u200b"
"""Where paper would break a long word; a screen breaks by itself."""


@dataclass(frozen=True, slots=True)
class ScreenCleaner(Cleaner):
    """A cleaner that replaces nothing: what steers or turns text is gone, the rest stays."""

    def text(self, raw: str, longest: int = LONGEST_TEXT) -> str:
        """``raw`` without controls and changes of direction, cut at ``longest``.

        Space at the ends stays: this may be a piece of a sentence.
        """
        text = plain_text(raw, longest).strip()
        begin, end = (" " if one.isspace() else "" for one in (raw[:1], raw[-1:]))
        return f"{begin}{text}{end}" if text else begin


def whole(node: Any) -> Any:
    """The same nodes without the places to break that paper needs."""
    if isinstance(node, dict):
        return {name: whole(value) for name, value in node.items()}
    if isinstance(node, list):
        return [whole(one) for one in node]
    return node.replace(_MARK, "") if isinstance(node, str) else node
