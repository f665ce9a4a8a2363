"""Reads members leniently: what is not of the expected kind counts as absent, never as an error.

Texts may be language maps (``{"en": …, "fr": …}``), single values may be lists and the
other way round; all of that is in the wild.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any

_HASHED = re.compile(r"(?:md5|sha1|sha256|sha512)\$[0-9A-Fa-f]{32,128}")

_PLAIN = (str, int, float)

Members = Mapping[str, Any]
"""The members of a JSON object."""


def text(value: Any) -> str:
    """A text: as it is, a number's digits, or the first of a language map or list."""
    if isinstance(value, str):
        return value
    return "" if value is None else _text_inside(value)


def _text_inside(value: Any) -> str:
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    if isinstance(value, dict) and not isinstance(value.get("@value"), str):
        value = [text for name, text in value.items() if not name.startswith("@")]
    elif isinstance(value, dict):
        return str(value["@value"])
    if isinstance(value, list):
        return next(filter(None, (_item_text(item) for item in value)), "")
    return ""


def plain(value: Any) -> str:
    """A text as it is, or a number's digits; nothing for whatever could be read in two ways."""
    return text(value) if isinstance(value, _PLAIN) else ""


def _item_text(item: Any) -> str:
    if isinstance(item, dict):
        item = item.get("@value")
    return item if isinstance(item, str) else ""


def address(value: Any) -> str | None:
    """An identifier or address: a text, or the ``id`` of an object."""
    if isinstance(value, dict):
        value = value["id"] if "id" in value else value.get("@id")
    return value if isinstance(value, str) and value else None


def members(value: Any) -> Members:
    """An object; the first one of a list; otherwise an empty object."""
    if isinstance(value, dict):
        return value
    if isinstance(value, list):
        return next((item for item in value if isinstance(item, dict)), {})
    return {}


def many(value: Any) -> Sequence[Any]:
    """The items of a list, or the single value; nothing for None."""
    if value is None:
        return ()
    return value if isinstance(value, list) else (value,)


def texts(value: Any) -> tuple[str, ...]:
    """Every text in a list, or the single one; empty ones are left out."""
    return tuple(found for item in many(value) if (found := text(item).strip()))


def types(document: Members) -> frozenset[str]:
    """The types of an object, as written."""
    found = many(document.get("type"))
    if "@type" in document:
        found = (*found, *many(document["@type"]))
    return frozenset([item for item in found if isinstance(item, str)])


def looks_hashed(identity: str) -> bool:
    """Whether an identity is a digest, whatever ``hashed`` beside it says."""
    return _HASHED.fullmatch(identity) is not None


def rest(document: Members, known: frozenset[str]) -> dict[str, Any]:
    """The members that are not among ``known``, kept so that nothing is lost."""
    return {
        name: value for name, value in document.items() if name not in known and name != "@context"
    }
