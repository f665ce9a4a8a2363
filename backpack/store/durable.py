"""Files that are either wholly there or not at all, private to their owner, safe on return.

Only ``move_over`` takes the place of another file.
"""

import os
from contextlib import suppress
from pathlib import Path

_FOLDER_MODE = 0o700
_FILE_MODE = 0o600


def make_folder(folder: Path) -> None:
    """Make ``folder`` and those above it; a new one is for its owner only."""
    if not folder.is_dir():
        folder.mkdir(mode=_FOLDER_MODE, parents=True, exist_ok=True)
        sync_folder(folder.parent)


def make_file(path: Path, data: bytes = b"") -> None:
    """Make a file for its owner only and wait until it is on the disk.

    Raises:
        FileExistsError: when the name is taken.
    """
    number = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _FILE_MODE)
    with os.fdopen(number, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def put_in_place(aside: Path, target: Path) -> None:
    """Give a finished file its real name; on return the name is on the disk.

    Raises:
        FileExistsError: when ``target`` is there already; ``aside`` is left.
    """
    try:
        os.link(aside, target)
    except FileExistsError:
        raise
    except OSError:  # a file system without hard links
        if target.exists():
            raise FileExistsError(target) from None
        aside.rename(target)
    else:
        sync_folder(target.parent)  # else only the second change of the two may outlast a power cut
        aside.unlink()
    sync_folder(target.parent)


def move_over(aside: Path, target: Path) -> None:
    """Put a finished file in the place of ``target``; on return the name is on the disk."""
    aside.replace(target)
    sync_folder(target.parent)


def sync_folder(folder: Path) -> None:
    """Wait until the names in ``folder`` are on the disk, where the system can say so."""
    with suppress(PermissionError):  # Windows opens no folders; its renames are journalled
        number = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(number)
        finally:
            os.close(number)
