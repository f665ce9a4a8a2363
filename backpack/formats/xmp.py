"""Badges in XMP metadata, as an element or an attribute; anything else is passed over.

Source: ISO 16684-1, 7 (a property is an element or an attribute of ``rdf:Description``).
"""

from contextlib import suppress
from dataclasses import dataclass, field
from xml.parsers import expat

from backpack.formats.strict_json import TEXT_LIMIT

_NAMES = frozenset({"assertion", "credential", "openbadges", "openbadgecredential"})
_PLACES = ("openbadges.org", "purl.imsglobal.org/ob/", "purl.imsglobal.org/clr/", "/pdfx/1.3/")
"""Namespaces of badges in pictures, and of copies of the document information (pdfx)."""

_ASIDE = ("verify", "http://www.w3.org/1999/02/22-rdf-syntax-ns# resource")
"""Attributes that stand for the body of an element which has none."""


def read_xmp_texts(data: bytes) -> tuple[bytes, ...]:
    """The badge texts of a packet, in its order; what is not well formed ends the search."""
    search = _Search()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = search.start
    parser.EndElementHandler = search.end
    parser.CharacterDataHandler = search.characters
    parser.EntityDeclHandler = search.stop
    with suppress(expat.ExpatError, LookupError, ValueError):
        # a document with broken metadata can still have a badge attached
        parser.Parse(data.strip(b"\0"), True)
    return tuple(text.strip().encode() for text in search.texts if text.strip())


def _is_badge(name: str) -> bool:
    place, _, local = name.rpartition(" ")
    return local.lower() in _NAMES and any(known in place.lower() for known in _PLACES)


@dataclass(slots=True)
class _Search:
    """Collects texts while expat walks the packet."""

    texts: list[str] = field(default_factory=list)
    _depth: int = 0
    _inside: int = 0
    _aside: str = ""
    _body: list[str] = field(default_factory=list)
    _size: int = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        self.texts += [value for attribute, value in attributes.items() if _is_badge(attribute)]
        if _is_badge(name) and not self._inside:
            self._inside, self._aside, self._body = self._depth, "", []
        if self._inside:
            self._aside = next(filter(None, map(attributes.get, _ASIDE)), self._aside)

    def characters(self, text: str) -> None:
        if self._inside:
            self._size += len(text)
            if self._size > TEXT_LIMIT:
                self.stop()
            self._body.append(text)

    def end(self, _: str) -> None:
        if self._inside == self._depth:
            self.texts.append("".join(self._body).strip() or self._aside)
            self._inside = 0
        self._depth -= 1

    def stop(self, *_: object) -> None:
        raise ValueError
