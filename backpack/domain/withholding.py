"""Finds and takes out what is withheld, however it is written: plain, escaped, or encoded.

A text is read as a browser, a mail program or a token's reader would: without percent-encoding
(RFC 3986), character references (HTML), escapes (JSON), base64 (RFC 4648) and hexadecimal.
"""

import base64
import html
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import unquote

CUT = "…"
"""Stands for what was taken out."""

SHORTEST = 4
"""Characters: a shorter value would tear holes into other words."""

_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})")

_BOTH_ALPHABETS = {"+": "[+-]", "/": "[/_]"}

_LAYERS = 3
"""How often a text may be escaped over; programs that pass a link on do it once each."""

_TOKEN_END = re.compile(r"[^A-Za-z0-9+/_-]")


@dataclass(frozen=True, kw_only=True)
class Withheld:
    """Values that must not go out. Names count as whole words, all else wherever it stands."""

    values: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()

    def scrub(self, text: str) -> str:
        """``text`` without what is withheld; one that hides it is given as it reads."""
        if not text or not self._is_set:
            return text
        for reading in _readings(text):
            if self._plain.search(reading) or self._encoded.search(reading):
                return self.scrub(self._without(reading))
        return text

    def occurs_in(self, text: str) -> bool:
        """Whether anything withheld is in there, in any of its forms."""
        return bool(text) and self.scrub(text) != text

    def _without(self, text: str) -> str:
        text = self._plain.sub(CUT, text)
        for found in reversed(list(self._encoded.finditer(text))):
            text = text[: _start(text, found.start())] + CUT + text[_end(text, found.end()) :]
        return text

    @cached_property
    def _is_set(self) -> bool:
        return any(_long_enough((*self.values, *self.names)))

    @cached_property
    def _plain(self) -> re.Pattern[str]:
        values = sorted(map(re.escape, _long_enough(self.values)), key=len, reverse=True)
        names = [rf"(?<!\w){_spaced(name)}(?!\w)" for name in _long_enough(self.names)]
        return re.compile("|".join([*values, *names]), re.IGNORECASE)

    @cached_property
    def _encoded(self) -> re.Pattern[str]:
        values = _long_enough((*self.values, *self.names))
        return re.compile("|".join({form for value in values for form in _encodings(value)}))


def _long_enough(values: Iterable[str]) -> Iterator[str]:
    for value in values:
        whole = unicodedata.normalize("NFC", value).strip()
        if len(whole) >= SHORTEST:
            yield whole


def _spaced(name: str) -> str:
    """A name, whatever space is between its words."""
    return r"\s+".join(map(re.escape, name.split()))


def _readings(text: str) -> Iterator[str]:
    """The text, and as it reads once its escapes are undone, layer by layer."""
    text = unicodedata.normalize("NFC", text)
    yield text
    for _ in range(_LAYERS):
        undone = unicodedata.normalize("NFC", _undo(text))
        if undone == text:
            return
        yield undone
        text = undone


def _undo(text: str) -> str:
    if "\\u" in text:
        text = _ESCAPE.sub(lambda found: chr(int(found.group(1), 16)), text)
    if "&" in text:
        text = html.unescape(text)
    return unquote(text) if "%" in text else text


def _encodings(value: str) -> Iterator[str]:
    """Patterns of a value in base64, at each of the three places in a group, and in hexadecimal."""
    for spelled in {value, value.lower()}:
        data = spelled.encode("utf-8", "surrogatepass")
        yield f"(?i:{data.hex()})"
        for place in range(3):
            yield _base64_core(data, place)


def _base64_core(data: bytes, place: int) -> str:
    """The part of a base64 text that depends on nothing but ``data``, in both alphabets."""
    whole = base64.b64encode(bytes(place) + data).decode()
    core = whole[(0, 2, 3)[place] : (place + len(data)) * 8 // 6]
    return "".join(_BOTH_ALPHABETS.get(letter, letter) for letter in core)


def _start(text: str, at: int) -> int:
    """Where the token begins that ``at`` lies in."""
    ends = [found.end() for found in _TOKEN_END.finditer(text, 0, at)]
    return ends[-1] if ends else 0


def _end(text: str, at: int) -> int:
    found = _TOKEN_END.search(text, at)
    return found.start() if found else len(text)
