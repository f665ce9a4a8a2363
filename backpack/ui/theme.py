"""How the window looks: palette and style sheet from the tokens, light or dark.

Follows the system unless the learner chose otherwise. Widgets say what they are by the
dynamic property ``role`` (and chips by ``tone``); ``resources/theme/window.qss`` draws it.
"""

from dataclasses import fields
from enum import StrEnum
from string import Template

from PySide6.QtCore import QObject, QSettings, Qt, Signal
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from backpack.assets import resource
from backpack.ui.tokens import DARK, LIGHT, Tokens

SETTING = "look/theme"


class Look(StrEnum):
    """What the learner may choose."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


_ROLES = {
    QPalette.ColorRole.Window: "window",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Base: "surface",
    QPalette.ColorRole.AlternateBase: "hover",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.Button: "surface",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.BrightText: "bad",
    QPalette.ColorRole.ToolTipBase: "surface",
    QPalette.ColorRole.ToolTipText: "text",
    QPalette.ColorRole.PlaceholderText: "muted",
    QPalette.ColorRole.Highlight: "accent",
    QPalette.ColorRole.HighlightedText: "on_accent",
    QPalette.ColorRole.Accent: "accent",
    QPalette.ColorRole.Link: "accent",
    QPalette.ColorRole.LinkVisited: "accent",
    QPalette.ColorRole.Light: "hover",
    QPalette.ColorRole.Midlight: "line",
    QPalette.ColorRole.Mid: "line",
    QPalette.ColorRole.Dark: "edge",
    QPalette.ColorRole.Shadow: "edge",
}

_TEXT_ROLES = (
    QPalette.ColorRole.WindowText,
    QPalette.ColorRole.Text,
    QPalette.ColorRole.ButtonText,
)

_SIZES = {"tiny": 0.8, "small": 0.9, "body": 1.0, "heading": 1.1, "title": 1.4, "display": 2.0}
"""The steps of the type scale, as shares of the interface font's size."""


class Theme(QObject):
    """Keeps the application's look in step with the system and with the learner's choice."""

    changed = Signal()

    def __init__(self, app: QApplication, settings: QSettings) -> None:
        super().__init__(app)
        self._app = app
        self._settings = settings
        app.styleHints().colorSchemeChanged.connect(self.apply)

    @property
    def look(self) -> Look:
        """What was chosen; the system's look unless something else was."""
        chosen = str(self._settings.value(SETTING, Look.SYSTEM.value))
        return next((look for look in Look if look.value == chosen), Look.SYSTEM)

    def choose(self, look: Look) -> None:
        """Remember a choice and show it at once."""
        self._settings.setValue(SETTING, look.value)
        self.apply()

    def apply(self) -> None:
        """Show what was chosen, or what the system shows now."""
        apply_theme(self._app, self._wanted())
        self.changed.emit()

    def _wanted(self) -> Tokens:
        if self.look is not Look.SYSTEM:
            return DARK if self.look is Look.DARK else LIGHT
        is_dark = self._app.styleHints().colorScheme() is Qt.ColorScheme.Dark
        return DARK if is_dark else LIGHT


def apply_theme(app: QApplication, tokens: Tokens) -> None:
    """Draw everything in these colours, in sizes that follow the application's font."""
    if app.style().objectName() != "fusion" and not app.styleSheet():
        app.setStyle("Fusion")
    app.setProperty("tokens", tokens.name)
    app.setPalette(make_palette(tokens))
    sheet = make_stylesheet(tokens, app.font().pointSizeF())
    if sheet != app.styleSheet():
        app.setStyleSheet(sheet)


def tokens_in_use() -> Tokens:
    """The colours that the application shows now; for what is painted by hand."""
    app = QApplication.instance()
    return DARK if app is not None and app.property("tokens") == DARK.name else LIGHT


def make_palette(tokens: Tokens) -> QPalette:
    """The palette for what the style sheet leaves to the style."""
    palette = QPalette()
    for role, token in _ROLES.items():
        palette.setColor(role, QColor(getattr(tokens, token)))
    for role in _TEXT_ROLES:
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(tokens.muted))
    return palette


def make_stylesheet(tokens: Tokens, points: float) -> str:
    """The style sheet in these colours, for an interface font of ``points``."""
    template = Template(resource("theme", "window.qss").read_text("utf-8"))
    values = {field.name: getattr(tokens, field.name) for field in fields(tokens)}
    sizes = {f"size_{name}": f"{points * share:.1f}pt" for name, share in _SIZES.items()}
    check = resource("theme", f"check-{tokens.name}.png").as_posix()
    arrow = resource("theme", f"arrow-{tokens.name}.png").as_posix()
    return template.substitute(values, **sizes, check=check, arrow=arrow)
