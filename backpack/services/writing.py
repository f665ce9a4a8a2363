"""Saving a file for the learner: written aside, then put in place, never half-written."""

import os
from contextlib import suppress
from pathlib import Path
from tempfile import NamedTemporaryFile

from backpack.domain.faults import Fault


def write_file(path: Path, data: bytes, *, replace: bool = False) -> None:
    """Save ``data`` at ``path``; an existing file is replaced only with ``replace``.

    Raises:
        Fault: ``file-exists`` or ``not-writable``; then nothing is left behind.
    """
    aside = ""
    try:
        if path.exists() and not replace:
            raise Fault("file-exists", name=path.name)
        with NamedTemporaryFile(dir=path.parent, prefix=".backpack-", delete=False) as file:
            aside = file.name
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(aside).replace(path)
    except (OSError, ValueError) as error:  # the latter: a name with a zero byte
        if aside:
            with suppress(OSError):
                Path(aside).unlink()
        reason = getattr(error, "strerror", None) or ""
        raise Fault("not-writable", name=path.name, reason=reason) from error
