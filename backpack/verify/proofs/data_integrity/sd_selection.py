"""Which statements of a document JSON pointers select (ecdsa-sd-2023, mandatory ones).

Sources: VC Data Integrity ECDSA 1.0, 3.4.11 to 3.4.13; RFC 6901. The pointers point into the
compacted document, in which every node has a name.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from backpack.domain.faults import Fault
from backpack.formats.fields import Members


class _Part(dict[Any, Any]):
    """An object, or by its indexes a list, of which only a part is selected."""

    is_list = False


def select(document: Members, pointers: Iterable[str]) -> Members:
    """The part of ``document`` that the pointers select, with the identities around it.

    Raises:
        Fault: ``damaged-text`` for a pointer that points to nothing.
    """
    selected = _part_of(document)
    for pointer in pointers:
        path = _parse(pointer)
        if not path:
            return document
        _add(selected, document, path)
    whole: Members = _finished(selected)
    return {**whole, "@context": document.get("@context")}


def _parse(pointer: str) -> list[str]:
    start, *steps = pointer.split("/")
    if start:
        raise _nowhere()
    return [step.replace("~1", "/").replace("~0", "~") for step in steps]


def _add(part: _Part, value: Any, path: list[str]) -> None:
    for step in path[:-1]:
        place, value = _step(value, step)
        below = part.setdefault(place, _part_of(value))
        if not isinstance(below, _Part):
            return  # all of it is selected already
        part = below
    place, value = _step(value, path[-1])
    part[place] = value


def _step(value: Any, step: str) -> tuple[str | int, Any]:
    if isinstance(value, list) and step.isascii() and step.isdecimal() and int(step) < len(value):
        return int(step), value[int(step)]
    if isinstance(value, dict) and step in value:
        return step, value[step]
    raise _nowhere()


def _part_of(value: Any) -> _Part:
    """An object keeps its type and its identifier, whatever is selected of it (3.4.12)."""
    part = _Part()
    part.is_list = isinstance(value, list)
    if isinstance(value, Mapping):
        part.update({name: value[name] for name in ("id", "type") if name in value})
    return part


def _finished(value: Any) -> Any:
    if not isinstance(value, _Part):
        return value
    if value.is_list:
        return [_finished(value[place]) for place in sorted(value)]
    return {name: _finished(below) for name, below in value.items()}


def _nowhere() -> Fault:
    return Fault("damaged-text", reason="it points to nothing")
