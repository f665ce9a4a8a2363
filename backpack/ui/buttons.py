"""Makes buttons; what they look like is said by their role."""

from collections.abc import Callable

from PySide6.QtWidgets import QPushButton


def button(text: str, pressed: Callable[[], object], *, role: str = "") -> QPushButton:
    """A button; a ``primary`` one is what Return presses."""
    made = QPushButton(text)
    made.setAutoDefault(role == "primary")
    made.setDefault(role == "primary")
    if role:
        made.setProperty("role", role)
    made.clicked.connect(lambda _checked: pressed())
    return made
