"""Both looks: readable, complete, and following the system unless told otherwise."""

from dataclasses import fields, replace

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QColor, QPalette

from backpack.assets import resource
from backpack.ui.theme import (
    Look,
    Theme,
    apply_theme,
    make_palette,
    make_stylesheet,
    tokens_in_use,
)
from backpack.ui.tokens import DARK, LIGHT

BOTH = pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
GROUNDS = {
    "text": ("window", "sidebar", "surface", "hover", "accent_soft", "neutral_soft"),
    "muted": ("window", "sidebar", "surface", "neutral_soft"),
    "accent": ("window", "surface", "accent_soft"),
    "good": ("sidebar", "surface", "good_soft"),
    "caution": ("window", "surface", "caution_soft"),
    "bad": ("window", "surface", "bad_soft"),
    "on_accent": ("accent", "accent_strong"),
}


def luminance(colour):
    def linear(part):
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    c = QColor(colour)
    return 0.2126 * linear(c.redF()) + 0.7152 * linear(c.greenF()) + 0.0722 * linear(c.blueF())


def contrast(one, other):
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.fixture
def settings(tmp_path):
    return QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)


@pytest.fixture
def theme(qapp, settings):
    theme = Theme(qapp, settings)
    yield theme
    qapp.styleHints().colorSchemeChanged.disconnect(theme.apply)
    apply_theme(qapp, LIGHT)


@BOTH
@pytest.mark.parametrize("ink", GROUNDS)
def test_text_can_be_read_on_every_ground_it_stands_on(tokens, ink):
    for ground in GROUNDS[ink]:
        found = contrast(getattr(tokens, ink), getattr(tokens, ground))
        assert found >= 4.5, f"{ink} on {ground}: {found:.2f}"


@BOTH
def test_every_token_is_a_colour(tokens):
    for field in fields(tokens):
        assert field.name == "name" or QColor(getattr(tokens, field.name)).isValid()


@BOTH
def test_the_style_sheet_has_no_word_left_to_fill_in(tokens):
    sheet = make_stylesheet(tokens, 10)
    assert "$" not in sheet
    assert tokens.accent in sheet


def test_sizes_follow_the_interface_font():
    assert "28.0pt" in make_stylesheet(LIGHT, 20)
    assert "14.0pt" in make_stylesheet(LIGHT, 10)


def test_the_picture_of_a_tick_is_there_for_both_looks():
    assert resource("theme", "check-light.png").is_file()
    assert resource("theme", "check-dark.png").is_file()


def test_the_arrow_of_a_list_that_folds_out_is_there_for_both_looks():
    assert resource("theme", "arrow-light.png").is_file()
    assert resource("theme", "arrow-dark.png").is_file()


@BOTH
def test_the_palette_has_the_same_colours(tokens):
    palette = make_palette(tokens)
    assert palette.color(QPalette.ColorRole.Window) == QColor(tokens.window)
    disabled = palette.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text)
    assert disabled == QColor(tokens.muted)


def test_the_system_decides_until_something_is_chosen(theme):
    assert theme.look is Look.SYSTEM
    theme.apply()
    is_dark = theme._app.styleHints().colorScheme() is Qt.ColorScheme.Dark
    assert tokens_in_use().is_dark is is_dark


def test_a_choice_shows_at_once_and_is_remembered(theme, settings):
    told = []
    theme.changed.connect(lambda: told.append(True))
    theme.choose(Look.DARK)
    assert tokens_in_use() is DARK
    theme.choose(Look.LIGHT)
    assert tokens_in_use() is LIGHT
    assert told == [True, True]
    assert settings.value("look/theme") == "light"


def test_a_setting_that_nobody_knows_means_the_system(theme, settings):
    settings.setValue("look/theme", "plaid")
    assert theme.look is Look.SYSTEM


def test_tokens_know_which_look_they_are():
    assert DARK.is_dark
    assert not LIGHT.is_dark
    assert replace(LIGHT, name="dark").is_dark
