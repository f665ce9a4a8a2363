"""Which automatic backups are kept: one for each of the last days and of the last weeks."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from enum import StrEnum

DAYS = 7
WEEKS = 4
OLD = timedelta(days=14)
"""From then on, not having a newer backup is worth a notice."""


class BackupNotice(StrEnum):
    """What is worth a quiet notice about backups."""

    NEEDS_RECOVERY_KEY = "needs-recovery-key"
    TROUBLE = "trouble"
    OLD = "old"


def find_outdated(moments: Iterable[datetime]) -> frozenset[datetime]:
    """Those of the backups that were made at these moments that need not be kept.

    The newest of each of the last 7 days and of the last 4 weeks (from Monday, in UTC) that have
    any stays, so that the newest of all always does.
    """
    made = sorted(moments, reverse=True)
    days: dict[date, datetime] = {}
    weeks: dict[date, datetime] = {}
    for moment in made:
        days.setdefault(moment.date(), moment)
        weeks.setdefault(_monday(moment), moment)
    kept = {*list(days.values())[:DAYS], *list(weeks.values())[:WEEKS]}
    return frozenset(made) - kept


def outdated_from(moment: datetime) -> date:
    """The day from which on no automatic backup from before ``moment`` is kept.

    If there is a backup in every week until then.
    """
    return _monday(moment) + timedelta(weeks=WEEKS)


def _monday(moment: datetime) -> date:
    return moment.date() - timedelta(days=moment.weekday())
