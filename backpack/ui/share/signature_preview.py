"""What a signature looks like to those who get it: in light, in dark, without pictures, as text."""

from collections.abc import Iterator
from enum import StrEnum

from PySide6.QtGui import QImage

from backpack.publish.signature.model import Badge, Signature
from backpack.publish.signature.render import render_plain
from backpack.ui.share.paper import Part, Pictures, Rule, Shown, Words

_LIGHT = ("#FFFFFF", "#1D1B18", "#5B5750", "#0B6E69")
_DARK = ("#1E1E1E", "#ECECEC", "#C8C5BF", "#4FC3B8")
"""Ground, ink, muted and accent; dark as mail programs turn the light ones around."""


class Seen(StrEnum):
    """How the other side reads mail."""

    LIGHT = "light"
    DARK = "dark"
    BLOCKED = "blocked"
    PLAIN = "plain"


def ground(seen: Seen) -> str:
    """The colour behind the signature."""
    return (_DARK if seen is Seen.DARK else _LIGHT)[0]


def make_parts(signature: Signature, seen: Seen, *, hosted: bool) -> tuple[Part, ...]:
    """The signature for ``Paper``; reads pictures, so not on the GUI thread.

    With ``hosted``, only pictures that lie on the web are shown.
    """
    _, ink, muted, accent = _DARK if seen is Seen.DARK else _LIGHT
    if seen is Seen.PLAIN:
        lines = render_plain(signature).splitlines()
        return tuple(Words(text=line, colour=ink) for line in lines)
    shown = tuple(
        _shown(one, shows=seen is not Seen.BLOCKED and bool(one.hosted_at or not hosted))
        for one in signature.badges
    )
    return tuple(_parts(signature, shown, (ink, muted, accent)))


def _parts(
    signature: Signature, shown: tuple[Shown, ...], colours: tuple[str, str, str]
) -> Iterator[Part]:
    ink, muted, accent = colours
    if signature.name:
        yield Words(text=signature.name, colour=ink, points=11, is_bold=True)
    for line in signature.lines:
        yield Words(text=line, colour=muted)
    yield Rule(colour=accent, width=signature.width)
    yield Pictures(shown=shown, colour=accent)
    if signature.link:
        yield Words(text=signature.link_words, colour=accent, points=9, is_underlined=True)


def _shown(badge: Badge, *, shows: bool) -> Shown:
    picture = QImage.fromData(badge.picture) if shows and badge.picture else QImage()
    text = badge.alternative_text if badge.picture else badge.name
    return Shown(picture=picture, text=text, width=badge.width, height=badge.height)
