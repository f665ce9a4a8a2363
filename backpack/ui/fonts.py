"""The interface font: the system's own, or the bundled Inter where there is none.

Offscreen (pictures, tests) Qt knows no interface font, so Inter is used and pictures
look the same everywhere. Licence and digests: ``resources/fonts/ui/README.md``.
"""

from PySide6.QtCore import QLoggingCategory
from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QApplication

from backpack.assets import resource

_WITHOUT_FONTS = frozenset({"offscreen", "minimal", "minimalegl", "vnc"})
_POINTS = 10.0
"""The size that most desktops use."""


def use_interface_font(app: QApplication) -> None:
    """Give ``app`` a font for reading; the system's choice of family and size wins."""
    if app.platformName() not in _WITHOUT_FONTS and QFontDatabase.families():
        return
    QLoggingCategory.setFilterRules("qt.text.font.db=false")  # Inter lacks scripts; others step in
    for path in sorted(resource("fonts", "ui").glob("Inter-*.otf")):
        QFontDatabase.addApplicationFont(str(path))
    font = QFont("Inter")
    font.setPointSizeF(_POINTS)
    app.setFont(font)


def scaled(font: QFont, factor: float, *, weight: QFont.Weight | None = None) -> QFont:
    """A copy of ``font``, ``factor`` times as large, so that large type stays large."""
    copy = QFont(font)
    copy.setPointSizeF(font.pointSizeF() * factor)
    if weight is not None:
        copy.setWeight(weight)
    return copy
