"""Why a picture is not drawn: a short code that crosses the process boundary, and its words."""

from enum import StrEnum

from backpack.words.catalogue import mark


class Reason(StrEnum):
    """What stood in the way; the value is sent by the child process."""

    KIND = "kind"
    DAMAGED = "damaged"
    TOO_LARGE = "too-large"
    TOO_INTRICATE = "too-intricate"
    UNSAFE = "unsafe"
    TOO_SLOW = "too-slow"
    STOPPED = "stopped"


class RefusedError(Exception):
    """A picture is not drawn, for this reason."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason.value)
        self.reason = reason


WORDS: dict[Reason, str] = {
    Reason.KIND: mark("only PNG, JPEG, GIF, WebP and SVG are drawn"),
    Reason.DAMAGED: mark("its data is incomplete or wrong"),
    Reason.TOO_LARGE: mark("it has more than 25 million pixels"),
    Reason.TOO_INTRICATE: mark("it has too many parts, or parts inside of parts"),
    Reason.UNSAFE: mark("it defines entities of its own"),
    Reason.TOO_SLOW: mark("drawing it takes too long"),
    Reason.STOPPED: mark("drawing it failed"),
}
"""The end of the sentence for the faults ``picture-refused`` and ``picture-late``."""
