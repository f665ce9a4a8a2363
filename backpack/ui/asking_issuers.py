"""When the issuers' sites are asked: after adding, on a check, or because the learner wants it.

Sites with leave are asked without a word; for the others one sheet asks the learner.
"""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from backpack.domain.leave import Leave, LeaveMode
from backpack.services.backpack import Backpack
from backpack.services.networking import Wanted
from backpack.ui.deeds import Deeds
from backpack.ui.jobs import JobRunner, Lane
from backpack.words import tr


class Asking(QObject):
    """Finds out which sites badges need, and leads to them."""

    def __init__(
        self, backpack: Backpack, runner: JobRunner, deeds: Deeds, window: QWidget
    ) -> None:
        super().__init__(window)
        self._backpack = backpack
        self._runner = runner
        self._deeds = deeds
        self._window = window
        deeds.checked.connect(self._ask_for_the_rest)

    def begin(self, holding_ids: Iterable[str], *, is_wanted: bool = False) -> None:
        """Look which sites these badges need; ``is_wanted`` says so too where it is none."""
        ids = tuple(holding_ids)

        def go_on(wanted: tuple[Wanted, ...], leave: Leave) -> None:
            if any(_is_allowed(each, leave) for each in wanted):
                self._deeds.check_again(ids)  # and then for the rest
            elif is_wanted and not (wanted and _may_ask(leave)):
                self._deeds.tell(_why_nothing(wanted))
            else:
                self._ask(ids, wanted, leave)

        self._look(ids, go_on)

    def _ask_for_the_rest(self, ids: tuple[str, ...]) -> None:
        """After a check: where it was allowed, it was asked by now."""
        self._look(ids, lambda wanted, leave: self._ask(ids, wanted, leave))

    def _look(
        self, ids: tuple[str, ...], then: Callable[[tuple[Wanted, ...], Leave], None]
    ) -> None:
        networking = self._backpack.networking
        if ids:
            self._runner.submit(
                lambda _: (networking.wanted(ids), networking.leave()),
                on_done=lambda found: then(*found),
                lane=Lane.STORE,
            ).ends_with(self)

    def _ask(self, ids: tuple[str, ...], wanted: tuple[Wanted, ...], leave: Leave) -> None:
        wanted = tuple(each for each in wanted if not _is_allowed(each, leave))
        if not wanted or not _may_ask(leave):
            return
        from backpack.ui.dialogs.issuers import IssuersSheet  # noqa: PLC0415 - start-up

        sheet = IssuersSheet(self._backpack, self._runner, ids, wanted, self._window.window())
        sheet.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        sheet.open()


def _may_ask(leave: Leave) -> bool:
    return leave.mode is not LeaveMode.NEVER


def _is_allowed(wanted: Wanted, leave: Leave) -> bool:
    is_let = leave.lets_plain_http if wanted.plain_http else leave.lets
    return is_let(wanted.host)


def _why_nothing(wanted: tuple[Wanted, ...]) -> str:
    if wanted:
        return tr("Backpack may not go online. You can change that under Edit, Network.")
    return tr("There is nobody to ask about these badges.")
