"""The operating system's keyring as a place that may remember the data key.

It is a convenience only: whatever it does (absent, locked, emptied, raising, dropping
what it was given), the answer is "no key", and the passphrase opens the backpack.
Back ends that keep plain text are never asked: the list below is all there is.
"""

import os
import queue
import sys
import threading
from collections.abc import Callable
from typing import Protocol, TypeVar

_T = TypeVar("_T")

SERVICE = "Backpack"
"""What the entry is called in the keyring's own window."""

_CHOICE = "PYTHON_KEYRING_BACKEND"  # the keyring library's own variable
_BACKENDS: dict[str, tuple[str, ...]] = {
    "darwin": ("keyring.backends.macOS.Keyring",),
    "win32": ("keyring.backends.Windows.WinVaultKeyring",),
}
_FREE_DESKTOPS = (
    "keyring.backends.SecretService.Keyring",
    "keyring.backends.kwallet.DBusKeyring",
    "keyring.backends.libsecret.Keyring",
)
_PATIENCE = 30.0


class Backend(Protocol):
    """The part of a keyring back end that is used here."""

    def get_password(self, service: str, username: str) -> str | None:
        """The text kept under these names."""
        ...

    def set_password(self, service: str, username: str, password: str) -> None:
        """Keep a text under these names."""
        ...

    def delete_password(self, service: str, username: str) -> None:
        """Forget the text under these names; raises where there is none."""
        ...


class SystemKeyring:
    """A ``KeyHolder`` over the desktop's keyring. Never raises, never waits for ever.

    ``find`` chooses the back end at the first use, since looking for one takes a while.
    ``patience`` is in seconds: long enough to answer the keyring's own question for its
    password, short enough not to hang on one that is gone.
    """

    def __init__(
        self, find: Callable[[], Backend | None] | None = None, *, patience: float = _PATIENCE
    ) -> None:
        self._find = find or find_backend
        self._patience = patience
        self._backend: Backend | None = None

    def load(self, name: str) -> bytearray | None:
        """The key under ``name``; None when it is absent, locked away or unreadable."""
        return _within(self._patience, lambda: self._read(name))

    def save(self, name: str, key: bytes | bytearray) -> bool:
        """Remember a key; True only when it was read back and is the same."""
        text = key.hex()  # before the key can be overwritten, should the keyring be slow
        return _within(self._patience, lambda: self._write(name, text)) is True

    def forget(self, name: str) -> bool:
        """Forget the key under ``name``; True only when it is not there any more."""
        return _within(self._patience, lambda: self._delete(name)) is True

    def _read(self, name: str) -> bytearray | None:
        backend = self._found()
        kept = backend.get_password(SERVICE, name) if backend else None
        return bytearray.fromhex(kept) if kept else None

    def _write(self, name: str, text: str) -> bool:
        backend = self._found()
        if backend is None:
            return False
        backend.set_password(SERVICE, name, text)
        return backend.get_password(SERVICE, name) == text

    def _delete(self, name: str) -> bool:
        backend = self._found()
        if backend is None:
            return False
        if backend.get_password(SERVICE, name) is not None:
            backend.delete_password(SERVICE, name)
        return backend.get_password(SERVICE, name) is None

    def _found(self) -> Backend | None:
        self._backend = self._backend or self._find()
        return self._backend


class NoKeyring:
    """A ``KeyHolder`` that remembers nothing: for backpacks that are thrown away."""

    def load(self, name: str) -> bytearray | None:  # noqa: ARG002 - the port's signature
        """None: nothing was kept."""
        return None

    def save(self, name: str, key: bytes | bytearray) -> bool:  # noqa: ARG002 - the port's signature
        """False: nothing is kept."""
        return False

    def forget(self, name: str) -> bool:  # noqa: ARG002 - the port's signature
        """True: nothing was kept."""
        return True


def find_backend() -> Backend | None:
    """The first keyring of this desktop that works and is known to encrypt, or None.

    ``PYTHON_KEYRING_BACKEND`` narrows the choice; naming any other back end there
    switches the keyring off.
    """
    names = _BACKENDS.get(sys.platform, _FREE_DESKTOPS)
    if chosen := os.environ.get(_CHOICE):
        names = tuple(name for name in names if name == chosen)
    found = (_loaded(name) for name in names)
    return next((backend for backend in found if backend), None)


def _loaded(name: str) -> Backend | None:
    from keyring.core import load_keyring  # noqa: PLC0415 - only when a key is asked for

    try:
        return load_keyring(name)
    except Exception:  # noqa: BLE001 - a back end that is not at home fails in its own way
        return None


def _within(seconds: float, work: Callable[[], _T]) -> _T | None:
    """What ``work`` returns; None when it raises, or takes longer."""
    answers: queue.SimpleQueue[_T | None] = queue.SimpleQueue()

    def answer() -> None:
        try:
            answers.put(work())
        except Exception:  # noqa: BLE001 - keyrings raise whatever their desktop raises
            answers.put(None)

    # A daemon: a keyring that never answers must not keep the program from ending.
    threading.Thread(target=answer, name="keyring", daemon=True).start()
    try:
        return answers.get(timeout=seconds)
    except queue.Empty:
        return None
