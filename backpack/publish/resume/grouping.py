"""Puts the badges of a resume in order, and together."""

from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime

from backpack.publish.resume.model import Group, Item
from backpack.publish.resume.plan import Order
from backpack.words import tr

_LONG_AGO = datetime.min.replace(tzinfo=UTC)


def group_items(items: Sequence[Item], order: Order) -> tuple[Group, ...]:
    """The items, newest first within each group; groups by name, what belongs to none last."""
    newest_first = sorted(items, key=lambda item: item.issued or _LONG_AGO, reverse=True)
    if order is Order.DATE:
        return (Group(title="", items=tuple(newest_first)),)
    if order is Order.ISSUER:
        keys = [item.issuer for item in newest_first]
        other = tr("Other issuers")
    else:
        keys = _leading_skills(newest_first)
        other = tr("Other skills")
    return _grouped(newest_first, keys, other)


def _leading_skills(items: Sequence[Item]) -> list[str]:
    """For each item the one of its skills that most others share: each badge stands once.

    A skill that all of them share tells none from another, and comes last.
    """
    shared = Counter(skill.casefold() for item in items for skill in item.skills)

    def rank(skill: str) -> tuple[bool, int, str]:
        count = shared[skill.casefold()]
        return count == len(items), -count, skill.casefold()

    return [min(item.skills, key=rank, default="") for item in items]


def _grouped(items: Sequence[Item], keys: Sequence[str], other: str) -> tuple[Group, ...]:
    titles: dict[str, str] = {}
    members: dict[str, list[Item]] = {}
    for item, key in zip(items, keys, strict=True):
        titles.setdefault(key.casefold(), key)
        members.setdefault(key.casefold(), []).append(item)
    ordered = sorted(members, key=lambda folded: (not folded, folded))
    return tuple(
        Group(title=titles[folded] or other, items=tuple(members[folded])) for folded in ordered
    )
