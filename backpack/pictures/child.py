"""The child process: gives up its rights, then looks at one picture after another.

Bytes go in and bytes come out; nothing is ever unpickled from the child, so that taking it
over gains no more than a wrong picture. A request is the task (1 byte), the size (4 bytes) and
the picture; an answer is ``+`` and what was asked for, or ``-`` and a code of
``refusal.Reason``.
"""

import contextlib
import os
import struct
from multiprocessing.connection import Connection

from backpack.pictures.refusal import Reason, RefusedError
from backpack.processes import READY, settle_in

MEMORY_LIMIT = 512 * 2**20
"""Bytes: a picture of 25 million pixels needs half of it."""

CPU_LIMIT = 5
"""Seconds for one picture."""

DRAW, CODES, HASH = b"D", b"C", b"H"
"""What can be asked: a PNG, the QR codes as a JSON list, or the hash of ``likeness``."""

_HEAD = struct.Struct(">cI")


def pack_request(task: bytes, data: bytes, size: int) -> bytes:
    """The message that asks for something about a picture seen in at most ``size`` pixels."""
    return _HEAD.pack(task, size) + data


def main(connection: Connection) -> None:
    """Run as the child: set the limits, say that it is ready, serve until the parent is gone."""
    os.environ["RAYON_NUM_THREADS"] = "1"  # each of typst's threads would reserve memory
    settle_in()
    import backpack.pictures.drawing  # noqa: F401, PLC0415 - loaded before the limits count

    restrict()
    serve(connection)


def serve(connection: Connection) -> None:
    """Answer requests until the other end is closed."""
    from backpack.pictures import drawing  # noqa: PLC0415 - only the child pays for it

    tasks = {DRAW: drawing.draw, CODES: drawing.list_codes, HASH: drawing.hash_picture}
    connection.send_bytes(READY)
    with contextlib.suppress(EOFError):
        while True:
            request = connection.recv_bytes()
            allow_cpu(CPU_LIMIT)
            try:
                task, size = _HEAD.unpack_from(request)
                answer = b"+" + tasks[task](request[_HEAD.size :], size)
            except RefusedError as refused:
                answer = b"-" + refused.reason.value.encode()
            except MemoryError:
                answer = b"-" + Reason.TOO_LARGE.value.encode()
            connection.send_bytes(answer)


def restrict() -> None:
    """Take memory, core dumps and writing files away, where the system can do that."""
    try:
        import resource  # noqa: PLC0415 - Windows has none
    except ImportError:
        return
    for kind, limit in (
        (getattr(resource, "RLIMIT_DATA", None), MEMORY_LIMIT),
        (getattr(resource, "RLIMIT_AS", None), 4 * MEMORY_LIMIT),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_FSIZE, 0),
    ):
        if kind is not None:
            # macOS has limits that it will not set; time is watched from outside as well
            with contextlib.suppress(ValueError, OSError):
                resource.setrlimit(kind, (limit, limit))


def allow_cpu(seconds: int) -> None:
    """Let the process compute for so many more seconds, then be killed by the system."""
    try:
        import resource  # noqa: PLC0415 - Windows has none
    except ImportError:
        return
    usage = resource.getrusage(resource.RUSAGE_SELF)
    used = int(usage.ru_utime + usage.ru_stime) + 1
    with contextlib.suppress(ValueError, OSError):
        hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
        resource.setrlimit(resource.RLIMIT_CPU, (used + seconds, hard))
