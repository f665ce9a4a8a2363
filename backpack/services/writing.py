"""Saving a file for the learner: written aside, then put in place, never half-written."""

import os
from contextlib import suppress
from pathlib import Path
from secrets import token_hex

from backpack.domain.faults import Fault


def write_file(path: Path, data: bytes, *, replace: bool = False) -> None:
    """Save ``data`` at ``path``; an existing file is replaced only with ``replace``.

    It gets the permissions that any new file of this learner gets.

    Raises:
        Fault: ``file-exists`` or ``not-writable``; then nothing is left behind.
    """
    aside: Path | None = None
    try:
        if path.exists() and not replace:
            raise Fault("file-exists", name=path.name)
        target = path.resolve()  # a link stays one; what it leads to is written
        aside = target.with_name(f".backpack-{token_hex(8)}")
        with aside.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        aside.replace(target)
    except (OSError, RuntimeError, ValueError) as error:  # a loop of links, a zero byte
        if aside:
            with suppress(OSError):
                aside.unlink()
        reason = getattr(error, "strerror", None) or ""
        raise Fault("not-writable", name=path.name, reason=reason) from error
