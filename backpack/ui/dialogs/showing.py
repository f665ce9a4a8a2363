"""Opens each dialog of an open backpack over its window.

A dialog is imported when it is first asked for: the wall need not wait for any.
"""

from collections.abc import Iterable

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QDialog, QWidget

from backpack.bootstrap import Program
from backpack.services.backpack import Backpack
from backpack.ui.jobs import JobRunner


class Dialogs(QObject):
    """``sources_given`` carries what a dialog was given to add."""

    sources_given = Signal(object)

    def __init__(
        self, program: Program, backpack: Backpack, runner: JobRunner, parent: QWidget
    ) -> None:
        super().__init__(parent)
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

    def open_linkedin(self, holding_id: str) -> None:
        """Show what would go to LinkedIn."""
        from backpack.ui.dialogs.linkedin import LinkedInDialog  # noqa: PLC0415 - see above

        self.show(LinkedInDialog(self._backpack, self._runner, holding_id, self.window))

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

    def open_about(self) -> None:
        """Tell the version and where the data lies."""
        from backpack.ui.dialogs.about import AboutDialog  # noqa: PLC0415 - see above

        self.show(AboutDialog(self._program.home, self.window))
