"""Where every line of the command line goes: sentences for people, JSON for programs.

Text from a badge could hold commands for the terminal (escape sequences) or turn the
direction of a line around, so no line is written before ``plain`` has seen it.
"""

import json
import os
import sys
import unicodedata
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from typing import Any

from backpack.domain.faults import Fault
from backpack.words import ntr, tr
from backpack.words.faults import explain_fault

_UNSAFE_KINDS = frozenset({"Cc", "Cs", "Zl", "Zp"})
_DIRECTION = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def plain(text: str) -> str:
    """``text`` on one line, with nothing in it that a terminal would obey."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(_plain_character(character) for character in text)


def _plain_character(character: str) -> str:
    if character in "\t\n\r":
        return " "
    if character in _DIRECTION or unicodedata.category(character) in _UNSAFE_KINDS:
        return "\N{REPLACEMENT CHARACTER}"
    return character


class OutputLostError(Exception):
    """Standard output takes nothing more: a full disk, a device that is gone."""

    def __init__(self, error: OSError) -> None:
        super().__init__(str(error))
        self.fault = Fault("output-lost", reason=error.strerror or type(error).__name__)


@contextmanager
def standard_output() -> Iterator[None]:
    """Tell the trouble with the output apart from that of the command.

    Raises:
        OutputLostError: for any but a reader that went away, which is none.
    """
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        raise OutputLostError(error) from error


def say(line: str = "") -> None:
    """Write one line for people; the reader has it at once."""
    with standard_output():
        print(plain(line), flush=True)


def say_bytes(data: bytes) -> None:
    """Write bytes as they are, for another program."""
    with standard_output():
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()


def complain(line: str) -> None:
    """Write one line of trouble for people, beside the output."""
    with suppress(OSError):  # where trouble cannot be told either
        print(plain(line), file=sys.stderr, flush=True)


def say_record(record: Mapping[str, Any]) -> None:
    """Write one JSON object on a line of its own; the reader has it at once."""
    with standard_output():
        print(json.dumps(record, ensure_ascii=True), flush=True)


def say_checked_again(count: int) -> None:
    """Tell how many badges were checked once more, after what counts has changed."""
    say(ntr("{count} badge was checked again.", "{count} badges were checked again.", count))


def fault_record(fault: Fault) -> dict[str, str]:
    """A fault for programs: its stable code, and its three sentences."""
    text = explain_fault(fault.code, fault.parameters)
    return {
        "code": fault.code,
        "title": text.title,
        "explanation": text.explanation,
        "advice": text.advice,
    }


def say_refusal(fault: Fault, indent: str = "  ") -> None:
    """Tell why one source was refused, and what would help; the rest goes on."""
    text = explain_fault(fault.code, fault.parameters)
    say(indent + tr("Refused: {title}", title=text.title))
    say(indent + text.explanation)
    say(indent + text.advice)


def report_fault(fault: Fault, *, as_json: bool) -> None:
    """Tell of the fault that ended a command."""
    if as_json:
        say_record({"fault": fault_record(fault)})
        return
    text = explain_fault(fault.code, fault.parameters)
    complain(text.title)
    complain(text.explanation)
    complain(text.advice)


def prepare_streams() -> None:
    """Let no letter of a badge stop the program where the terminal cannot show it."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(errors="replace")


def silence_output() -> None:
    """Send the rest nowhere: nobody takes it, and Python would complain at the end."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
