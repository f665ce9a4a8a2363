"""A picture that holds no badge may show one as a QR code: its text is read like pasted text.

The text is kept as a file of its own: read again, it gives the badge without any picture.
"""

from dataclasses import replace

from backpack.domain.faults import Fault
from backpack.domain.ports import Pictures
from backpack.formats.parts import Part
from backpack.formats.payload import MEDIA_TYPES, Container, Found, Reading, Refusal
from backpack.formats.reading import read_badges

_ENDINGS = {Container.JWS: ".jwt", Container.JSON: ".json"}
_NO_BADGE = frozenset({"unknown-format", "not-a-badge"})
"""What most codes in the world say: then the picture holds no badge, and that is all."""


def read_or_look(data: bytes, pictures: Pictures) -> Reading:
    """Every credential in ``data``, or in the QR codes of a picture that holds none.

    Raises:
        Fault: as ``read_badges`` does, and for what a code alone says.
    """
    try:
        return read_badges(data)
    except Fault as fault:
        if fault.code != "no-badge-inside":
            raise
        reading = _read_codes(data, pictures)
        if reading is None:
            raise
        return reading


def _read_codes(data: bytes, pictures: Pictures) -> Reading | None:
    try:
        texts = pictures.read_codes(data)
    except Fault:
        return None  # what cannot be drawn shows nothing
    found: list[Found] = []
    refused: list[Refusal] = []
    for number, text in enumerate(texts, start=1):
        try:
            found += _read_code(number, text.encode("utf-8", "replace"))
        except Fault as fault:
            if fault.code not in _NO_BADGE:
                refused.append(Refusal(fault=fault))
    if refused and not found:
        raise refused[0].fault
    if not found:
        return None
    return Reading(container=Container.CODE, found=tuple(found), refused=tuple(refused))


def _read_code(number: int, text: bytes) -> list[Found]:
    reading = read_badges(text)
    name = f"{number}{_ENDINGS.get(reading.container, '.txt')}"
    part = Part(name=name, data=text)
    media_type = MEDIA_TYPES[reading.container]
    return [
        one if one.part else replace(one, part=part, media_type=media_type) for one in reading.found
    ]
