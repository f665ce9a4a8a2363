"""Asks which files to add and where to save; the system's own dialogs, never waited for."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from backpack.domain.artifact import Artifact
from backpack.publish.file_names import name_originals
from backpack.words import tr


def ask_for_files(parent: QWidget, take: Callable[[tuple[Path, ...]], None]) -> QFileDialog:
    """Let the learner pick files that may be badges."""
    dialog = QFileDialog(parent, tr("Add badges"))
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    dialog.setNameFilters(
        [tr("Badges (*.png *.svg *.json *.jsonld *.jws *.jwt *.txt)"), tr("All files (*)")]
    )
    return _open(dialog, take)


def ask_for_folder(parent: QWidget, take: Callable[[tuple[Path, ...]], None]) -> QFileDialog:
    """Let the learner pick a folder; everything below it is meant."""
    dialog = QFileDialog(parent, tr("Add a folder of badges"))
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    return _open(dialog, take)


def ask_for_file(
    parent: QWidget, title: str, kind: str, take: Callable[[Path], None]
) -> QFileDialog:
    """Let the learner pick one file of a ``kind``, written as Qt writes it ("Text (*.txt)")."""
    dialog = QFileDialog(parent, title)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.setNameFilters([kind, tr("All files (*)")])
    return _open(dialog, lambda paths: take(paths[0]))


def ask_where_to_save(parent: QWidget, name: str, take: Callable[[Path], None]) -> QFileDialog:
    """Let the learner say where a file goes; the dialog asks before it replaces one."""
    dialog = QFileDialog(parent, tr("Save"))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setFileMode(QFileDialog.FileMode.AnyFile)
    dialog.selectFile(name)
    return _open(dialog, lambda paths: take(paths[0]))


def original_name(artifact: Artifact) -> str:
    """A safe name for saving an original."""
    return name_originals([artifact])[0]


def _open(dialog: QFileDialog, take: Callable[[tuple[Path, ...]], None]) -> QFileDialog:
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.filesSelected.connect(lambda names: take(tuple(Path(name) for name in names)))
    dialog.open()
    return dialog
