import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from backpack.ui.views.first_start import FirstStartPage
from backpack.ui.views.passphrase_strength import estimate_bits, strength_words
from backpack.words.faults import explain_fault
from tests.ui.desk import texts

GOOD = "harbour lantern coffee"


@pytest.fixture
def page(qtbot):
    page = FirstStartPage()
    qtbot.addWidget(page)
    page.show()
    page.offer_keychain(works=False)
    return page


@pytest.fixture
def keychain_page(qtbot):
    page = FirstStartPage()
    qtbot.addWidget(page)
    page.show()
    page.offer_keychain(works=True)
    return page


def type_both(qtbot, page, first, second):
    qtbot.keyClicks(page.passphrase.first.line, first)
    qtbot.keyClicks(page.passphrase.second.line, second)


def test_the_page_says_plainly_that_a_forgotten_passphrase_cannot_be_reset(page):
    assert any("Nobody can reset a forgotten passphrase" in text for text in texts(page))


def test_a_keychain_needs_one_button(keychain_page, qtbot):
    assert not keychain_page.passphrase.isVisible()
    with qtbot.waitSignal(keychain_page.keychain_chosen):
        qtbot.keyClick(keychain_page.create_button, Qt.Key.Key_Space)


def test_a_passphrase_can_be_chosen_where_there_is_a_keychain_and_back(keychain_page, qtbot):
    keychain_page.other_guard.click()
    type_both(qtbot, keychain_page, GOOD, GOOD)
    with qtbot.waitSignal(keychain_page.chosen):
        keychain_page.create_button.click()
    keychain_page.other_guard.click()
    assert not keychain_page.passphrase.isVisible()
    assert keychain_page.create_button.isEnabled()


def test_who_chooses_a_passphrase_need_not_wait_for_the_keychain(qtbot):
    page = FirstStartPage()
    qtbot.addWidget(page)
    page.show()
    assert not page.create_button.isEnabled()
    page.other_guard.click()
    type_both(qtbot, page, GOOD, GOOD)
    page.offer_keychain(works=True)
    assert page.passphrase.isVisible()
    assert page.create_button.isEnabled()


def test_two_equal_passphrases_can_be_chosen(page, qtbot):
    type_both(qtbot, page, GOOD, GOOD)
    with qtbot.waitSignal(page.chosen) as chosen:
        qtbot.mouseClick(page.create_button, Qt.MouseButton.LeftButton)
    assert chosen.args == [GOOD]


def test_return_goes_on_and_then_creates(page, qtbot):
    qtbot.keyClicks(page.passphrase.first.line, GOOD)
    qtbot.keyClick(page.passphrase.first.line, Qt.Key.Key_Return)
    qtbot.keyClicks(page.passphrase.second.line, GOOD)
    with qtbot.waitSignal(page.chosen):
        qtbot.keyClick(page.passphrase.second.line, Qt.Key.Key_Return)


@pytest.mark.parametrize(
    ("first", "second", "hint"),
    [
        ("", "", "At least 8 characters."),
        ("short", "", "3 more are needed."),
        ("sevenxx", "", "1 more character is needed."),
        (GOOD, "harbour", "So far the same…"),
        (GOOD, "harbour x", "The two differ."),
    ],
)
def test_a_passphrase_that_cannot_be_used_is_told_why(page, qtbot, first, second, hint):
    type_both(qtbot, page, first, second)
    assert not page.create_button.isEnabled()
    assert any(hint in text for text in texts(page))


def test_agreement_is_told_in_words(page, qtbot):
    type_both(qtbot, page, GOOD, GOOD)
    assert "✓ Both are the same." in texts(page)


def test_the_letters_are_hidden_until_asked_for(page, qtbot):
    assert page.passphrase.first.line.echoMode() is QLineEdit.EchoMode.Password
    page.passphrase.show_letters.click()
    assert page.passphrase.first.line.echoMode() is QLineEdit.EchoMode.Normal
    assert page.passphrase.second.line.echoMode() is QLineEdit.EchoMode.Normal


def test_nothing_can_be_pressed_while_the_backpack_is_being_made(page, qtbot):
    type_both(qtbot, page, GOOD, GOOD)
    page.set_busy(True)
    assert not page.create_button.isEnabled()
    assert not page.passphrase.first.line.isEnabled()
    page.set_busy(False)
    assert page.create_button.isEnabled()


def test_trouble_is_told_and_what_was_typed_stays(page, qtbot):
    type_both(qtbot, page, GOOD, GOOD)
    page.set_busy(True)
    page.show_error(explain_fault("store-full", {}))
    assert any("The disk is full" in text for text in texts(page))
    assert page.passphrase.first.text == GOOD
    assert page.create_button.isEnabled()


def test_letters_are_counted_as_the_store_does(page):
    seven = "e\u0301" * 7
    page.passphrase.first.line.setText(seven)
    page.passphrase.second.line.setText(seven)
    assert any("1 more character is needed." in text for text in texts(page))
    assert not page.passphrase.is_ready


@pytest.mark.parametrize(
    ("passphrase", "words"),
    [
        ("aaaaaaaaaaaa", "Easy to guess"),
        ("12345678", "Easy to guess"),
        ("harbourlan", "Easy to guess"),
        ("harbour lantern", "Fair"),
        ("harbour lantern coffee", "Good"),
        ("harbour lantern coffee moss", "Strong"),
    ],
)
def test_the_strength_is_told_in_words(passphrase, words):
    assert strength_words(passphrase).startswith(words)


def test_an_empty_passphrase_has_no_strength():
    assert estimate_bits("") == 0
