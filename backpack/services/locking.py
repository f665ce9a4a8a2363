"""After how long an open backpack locks itself, as the learner has chosen.

Without a choice: ten minutes where a passphrase guards it, never where the keychain alone
opens it, since whoever sits there could open it again at once.
"""

from collections.abc import Callable
from dataclasses import dataclass

from backpack.domain.ports import Store

IDLE_CHOICES: tuple[int | None, ...] = (1, 5, 10, 30, 60, None)
"""Minutes that can be chosen; None is never."""

USUAL_IDLE = 10

_SETTING = "locking.idle"


@dataclass(frozen=True, slots=True, kw_only=True)
class Locking:
    """``has_passphrase`` tells whether one guards the backpack now."""

    store: Store
    has_passphrase: Callable[[], bool]

    def idle_minutes(self) -> int | None:
        """The minutes without input after which it locks; None for never."""
        chosen = self.store.load_setting(_SETTING)
        if isinstance(chosen, dict) and chosen.get("minutes") in IDLE_CHOICES:
            minutes = chosen["minutes"]
            return int(minutes) if minutes is not None else None
        return USUAL_IDLE if self.has_passphrase() else None

    def choose_idle(self, minutes: int | None) -> None:
        """Lock after so many minutes, or never.

        Raises:
            ValueError: for what is not among ``IDLE_CHOICES``.
        """
        if minutes not in IDLE_CHOICES:
            raise ValueError(minutes)
        self.store.save_setting(_SETTING, {"minutes": minutes})
