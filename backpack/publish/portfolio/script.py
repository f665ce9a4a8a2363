"""The language and direction of a piece of text, for shaping and for reading aloud.

The direction is that of the first strong character (Unicode Bidirectional Algorithm, P2).
The issuer's word on the language counts unless the writing belies it.
"""

import re
import unicodedata

_BY_WRITING = {
    "ARABIC": "ar",
    "HEBREW": "he",
    "DEVANAGARI": "hi",
    "BENGALI": "bn",
    "TAMIL": "ta",
    "TELUGU": "te",
    "THAI": "th",
    "ARMENIAN": "hy",
    "GEORGIAN": "ka",
    "HIRAGANA": "ja",
    "KATAKANA": "ja",
    "HANGUL": "ko",
    "CJK": "zh",
}

_KIN = {
    "ar": frozenset({"ar", "fa", "ur", "ps", "ckb", "ug", "sd"}),
    "he": frozenset({"he", "yi"}),
    "hi": frozenset({"hi", "mr", "ne", "sa"}),
    "bn": frozenset({"bn", "as"}),
    "zh": frozenset({"zh", "ja", "ko", "yue"}),
}
"""Languages of one writing: the issuer's word chooses among them."""

_PRIMARY = re.compile(r"([A-Za-z]{2,3})(?:-|$)")

_KANA = re.compile("[\u3041-\u30ff]")

_SAMPLE = 400
"""Characters looked at: a language does not begin later."""


def is_right_to_left(text: str) -> bool:
    """Whether the first character with a direction runs from right to left."""
    for character in text[:_SAMPLE]:
        direction = unicodedata.bidirectional(character)
        if direction in ("L", "R", "AL"):
            return direction != "L"
    return False


def language_of(text: str, claimed: str, fallback: str) -> str:
    """The primary language subtag (BCP 47) for ``text``, in lower case."""
    match = _PRIMARY.match(claimed)
    stated = match.group(1).lower() if match else ""
    written = _written_in(text)
    if not written:
        return stated if stated and stated not in _BY_WRITING.values() else fallback
    return stated if stated in _KIN.get(written, ()) and written != "ja" else written


def _written_in(text: str) -> str:
    for character in text[:_SAMPLE]:
        if character.isalpha():
            writing = unicodedata.name(character, "").partition(" ")[0]
            code = _BY_WRITING.get(writing, "")
            return "ja" if code == "zh" and _KANA.search(text) else code
    return ""
