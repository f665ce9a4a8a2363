"""Where ``keys.json`` lies: written aside, put in place, read back, and kept twice.

The second copy is the same file. It stands in for one that is damaged or missing, and holds what
was before until what comes after has been read back. What is in the file is ``key_file``'s part.
"""

from contextlib import suppress
from pathlib import Path
from secrets import token_hex

from backpack.domain.faults import Fault
from backpack.store.durable import make_file, move_over, put_in_place
from backpack.store.key_file import KeyFile, parse_key_file, serialize_key_file
from backpack.store.troubles import os_faults

KEYS = "keys.json"
COPY = "keys.copy.json"

_LARGEST = 64 * 1024


class KeyPlace:
    """The two key files of the folder ``home``."""

    def __init__(self, home: Path) -> None:
        self._home = home
        self._keys = home / KEYS
        self._copy = home / COPY

    @property
    def exists(self) -> bool:
        """Whether there is a key file, whole or not; raises ``OSError``."""
        return self._keys.exists() or self._copy.exists()

    def read(self) -> tuple[KeyFile, bytes]:
        """The key file and its bytes, from the copy where the first one is damaged.

        Raises:
            ValueError: when both are damaged or missing.
            OSError: when the first cannot be read, and the second does not help.
            Fault: ``store-newer``.
        """
        try:
            return _read(self._keys)
        except (OSError, ValueError):
            with suppress(OSError, ValueError):
                return _read(self._copy)
            raise

    def begin(self, file: KeyFile) -> None:
        """Put the first key file there.

        Raises:
            FileExistsError: when one is there already.
            OSError: as any disk does.
        """
        aside = self._aside(KEYS)
        data = serialize_key_file(file)
        try:
            make_file(aside, data)
            put_in_place(aside, self._keys)
        finally:
            _remove(aside)
        self.mend()

    def save(self, file: KeyFile) -> None:
        """Replace the key file; on return it is on the disk, twice, and was read back.

        Raises:
            Fault: for the disk's trouble; then what was there before still is.
        """
        data = serialize_key_file(file)
        with os_faults():
            before = self._mended()
            asides = (self._aside(KEYS), self._aside(COPY))
            try:
                for aside in asides:  # both, so that a full disk is noticed before anything changes
                    make_file(aside, data)
                self._replace(asides, data, before)
            finally:
                for aside in asides:
                    _remove(aside)

    @property
    def is_twice(self) -> bool:
        """Whether both files are there and the same; raises as ``read``."""
        _, data = self.read()
        return all(_holds(path, data) for path in (self._keys, self._copy))

    def mend(self) -> None:
        """Make both files the same, where the disk lets it; the first one counts if it is whole."""
        with suppress(OSError, ValueError, Fault):
            self._mended()

    def _mended(self) -> bytes:
        """The bytes that both files hold now."""
        _, data = self.read()
        for path in (self._keys, self._copy):
            if not _holds(path, data):
                self._write(path, data)
        return data

    def _replace(self, asides: tuple[Path, Path], data: bytes, before: bytes) -> None:
        """Put the file in place, and its copy only after it was read back."""
        try:
            for aside, path in zip(asides, (self._keys, self._copy), strict=True):
                move_over(aside, path)
                _read_back(path, data)
        except BaseException:
            with suppress(OSError):
                if not _holds(self._keys, before):
                    self._write(self._keys, before)
            raise

    def _write(self, path: Path, data: bytes) -> None:
        aside = self._aside(path.name)
        try:
            make_file(aside, data)
            move_over(aside, path)
        finally:
            _remove(aside)

    def _aside(self, name: str) -> Path:
        return self._home / f"{name}.{token_hex(4)}.new"


def _read(path: Path) -> tuple[KeyFile, bytes]:
    with path.open("rb") as file:
        data = file.read(_LARGEST)
    return parse_key_file(data), data


def _holds(path: Path, data: bytes) -> bool:
    try:
        return path.read_bytes() == data
    except OSError:
        return False


def _read_back(path: Path, data: bytes) -> None:
    if path.read_bytes() != data:
        raise Fault("store-io", reason=path.name)


def _remove(aside: Path) -> None:
    with suppress(OSError):  # the next opening sweeps it away
        aside.unlink(missing_ok=True)
