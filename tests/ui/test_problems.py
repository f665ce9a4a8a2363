"""Trouble is told calmly, questions name the deed, and reports of defects keep secrets."""

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QPushButton, QWidget

from backpack.domain.faults import Fault
from backpack.ui import problems


@pytest.fixture
def parent(qtbot):
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.show()
    return widget


def boxes(parent):
    return [each for each in parent.findChildren(QDialog) if hasattr(each, "informativeText")]


def sheets(parent):
    return parent.findChildren(problems.DefectSheet)


def press(parent, text):
    """Press a button of the question that is asked in a moment."""

    def find():
        box = QApplication.activeModalWidget() or boxes(parent)[-1]
        next(one for one in box.findChildren(QPushButton) if one.text() == text).click()

    QTimer.singleShot(20, find)


def test_a_fault_says_what_why_and_what_to_do(parent):
    problems.show_problem(parent, Fault("not-found", name="<b>badge</b>.png"))
    (box,) = boxes(parent)
    assert box.textFormat() is Qt.TextFormat.PlainText
    assert box.text() == "There is no such file"
    assert "<b>badge</b>.png was not found." in box.informativeText()
    assert "moved or renamed" in box.informativeText()
    box.close()


@pytest.mark.parametrize(("answer", "said_yes"), [("Open page", True), ("Cancel", False)])
def test_a_question_names_the_deed(parent, answer, said_yes):
    press(parent, answer)
    assert problems.ask(parent, "Open?", "It leads to example.org", "Open page") is said_yes


def failing():
    secret = "learner@example.org"
    raise ValueError(secret)


def test_a_report_says_where_but_never_with_what(parent):
    try:
        failing()
    except ValueError as error:
        problems.show_problem(parent, error)
        report = problems.describe_defect(error)
    assert "builtins.ValueError" in report
    assert "test_problems.py" in report
    assert "failing" in report
    assert "learner@example.org" not in report
    assert "/" not in report.split("test_problems.py")[0].rsplit("  ", 1)[-1].replace(
        "tests/ui/", ""
    )
    (sheet,) = sheets(parent)
    sheet.copy()
    assert QGuiApplication.clipboard().text() == report
    sheet.close()


def test_a_report_follows_the_cause():
    def fail():
        try:
            failing()
        except ValueError as cause:
            raise RuntimeError("again") from cause

    with pytest.raises(RuntimeError) as caught:
        fail()
    report = problems.describe_defect(caught.value)
    assert report.index("RuntimeError") < report.index("ValueError")


def test_a_report_shortens_the_programs_own_paths():
    with pytest.raises(KeyError) as caught:
        problems.show_fault(None, Fault("there-is-no-such-code"))
    report = problems.describe_defect(caught.value)
    assert "  backpack/ui/problems.py:" in report
    assert "/work" not in report
    assert problems._short_path("/somewhere/else.py") == "else.py"
