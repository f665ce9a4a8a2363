"""A quiet strip with a sentence and at most one thing to do about it."""

from collections.abc import Callable

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QPushButton, QWidget

from backpack.ui.text import plain_label, visible_text
from backpack.words import tr

_SHOWN_FOR = 8000
"""Milliseconds: long enough to read a sentence twice."""


class Strip(QFrame):
    """Says one thing; ``pressed`` when the learner takes up what it offers."""

    pressed = Signal()

    def __init__(self, text: str, offer: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "strip")
        self.label = plain_label(text)
        self.button = QPushButton(offer)
        self.button.setProperty("role", "link")
        self.button.clicked.connect(self.pressed)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 6, 10, 6)
        row.setSpacing(12)
        row.addWidget(self.label, 1)
        row.addWidget(self.button)

    def show_words(self, text: str, offer: str = "") -> None:
        """Say something else; without an offer there is nothing to press."""
        self.label.setText(visible_text(text))
        self.button.setText(offer)
        self.button.setVisible(bool(offer))


class Notice(Strip):
    """Tells what was just done, or what is going on, and then goes away by itself."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", "", parent)
        self.setAccessibleName(tr("Notice"))
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setMaximumWidth(160)
        self.layout().insertWidget(1, self.bar)  # type: ignore[union-attr]
        self._deed: Callable[[], None] | None = None
        self._clock = QTimer(self)
        self._clock.setSingleShot(True)
        self._clock.timeout.connect(self.hide)
        self.pressed.connect(self._do)
        self.hide()

    def tell(self, text: str, offer: str = "", deed: Callable[[], None] | None = None) -> None:
        """Say what was done; ``deed`` is what pressing ``offer`` does."""
        self._show(text, offer, deed)
        self.bar.hide()
        self._clock.start(_SHOWN_FOR)

    def withdraw(self, deed: Callable[[], None]) -> None:
        """Go away if it offers ``deed``, which would not be the same any more."""
        if self._deed == deed:
            self._deed = None
            self.hide()

    def show_progress(
        self, text: str, done: int, total: int | None, stop: Callable[[], None]
    ) -> None:
        """Say how far something is; it stays until something else is said."""
        self._clock.stop()
        self._show(text, tr("Stop"), stop)
        self.bar.setRange(0, total or 0)
        self.bar.setValue(done)
        self.bar.show()

    def _show(self, text: str, offer: str, deed: Callable[[], None] | None) -> None:
        self.show_words(text, offer)
        self._deed = deed
        self.show()

    def _do(self) -> None:
        deed, self._deed = self._deed, None
        self.hide()
        if deed is not None:
            deed()
