"""Looks sentences up in the gettext catalogue of the chosen language."""

import gettext

from backpack.assets import resource

_translations: gettext.NullTranslations = gettext.NullTranslations()


def use_language(*codes: str) -> None:
    """Speak the first of these languages that has a catalogue, else English."""
    global _translations  # noqa: PLW0603 - the language is one for the whole process
    _translations = gettext.translation(
        "backpack", resource("translations"), languages=list(codes), fallback=True
    )


def tr(text: str, /, **values: object) -> str:
    """``text`` in the learner's language, with ``{names}`` filled from ``values``."""
    translated = _translations.gettext(text) if text else ""
    return translated.format(**values) if values else translated


def ntr(singular: str, plural: str, count: int, /, **values: object) -> str:
    """The form for ``count``, with ``{count}`` and the other ``{names}`` filled in."""
    return _translations.ngettext(singular, plural, count).format(count=count, **values)


def mark(text: str) -> str:
    """Mark a sentence for the catalogue that is looked up later by ``tr``."""
    return text
