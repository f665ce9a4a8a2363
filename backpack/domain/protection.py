"""How a backpack is locked, and when its recovery key is due.

A backpack opens by a passphrase, by the system's keychain alone, and by a recovery key on
paper. Whoever relies on the keychain alone loses everything with it, so that the sheet of
paper cannot wait for more than a week there.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

GRACE = timedelta(days=7)
"""How long a backpack with badges may rely on the keychain alone."""


class Recovery(StrEnum):
    """Whether there is a recovery key, and whether the learner has shown to have it on paper."""

    NONE = "none"
    UNPROVEN = "unproven"
    PROVEN = "proven"


class Due(StrEnum):
    """How urgent the recovery sheet is."""

    NOT_YET = "not-yet"
    SOON = "soon"
    """A quiet strip until it is done."""

    NOW = "now"
    """It cannot be put off any longer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Protection:
    """The ways in; ``recovery_made`` is the day of the newest recovery sheet."""

    has_passphrase: bool
    in_keychain: bool
    recovery: Recovery = Recovery.NONE
    recovery_made: date | None = None

    @property
    def is_keychain_alone(self) -> bool:
        """Whether nothing but the keychain opens it from day to day."""
        return not self.has_passphrase

    @property
    def may_back_up(self) -> bool:
        """Whether a backup may be made: one that nobody can open is none."""
        return self.recovery is Recovery.PROVEN

    def recovery_due(self, now: datetime, since: datetime | None) -> Due:
        """How urgent the sheet is; ``since`` is when the first badge came in, None before."""
        if since is None or self.recovery is Recovery.PROVEN:
            return Due.NOT_YET
        if self.is_keychain_alone and now - since >= GRACE:
            return Due.NOW
        return Due.SOON
