"""CSS in SVG, cut down to declarations that cannot load anything.

What is kept: ``selector { property: value }`` with properties of the allow-list. At-rules,
escapes and every ``url()`` but ``url(#id)`` are dropped.
Source: CSS Syntax Module Level 3; SVG 1.1, 6.
"""

import re
from collections.abc import Iterator

from backpack.pictures.svg_names import PROPERTIES

_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
_AT_RULE = re.compile(r"@[^{};]*(?:;|\{(?:[^{}]|\{[^{}]*\})*\}|\Z)")
_RULE = re.compile(r"([^{}]*)\{([^{}]*)\}")
_SELECTOR = re.compile(r"[\w\s.#,>*:+~-]+")
_CLASSES = re.compile(r"\s*\.[\w-]+(?:\s*,\s*\.[\w-]+)*\s*")
_REFERENCE = re.compile(r"url\(\s*(['\"]?)#([^'\"()\s\\]{1,256})\1\s*\)", re.IGNORECASE)
_ADDRESS = re.compile(r"url|src\s*\(|image\s*\(|image-set|://|[\\@<>{}]|/\*", re.IGNORECASE)


def references_of(value: str) -> tuple[str, ...]:
    """The identifiers that a value refers to by ``url(#id)``."""
    return tuple(match[2] for match in _REFERENCE.finditer(value))


def is_harmless(value: str) -> bool:
    """Whether a value of a property or an attribute refers to nothing outside the picture."""
    return not _ADDRESS.search(_REFERENCE.sub("", value))


def clean_declarations(text: str) -> str:
    """The harmless declarations of a ``style`` attribute, or of the inside of a rule."""
    return ";".join(f"{name}:{value}" for name, value in _declarations(text))


def clean_sheet(text: str) -> str:
    """A style sheet with the harmless rules only.

    References stay only in rules for plain classes, whose elements can be counted.
    """
    return "\n".join(f"{selector}{{{body}}}" for selector, body in _rules(text))


def class_references(sheet: str) -> dict[str, tuple[str, ...]]:
    """What the rules of a cleaned sheet refer to, by the class that they are for."""
    found: dict[str, tuple[str, ...]] = {}
    for selector, body in _RULE.findall(sheet):
        if references := references_of(body):
            for name in selector.split(","):
                key = name.strip().removeprefix(".")
                found[key] = found.get(key, ()) + references
    return found


def _rules(text: str) -> Iterator[tuple[str, str]]:
    plain = _AT_RULE.sub("", _COMMENT.sub("", text))
    for selector, inside in _RULE.findall(plain):
        body = clean_declarations(inside)
        if not body or not _SELECTOR.fullmatch(selector):
            continue
        if _CLASSES.fullmatch(selector) or not references_of(body):
            yield selector.strip(), body


def _declarations(text: str) -> Iterator[tuple[str, str]]:
    for declaration in _COMMENT.sub("", text).split(";"):
        name, colon, value = declaration.partition(":")
        key, value = name.strip().lower(), value.strip()
        if colon and key in PROPERTIES and value and is_harmless(value):
            yield key, value
