"""Spares the network what is known already: kept answers that are fresh, or confirmed by 304.

RFC 9111 for one reader, with a limit of our own. The answers lie in the encrypted store; there is
no cache of the web on the disk. What comes from here counts as fetched when the site said so.
"""

import re
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Protocol
from urllib.parse import urldefrag

from backpack.domain.faults import Fault
from backpack.domain.ports import Answers, Clock
from backpack.domain.web import Answer

FRESH_LIMIT = timedelta(minutes=5)
"""However long a site calls its answer fresh: badges that are checked in one go share a status
list, and yet no revocation is overlooked for longer."""

_MAX_AGE = re.compile(r"max-age\s*=\s*\"?([0-9]{1,9})")


class AskingAgain(Protocol):
    """A fetcher that can ask whether a known answer still stands."""

    def fetch(self, url: str, *, accept: str = "", known: Answer | None = None) -> Answer:
        """What ``url`` answers now; 304 where ``known`` still stands."""
        ...


class Revalidating:
    """A fetcher that knows what was answered before."""

    def __init__(self, fetcher: AskingAgain, answers: Answers, clock: Clock) -> None:
        self._fetcher = fetcher
        self._answers = answers
        self._clock = clock

    def fetch(self, url: str, *, accept: str = "") -> Answer:
        """The kept answer where it is fresh or still stands, else a new one.

        Raises:
            Unreached: as the fetcher behind.
        """
        known = self._find(url)
        if known and _is_fresh(known, self._clock.now()):
            return known
        answer = self._fetcher.fetch(url, accept=accept, known=known)
        if known and answer.status == 304 and answer.final_url == known.final_url:
            headers = {**known.headers, **answer.headers}
            return replace(answer, status=known.status, headers=headers, body=known.body)
        return answer

    def _find(self, url: str) -> Answer | None:
        try:
            known = self._answers.find_answer(urldefrag(url).url)
        except (Fault, ValueError):  # a store out of order, an address that is none
            return None
        return replace(known, is_remembered=False) if known and known.status == 200 else None


def _is_fresh(answer: Answer, now: datetime) -> bool:
    """Whether the site still stands by its answer without being asked (RFC 9111, 4.2)."""
    control = answer.headers.get("cache-control", "").lower()
    lasts = _MAX_AGE.search(control)
    if lasts is None or "no-cache" in control or "no-store" in control:
        return False
    on_the_way = answer.headers.get("age", "")
    spent = int(on_the_way) if re.fullmatch(r"[0-9]{1,9}", on_the_way) else 0
    lifetime = timedelta(seconds=int(lasts[1]) - spent)
    return timedelta(0) <= now - answer.fetched < min(lifetime, FRESH_LIMIT)
