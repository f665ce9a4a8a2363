"""Which sites would be asked, so that the learner can say yes, no, or always."""

from collections.abc import Iterable, Iterator, Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from backpack.services.networking import Wanted
from backpack.ui.boxes import bare_column, card, indented, scrolled
from backpack.ui.buttons import button
from backpack.ui.dialogs.frame import button_row, heading
from backpack.ui.paragraph import Paragraph
from backpack.ui.text import visible_text
from backpack.ui.views.adaptive_row import AdaptiveRow
from backpack.words import ntr, tr


class HostsToAsk(QWidget):
    """A line for each site, ticked unless its answer could be read and changed on the way.

    ``asked`` carries the ticked ``Wanted`` ones, and whether that holds from now on;
    ``declined`` when none is to be asked.
    """

    asked = Signal(object, bool)
    declined = Signal()

    def __init__(self, wanted: Iterable[Wanted], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.boxes = {each: _tick(each) for each in wanted}
        self.now = button(tr("Ask now"), lambda: self._answer(for_good=False), role="primary")
        self.always = button(tr("Always"), lambda: self._answer(for_good=True))
        self.always.setToolTip(tr("Ask these sites now and whenever it is needed"))
        self.not_now = button(tr("Not now"), self.declined.emit)
        self._arrange()
        for box in self.boxes.values():
            box.toggled.connect(self._update)
        self._update()

    def _arrange(self) -> None:
        column = bare_column(self, 12)
        column.addWidget(heading(tr("Ask the issuers now?")))
        column.addWidget(
            Paragraph(
                tr(
                    "To check these badges fully, Backpack has to look something up. These sites"
                    " will learn that somebody looked, and from which connection."
                ),
                role="muted",
            )
        )
        column.addWidget(scrolled(card(*_rows(self.boxes))), 1)
        column.addWidget(button_row(self.not_now, self.always, self.now))
        self.setFocusProxy(self.now)

    def _answer(self, *, for_good: bool) -> None:
        chosen = tuple(each for each, box in self.boxes.items() if box.isChecked())
        self.asked.emit(chosen, for_good)

    def _update(self) -> None:
        is_any = any(box.isChecked() for box in self.boxes.values())
        self.now.setEnabled(is_any)
        self.always.setEnabled(is_any)


def _tick(wanted: Wanted) -> QCheckBox:
    box = QCheckBox(visible_text(wanted.host))
    box.setChecked(not wanted.plain_http)
    box.setAccessibleDescription(_count(wanted))
    return box


def _rows(boxes: Mapping[Wanted, QCheckBox]) -> Iterator[QWidget]:
    for wanted, box in boxes.items():
        row = AdaptiveRow(box, gap=8)
        row.add_stretch()
        row.add(Paragraph(_count(wanted), role="small"))
        yield row
        if wanted.plain_http:
            yield indented(Paragraph(_warning(), role="caution"))


def _count(wanted: Wanted) -> str:
    return ntr("{count} badge", "{count} badges", wanted.badges)


def _warning() -> str:
    return tr("An old site without encryption: others on the way could read and change the answer.")
