"""Tells whether an untrusted SVG is only a picture: nothing in it acts, loads or animates.

For files that go out as they came, where ``svg`` would rebuild them; nothing is drawn here.
Sources: SVG 1.1, 15 and 18 (events, scripts); SVG Integration, secure static mode.
"""

import re
from typing import NoReturn
from xml.parsers import expat

from backpack.pictures.svg_names import ELEMENTS, PROPERTIES, SVG, XLINK, XML
from backpack.pictures.svg_style import is_harmless

_OWN = frozenset(f"{SVG} {name}" for name in ELEMENTS | {"title", "desc", "metadata"})
_NOTES = frozenset(
    {
        "http://creativecommons.org/ns",
        "http://purl.org/dc/elements/1.1/",
        "http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd",
        "http://web.resource.org/cc/",
        "http://www.inkscape.org/namespaces/inkscape",
        "http://www.w3.org/1999/02/22-rdf-syntax-ns",
    }
)
"""What drawing programs note for themselves and no viewer acts on, without a last ``#``."""

_INSIDE = re.compile(r"\s*(?:#|data:image/(?:png|jpe?g|gif|webp)[;,])", re.IGNORECASE)


def is_passive(data: bytes) -> bool:
    """Whether this SVG holds no script, handler, animation, document or outside address.

    Strict rather than fair: what is not known to be harmless counts as harmful.
    """
    watch = _Watch()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = watch.start
    parser.EndElementHandler = watch.end
    parser.CharacterDataHandler = watch.characters
    parser.ProcessingInstructionHandler = watch.refuse  # xml-stylesheet loads
    parser.EntityDeclHandler = watch.refuse
    try:
        parser.Parse(data, True)
    except (_ActsError, expat.ExpatError, LookupError, ValueError):
        return False
    return True


class _ActsError(Exception):
    """Something may act, load or animate."""


class _Watch:
    """Looks at everything that expat finds, and at style sheets as a whole."""

    def __init__(self) -> None:
        self._sheet: list[str] | None = None

    def start(self, name: str, attributes: dict[str, str]) -> None:
        namespace = name.rpartition(" ")[0].removesuffix("#")
        if name not in _OWN and namespace not in _NOTES:
            raise _ActsError
        if not all(_is_passive_attribute(*attribute) for attribute in attributes.items()):
            raise _ActsError
        if name == f"{SVG} style":
            self._sheet = []

    def characters(self, text: str) -> None:
        if self._sheet is not None:
            self._sheet.append(text)

    def end(self, name: str) -> None:
        if self._sheet is not None and name == f"{SVG} style":
            rules = "".join(self._sheet)
            self._sheet = None
            if not is_harmless(rules.replace("{", " ").replace("}", " ")):
                raise _ActsError

    def refuse(self, *_: object) -> NoReturn:
        raise _ActsError


def _is_passive_attribute(name: str, value: str) -> bool:
    if name in ("href", f"{XLINK} href"):
        return _INSIDE.match(value) is not None
    if name == "style" or name in PROPERTIES:
        return is_harmless(value)
    return not name.lower().startswith("on") and name != f"{XML} base"
