"""Sets the pages in a child process: what it took of memory is given back, and it can be stopped.

Bytes go in (``Sheets.pack``) and bytes come out: ``+`` and the PDF, or ``-`` and why not.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from backpack.domain.faults import Fault
from backpack.domain.progress import Progress
from backpack.processes import READY, Child, ChildLostError, await_ready, settle_in, start_child
from backpack.publish.portfolio.sheets import Sheets

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

OUTPUT_LIMIT = 512 * 2**20
"""Bytes of one PDF, without what is attached."""

_BEAT = 0.05
"""Seconds after which a wish to stop is seen."""


@contextmanager
def typesetting_aside(progress: Progress) -> Iterator[Callable[[Sheets], bytes]]:
    """Sets one document in a process of its own, which starts at once and is gone afterwards.

    What this gives raises ``Fault`` (``portfolio-failed``), or ``Cancelled`` at any moment.

    Raises:
        Fault: ``portfolio-failed`` where no process can be started.
    """
    try:
        child = start_child(main, "portfolio")
    except ChildLostError as error:
        raise Fault("portfolio-failed", reason="") from error
    try:
        yield lambda sheets: _typeset(child, sheets, progress)
    finally:
        child.end()


def _typeset(child: Child, sheets: Sheets, progress: Progress) -> bytes:
    try:
        await_ready(child)
        child.pipe.send_bytes(sheets.pack())
        while not child.pipe.poll(_BEAT):
            progress.raise_if_cancelled()
        progress.raise_if_cancelled()
        answer = child.pipe.recv_bytes(OUTPUT_LIMIT)
    except (ChildLostError, EOFError, OSError) as error:
        raise Fault("portfolio-failed", reason="") from error
    if answer.startswith(b"+"):
        return answer[1:]
    raise Fault("portfolio-failed", reason=answer[1:].decode("utf-8", "replace")[:200])


def main(connection: "Connection") -> None:
    """Run as the child: set one document."""
    settle_in()
    from backpack.publish.portfolio import typeset  # noqa: PLC0415 - the child alone needs it

    typeset.fonts()
    connection.send_bytes(READY)
    with suppress(EOFError, OSError):  # the parent needs it no more
        sheets = Sheets.unpack(connection.recv_bytes())
        try:
            answer = b"+" + typeset.typeset(sheets)
        except Fault as fault:
            answer = b"-" + str(fault.parameters["reason"]).encode()
        connection.send_bytes(answer)
