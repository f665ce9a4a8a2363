"""Keep, check and share the Open Badges you have earned."""

from datetime import UTC, datetime

__version__ = "0.1.0"

RELEASED = datetime(2026, 1, 1, tzinfo=UTC)
"""No release is older: a clock that shows an earlier day is wrong. Moved on with each release."""
