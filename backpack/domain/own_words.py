"""What the learner says of a badge themselves, beside what its issuer says."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnWords:
    """A badge's notes, own tags and the text that stands for its picture.

    ``changed`` is the learner's last change of the badge in UTC, of its visibility and of its
    place in the trash too; None before there was any.
    """

    notes: str = ""
    tags: tuple[str, ...] = ()
    alternative_text: str = ""
    changed: datetime | None = None
