"""A bare badge made into a picture that carries it: its own one, or else a drawn medal.

Sources: Open Badges 2.0, baking; Open Badges 3.0, 5.3; CLR 2.0, baking. Saving the file is
``services.writing``.
"""

import base64
import codecs
import re
from dataclasses import dataclass
from enum import StrEnum

from backpack.domain.credential import Credential, Standard
from backpack.domain.faults import Fault
from backpack.domain.ports import Pictures, Store
from backpack.formats.data_url import parse_data_url
from backpack.formats.payload import MEDIA_TYPES, Container, Found
from backpack.formats.png import SIGNATURE, bake_png, read_png_texts
from backpack.formats.reading import read_badges
from backpack.formats.strict_json import TEXT_LIMIT
from backpack.formats.svg import bake_svg, read_svg_texts
from backpack.pictures.svg_passive import is_passive
from backpack.services.keeping import load_kept

PICTURE_SIZE = 512
"""Pixels each way of a drawn picture: more than the sites that show badges ask for."""

_OPEN_BADGES = ("openbadges", "http://openbadges.org")
_OPEN_BADGES_3 = ("openbadgecredential", "https://purl.imsglobal.org/ob/v3p0")
_RECORD = ("clrcredential", "https://purl.imsglobal.org/clr/v2p0")
_LABELS = {
    Standard.OB_3_0: _OPEN_BADGES_3,
    Standard.OTHER: _OPEN_BADGES_3,
    Standard.CLR_2_0: _RECORD,
}
"""PNG keyword and SVG namespace by standard; every older one has the first pair."""

_NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What JSON may hold and XML may not (XML 1.0, 2.2)."""

_PICTURES = {MEDIA_TYPES[Container.PNG]: "PNG", MEDIA_TYPES[Container.SVG]: "SVG"}
_TEXTS = (MEDIA_TYPES[Container.JSON], MEDIA_TYPES[Container.JWS])


class Origin(StrEnum):
    """Where the picture is from: the file was one, the badge brings it, or a medal is drawn.

    REDRAWN is the badge's own picture in another form.
    """

    AS_IT_IS = "as-it-is"
    OWN = "own"
    REDRAWN = "redrawn"
    MEDAL = "medal"


@dataclass(frozen=True, slots=True, kw_only=True)
class Baked:
    """A picture with a badge inside, and where the picture is from."""

    data: bytes
    origin: Origin


@dataclass(frozen=True, slots=True, kw_only=True)
class Baking:
    """Makes pictures of kept badges."""

    store: Store
    pictures: Pictures

    def bake(self, holding_id: str, container: Container) -> Baked:
        """A PNG or an SVG that carries this badge.

        Raises:
            Fault: as ``bake`` does; ``no-such-badge`` when it is gone.
        """
        kept = load_kept(self.store, holding_id)
        return bake(kept.found, kept.artifact.data, container, self.pictures)


def bake_file(data: bytes, container: Container, pictures: Pictures) -> Baked:
    """A PNG or an SVG that carries the one badge in some bytes, or the one record.

    Raises:
        Fault: as ``bake`` and ``read_badges`` do; ``several-badges`` when there are more.
    """
    found = read_badges(data).found
    if len(found) > 1 and not _is_one_file(found):
        raise Fault("several-badges", count=len(found))
    return bake(found[0], data, container, pictures)


def _is_one_file(found: tuple[Found, ...]) -> bool:
    """Whether all of it goes out with the first: one picture, or one record with its badges."""
    first = found[0]
    if any(each.part is not first.part for each in found):
        return False
    is_record = first.credential.standard is Standard.CLR_2_0 and first.media_type in _TEXTS
    return is_record or first.media_type in _PICTURES


def bake(found: Found, data: bytes, container: Container, pictures: Pictures) -> Baked:
    """The PNG or SVG for a badge that was found in ``data``; read again, it gives the same text.

    A byte order mark before the text, which is none of the badge, is left out.

    Raises:
        Fault: ``baked-already`` when it is a picture of the other kind, ``too-large``
            beyond 5 MiB of badge text, ``not-for-svg`` for what XML cannot hold.
    """
    if found.media_type in _PICTURES:
        if found.media_type != MEDIA_TYPES[container]:
            raise Fault("baked-already", kind=_PICTURES[found.media_type])
        return Baked(data=found.part.data if found.part else data, origin=Origin.AS_IT_IS)
    text = found.payload.text.removeprefix(codecs.BOM_UTF8)
    if len(text) > TEXT_LIMIT:
        raise Fault("too-large", limit="5 MiB")
    keyword, namespace = _LABELS.get(found.credential.standard, _OPEN_BADGES)
    if container is Container.PNG:
        picture, origin = _png_for(found.credential, pictures)
        baked = bake_png(picture, keyword, text)
    else:
        content = _as_xml_text(text)
        picture, origin = _svg_for(found.credential, pictures)
        baked = bake_svg(picture, namespace, content)
    _ensure_whole(baked, text)
    return Baked(data=baked, origin=origin)


def _as_xml_text(text: bytes) -> str:
    content = text.decode(errors="replace")
    if content.encode() != text or _NOT_IN_XML.search(content):
        raise Fault("not-for-svg")
    return content


def _ensure_whole(baked: bytes, text: bytes) -> None:
    """Read a picture again before anybody relies on it; a failure is a defect of this program."""
    if read_badges(baked).found[0].payload.text != text:
        raise AssertionError("a baked picture does not give its badge back")


def _png_for(credential: Credential, pictures: Pictures) -> tuple[bytes, Origin]:
    own = _own_picture(credential)
    if _is_whole_png(own):
        return own, Origin.OWN
    if drawn := _redraw(own, pictures):
        return drawn, Origin.REDRAWN
    return pictures.render_thumbnail(_medal(credential), PICTURE_SIZE), Origin.MEDAL


def _svg_for(credential: Credential, pictures: Pictures) -> tuple[bytes, Origin]:
    own = _own_picture(credential)
    if _is_plain_svg(own):
        return own, Origin.OWN
    if drawn := _redraw(own, pictures):
        return _frame(drawn), Origin.REDRAWN
    return _medal(credential), Origin.MEDAL


def _own_picture(credential: Credential) -> bytes:
    images = (image for image in (credential.image, credential.achievement.image) if image)
    return next((data for image in images if (data := parse_data_url(image.url))), b"")


def _medal(credential: Credential) -> bytes:
    from backpack.publish.medal import render_medal  # noqa: PLC0415 - start-up

    return render_medal(credential.name, credential.issuer.name or credential.issuer.id or "")


def _is_whole_png(picture: bytes) -> bool:
    """Whether it can be baked as it is: undamaged, and no badge in it yet."""
    if not picture.startswith(SIGNATURE) or picture[12:16] != b"IHDR":
        return False
    try:
        inside = read_png_texts(picture)
    except Fault:
        return False
    return not (inside.texts or inside.damage or inside.trailing)


def _is_plain_svg(picture: bytes) -> bool:
    """Whether it can be baked as it is: only a picture, and no badge is in it yet."""
    try:
        if read_svg_texts(picture) != () or not is_passive(picture):
            return False
        # in UTF-16, or with nothing inside its root, there is no place for one
        return read_svg_texts(bake_svg(picture, _OPEN_BADGES[1], "{}")) == (b"{}",)
    except Fault:
        return False


def _redraw(picture: bytes, pictures: Pictures) -> bytes:
    """The picture as a PNG without anything else in it; empty when that cannot be done."""
    if not picture:
        return b""
    try:
        return pictures.render_thumbnail(picture, PICTURE_SIZE)
    except Fault:
        return b""


def _frame(png: bytes) -> bytes:
    """An SVG that shows a PNG; its sides are read from the header (PNG, 11.2.1)."""
    width, height = (int.from_bytes(png[start : start + 4]) for start in (16, 20))
    address = base64.b64encode(png).decode()
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
        f'viewBox="0 0 {width} {height}" width="{width}" height="{height}">'
        f'<image width="{width}" height="{height}" '
        f'xlink:href="data:image/png;base64,{address}"/></svg>'
    ).encode()
