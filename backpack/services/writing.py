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
    if path.exists() and not replace:
        raise Fault("file-exists", name=path.name)
    aside = ""
    try:
        with NamedTemporaryFile(dir=path.parent, prefix=".backpack-", delete=False) as file:
            aside = file.name
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(aside).replace(path)
    except OSError as error:
        if aside:
            with suppress(OSError):
                Path(aside).unlink()
        raise Fault("not-writable", name=path.name, reason=error.strerror or "") from error
