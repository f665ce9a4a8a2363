"""What a keyring can do to somebody, and what each way in does then: one cell for each.

The tests hold every cell to its promise; ``tools.keyring_table`` prints what came out.
"""

from contextlib import closing
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from backpack.domain.faults import Fault
from backpack.store.keychain import SERVICE, SystemKeyring
from backpack.store.vault import Vault
from backpack.words.faults import explain_fault
from tests.store.conftest import CHEAP, PASSPHRASE
from tests.store.contract import keep
from tests.store.test_keychain import Backend, Dropping, Raising

TODAY = date(2026, 11, 25)


class Locked(Backend):
    """A collection that stays locked."""

    def get_password(self, service, username):
        raise PermissionError("the collection is locked")

    def set_password(self, service, username, password):
        raise PermissionError("the collection is locked")

    delete_password = get_password


def _wrong(backend):
    return _filled(Backend(), dict.fromkeys(_names(backend), "00" * 32))


def _names(backend):
    return [name for _, name in backend.kept]


def _filled(backend, kept):
    backend.kept = {(SERVICE, name): text for name, text in kept.items()}
    return backend


STATES = {
    "missing": lambda _: None,
    "locked": lambda _: Locked(),
    "wrong key in it": _wrong,
    "emptied": lambda _: Backend(),
    "another back end": lambda _: _filled(Backend(), {"of another program": "secret"}),
    "raising": lambda _: Raising(),
    "silently dropping": lambda _: Dropping(),
}
"""What becomes of a keyring that had the key; None is no keyring at all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A closed backpack with one badge, its recovery key, and the keyring that knew its key."""

    home: Path
    backend: Backend
    recovery: str = ""

    def vault(self, state):
        """The same backpack, with the keyring in another state."""
        backend = STATES[state](self.backend)
        return Vault(self.home, keyring=SystemKeyring(lambda: backend), cost=CHEAP)


def make(home: Path, passphrase: str | None = PASSPHRASE, *, with_sheet: bool = True) -> Made:
    backend = Backend()
    vault = Vault(home, keyring=SystemKeyring(lambda: backend), cost=CHEAP)
    with closing(vault.create(passphrase)) as store:
        keep(store)
        recovery = vault.locks.renew_recovery_key(store, TODAY) if with_sheet else ""
    return Made(home=home, backend=backend, recovery=recovery)


WAYS = {
    "passphrase right": lambda vault, _: vault.unlock(PASSPHRASE),
    "passphrase wrong": lambda vault, _: vault.unlock("wrong passphrase"),
    "recovery key right": lambda vault, made: vault.unlock_with_recovery_key(made.recovery),
}


def outcome(made: Made, state: str, way: str) -> str | Fault:
    """ "open", or the fault; the number of badges is that from before."""
    vault = made.vault(state)
    try:
        store = vault.unlock_with_keyring() or WAYS[way](vault, made)
    except Fault as fault:
        return fault
    with closing(store):
        return f"open, {len(store.load_holdings())} badge"


def outcome_alone(made: Made, state: str) -> str | Fault:
    """The same for a backpack that only the keychain opens."""
    vault = made.vault(state)
    store = vault.unlock_with_keyring()
    return "open" if store else vault.keychain_fault()


def advice(fault: Fault) -> str:
    """What the learner reads."""
    text = explain_fault(fault.code, fault.parameters)
    return f"“{text.title}. {text.explanation} {text.advice}”"
