"""Child processes for work on untrusted or heavy things: started clean, spoken to in bytes.

A child is spawned, never forked, so that it inherits neither keys nor the open backpack. Nothing
that it sends is unpickled: taking one over gains no more than a wrong answer. Loads
``multiprocessing`` when the first child is started.
"""

import contextlib
import os
import signal
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.context import SpawnProcess

READY = b"ready"
"""What every child says first, once it has loaded what it needs."""

START_LIMIT = 30.0
"""Seconds that a child may take to start, on a slow or busy computer."""


class ChildLostError(Exception):
    """A child that did not start, or ended before its answer."""


@dataclass(frozen=True, slots=True)
class Child:
    """A running child and the pipe to it."""

    process: "SpawnProcess"
    pipe: "Connection"

    def end(self) -> None:
        """Kill the child, whatever it is doing."""
        self.pipe.close()
        self.process.kill()
        self.process.join(START_LIMIT)
        with contextlib.suppress(ValueError):  # it is still dying, and will be reaped at exit
            self.process.close()


def start_child(main: "Callable[[Connection], None]", name: str) -> Child:
    """Start ``main`` in a new process; it may still be loading.

    Raises:
        ChildLostError: when the system starts no process.
    """
    import multiprocessing  # noqa: PLC0415 - start-up would pay for it

    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=main, args=(theirs,), name=name, daemon=True)
    try:
        process.start()
    except OSError as error:
        ours.close()
        raise ChildLostError from error
    finally:
        theirs.close()
    return Child(process, ours)


def await_ready(child: Child) -> None:
    """Wait until the child says that it is ready.

    Raises:
        ChildLostError: when it does not; it is to be ended like any other.
    """
    with contextlib.suppress(EOFError, OSError):
        if child.pipe.poll(START_LIMIT) and child.pipe.recv_bytes(len(READY)) == READY:
            return
    raise ChildLostError


def settle_in() -> None:
    """Begin as a child: leave Ctrl+C to the parent, and the learner's terminal alone."""
    with contextlib.suppress(ValueError, OSError):
        signal.signal(signal.SIGINT, signal.SIG_IGN)
    with contextlib.suppress(OSError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, 2)
        os.close(nowhere)
