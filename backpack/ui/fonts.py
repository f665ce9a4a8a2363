"""The interface font: the system's own, or the bundled Inter where there is none.

Offscreen (pictures, tests) Qt knows no interface font, so Inter is used and pictures
look the same everywhere. A script that the system has no font for is drawn with the
portfolio's. Licences and digests: the ``README.md`` in both folders of ``resources/fonts``.
"""

from PySide6.QtCore import QLoggingCategory
from PySide6.QtGui import QFont, QFontDatabase, QFontInfo, QGuiApplication
from PySide6.QtWidgets import QApplication

from backpack.assets import resource

_WITHOUT_FONTS = frozenset({"offscreen", "minimal", "minimalegl", "vnc"})
_WITH_ALL_SCRIPTS = frozenset({"windows", "cocoa"})
_POINTS = 10.0
"""The size that most desktops use."""

_System = QFontDatabase.WritingSystem
_FALLBACKS = (
    ("NotoSansArabic-*.ttf", (_System.Arabic,)),
    ("NotoSansArmenian-*.ttf", (_System.Armenian,)),
    ("NotoSansBengali-*.ttf", (_System.Bengali,)),
    ("NotoSansDevanagari-*.ttf", (_System.Devanagari,)),
    ("NotoSansGeorgian-*.ttf", (_System.Georgian,)),
    ("NotoSansHebrew-*.ttf", (_System.Hebrew,)),
    ("NotoSansTamil-*.ttf", (_System.Tamil,)),
    ("NotoSansTelugu-*.ttf", (_System.Telugu,)),
    ("NotoSansThai-*.ttf", (_System.Thai,)),
    (
        "DroidSansFallback.ttf",
        (
            _System.SimplifiedChinese,
            _System.TraditionalChinese,
            _System.Japanese,
            _System.Korean,
        ),
    ),
)
"""The portfolio's fonts, and the scripts of which the system must know one to do without."""


def use_interface_font(app: QApplication) -> None:
    """Give ``app`` a font for reading; the system's choice of family and size wins."""
    bare = app.platformName() in _WITHOUT_FONTS or not QFontDatabase.families()
    font = _bundled_font() if bare else app.font()
    families = [] if app.platformName() in _WITH_ALL_SCRIPTS else _add_missing_scripts()
    if families:
        # "Sans Serif" is a name for a font: unless its own stands there, a fallback draws digits
        font.setFamilies([*font.families(), QFontInfo(font).family(), *families])
    if bare or families:
        QLoggingCategory.setFilterRules("qt.text.font.db=false")  # one lacks scripts, others do not
        app.setFont(font)


def _bundled_font() -> QFont:
    for path in sorted(resource("fonts", "ui").glob("Inter-*.otf")):
        QFontDatabase.addApplicationFont(str(path))
    font = QFont("Inter")
    font.setPointSizeF(_POINTS)
    return font


def _add_missing_scripts() -> list[str]:
    """Load the bundled fonts of scripts that nothing here draws; gives their families."""
    families: list[str] = []
    for pattern, systems in _FALLBACKS:
        if any(_draws(system) for system in systems):
            continue
        for path in sorted(resource("fonts", "pdf").glob(pattern)):
            number = QFontDatabase.addApplicationFont(str(path))
            families += QFontDatabase.applicationFontFamilies(number)
    return list(dict.fromkeys(families))


def _draws(system: QFontDatabase.WritingSystem) -> bool:
    return bool(QFontDatabase.families(system))


def scaled(font: QFont, factor: float, *, weight: QFont.Weight | None = None) -> QFont:
    """A copy of ``font``, ``factor`` times as large, so that large type stays large."""
    copy = QFont(font)
    copy.setPointSizeF(font.pointSizeF() * factor)
    if weight is not None:
        copy.setWeight(weight)
    return copy


def fixed(share: float = 1.0) -> QFont:
    """Letters of one width, for what is copied by hand, at a share of the usual size."""
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
    font.setPointSizeF(QGuiApplication.font().pointSizeF() * share)
    return font
