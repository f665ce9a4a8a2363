"""Opens each dialog of an open backpack over its window.

A dialog is imported when it is first asked for: the wall need not wait for any.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QDialog, QWidget

from backpack.bootstrap import Program
from backpack.services.backpack import Backpack
from backpack.ui.jobs import JobRunner
from backpack.ui.locking.secret_clipboard import SecretClipboard
from backpack.words import tr

if TYPE_CHECKING:  # imported when it is first opened
    from backpack.ui.dialogs.recovery import RecoveryDialog


class Dialogs(QObject):
    """``sources_given`` carries what a dialog was given to add.

    ``protection_changed`` when the backpack is locked in another way, ``originals_asked`` when
    the learner wants all badges as files first,
    ``trash_changed`` when badges stay in the trash for another time.
    """

    sources_given = Signal(object)
    protection_changed = Signal()
    originals_asked = Signal()
    trash_changed = Signal()

    def __init__(
        self,
        program: Program,
        backpack: Backpack,
        runner: JobRunner,
        clipboard: SecretClipboard,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._clipboard = clipboard
        self._program = program
        self._backpack = backpack
        self._runner = runner
        self._over = parent

    def show(self, dialog: QDialog) -> None:
        """Open ``dialog``, which is gone once it is closed."""
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    @property
    def window(self) -> QWidget:
        """The window that dialogs stand over."""
        return self._over.window()

    def open_share(self, holding_ids: Iterable[str], way: str = "") -> None:
        """Show every way out for these badges, beginning with one; nothing is sent by it."""
        from backpack.ui.share.window import ShareWindow  # noqa: PLC0415 - see above

        if chosen := tuple(holding_ids):
            self.show(ShareWindow(self._backpack, self._runner, chosen, way, self.window))

    def open_portfolio(self, holding_ids: Iterable[str]) -> None:
        """Ask which badges go into the portfolio, beginning with these, and make it."""
        from backpack.ui.dialogs.portfolio import PortfolioDialog  # noqa: PLC0415 - see above

        chosen = tuple(holding_ids)
        self.show(PortfolioDialog(self._backpack, self._runner, chosen, self.window))

    def open_addresses(self) -> None:
        """Show which addresses the learner has called their own, to add and to take away."""
        from backpack.ui.dialogs.addresses import AddressesDialog  # noqa: PLC0415 - see above

        self.show(AddressesDialog(self._backpack, self._runner, self.window))

    def open_link(self) -> None:
        """Ask for a link to a badge; ``sources_given`` follows."""
        from backpack.ui.dialogs.link import LinkDialog  # noqa: PLC0415 - see above

        dialog = LinkDialog(self.window)
        dialog.given.connect(lambda source: self.sources_given.emit((source,)))
        self.show(dialog)

    def open_network(self) -> None:
        """Show what may be asked on the network."""
        from backpack.ui.dialogs.network import NetworkDialog  # noqa: PLC0415 - see above

        self.show(NetworkDialog(self._backpack, self._runner, self.window))

    def open_recovery(self, *, must_be: bool = False) -> None:
        """Make the recovery sheet, or prove it; where it ``must_be``, nothing else comes first."""
        from backpack.ui.dialogs.recovery import RecoveryDialog  # noqa: PLC0415 - see above

        dialog = RecoveryDialog(
            self._backpack.protecting, self._runner, self._clipboard, self.window, must_be=must_be
        )
        dialog.finished.connect(lambda _: self.protection_changed.emit())
        dialog.passphrase_asked.connect(lambda: self._open_passphrase(dialog))
        dialog.export_asked.connect(self.originals_asked)
        self.show(dialog)

    def open_settings(self) -> None:
        """Show the settings."""
        from backpack.ui.dialogs.settings.protection import ProtectionPage  # noqa: PLC0415 - above
        from backpack.ui.dialogs.settings.trash import TrashPage  # noqa: PLC0415 - the same
        from backpack.ui.dialogs.settings.window import SettingsDialog  # noqa: PLC0415 - the same

        protection = ProtectionPage(self._backpack.protecting, self._backpack.locking, self._runner)
        trash = TrashPage(self._backpack.emptying, self._runner)
        pages = [(tr("Protection"), protection), (tr("Trash"), trash)]
        dialog = SettingsDialog(pages, self.window)
        trash.changed.connect(self.trash_changed)
        protection.recovery_asked.connect(self.open_recovery)
        protection.changed.connect(self.protection_changed)
        self.protection_changed.connect(protection.look_again)
        self.show(dialog)

    def _open_passphrase(self, over: "RecoveryDialog") -> None:
        """Ask for a passphrase in the place of the sheet, which can wait then."""
        from backpack.ui.dialogs.passphrase import PassphraseDialog  # noqa: PLC0415 - see above

        dialog = PassphraseDialog(self._backpack.protecting, self._runner, over)
        dialog.accepted.connect(over.put_off)
        self.show(dialog)

    def open_about(self) -> None:
        """Tell the version and where the data lies."""
        from backpack.ui.dialogs.about import AboutDialog  # noqa: PLC0415 - see above

        self.show(AboutDialog(self._program.home, self.window))
