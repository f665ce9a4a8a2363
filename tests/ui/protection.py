"""The locks of a backpack without a vault: what pages and dialogs about protection need."""

from dataclasses import dataclass, field, replace
from datetime import date

from backpack.domain.faults import Fault
from backpack.domain.protection import Due, Protection, Recovery
from backpack.formats.recovery_key import render_recovery_key
from backpack.publish.recovery_sheet import Sheet
from tests.conftest import NOW

KEY = render_recovery_key(bytes(range(32)))


@dataclass
class Locks:
    """Stands for ``services.protecting.Protecting``; ``done`` is what was asked of it."""

    protection: Protection = Protection(has_passphrase=False, in_keychain=True)  # noqa: RUF009
    due: Due = Due.NOT_YET
    fault: Fault | None = None
    done: list[tuple] = field(default_factory=list)

    def status(self):
        return self.protection

    def recovery_due(self):
        return self.due

    def renew_recovery_key(self):
        self._do("renew")
        self._change(recovery=Recovery.UNPROVEN, recovery_made=date(2026, 11, 23))
        return Sheet(key=KEY, made=NOW, folder="/home/learner/backpack")

    def groups_to_prove(self):
        return (4, 9)

    def prove_recovery_key(self, first, second):
        groups = KEY.split("-")
        if (first, second) != (groups[3], groups[8]):
            raise Fault("recovery-key-not-proven")
        self._do("prove")
        self._change(recovery=Recovery.PROVEN)

    def change_passphrase(self, passphrase):
        self._do("change", passphrase)
        self._change(has_passphrase=True)

    def remove_passphrase(self):
        self._do("remove")
        self._change(has_passphrase=False, in_keychain=True)

    def use_keychain(self):
        self._do("use keychain")
        self._change(in_keychain=True)

    def leave_keychain(self):
        self._do("leave keychain")
        self._change(in_keychain=False)

    def rekey(self, passphrase):
        self._do("rekey", passphrase)

    def _do(self, *what):
        if self.fault is not None:
            raise self.fault
        self.done.append(what)

    def _change(self, **changes):
        self.protection = replace(self.protection, **changes)
