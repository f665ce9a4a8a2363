"""Looks at untrusted pictures in a child process that is killed when it takes too long.

The child starts with the first picture and lives on for the next ones; when it crashes or
is killed, that picture comes too late and the next one gets a new child. Importing this module
costs nothing: the child alone loads the decoders.
"""

import json
import threading
import time

from backpack.domain.faults import Fault
from backpack.pictures.refusal import WORDS, Reason
from backpack.processes import Child, ChildLostError, await_ready, start_child
from backpack.words.catalogue import tr

TIME_LIMIT = 5.0
"""Seconds from asking to the whole answer."""

INPUT_LIMIT = 32 * 2**20
OUTPUT_LIMIT = 64 * 2**20
"""Bytes of one picture, coming and going."""

CODE_SIZE = 2048
"""Pixels: a code that fills a tenth of a photograph is still sharp."""

HASH_SIZE = 128
"""Pixels: eight for each cell of the hash, so that it does not hang on the picture's size."""

PICTURES_PER_CHILD = 500
"""A child is replaced after so many: typst remembers what it has drawn."""


class PictureWorker:
    """Implements ``Pictures``; may be used from every thread, one picture at a time."""

    def __init__(self, time_limit: float = TIME_LIMIT) -> None:
        self._time_limit = time_limit
        self._lock = threading.Lock()
        self._child: Child | None = None
        self._served = 0

    def render_thumbnail(self, data: bytes, size: int) -> bytes:
        """A PNG of at most ``size`` by ``size`` pixels, drawn from PNG, JPEG, GIF, WebP or SVG.

        Raises:
            Fault: ``picture-refused`` when it cannot or must not be drawn, ``picture-late``
                when it took too long or the child ended; another try may succeed.
        """
        from backpack.pictures.child import DRAW  # noqa: PLC0415 - loads multiprocessing

        return self._answer(DRAW, data, size)

    def read_codes(self, data: bytes) -> tuple[str, ...]:
        """The texts of the QR codes in a picture.

        Raises:
            Fault: as above.
        """
        from backpack.pictures.child import CODES  # noqa: PLC0415 - loads multiprocessing

        return _texts(self._answer(CODES, data, CODE_SIZE))

    def hash_picture(self, data: bytes) -> bytes:
        """A small hash by which the same picture is known in another size or format.

        Raises:
            Fault: as above.
        """
        from backpack.pictures.child import HASH  # noqa: PLC0415 - loads multiprocessing

        return self._answer(HASH, data, HASH_SIZE)

    def _answer(self, task: bytes, data: bytes, size: int) -> bytes:
        from backpack.pictures.child import pack_request  # noqa: PLC0415 - as above

        if len(data) > INPUT_LIMIT:
            raise _refused(Reason.TOO_LARGE)
        with self._lock:
            child = self._ready_child()
            answer = self._ask(child, pack_request(task, data, size))
            self._served += 1
        if answer.startswith(b"+"):
            return answer[1:]
        raise _refused(_reason(answer[1:]))

    def close(self) -> None:
        """End the child; another picture would start a new one."""
        with self._lock:
            self._end()

    def _ask(self, child: Child, request: bytes) -> bytes:
        """The child's answer; a child that is late or gone is ended and made an answer for."""
        late = threading.Timer(self._time_limit, child.process.kill)
        late.daemon = True
        asked = time.monotonic()
        late.start()
        try:
            child.pipe.send_bytes(request)
            return child.pipe.recv_bytes(OUTPUT_LIMIT)
        except (EOFError, OSError):
            self._end()
            is_late = time.monotonic() - asked >= self._time_limit
            return b"-" + (Reason.TOO_SLOW if is_late else Reason.STOPPED).value.encode()
        finally:
            late.cancel()

    def _ready_child(self) -> Child:
        if self._child and not self._is_usable(self._child):
            self._end()
        if self._child is None:
            self._child, self._served = _start(), 0
        return self._child

    def _is_usable(self, child: Child) -> bool:
        """Whether it still lives and has not drawn its share."""
        return self._served < PICTURES_PER_CHILD and child.process.is_alive()

    def _end(self) -> None:
        child, self._child = self._child, None
        if child is not None:
            child.end()


def _start() -> Child:
    from backpack.pictures.child import main  # noqa: PLC0415 - loads multiprocessing

    try:
        child = start_child(main, "pictures")
    except ChildLostError:
        raise _refused(Reason.STOPPED) from None
    try:
        await_ready(child)
    except ChildLostError:
        child.end()
        raise _refused(Reason.STOPPED) from None
    return child


def _texts(answer: bytes) -> tuple[str, ...]:
    """A list of texts; anything else that a child made up counts as a crash."""
    try:
        texts = json.loads(answer)
    except ValueError:
        raise _refused(Reason.STOPPED) from None
    if not isinstance(texts, list) or not all(isinstance(text, str) for text in texts):
        raise _refused(Reason.STOPPED)
    return tuple(texts)


def _reason(code: bytes) -> Reason:
    """The reason that a child gave; one that it made up counts as a crash."""
    try:
        return Reason(code.decode("ascii", "replace"))
    except ValueError:
        return Reason.STOPPED


def _refused(reason: Reason) -> Fault:
    if reason in (Reason.TOO_SLOW, Reason.STOPPED):
        return Fault("picture-late", reason=tr(WORDS[reason]))
    return Fault("picture-refused", reason=tr(WORDS[reason]))
