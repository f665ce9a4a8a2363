"""The learner's resume: own words for badges, how it is sorted, and the file in each form.

Own words are kept as a setting, since they are about a resume and not about a badge: the badge
itself stays as issued (``docs/decisions/0016``). Those of badges that are gone go with them.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from enum import StrEnum
from typing import TYPE_CHECKING, Any, TypeVar

from backpack.domain.disclosure import Disclosed
from backpack.domain.ports import Store
from backpack.domain.sharing import Field
from backpack.publish.resume.plan import Form, Length, Order, ResumePlan, Wording

if TYPE_CHECKING:  # start-up
    from backpack.publish.resume.model import Resume

_SETTING = "resume"

_LONGEST = 4_000
"""Characters of one of the learner's texts that are kept."""

_BRIEF = frozenset({Field.BADGE, Field.PICTURE, Field.NAME})

_WHOLE = _BRIEF | {Field.EVIDENCE, Field.RECIPIENT, Field.NOTES}

Choice = TypeVar("Choice", bound=StrEnum)


@dataclass(frozen=True, slots=True, kw_only=True)
class Resumes:
    """Remembers what the learner decided about the resume, and makes it."""

    store: Store

    def plan(self) -> ResumePlan:
        """What was decided last; by date and short at first."""
        saved = self._saved()
        return ResumePlan(
            order=_chosen(Order, saved.get("order"), Order.DATE),
            length=_chosen(Length, saved.get("length"), Length.SHORT),
            wording={one: _wording(value) for one, value in _table(saved.get("wording")).items()},
        )

    def save_choices(self, order: Order, length: Length) -> None:
        """Remember how the badges are sorted, and how much is told of each."""
        self.store.save_setting(
            _SETTING, {**self._saved(), "order": str(order), "length": str(length)}
        )

    def save_wording(self, holding_id: str, wording: Wording) -> None:
        """Remember the learner's words for one badge; empty ones give the issuer's back."""
        held = (*self.store.load_holdings(), *self.store.load_removed())
        here = {one.id for one in held}
        saved = self._saved()
        words = {one: value for one, value in _table(saved.get("wording")).items() if one in here}
        kept = {name: text.strip()[:_LONGEST] for name, text in asdict(wording).items()}
        words.pop(holding_id, None)
        if any(kept.values()) and holding_id in here:
            words[holding_id] = kept
        self.store.save_setting(_SETTING, {**saved, "wording": words})

    def _saved(self) -> dict[str, Any]:
        return _table(self.store.load_setting(_SETTING))


def carried(length: Length) -> frozenset[Field]:
    """The parts of a badge that a resume of this length takes along."""
    return _WHOLE if length is Length.FULL else _BRIEF


def render_form(disclosed: Disclosed, plan: ResumePlan, form: Form) -> bytes:
    """The resume of what is disclosed, as a file of that form.

    Raises:
        Fault: ``nothing-chosen``, or ``portfolio-failed`` for a PDF that cannot be set.
    """
    from backpack.publish.resume.render import render_resume  # noqa: PLC0415 - start-up

    return render_resume(compose(disclosed, plan), form)


def compose(disclosed: Disclosed, plan: ResumePlan) -> "Resume":
    """What the resume says, for looking at before any file is made.

    Raises:
        Fault: ``nothing-chosen``.
    """
    from backpack.publish.resume.composing import compose_resume  # noqa: PLC0415 - start-up

    return compose_resume(disclosed, plan)


def _wording(value: Any) -> Wording:
    table = _table(value)
    return Wording(**{each.name: str(table.get(each.name) or "") for each in fields(Wording)})


def _table(value: Any) -> dict[str, Any]:
    return dict(value) if isinstance(value, Mapping) else {}


def _chosen(kind: type[Choice], value: Any, usual: Choice) -> Choice:
    return kind(value) if value in list(kind) else usual
