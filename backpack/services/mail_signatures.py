"""The learner's e-mail signature: what stands in it is remembered, badges aside.

Which badges it shows is a disclosure like any other and decided anew each time.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from backpack.domain.ports import Store
from backpack.domain.sharing import Field
from backpack.publish.signature.plan import MOST_LINES, SignaturePlan, Size
from backpack.services.identifying import load_learner

_SETTING = "mail-signature"

_TEXTS = ("name", "role", "link", "link_words", "pictures_at")

_LONGEST = 300

CARRIES = frozenset({Field.BADGE, Field.PICTURE})
"""The parts of a badge that a signature takes along; the lines in it are the learner's own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MailSignatures:
    """Remembers the learner's lines."""

    store: Store

    def plan(self) -> SignaturePlan:
        """What was decided last; the learner's name alone at first."""
        saved = self.store.load_setting(_SETTING)
        if not isinstance(saved, Mapping):
            return SignaturePlan(name=load_learner(self.store).name)
        lines = saved.get("lines")
        size = saved.get("size")
        return SignaturePlan(
            **{name: _text(saved.get(name)) for name in _TEXTS},
            lines=tuple(map(_text, lines[:MOST_LINES])) if isinstance(lines, list) else (),
            size=Size(size) if size in list(Size) else Size.MEDIUM,
        )

    def save(self, plan: SignaturePlan) -> None:
        """Remember these lines."""
        self.store.save_setting(_SETTING, {**asdict(plan), "size": int(plan.size)})


def _text(value: Any) -> str:
    return str(value)[:_LONGEST] if isinstance(value, str) else ""
