"""What the menus do: each looks at what is chosen and hands it to the workspace."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow, QPlainTextEdit

from backpack.domain.holding import Visibility
from backpack.ui import asking
from backpack.ui.adding import Files, has_something_to_add, sources_from_mime
from backpack.ui.workspace import Workspace
from backpack.words import tr


class WindowDeeds(QObject):
    """The menus' side of an open backpack."""

    def __init__(self, window: QMainWindow, workspace: Workspace) -> None:
        super().__init__(window.menuBar())  # gone with the menus when the backpack is locked
        self._window = window
        self._workspace = workspace

    def add_files(self) -> None:
        """Ask for files to add."""
        asking.ask_for_files(self._window, lambda paths: self._workspace.add(Files(paths)))

    def add_folder(self) -> None:
        """Ask for a folder to add."""
        asking.ask_for_folder(self._window, lambda paths: self._workspace.add(Files(paths)))

    def add_link(self) -> None:
        """Ask for a link to a badge."""
        self._workspace.dialogs.open_link()

    def paste(self) -> None:
        """Add what is on the clipboard; in a field, type it there."""
        field = QApplication.focusWidget()
        if isinstance(field, QLineEdit | QPlainTextEdit):
            field.paste()
            return
        mime = QGuiApplication.clipboard().mimeData()
        sources = sources_from_mime(mime) if has_something_to_add(mime) else None
        if sources is None:
            self._workspace.wall.notice.tell(tr("There is nothing to paste."))
        else:
            self._workspace.add(sources)

    def find(self) -> None:
        """Go to the search."""
        search = self._workspace.wall.top.search
        search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        search.selectAll()

    def remove(self) -> None:
        """Remove what is chosen."""
        self._workspace.deeds.remove(self._workspace.chosen())

    def check_again(self) -> None:
        """Verify what is chosen again."""
        self._workspace.deeds.check_again(held.id for held in self._workspace.chosen())

    def ask_issuers(self) -> None:
        """Ask which sites the chosen badges may be checked at."""
        chosen = tuple(held.id for held in self._workspace.chosen())
        self._workspace.asking.begin(chosen, is_wanted=True)

    def confirm_issuer(self) -> None:
        """Confirm the issuer of the chosen badge."""
        for held in self._workspace.chosen()[:1]:
            self._workspace.deeds.confirm_issuer(held.id)

    def visibility_deed(self, choice: Visibility) -> Callable[[], None]:
        """Choosing who may see what is chosen."""
        return lambda: self._workspace.deeds.choose_visibility(self._workspace.chosen(), choice)

    def share(self) -> None:
        """Show every way out for what is chosen."""
        self._workspace.dialogs.open_share(self._workspace.wall.list.chosen())

    def save_originals(self) -> None:
        """Save the originals of what is chosen."""
        self._workspace.deeds.save_originals(held.id for held in self._workspace.chosen())

    def save_picture(self) -> None:
        """Save the chosen badge as a picture that carries it."""
        for held in self._workspace.chosen()[:1]:
            self._workspace.deeds.save_picture(held)

    def open_portfolio(self) -> None:
        """Make the portfolio."""
        self._workspace.dialogs.open_portfolio(self._workspace.wall.list.chosen())

    def open_addresses(self) -> None:
        """Show the learner's own addresses."""
        self._workspace.dialogs.open_addresses()

    def open_settings(self) -> None:
        """Show the settings."""
        self._workspace.dialogs.open_settings()

    def open_network(self) -> None:
        """Show what may be asked on the network."""
        self._workspace.dialogs.open_network()

    def about(self) -> None:
        """Tell the version and where the data lies."""
        self._workspace.dialogs.open_about()
