"""Merges another open database into this one: wholly, in one transaction, or not at all."""

from contextlib import suppress

from backpack.domain.merged import Merged
from backpack.domain.progress import Progress
from backpack.store.engine import Cursor, Database
from backpack.store.merging.badges import merge_badges
from backpack.store.merging.collections import merge_collections
from backpack.store.merging.learner import (
    merge_identities,
    merge_issuers,
    merge_settings,
    merge_shares,
)
from backpack.store.merging.past import read_past, write_past
from backpack.store.merging.tally import Tally


class _OnlyLooking(Exception):
    """Ends the transaction of a preview, so that nothing of it stays."""


def merge(mine: Database, theirs: Database, progress: Progress) -> Merged:
    """Merge ``theirs`` into ``mine``; the order does not matter for what comes of it.

    Raises:
        Cancelled: then nothing is changed.
    """
    with theirs.reading_together() as there, mine.writing() as here:
        merged = _merge(here, there, progress)
    mine.truncate_log()  # what was erased is gone from the disk
    return merged


def preview_merge(mine: Database, theirs: Database, progress: Progress) -> Merged:
    """What ``merge`` would do; it is done and undone."""
    merged = Merged()
    with suppress(_OnlyLooking), theirs.reading_together() as there, mine.writing() as here:
        merged = _merge(here, there, progress)
        raise _OnlyLooking
    return merged


def _merge(mine: Cursor, theirs: Cursor, progress: Progress) -> Merged:
    tally = Tally()
    past = read_past(mine, theirs)
    write_past(mine, past)
    merge_badges(mine, theirs, past, tally, progress)
    merge_collections(mine, theirs, past, tally)
    merge_issuers(mine, theirs, past, tally)
    merge_identities(mine, theirs, past, tally)
    merge_shares(mine, theirs, tally)
    merge_settings(mine, theirs, tally)
    return tally.merged()
