"""What the learner hands over: files, folders, and pasted bytes, made into bytes with a name."""

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from backpack.domain.faults import Fault

FILE_LIMIT = 64 * 1024 * 1024
"""Bytes: ten times the largest badge seen, and still read in a moment."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One thing to read: a file at ``path``, or pasted ``data``; ``name`` is for the reader.

    ``address`` is where it was found on the web, empty for all else. ``fault`` is set where it is
    known beforehand that nothing can be read.
    """

    name: str
    path: Path | None = None
    data: bytes = b""
    address: str = ""
    fault: Fault | None = None

    def read(self) -> bytes:
        """The bytes.

        Raises:
            Fault: ``not-found``, ``not-readable``, ``too-large`` or ``empty-file``.
        """
        if self.fault:
            raise self.fault
        data = self.data if self.path is None else _read_file(self.path)
        if not data:
            raise Fault("empty-file")
        if len(data) > FILE_LIMIT:
            raise Fault("too-large", limit="64 MiB")
        return data


def from_paths(paths: Iterable[Path]) -> Iterator[Source]:
    """A source for each file; a folder stands for every file below it, hidden ones left out.

    A folder that cannot be opened is a source of its own, which tells why.
    """
    for path in paths:
        if _is_folder(path):
            yield from _sources_below(path)
        else:
            yield Source(name=path.name, path=path)


def _sources_below(path: Path) -> Iterator[Source]:
    closed: list[OSError] = []
    for folder, folders, names in os.walk(path, onerror=closed.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith("."):
                yield Source(name=name, path=Path(folder) / name)
    yield from (_closed_folder(error, path) for error in closed)


def _closed_folder(error: OSError, within: Path) -> Source:
    folder = Path(error.filename or within)
    return Source(name=folder.name, path=folder, fault=_not_readable(folder, error))


def _is_folder(path: Path) -> bool:
    """Whether this is a folder; a name that no disk can hold is none."""
    try:
        return path.is_dir()
    except OSError:
        return False


def _read_file(path: Path) -> bytes:
    try:
        if not path.is_file():
            raise Fault("not-found", name=path.name)
        with path.open("rb") as file:
            return file.read(FILE_LIMIT + 1)
    except OSError as error:
        raise _not_readable(path, error) from error


def _not_readable(path: Path, error: OSError) -> Fault:
    return Fault("not-readable", name=path.name, reason=error.strerror or type(error).__name__)
