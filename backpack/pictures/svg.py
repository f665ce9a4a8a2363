"""Rebuilds an untrusted SVG from an allow-list; what comes out cannot act, load or hang.

expat reads it without ever resolving an entity, ``svg_names`` tells what stays, and the
cost of everything that is drawn more than once is counted before anything is drawn.
Pictures inside are redrawn through a function that is handed in; drawing is ``vector``'s.
Sources: SVG 1.1, 5.6 (use) and 11.2; Extensible Markup Language 1.0, 4.
"""

import base64
import binascii
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import NoReturn
from xml.parsers import expat
from xml.sax.saxutils import escape, quoteattr

from backpack.pictures.refusal import Reason, RefusedError
from backpack.pictures.svg_names import (
    ATTRIBUTES,
    ELEMENTS,
    PROPERTIES,
    SVG,
    TEXT_ELEMENTS,
    XLINK,
    XML,
)
from backpack.pictures.svg_style import (
    class_references,
    clean_declarations,
    clean_sheet,
    is_harmless,
    references_of,
)

DEPTH_LIMIT = 64
"""Levels of elements, references followed: drawing programs nest about 30."""

ELEMENT_LIMIT = 50_000
DRAWN_LIMIT = 100_000
"""Elements drawn, counted once for each time they are referred to."""

PICTURE_LIMIT = 32
TEXT_LIMIT = 20_000

_DATA_URL = re.compile(r"\s*data:image/(?:png|jpe?g|gif|webp)\s*;\s*base64\s*,", re.IGNORECASE)


@dataclass(slots=True, eq=False)
class Element:
    """One element that stays, with its children and the identifiers it refers to."""

    name: str
    attributes: dict[str, str]
    references: tuple[str, ...]
    children: list["Element | str"] = field(default_factory=list)


def rebuild_svg(data: bytes, redraw: Callable[[bytes], bytes]) -> bytes:
    """The picture as a plain SVG in UTF-8 of allowed elements and attributes only.

    ``redraw`` turns the bytes of a picture inside into a harmless PNG, or raises
    ``RefusedError``; such a picture is left out.

    Raises:
        RefusedError: ``KIND`` when it is no SVG, ``UNSAFE`` for any internal DTD subset,
            ``DAMAGED`` when it is not well formed, ``TOO_INTRICATE`` beyond the limits.
    """
    builder = _Builder(redraw)
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = builder.doctype
    parser.EntityDeclHandler = builder.refuse_entity
    parser.SkippedEntityHandler = builder.refuse_entity
    parser.ExternalEntityRefHandler = builder.refuse_entity
    parser.StartElementHandler = builder.start
    parser.EndElementHandler = builder.end
    parser.CharacterDataHandler = builder.characters
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, LookupError, ValueError) as error:
        # the last two come from an encoding that it claims to have
        raise RefusedError(Reason.DAMAGED) from error
    root = builder.finished()
    Costs(root).check()
    return "".join(_write(root)).encode()


