"""Untrusted text never reaches a widget that reads markup, nor a box outside its one place."""

import ast
from pathlib import Path

import pytest

WINDOW = Path(__file__).resolve().parents[2] / "backpack" / "ui"
MODULES = sorted(WINDOW.rglob("*.py"))
MARKUP = {"setHtml", "insertHtml", "toHtml", "setMarkdown", "appendHtml", "mightBeRichText"}
RICH = {"RichText", "MarkdownText", "AutoText"}
WIDGETS_OF_MARKUP = {"QTextBrowser", "QTextEdit", "QWebEngineView"}
EVALUATES = {"eval", "exec", "compile", "__import__"}

each_module = pytest.mark.parametrize(
    "path", MODULES, ids=lambda path: path.relative_to(WINDOW).as_posix()
)


def names(tree):
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute):
            yield node.attr
        elif isinstance(node, ast.Name):
            yield node.id
        elif isinstance(node, ast.ImportFrom):
            yield from (alias.name for alias in node.names)


def calls(tree, name):
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == name:
            yield node


@each_module
def test_no_widget_reads_markup(path):
    used = set(names(ast.parse(path.read_text("utf-8"))))
    assert not used & (MARKUP | RICH | WIDGETS_OF_MARKUP)


@each_module
def test_nothing_is_evaluated(path):
    tree = ast.parse(path.read_text("utf-8"))
    assert not [call for name in EVALUATES for call in calls(tree, name)]


@each_module
def test_message_boxes_come_from_one_place(path):
    used = set(names(ast.parse(path.read_text("utf-8"))))
    if path.name != "problems.py":
        assert not used & {"QMessageBox", "QErrorMessage"}


@each_module
def test_labels_with_text_are_made_in_one_place(path):
    tree = ast.parse(path.read_text("utf-8"))
    if path.name != "text.py":
        assert not [call for call in calls(tree, "QLabel") if call.args]


@each_module
def test_tooltips_are_escaped(path):
    """Qt reads a tooltip as markup where it looks like some."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "setToolTip":
            inner = ast.unparse(node.args[0])
            assert inner.startswith(("as_tooltip(", "tr(", "''")) or "as_tooltip(" in inner, inner
