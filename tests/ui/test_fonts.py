"""Names in every script that the portfolio can set can be read in the window as well."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QFont, QFontDatabase, QTextLayout
from PySide6.QtWidgets import QApplication

from backpack.assets import resource
from backpack.ui import fonts

NAMES = {
    "مهارات التفكير": "Noto Sans Arabic",
    "Հայերեն": "Noto Sans Armenian",
    "ডিজিটাল": "Noto Sans Bengali",
    "डिजिटल नागरिकता": "Noto Sans Devanagari",
    "ქართული": "Noto Sans Georgian",
    "אזרחות": "Noto Sans Hebrew",
    "தமிழ்": "Noto Sans Tamil",
    "తెలుగు": "Noto Sans Telugu",
    "ภาษาไทย": "Noto Sans Thai",
    "データ分析入門": "Droid Sans Fallback",
    "数据素养": "Droid Sans Fallback",
}


@pytest.fixture
def app(qapp: QApplication) -> Iterator[QApplication]:
    before = qapp.font()
    yield qapp
    qapp.setFont(before)


def families_drawing(text: str, font: QFont) -> set[str]:
    layout = QTextLayout(text, font)
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    return {run.rawFont().familyName() for run in layout.glyphRuns()}


@pytest.mark.parametrize(("name", "family"), NAMES.items())
def test_a_name_is_drawn_on_a_machine_that_has_no_font_for_its_script(
    app: QApplication, monkeypatch: pytest.MonkeyPatch, name: str, family: str
) -> None:
    monkeypatch.setattr(fonts, "_draws", lambda _: False)

    fonts.use_interface_font(app)

    assert families_drawing(name, app.font()) <= {family, "Inter"}
    assert family in families_drawing(name, app.font())


def test_latin_letters_stay_in_the_interface_font(
    app: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fonts, "_draws", lambda _: False)

    fonts.use_interface_font(app)

    assert families_drawing("Data Literacy, Ελληνικά, Наука", app.font()) == {"Inter"}


def test_a_system_with_fonts_for_every_script_keeps_its_own(
    app: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fonts, "_draws", lambda _: True)
    monkeypatch.setattr(fonts, "_WITHOUT_FONTS", frozenset())
    app.setFont(QFont("A family of the system", 13))

    fonts.use_interface_font(app)

    assert app.font().families() == ["A family of the system"]
    assert app.font().pointSize() == 13


def test_a_system_that_lacks_a_script_keeps_its_family_and_size_first(
    app: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    lacking = QFontDatabase.WritingSystem.Devanagari
    monkeypatch.setattr(fonts, "_draws", lambda system: system is not lacking)
    monkeypatch.setattr(fonts, "_WITHOUT_FONTS", frozenset())
    app.setFont(QFont("A family of the system", 13))

    fonts.use_interface_font(app)

    families = app.font().families()
    assert (families[0], families[-1]) == ("A family of the system", "Noto Sans Devanagari")
    assert app.font().pointSize() == 13


def test_a_general_name_for_the_systems_font_leaves_digits_and_signs_in_that_font(
    app: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fonts, "_draws", lambda _: False)
    monkeypatch.setattr(fonts, "_WITHOUT_FONTS", frozenset())
    app.setFont(QFont("Sans Serif", 10))
    system = families_drawing("Earned in June", app.font())

    fonts.use_interface_font(app)

    assert families_drawing("+ 12 Jun 2026: Share…", app.font()) == system


def test_windows_and_macos_are_not_asked_for_every_font_they_have(
    app: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fonts, "_draws", lambda _: False)
    monkeypatch.setattr(fonts, "_WITH_ALL_SCRIPTS", frozenset({app.platformName()}))

    fonts.use_interface_font(app)

    assert app.font().families() == ["Inter"]


def test_every_font_of_a_script_in_the_portfolio_is_a_fallback_of_the_window() -> None:
    folder = resource("fonts", "pdf")
    known = {path.name for pattern, _ in fonts._FALLBACKS for path in folder.glob(pattern)}
    scripts = {path.name for path in folder.glob("*.ttf")}

    assert scripts - known == {
        "NotoSans-Bold.ttf",
        "NotoSans-Regular.ttf",
        "NotoSansSymbols2-Regular.ttf",
    }


def test_latin_is_never_among_what_is_missing(app: QApplication) -> None:
    fonts.use_interface_font(app)

    assert fonts._draws(QFontDatabase.WritingSystem.Latin)
    assert families_drawing("Badge", app.font()) == {"Inter"}
