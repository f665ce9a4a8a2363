"""A way out of the backpack in the share window: an entry at the left, a page at the right.

A new way is a module in ``ui/share/ways`` with a ``WayPage``, and a line in ``ways.ENTRIES``.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QVBoxLayout, QWidget

from backpack.domain.sharing import Field
from backpack.ui.boxes import bare_column
from backpack.ui.paragraph import Paragraph
from backpack.ui.share.desk import ShareDesk


class WayPage(QWidget):
    """What goes out by one way, live.

    A page puts its preview into ``column`` and overrides ``show_now``, which is called at first and
    after each change; it reads ``desk.disclosed`` there and nothing else. ``carries`` are the parts
    that this way takes along: the switches for all others are not shown.
    """

    carries: frozenset[Field] = frozenset({Field.BADGE})
    takes_samples = True
    """Whether samples, which nobody earned, may go out by it."""

    def __init__(self, desk: ShareDesk, title: str, explanation: str) -> None:
        super().__init__()
        self.setProperty("role", "clear")
        self.desk = desk
        self.column: QVBoxLayout = bare_column(self, 12)
        self.title = Paragraph(title, role="title")
        self.explanation = Paragraph(explanation, role="muted")
        self.column.addWidget(self.title)
        self.column.addWidget(self.explanation)

    def show_now(self) -> None:
        """Show what would go out now."""

    def warning(self) -> str:
        """What becomes visible to whom, in a sentence or two; empty where nobody else sees it."""
        return ""

    def buttons(self) -> Sequence[QWidget]:
        """What stands at the end of the window's lowest line, the ``primary`` one last."""
        return ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A line at the left; ``title`` and ``explanation`` are marked for translation.

    ``make`` imports the page when it is first shown. ``code`` is for remembering and for tests.
    """

    code: str
    title: str
    explanation: str
    make: Callable[[ShareDesk], WayPage]
