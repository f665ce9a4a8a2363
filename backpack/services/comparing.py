"""The no-loss check: whether two files hold the same credentials, member by member.

Works on bytes; whoever asks reads the files. The order of an object's members does not count
(RFC 8259, 4), the bytes of a signed token do (RFC 7515, 5.2). Pictures are not compared.
"""

from collections.abc import Callable, Hashable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import zip_longest
from typing import Any

from backpack.domain.faults import Fault
from backpack.formats.payload import Found, Payload, Refusal
from backpack.formats.reading import read_badges

Path = tuple[str | int, ...]
"""Where a value stands in a document: names of members and numbers of items, from 0."""

_ABSENT = object()


class Place(StrEnum):
    """The part of a credential that differs.

    SPELLING is a token's signed text where header and members are the same: one blank more,
    and the signature is no longer about it.
    """

    MEMBERS = "members"
    HEADER = "header"
    SIGNATURE = "signature"
    SPELLING = "spelling"


class Kind(StrEnum):
    """What became of a value on the way from the first file to the second."""

    MISSING = "missing"
    ADDED = "added"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One value that is not the same; ``a`` and ``b`` are None where there is none.

    Both are JSON values, or text for a signature. ``path`` is empty for the whole of ``place``.
    """

    place: Place
    kind: Kind
    path: Path = ()
    a: Any = None
    b: Any = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A credential that both files hold."""

    a: Found
    b: Found
    differences: tuple[Difference, ...]

    @property
    def is_same_text(self) -> bool:
        """Whether its text is the same to the last byte."""
        return self.a.payload.text == self.b.payload.text


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """What two files have in common and what not.

    ``only_a`` and ``only_b`` are credentials that the other file lacks. What could not be
    read, a whole file or one inside of it, is in ``refused_a`` and ``refused_b``.
    """

    is_identical: bool
    pairs: tuple[Pair, ...] = ()
    only_a: tuple[Found, ...] = ()
    only_b: tuple[Found, ...] = ()
    refused_a: tuple[Refusal, ...] = ()
    refused_b: tuple[Refusal, ...] = ()

    @property
    def is_without_loss(self) -> bool:
        """Whether both hold the same credentials with the same members, and all was read."""
        if self.refused_a or self.refused_b:
            return self.is_identical and bool(self.pairs)
        return not (self.only_a or self.only_b or any(pair.differences for pair in self.pairs))


def compare(data_a: bytes, data_b: bytes) -> Comparison:
    """Compare what is inside two files of any kind that can be read; never raises a ``Fault``.

    Credentials belong together when they have the same text, the same members, or the same
    issuer and identifier; and when there is just one on either side.
    """
    a, refused_a = _read(data_a)
    b, refused_b = (a, refused_a) if data_a == data_b else _read(data_b)
    pairing = _Pairing(a=list(a), b=list(b))
    if len(a) == len(b) == 1:
        pairing.join(lambda _: True)
    for key in (_text, _members, _identity):
        pairing.join(key)
    return Comparison(
        is_identical=data_a == data_b,
        pairs=tuple(_pair(one, other) for one, other in pairing.joined),
        only_a=tuple(pairing.a),
        only_b=tuple(pairing.b),
        refused_a=refused_a,
        refused_b=refused_b,
    )


def compare_members(a: Any, b: Any, place: Place, path: Path = ()) -> Iterator[Difference]:
    """Every difference between two JSON values; 1, 1.0 and true are three different ones."""
    if isinstance(a, Mapping) and isinstance(b, Mapping):
        for name in dict.fromkeys((*a, *b)):
            pair = a.get(name, _ABSENT), b.get(name, _ABSENT)
            yield from compare_members(*pair, place, (*path, name))
    elif isinstance(a, list) and isinstance(b, list):
        for index, pair in enumerate(zip_longest(a, b, fillvalue=_ABSENT)):
            yield from compare_members(*pair, place, (*path, index))
    elif a is _ABSENT:
        yield Difference(place=place, kind=Kind.ADDED, path=path, b=b)
    elif b is _ABSENT:
        yield Difference(place=place, kind=Kind.MISSING, path=path, a=a)
    elif type(a) is not type(b) or repr(a) != repr(b):  # repr tells 0.0 from -0.0
        yield Difference(place=place, kind=Kind.CHANGED, path=path, a=a, b=b)


@dataclass(slots=True, kw_only=True)
class _Pairing:
    """Takes credentials that belong together out of both lists."""

    a: list[Found]
    b: list[Found]
    joined: list[tuple[Found, Found]] = field(default_factory=list)

    def join(self, key: Callable[[Found], Hashable]) -> None:
        """Join those of the same key, in the order of the first file; None joins nothing."""
        waiting: dict[Hashable, list[Found]] = {}
        for other in reversed(self.b):
            waiting.setdefault(key(other), []).append(other)
        waiting.pop(None, None)
        for one in tuple(self.a):
            if others := waiting.get(key(one)):
                other = others.pop()
                self.joined.append((one, other))
                self.a = [each for each in self.a if each is not one]
                self.b = [each for each in self.b if each is not other]


def _read(data: bytes) -> tuple[tuple[Found, ...], tuple[Refusal, ...]]:
    """The credentials, each text once however many files inside hold it."""
    try:
        reading = read_badges(data)
    except Fault as fault:
        return (), (Refusal(fault=fault),)
    by_text: dict[bytes, Found] = {}
    for found in reading.found:
        by_text.setdefault(found.payload.text, found)
    return tuple(by_text.values()), reading.refused


def _text(found: Found) -> Hashable:
    return found.payload.text


def _identity(found: Found) -> Hashable:
    credential = found.credential
    return (credential.issuer.id, credential.id) if credential.issuer.id and credential.id else None


def _members(found: Found) -> Hashable:
    return _frozen(found.payload.document)


def _frozen(value: Any) -> Hashable:
    """The same for JSON values without a difference, and only for those."""
    if isinstance(value, Mapping):
        return frozenset((name, _frozen(item)) for name, item in value.items())
    if isinstance(value, list):
        return tuple(_frozen(item) for item in value)
    return type(value), repr(value)


def _pair(a: Found, b: Found) -> Pair:
    if a.payload.text == b.payload.text:
        return Pair(a=a, b=b, differences=())
    return Pair(a=a, b=b, differences=tuple(_differences(a.payload, b.payload)))


def _differences(a: Payload, b: Payload) -> Iterator[Difference]:
    members = tuple(compare_members(a.document, b.document, Place.MEMBERS))
    if a.header is None and b.header is None:
        yield from members
        return
    header = tuple(compare_members(_header(a), _header(b), Place.HEADER))
    yield from (*header, *members)
    (signed_a, signature_a), (signed_b, signature_b) = _signed_parts(a), _signed_parts(b)
    if signed_a != signed_b and not header and not members:
        yield Difference(place=Place.SPELLING, kind=Kind.CHANGED)
    yield from compare_members(signature_a, signature_b, Place.SIGNATURE)


def _header(payload: Payload) -> Any:
    return _ABSENT if payload.header is None else payload.header


def _signed_parts(payload: Payload) -> tuple[bytes, Any]:
    """A token's signed text and its signature; JSON carries its own among its members."""
    if payload.header is None:
        return b"", _ABSENT
    signed, _, signature = payload.text.rpartition(b".")
    return signed, signature.decode("ascii", "backslashreplace")
