"""Moments as documents state them, read into UTC.

Sources: Open Badges 2.0, DateTime; Open Badges 3.0 and VC data model 2.0, xsd:dateTimeStamp;
JWT (RFC 7519, 2), NumericDate. In the wild: dates alone, and no offset (taken as UTC).
"""

import re
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import Any

_MOMENT = re.compile(
    r"(\d{4})-?(\d{2})(?:-?(\d{2}))?(?:[Tt ](\d{2}:\d{2}(?::\d{2})?)(?:[.,](\d{1,12}))?)?"
    r"\s*([Zz]|[+-]\d{2}(?::?\d{2})?)?",
    re.ASCII,
)

_NUMBER = re.compile(r"\d{9,13}", re.ASCII)

_TEXT_LIMIT = 64
"""Characters: the longest spelling of a moment has 40."""

_OVER = 253_402_300_800
"""The second in which the year 10000 begins in UTC: west of there it is 9999 for hours still."""

_MILLISECONDS = _OVER + 24 * 3600
"""From here on a number counts milliseconds: as seconds it would be after 9999 everywhere."""

_LAST = datetime.max.replace(tzinfo=UTC)


def parse_time(value: Any) -> datetime | None:
    """The moment in UTC, or None when ``value`` states none that exists.

    Takes ISO 8601 text, seconds since 1970 (number or digits); parts of a second beyond
    microseconds are cut. The end of 9999, which stands for "never", is the same in every zone.
    """
    if isinstance(value, str):
        return _from_text(value.strip())
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _from_seconds(value)
    return None


@lru_cache(maxsize=512)
def _from_text(text: str) -> datetime | None:
    """Kept, since each moment of a badge is read in several places."""
    if _NUMBER.fullmatch(text):
        return _from_seconds(int(text))
    match = _MOMENT.fullmatch(text) if len(text) <= _TEXT_LIMIT else None
    if match is None:
        return None
    year, month, day, *rest = match.groups()
    return _from_parts(f"{year}-{month}-{day or '01'}", *rest)


def time_text(moment: datetime) -> str:
    """An aware moment as text that sorts; raises ``ValueError`` for one without a zone."""
    if moment.tzinfo is None:
        raise ValueError("a time without a zone")
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def optional_time_text(moment: datetime | None) -> str | None:
    """``time_text``, where there is a moment."""
    return None if moment is None else time_text(moment)


def optional_time(text: str | None) -> datetime | None:
    """The moment that ``optional_time_text`` wrote; raises ``ValueError`` for other text."""
    return None if text is None else datetime.fromisoformat(text)


@lru_cache(maxsize=512)
def _from_seconds(seconds: float) -> datetime | None:
    if _OVER <= seconds < _MILLISECONDS:
        return _LAST
    try:
        if abs(seconds) >= _MILLISECONDS:
            seconds /= 1000
        return datetime.fromtimestamp(seconds, UTC)
    except (OverflowError, ValueError, OSError):
        return None


def _from_parts(
    day: str, clock: str | None, fraction: str | None, offset: str | None
) -> datetime | None:
    clock = clock or "00:00:00"
    ends_day = clock.startswith("24:00")
    if ends_day:
        clock = clock.replace("24", "00", 1)
    try:
        moment = datetime.fromisoformat(f"{day}T{clock}{_offset(offset)}")
        moment += timedelta(days=ends_day, microseconds=int((fraction or "0").ljust(6, "0")[:6]))
        return moment.astimezone(UTC)
    except OverflowError:
        return _LAST if day.startswith("9999") else None
    except ValueError:
        return None


def _offset(offset: str | None) -> str:
    if offset is None or offset in "Zz":
        return "+00:00"
    return f"{offset[:3]}:{offset[3:].lstrip(':') or '00'}"
