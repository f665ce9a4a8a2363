"""What the ways that let originals out have in common: which go along, and why others do not."""

from collections.abc import Iterable

from backpack.domain.artifact import Artifact
from backpack.domain.disclosure import Disclosed
from backpack.words import ntr, tr


def originals_of(disclosed: Disclosed) -> tuple[Artifact, ...]:
    """The originals that go out, each file once."""
    found = (badge.original for badge in disclosed.badges)
    return tuple({one.sha256: one for one in found if one is not None}.values())


def what_goes(names: Iterable[str], disclosed: Disclosed) -> str:
    """The files by name, and how many badges stay behind."""
    lines = list(names)
    left = sum(badge.original is None for badge in disclosed.badges)
    if left:
        lines.append(
            ntr(
                "{count} badge is left out: its original holds what you keep to yourself.",
                "{count} badges are left out: their originals hold what you keep to yourself.",
                left,
            )
        )
        lines.append(tr("Switch the signed original on to take it along."))
    return "\n".join(lines)
