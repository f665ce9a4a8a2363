"""The only place with message boxes: the world's trouble, questions, and our own defects.

Text is always plain. What a defect report holds is told by ``describe_defect``: no value
of any badge, no message, no folder of the learner's.
"""

import platform
import sys
import traceback
from pathlib import Path

from PySide6.QtCore import Qt, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QMessageBox,  # noqa: TID251 - this is the one place
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from backpack import __version__
from backpack.domain.faults import Fault
from backpack.ui.text import plain_label, visible_text
from backpack.words import tr
from backpack.words.faults import explain_fault

_PACKAGE = Path(__file__).resolve().parent.parent


def show_problem(parent: QWidget | None, error: BaseException) -> None:
    """Tell of anything that a job ended with: a fault calmly, a defect with a report."""
    if isinstance(error, Fault):
        show_fault(parent, error)
    else:
        report_defect(parent, error)


def show_fault(parent: QWidget | None, fault: Fault) -> None:
    """Say what is wrong in the world, why, and what would help. Does not wait."""
    text = explain_fault(fault.code, fault.parameters)
    box = _plain_box(parent, text.title, f"{text.explanation}\n\n{text.advice}")
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.addButton(tr("OK"), QMessageBox.ButtonRole.AcceptRole).setProperty("role", "primary")
    box.open()


def ask(parent: QWidget | None, title: str, text: str, yes: str) -> bool:
    """Ask before something happens; ``yes`` names the deed ("Open page"). Waits."""
    box = _plain_box(parent, title, text)
    deed = box.addButton(yes, QMessageBox.ButtonRole.AcceptRole)
    deed.setProperty("role", "primary")
    refusal = box.addButton(tr("Cancel"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(deed)
    box.setEscapeButton(refusal)
    box.exec()
    said_yes = box.clickedButton() is deed
    box.deleteLater()
    return said_yes


def report_defect(parent: QWidget | None, error: BaseException) -> None:
    """Own up to a defect, with a report that can be copied. Does not wait."""
    DefectSheet(describe_defect(error), parent).open()


def describe_defect(error: BaseException) -> str:
    """What failed where, in lines; never a message or a value, which could be private."""
    lines = [
        f"Backpack {__version__}",
        f"Python {platform.python_version()}, Qt {qVersion()}",
        f"{platform.system()} {platform.release()} {platform.machine()}",
    ]
    seen: BaseException | None = error
    while seen is not None:
        lines.append(f"{type(seen).__module__}.{type(seen).__qualname__}")
        lines.extend(
            f"  {_short_path(frame.filename)}:{frame.lineno} {frame.name}"
            for frame in traceback.extract_tb(seen.__traceback__)
        )
        seen = seen.__cause__ or seen.__context__
    return "\n".join(lines)


class DefectSheet(QDialog):
    """Says that the program made a mistake, and shows the whole report."""

    def __init__(self, report: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Backpack made a mistake"))
        self.resize(640, 420)
        self.report = QPlainTextEdit(report)
        self.report.setReadOnly(True)
        self.report.setAccessibleName(tr("Report"))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(12)
        column.addWidget(plain_label(tr("Something went wrong in Backpack"), role="title"))
        column.addWidget(
            plain_label(
                tr(
                    "Your badges are safe: each change is saved whole or not at all. This report"
                    " says where the program stopped. It holds nothing from your badges."
                )
            )
        )
        column.addWidget(self.report, 1)
        column.addLayout(self._buttons())

    def copy(self) -> None:
        """Put the report on the clipboard."""
        QGuiApplication.clipboard().setText(self.report.toPlainText())

    def _buttons(self) -> QHBoxLayout:
        copy = QPushButton(tr("Copy report"))
        copy.clicked.connect(self.copy)
        close = QPushButton(tr("Continue"))
        close.setProperty("role", "primary")
        close.clicked.connect(self.accept)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(copy)
        row.addWidget(close)
        return row


def _plain_box(parent: QWidget | None, title: str, text: str) -> QMessageBox:
    box = QMessageBox(parent)
    box.setWindowTitle(tr("Backpack"))
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(visible_text(title))
    box.setInformativeText(visible_text(text))
    for label in box.findChildren(QWidget, "qt_msgbox_informativelabel"):
        label.setProperty("textFormat", Qt.TextFormat.PlainText)
    return box


def _short_path(filename: str) -> str:
    """The part of a path that tells nothing about the computer or its user."""
    path = Path(filename)
    if path.is_relative_to(_PACKAGE):
        return path.relative_to(_PACKAGE.parent).as_posix()
    for folder in sys.path:
        if folder and path.is_relative_to(folder):
            return path.relative_to(folder).as_posix()
    return path.name
