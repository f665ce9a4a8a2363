"""How long to wait after wrong passphrases: not at all at first, then longer each time.

It holds up somebody at the keyboard, not somebody who has the files: those are tried elsewhere,
at the price that Argon2id sets.
"""

from dataclasses import dataclass

_FREE = 3
_LONGEST = 30.0
_DOUBLINGS = 5  # 1, 2, 4, 8, 16, then the longest


@dataclass(frozen=True, slots=True, kw_only=True)
class Delay:
    """``failures`` in a row; the next try may begin at ``until``, seconds of a steady clock."""

    failures: int = 0
    until: float = 0.0

    def failed(self, now: float) -> "Delay":
        """The delay after one more wrong passphrase."""
        failures = self.failures + 1
        return Delay(failures=failures, until=now + _wait(failures))

    def left(self, now: float) -> float:
        """Seconds until the next try; 0.0 when it may begin."""
        return max(0.0, self.until - now)


def _wait(failures: int) -> float:
    beyond = failures - _FREE
    if beyond < 0:
        return 0.0
    return _LONGEST if beyond >= _DOUBLINGS else float(2**beyond)
