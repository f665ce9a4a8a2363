from pathlib import Path

from backpack import __version__
from backpack.ui.dialogs import about
from backpack.ui.dialogs.about import AboutDialog
from tests.ui.desk import texts


def test_it_tells_the_version_the_place_and_the_licence(qtbot, tmp_path, monkeypatch):
    opened = []

    class Desktop:
        @staticmethod
        def openUrl(url):  # noqa: N802 - Qt's name
            opened.append(Path(url.toLocalFile()))

    monkeypatch.setattr(about, "QDesktopServices", Desktop)
    dialog = AboutDialog(tmp_path)
    qtbot.addWidget(dialog)
    dialog.show()
    read = texts(dialog)
    assert f"Backpack {__version__}" in read
    assert dialog.path.text() == str(tmp_path)
    assert dialog.path.isReadOnly()
    assert any("encrypted" in text for text in read)
    assert any("Apache License 2.0" in text for text in read)
    dialog.open_button.click()
    assert opened == [tmp_path]
