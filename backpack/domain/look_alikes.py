"""Whether two names look alike, though their letters differ: what a forger of names counts on.

After the idea of the skeleton in Unicode Technical Standard 39, 4, with a table of our own for
the scripts that are taken for Latin, and by the plain folding of letters for every other.
"""

import unicodedata
from collections.abc import Mapping
from functools import lru_cache

_TWINS = {
    "a": "\u0391\u0410\u13aa\ua4ee\u1d00\u03b1\u0430\u0251",
    "b": "\u0392\u0412\u13f4\ua4d0\u0299\u03b2\u0432\u044c\u042c\u0185\u0253",
    "c": "\u03f9\u0421\u13df\ua4da\u1d04\u03f2\u0441",
    "d": "\u13a0\ua4d3\u1d05\u0110\u0501\u0111\u0256\u0257",
    "e": "\u0395\u0415\u13ac\ua4f0\u1d07\u03b5\u0435\u0454\u0404",
    "f": "\u03dc\ua4dd\ua730\u0192\u0584",
    "g": "\u050c\u13c0\ua4d6\u0262\u0261\u0581",
    "h": "\u0397\u041d\u13bb\ua4e7\u029c\u043d\u04bb\u0570\u0127\u0126",
    "i": "\u0399\u0406\u04c0\ua4f2\u026a\u03b9\u0456\u0131\u0269\u04cf\u01c0",
    "j": "\u037f\u0408\u13ab\ua4d9\u1d0a\u03f3\u0458\u0575",
    "k": "\u039a\u041a\u13e6\ua4d7\u1d0b\u03ba\u043a\u0199",
    "l": "\u053c\u13de\ua4e1\u029f\u0141\u0142",
    "m": "\u039c\u041c\u13b7\ua4df\u1d0d\u043c",
    "n": "\u039d\ua4e0\u0274\u03b7\u043f\u0578",
    "o": "\u039f\u041e\u0555\ua4f3\u1d0f\u00d8\u03bf\u043e\u0585\u03c3\u00f8\u0275",
    "p": "\u03a1\u0420\u13e2\ua4d1\u1d18\u03c1\u0440",
    "q": "\u051a\u051b\u0566\u0563",
    "r": "\u13a1\u13d2\ua4e3\u0280\u0433",
    "s": "\u0405\u054f\u13da\ua4e2\ua731\u0455\u01bd",
    "t": "\u03a4\u0422\u13a2\ua4d4\u1d1b\u0166\u03c4\u0442\u0167",
    "u": "\u054d\ua4f4\u1d1c\u03c5\u057d",
    "v": "\u0474\u13d9\ua4e6\u1d20\u03bd\u0475\u028b",
    "w": "\u051c\u13b3\ua4ea\u1d21\u03c9\u051d\u0561",
    "x": "\u03a7\u0425\ua4eb\u03c7\u0445",
    "y": "\u03a5\u0423\u04ae\u13a9\ua4ec\u028f\u03b3\u0443\u04af",
    "z": "\u0396\u13c3\ua4dc\u1d22\u0225",
}
"""Letters, great and small, by the Latin one that they pass for: Greek, Cyrillic, Armenian,
Cherokee and Lisu ones, small capitals, and Latin ones whose stroke or hook is no mark of its own.
"""

_TO_LATIN = str.maketrans({twin: latin for latin, twins in _TWINS.items() for twin in twins})

_STROKES = str.maketrans({"1": "l", "|": "l", "i": "l", "0": "o", "5": "s"})
"""What is told apart by the eye only in some typefaces, in small letters."""

_PAIRS = (("rn", "m"), ("vv", "w"))

_UNSEEN = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u3164\uffa0")
"""Fillers, and selectors of a form, which are drawn as nothing and are no format characters."""

_IGNORED = ("C", "Z", "P", "Me", "So", "Sk")


def looks_like(one: str, other: str) -> bool:
    """Whether two names are the same to the eye; one of nothing but signs is like no other."""
    return _are_alike(_forms(one), _forms(other))


def find_look_alike(name: str, identifier: str, known: Mapping[str, str]) -> str | None:
    """Which of the ``known``, names by identifier, another one of this name is taken for."""
    if not known:
        return None
    forms = _kept_forms(name)
    others = (each for each, called in known.items() if _are_alike(forms, _kept_forms(called)))
    return next((each for each in others if each != identifier), None)


def _are_alike(one: tuple[str, str], other: tuple[str, str]) -> bool:
    return any(mine and mine == yours for mine, yours in zip(one, other, strict=True))


def _forms(name: str) -> tuple[str, str]:
    """The name by its letters, whatever their case, and by the shapes of its letters."""
    latin = unicodedata.normalize("NFKD", name.translate(_TO_LATIN)).translate(_TO_LATIN)
    shapes = _bare(latin.casefold()).translate(_STROKES)
    for pair, letter in _PAIRS:
        shapes = shapes.replace(pair, letter)
    return _bare(unicodedata.normalize("NFKD", name).casefold()), shapes


_kept_forms = lru_cache(1_000)(_forms)
"""Those that the learner has confirmed are compared with every badge, and issuers have many."""


def _bare(text: str) -> str:
    """Without marks, spaces, signs, and what is not seen."""
    return "".join(filter(_is_seen, text))


def _is_seen(character: str) -> bool:
    if character == "|":
        return True
    is_mark = unicodedata.combining(character) or "\ufe00" <= character <= "\ufe0f"
    if is_mark or character in _UNSEEN or "\U000e0100" <= character <= "\U000e01ef":
        return False
    return not unicodedata.category(character).startswith(_IGNORED)
