"""When the issuers' sites are asked: after adding, on a check, or because the learner wants it.

Sites with leave are asked without a word; for the others one sheet asks the learner.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from backpack.domain.leave import Leave, LeaveMode
from backpack.services.backpack import Backpack
from backpack.services.networking import Wanted
from backpack.ui.deeds import Deeds
from backpack.ui.jobs import JobRunner, Lane
from backpack.words import tr


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """What could be asked: sites, and the issuers of ``about``, which just came in."""

    wanted: tuple[Wanted, ...]
    leave: Leave
    about: tuple[str, ...]

    @property
    def may_be_asked(self) -> tuple[Wanted, ...]:
        """The sites that the learner has yet to answer for."""
        if self.leave.mode is LeaveMode.NEVER:
            return ()
        return tuple(each for each in self.wanted if not _is_allowed(each, self.leave))


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
        self._fresh: frozenset[str] = frozenset()
        deeds.checked.connect(self._ask_for_the_rest)

    def after_adding(self, holding_ids: Iterable[str]) -> None:
        """Look which sites badges need that just came in, and then ask about their issuers."""
        self._fresh |= frozenset(holding_ids)
        self.begin(self._fresh)

    def begin(self, holding_ids: Iterable[str], *, is_wanted: bool = False) -> None:
        """Look which sites these badges need; ``is_wanted`` says so too where it is none."""
        ids = tuple(holding_ids)

        def go_on(found: _Found) -> None:
            if any(_is_allowed(each, found.leave) for each in found.wanted):
                self._deeds.check_again(ids)  # and then for the rest
            elif is_wanted and not found.may_be_asked:
                self._deeds.tell(_why_nothing(found.wanted))
            else:
                self._ask(ids, found)

        self._look(ids, go_on)

    def _ask_for_the_rest(self, ids: tuple[str, ...]) -> None:
        """After a check: where it was allowed, it was asked by now."""
        self._look(ids, lambda found: self._ask(ids, found))

    def _look(self, ids: tuple[str, ...], then: Callable[[_Found], None]) -> None:
        if ids:
            self._runner.submit(lambda _: self._find(ids), on_done=then, lane=Lane.STORE).ends_with(
                self
            )

    def _find(self, ids: tuple[str, ...]) -> _Found:
        networking = self._backpack.networking
        about = tuple(each for each in ids if each in self._fresh)
        return _Found(
            wanted=networking.wanted(ids),
            leave=networking.leave(),
            about=about if self._backpack.knowing.asked(about) else (),
        )

    def _ask(self, ids: tuple[str, ...], found: _Found) -> None:
        wanted = found.may_be_asked
        about = tuple(each for each in ids if each in self._fresh)
        self._fresh -= frozenset(ids)
        if not wanted and not found.about:
            return
        from backpack.ui.dialogs.issuers import IssuersSheet  # noqa: PLC0415 - start-up

        window = self._window.window()
        sheet = IssuersSheet(self._backpack, self._runner, ids, wanted, window, about=about)
        sheet.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        sheet.open()


def _is_allowed(wanted: Wanted, leave: Leave) -> bool:
    is_let = leave.lets_plain_http if wanted.plain_http else leave.lets
    return is_let(wanted.host)


def _why_nothing(wanted: tuple[Wanted, ...]) -> str:
    if wanted:
        return tr("Backpack may not go online. You can change that under Edit, Network.")
    return tr("There is nobody to ask about these badges.")
