"""A field for a recovery key: typed group by group, pasted, or read from the saved file."""

from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QPushButton, QWidget

from backpack.domain.faults import Fault
from backpack.formats.recovery_key import GROUPS, split_groups
from backpack.ui import asking
from backpack.ui.boxes import bare_column
from backpack.ui.fonts import fixed
from backpack.ui.paragraph import Paragraph
from backpack.words import tr
from backpack.words.faults import explain_fault

_LINES = 3
_RETURNS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_LARGEST = 64 * 1024
"""Bytes: a saved recovery key has far fewer."""


class RecoveryField(QWidget):
    """Three lines for a long key; ``text_changed`` on every letter, ``accepted`` on Return."""

    text_changed = Signal()
    accepted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.box = QPlainTextEdit()
        self.file_button = QPushButton(tr("Take it from a file…"))
        self.note = Paragraph(role="bad")
        self.box.setAccessibleName(tr("Recovery key"))
        self.box.setTabChangesFocus(True)
        self.box.setFont(fixed())
        self.box.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.box.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText
        )
        self.box.installEventFilter(self)
        self.box.textChanged.connect(self.text_changed)
        self.file_button.setProperty("role", "link")
        self.file_button.clicked.connect(self.ask_for_file)
        column = bare_column(self, 4)
        column.addWidget(Paragraph(tr("Recovery key"), role="label"))
        column.addWidget(self.box)
        column.addWidget(
            Paragraph(
                tr(
                    "It is on the sheet that you printed or saved. Spaces and dashes do not matter."
                ),
                role="small",
            )
        )
        column.addWidget(self.note)
        column.addWidget(self.file_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.note.hide()
        self.setFocusProxy(self.box)
        self._fit()

    @property
    def text(self) -> str:
        """What was typed."""
        return self.box.toPlainText().strip()

    def clear(self) -> None:
        """Forget what was typed."""
        self.box.clear()
        self.box.document().clearUndoRedoStacks()

    def ask_for_file(self) -> None:
        """Let the learner pick the file that the key was saved in."""
        asking.ask_for_file(self, tr("Recovery key"), tr("Text (*.txt)"), self._take_file)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Return opens, as in a line."""
        is_press = event.type() is QEvent.Type.KeyPress
        if is_press and isinstance(event, QKeyEvent) and event.key() in _RETURNS:
            self.accepted.emit()
            return True
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:
        """Stay three lines high when the type changes."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def _fit(self) -> None:
        lines = self.box.fontMetrics().lineSpacing() * _LINES
        self.box.setFixedHeight(lines + 24)

    def _take_file(self, path: Path) -> None:
        try:
            with path.open("rb") as file:
                text = file.read(_LARGEST).decode("utf-8-sig", "replace")
        except OSError as error:
            fault = Fault("not-readable", name=path.name, reason=error.strerror or "")
            words = explain_fault(fault.code, fault.parameters)
            self.note.show_text(f"{words.title}. {words.explanation}")
            self.note.show()
            return
        self.note.hide()
        self.box.setPlainText(find_recovery_key(text))
        self.box.setFocus()


def find_recovery_key(text: str) -> str:
    """The line of a saved file that looks most like a recovery key; all of it where none does."""
    lines = [line.strip() for line in text.splitlines()]
    return next((line for line in lines if len(split_groups(line)) == GROUPS), text.strip())
