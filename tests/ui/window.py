"""What a learner does with the whole window: finds actions and dialogs, reads the wall."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QDialog, QMenu

from tests import mint

NAMES = ["Data Literacy", "First Aid", "Robotics"]


def badge(number, **changes):
    """A signed badge with a name, a date and an identifier of its own."""
    achievement = mint.credential("x")["credentialSubject"]["achievement"]
    subject = mint.credential("x")["credentialSubject"]
    return mint.vc_jwt(
        id=f"urn:uuid:{number:08d}-2222-4333-8444-555555555555",
        validFrom=f"2026-03-{20 - number % 20:02d}T00:00:00Z",
        credentialSubject={**subject, "achievement": {**achievement, "name": NAMES[number % 3]}},
        **changes,
    )


def names(workspace):
    return [held.name for held in workspace.model.shown]


def action(window, text):
    for menu in window.menuBar().findChildren(QMenu):
        for each in menu.actions():
            if each.text() == text:
                return each
    raise AssertionError(text)


def dialog(window, kind=QDialog):
    return next(each for each in window.findChildren(kind) if each.isVisible())


def sheets(window):
    return [each for each in window.findChildren(QDialog) if each.isVisible()]


def drop(window, mime):
    place, actions = QPointF(400, 400), Qt.DropAction.CopyAction
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(place.toPoint(), actions, mime, buttons, keys)
    window.dragEnterEvent(enter)
    window.dragLeaveEvent(QDragLeaveEvent())
    window.dropEvent(QDropEvent(place, actions, mime, buttons, keys))
    return enter.isAccepted()
