"""From the start of the program to an open backpack: first start, keyring, passphrase, paper.

Where no passphrase can help, since a file is missing or damaged, none is asked for.

The slow parts (Argon2id, the keyring, the database) run through the job runner.
"""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from backpack.domain.faults import Fault
from backpack.domain.ports import Store
from backpack.domain.progress import Progress
from backpack.domain.protection import Protection, Recovery
from backpack.ui.jobs import Lane
from backpack.ui.main_window import MainWindow
from backpack.ui.problems import report_defect
from backpack.ui.views.first_start import FirstStartPage
from backpack.ui.views.trouble import TroublePage
from backpack.ui.views.unlock import UnlockPage, Ways
from backpack.words.faults import explain_fault

if TYPE_CHECKING:  # the services wait until the first window is painted
    from backpack.bootstrap import Program
    from backpack.services.backpack import Backpack

_BEYOND_A_PASSPHRASE = frozenset(
    {
        "backpack-exists",
        "folder-not-readable",
        "keys-damaged",
        "keys-missing",
        "no-backpack",
        "store-damaged",
        "store-missing",
        "store-newer",
    }
)


class Opening(QObject):
    """Leads through the pages until the backpack is open, and again each time it was locked."""

    def __init__(self, window: MainWindow, program: "Program") -> None:
        super().__init__(window)
        self._window = window
        self._program = program
        self._page: FirstStartPage | UnlockPage | None = None
        window.locked.connect(lambda: self._ask_how())  # noqa: PLW0108 - takes no argument

    def begin(self) -> None:
        """Ask the keyring, or show the first page."""
        try:
            exists = self._program.vault.exists
        except Fault as fault:
            self._show_trouble(fault)
            return
        if exists:
            self._page = None
            self._open(self._with_keyring, self._explain, lane=Lane.ASKING)
        else:
            self._show_first_page()

    def _show_first_page(self) -> None:
        vault, page = self._program.vault, FirstStartPage()
        page.chosen.connect(lambda passphrase: self._try(lambda: vault.create(passphrase)))
        page.keychain_chosen.connect(lambda: self._try(lambda: vault.create(None), Lane.ASKING))
        self._show(page)
        self._window.runner.submit(
            lambda _: vault.keychain_works(),
            on_done=lambda works: page.offer_keychain(works=works),
            lane=Lane.ASKING,
        ).ends_with(page)

    def _ask_how(self, *, is_keychain_silent: bool = False) -> None:
        """Look which ways in there are, and offer them."""
        vault = self._program.vault

        def look(_progress: Progress) -> tuple[Protection, Fault | None]:
            protection = vault.protection
            is_stuck = is_keychain_silent and protection.is_keychain_alone
            return protection, vault.keychain_fault() if is_stuck else None

        self._window.runner.submit(
            look,
            on_done=lambda found: self._offer(*found),
            on_error=self._explain,
            lane=Lane.STORE,
        )

    def _offer(self, protection: Protection, fault: Fault | None) -> None:
        vault = self._program.vault
        page = UnlockPage(
            Ways(
                passphrase=protection.has_passphrase,
                keychain=protection.in_keychain,
                recovery=protection.recovery is not Recovery.NONE,
            )
        )
        page.entered.connect(lambda passphrase: self._try(lambda: vault.unlock(passphrase)))
        page.recovery_entered.connect(
            lambda text: self._try(lambda: vault.unlock_with_recovery_key(text))
        )
        page.keychain_asked.connect(lambda: self._try(vault.unlock_with_keyring, Lane.ASKING))
        self._show(page)
        if fault is not None:
            page.show_error(explain_fault(fault.code, fault.parameters))

    def _show(self, page: FirstStartPage | UnlockPage) -> None:
        """Show a page, and import what comes after it while the learner types."""
        self._page = page
        self._window.show_page(page)
        self._window.runner.submit(_warm_up, on_done=_warm_up_window, lane=Lane.COMPUTE)

    def _try(self, open_store: Callable[[], Store | None], lane: Lane = Lane.STORE) -> None:
        if self._page is not None:
            self._page.set_busy(True)
        self._open(lambda _: open_store(), self._explain, lane=lane)

    def _with_keyring(self, _progress: Progress) -> Store | None:
        return self._program.vault.unlock_with_keyring()

    def _open(
        self,
        open_store: Callable[[Progress], Store | None],
        on_error: Callable[[Exception], None],
        *,
        lane: Lane = Lane.STORE,
    ) -> None:
        self._window.runner.submit(
            partial(_opened, self._program, open_store),
            on_done=self._take,
            on_error=on_error,
            lane=lane,
        )

    def _take(self, backpack: "Backpack | None") -> None:
        if backpack is not None:
            self._page = None
            self._window.show_backpack(self._program, backpack)
        elif self._page is None:
            self._ask_how(is_keychain_silent=True)
        else:
            self._page.show_error(explain_fault("keychain-silent", {}))

    def _explain(self, error: Exception) -> None:
        if isinstance(error, Fault) and (self._page is None or error.code in _BEYOND_A_PASSPHRASE):
            self._show_trouble(error)
            return
        if self._page is None:
            self._ask_how()
        elif isinstance(error, Fault):
            self._tell(self._page, error)
        else:
            self._page.set_busy(False)
        if not isinstance(error, Fault):
            report_defect(self._window, error)

    def _tell(self, page: FirstStartPage | UnlockPage, fault: Fault) -> None:
        text = explain_fault(fault.code, fault.parameters)
        if isinstance(page, UnlockPage):
            page.show_error(text, self._program.vault.delay_left)
            return
        page.show_error(text)
        if fault.code == "keychain-refused":
            page.offer_keychain(works=False)

    def _show_trouble(self, fault: Fault) -> None:
        self._page = None
        page = TroublePage(explain_fault(fault.code, fault.parameters), self._program.home)
        page.again.connect(self.begin)
        self._window.show_page(page)


def _warm_up(_progress: Progress) -> None:
    """Import what an open backpack needs; earlier it would only hold the keyring up."""
    import backpack.store.opening  # noqa: I001, PLC0415 - that is the point; this one is needed first
    import backpack.services.backpack  # noqa: F401, PLC0415 - the same


def _warm_up_window(_: None) -> None:
    """The same for what knows Qt, which is imported on no other thread than Qt's."""
    import backpack.ui.actions  # noqa: PLC0415 - that is the point
    import backpack.ui.workspace  # noqa: F401, PLC0415 - the same


def _opened(
    program: "Program", open_store: Callable[[Progress], Store | None], progress: Progress
) -> "Backpack | None":
    """The open backpack, or None where the keyring does not know its key."""
    program.vault.claim()
    store = open_store(progress)
    program.vault.claim()  # a folder that was just made
    return None if store is None else program.open(store)
