"""Badges in SVG pictures: elements are found by namespace, and nothing is ever drawn here.

Source: Open Badges 2.0, baking; Open Badges 3.0, 5.3.2.
"""

from dataclasses import dataclass, field
from typing import NoReturn
from xml.parsers import expat

from backpack.domain.faults import Fault
from backpack.formats.strict_json import TEXT_LIMIT

SIZE_LIMIT = 16 * 1024 * 1024
"""Bytes: an SVG is text, and the largest badge seen had under 3 MiB."""

DEPTH_LIMIT = 256
"""Levels of elements: drawing programs nest about 30."""

_MOST_TEXTS = 1_000

_ELEMENTS = frozenset(
    {
        "http://openbadges.org assertion",
        "https://purl.imsglobal.org/ob/v3p0 credential",
        "https://purl.imsglobal.org/clr/v2p0 credential",
    }
)
_SVG = "http://www.w3.org/2000/svg svg"


def read_svg_texts(data: bytes) -> tuple[bytes, ...] | None:
    """The badge texts of an SVG, in the order of the file; None when this is no SVG.

    An element may hold a text in its ``verify`` attribute, in its body, or both; a body
    stands for the whole element when ``verify`` is only an address.

    Raises:
        Fault: ``active-content`` for entity declarations, ``damaged-picture`` for XML that
            is not well formed, ``too-large`` beyond the limits.
    """
    if len(data) > SIZE_LIMIT:
        raise Fault("too-large", limit="16 MiB")
    search = _Search()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = search.start
    parser.EndElementHandler = search.end
    parser.CharacterDataHandler = search.characters
    parser.EntityDeclHandler = search.refuse_entity
    parser.ExternalEntityRefHandler = search.refuse_entity
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, LookupError, ValueError) as error:
        # the last two: an encoding that does not exist, or that expat cannot read
        if search.is_svg is None:
            return None
        raise Fault("damaged-picture", reason="its XML is not well formed") from error
    return tuple(search.texts) if search.is_svg else None


def bake_svg(picture: bytes, namespace: str, text: str) -> bytes:
    """``picture`` with the badge as first child of its root; no other byte changes.

    ``namespace`` is ``http://openbadges.org`` (up to 2.1, element ``assertion``) or
    ``https://purl.imsglobal.org/ob/v3p0`` (3.0, element ``credential``). A compact JWS goes
    into ``verify``, JSON into a CDATA body.

    Raises:
        Fault: ``damaged-picture`` when ``picture`` is not an SVG in UTF-8.
    """
    if read_svg_texts(picture) is None:
        raise Fault("damaged-picture", reason="it is not an SVG")
    from xml.sax.saxutils import quoteattr  # noqa: PLC0415 - reading does without it

    end = _end_of_root_tag(picture)
    name = "assertion" if namespace == "http://openbadges.org" else "credential"
    element = f"openbadges:{name} xmlns:openbadges={quoteattr(namespace)}"
    if text.lstrip().startswith("{"):
        # a bare carriage return would come back as a line feed (XML 1.0, 2.11)
        body = text.replace("]]>", "]]]]><![CDATA[>").replace("\r", "]]>&#13;<![CDATA[")
        baked = f"<{element}><![CDATA[{body}]]></openbadges:{name}>"
    else:
        baked = f"<{element} verify={quoteattr(text)}/>"
    return picture[:end] + baked.encode() + picture[end:]


def _end_of_root_tag(picture: bytes) -> int:
    """Where the root's opening tag ends in sound XML: there the next event begins."""
    parser = expat.ParserCreate()
    begins: list[int] = []

    def note(*_: object) -> None:
        if len(begins) < 2:
            begins.append(parser.CurrentByteIndex)

    def note_inside(*_: object) -> None:
        if begins:
            note()

    parser.StartElementHandler = note
    parser.EndElementHandler = note
    parser.CharacterDataHandler = note_inside
    parser.DefaultHandler = note_inside
    parser.Parse(picture, True)
    if picture[: begins[1]].endswith(b"/>"):
        raise Fault("damaged-picture", reason="its root element is empty")
    return begins[1]


@dataclass(slots=True)
class _Search:
    """Collects badge texts while expat walks the file."""

    texts: list[bytes] = field(default_factory=list)
    is_svg: bool | None = None
    _depth: int = 0
    _inside: int = 0
    _verify: str = ""
    _body: list[str] = field(default_factory=list)
    _size: int = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > DEPTH_LIMIT:
            raise Fault("too-large", limit=f"{DEPTH_LIMIT} levels")
        if self.is_svg is None:
            self.is_svg = name == _SVG
        if name in _ELEMENTS and not self._inside:
            self._inside = self._depth
            self._verify = attributes.get("verify", "").strip()
            self._body, self._size = [], 0

    def characters(self, text: str) -> None:
        if self._inside:
            self._size += len(text)
            if self._size > TEXT_LIMIT:
                raise Fault("too-large", limit="5 MiB")
            self._body.append(text)

    def end(self, _: str) -> None:
        if self._inside == self._depth:
            self._take()
            self._inside = 0
        self._depth -= 1

    def refuse_entity(self, *_: object) -> NoReturn:
        raise Fault("active-content")

    def _take(self) -> None:
        body = "".join(self._body).strip()
        if len(self.texts) > _MOST_TEXTS:
            raise Fault("too-large", limit=f"{_MOST_TEXTS} badges")
        if body:
            self.texts.append(body.encode())
        if self._verify and not (body and self._verify.startswith(("http://", "https://"))):
            self.texts.append(self._verify.encode())
