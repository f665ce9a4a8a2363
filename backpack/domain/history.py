"""A badge's reports over time: which are worth keeping, and what a later check may rest on.

The rules stand in ``docs/verdicts.md`` under Memory. Reports come oldest first.
"""

from collections.abc import Sequence

from backpack.domain.report import VerificationReport
from backpack.domain.web import Answer


def find_superfluous(reports: Sequence[VerificationReport]) -> tuple[int, ...]:
    """The places of those that say what the one before and the one after say too.

    So every change stays, with the first and the last day of each state. The last complete one
    stays in any case: the next check may have to rest on it.
    """
    kept = list(range(len(reports)))
    last_complete = _last_complete(reports)
    for place in range(1, len(reports) - 1):
        before, after = (kept[kept.index(place) + step] for step in (-1, 1))
        is_between = all(reports[place].says_the_same(reports[one]) for one in (before, after))
        if is_between and place != last_complete:
            kept.remove(place)
    return tuple(place for place in range(len(reports)) if place not in kept)


def recent(reports: Sequence[VerificationReport]) -> Sequence[VerificationReport]:
    """Those from the last complete one on; none where there is no complete one."""
    last_complete = _last_complete(reports)
    return () if last_complete is None else reports[last_complete:]


def remembered_of(reports: Sequence[VerificationReport]) -> tuple[Answer, ...]:
    """What a check rests on where a source is silent: of each address the newest answer.

    Those of the last complete report, and what came in after it: a revocation that was once seen
    must not be forgotten because the next site is out of reach.
    """
    newest = {answer.url: answer for report in recent(reports) for answer in report.answers}
    return tuple(newest.values())


def _last_complete(reports: Sequence[VerificationReport]) -> int | None:
    complete = (place for place, report in enumerate(reports) if report.is_complete)
    return max(complete, default=None)