class _Builder:
    """Keeps what is allowed while expat walks the file."""

    def __init__(self, redraw: Callable[[bytes], bytes]) -> None:
        self._redraw = redraw
        self._open: list[Element] = []
        self._root: Element | None = None
        self._skipped = 0
        self._elements = self._pictures = self._text = 0

    def doctype(self, *declared: object) -> None:
        if declared[-1]:  # an internal subset, where entities are declared
            raise RefusedError(Reason.UNSAFE)

    def refuse_entity(self, *_: object) -> NoReturn:
        raise RefusedError(Reason.UNSAFE)

    def start(self, full_name: str, attributes: dict[str, str]) -> None:
        namespace, _, name = full_name.rpartition(" ")
        if self._root is None and (namespace, name) != (SVG, "svg"):
            raise RefusedError(Reason.KIND)
        self._elements += 1
        if self._elements > ELEMENT_LIMIT or len(self._open) + self._skipped >= DEPTH_LIMIT:
            raise RefusedError(Reason.TOO_INTRICATE)
        if self._skipped or namespace != SVG or name not in ELEMENTS:
            self._skipped += 1
            return
        element = self._element(name, attributes)
        if self._open:
            self._open[-1].children.append(element)
        else:
            self._root = element
        self._open.append(element)

    def end(self, _: str) -> None:
        if self._skipped:
            self._skipped -= 1
            return
        element = self._open.pop()
        if element.name == "style":
            texts = [child for child in element.children if isinstance(child, str)]
            element.children = [clean_sheet("".join(texts))]

    def characters(self, text: str) -> None:
        if self._skipped or not self._open or self._open[-1].name not in TEXT_ELEMENTS:
            return
        if self._open[-1].name != "style":
            self._text += len(text)
        if self._text > TEXT_LIMIT:
            raise RefusedError(Reason.TOO_INTRICATE)
        self._open[-1].children.append(text)

    def finished(self) -> Element:
        """The root element; expat has made sure that there is one."""
        if self._root is None:
            raise RefusedError(Reason.KIND)
        return self._root

    def _element(self, name: str, attributes: dict[str, str]) -> Element:
        kept = dict(_kept_attributes(attributes))
        references = [found for value in kept.values() for found in references_of(value)]
        href = attributes.get("href") or attributes.get(f"{XLINK} href") or ""
        if href.startswith("#"):
            kept["href"] = href
            references.append(href[1:])
        elif name == "image" and (picture := self._picture(href)):
            kept["href"] = picture
        # a link's target is of no use in a picture, what it encloses is
        return Element("g" if name == "a" else name, kept, tuple(references))

    def _picture(self, href: str) -> str:
        start = _DATA_URL.match(href)
        if not start:
            return ""
        self._pictures += 1
        if self._pictures > PICTURE_LIMIT:
            raise RefusedError(Reason.TOO_INTRICATE)
        try:
            png = self._redraw(base64.b64decode(href[start.end() :]))
        except (RefusedError, binascii.Error):
            return ""
        return "data:image/png;base64," + base64.b64encode(png).decode()


class Costs:
    """Counts what drawing a tree means, with everything that it refers to."""

    def __init__(self, root: Element) -> None:
        self._root = root
        self._by_id: dict[str, Element] = {}
        self._by_class: dict[str, tuple[str, ...]] = {}
        self._known: dict[Element, tuple[int, int]] = {}
        self._on_the_way: set[Element] = set()
        for element in _walk(root):
            self._by_id.setdefault(element.attributes.get("id", ""), element)
            if element.name == "style":
                self._by_class |= class_references(str(element.children[0]))

    def check(self) -> None:
        """Raise ``RefusedError`` when drawing would be endless, too deep or too much."""
        self._cost(self._root, 0)

    def _cost(self, element: Element, depth: int) -> tuple[int, int]:
        """How many elements are drawn for this one, and how many levels lie below it."""
        if element in self._on_the_way or depth > DEPTH_LIMIT:
            raise RefusedError(Reason.TOO_INTRICATE)
        if element not in self._known:
            self._on_the_way.add(element)
            below = [self._cost(other, depth + 1) for other in self._needed(element)]
            self._on_the_way.remove(element)
            drawn = 1 + sum(count for count, _ in below)
            self._known[element] = drawn, 1 + max((levels for _, levels in below), default=0)
        drawn, levels = self._known[element]
        if drawn > DRAWN_LIMIT or depth + levels > DEPTH_LIMIT:
            raise RefusedError(Reason.TOO_INTRICATE)
        return drawn, levels

    def _needed(self, element: Element) -> Iterator[Element]:
        yield from (child for child in element.children if isinstance(child, Element))
        names = list(element.references)
        for name in element.attributes.get("class", "").split():
            names.extend(self._by_class.get(name, ()))
        yield from (self._by_id[name] for name in names if name in self._by_id)


def _walk(root: Element) -> Iterator[Element]:
    waiting = [root]
    while waiting:
        element = waiting.pop()
        yield element
        waiting.extend(child for child in element.children if isinstance(child, Element))


def _kept_attributes(attributes: dict[str, str]) -> Iterator[tuple[str, str]]:
    for name, value in attributes.items():
        if name == "style":
            yield name, clean_declarations(value)
        elif name == f"{XML} space":
            yield "xml:space", value
        elif name in ATTRIBUTES and (name not in PROPERTIES or is_harmless(value)):
            yield name, value


def _write(element: Element) -> Iterator[str]:
    yield f"<{element.name}"
    if element.name == "svg":
        yield f' xmlns="{SVG}"'
    for name, value in element.attributes.items():
        yield f" {name}={quoteattr(value)}"
    yield ">"
    for child in element.children:
        if isinstance(child, str):
            yield escape(child)
        else:
            yield from _write(child)
    yield f"</{element.name}>"
