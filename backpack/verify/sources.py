"""What one verification looks up: each address once, every answer noted, some remembered.

Where a source cannot be obtained now, the answer of the badge's last complete check stands in
(``docs/verdicts.md``, Memory): only an answer lowers a standing, silence does not.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import TypeVar
from urllib.parse import urldefrag

from backpack.domain.faults import Fault
from backpack.domain.ports import Fetcher
from backpack.domain.web import Answer, Missing, Trouble, Unreached
from backpack.formats.addresses import shown_host
from backpack.formats.fields import Members
from backpack.formats.strict_json import parse_json

JSON = "application/ld+json, application/vc+ld+json, application/json"
"""What is asked for where a document is wanted: a badge's page has a form for people too."""

FETCH_LIMIT = 32
"""Addresses that one badge may need: with lists, endorsements and pictures, real ones need ten."""

BODIES_LIMIT = 32 * 1024 * 1024
"""Bytes of all answers for one badge: they are kept with its report."""

T = TypeVar("T")


class NotObtainedError(Exception):
    """A source was not obtained: no answer, or none that can be used.

    ``reason`` is a code of ``words.reasons``, filled by ``parameters``; always ``host``.
    """

    def __init__(self, reason: str, url: str, **parameters: str | int) -> None:
        super().__init__(reason)
        self.reason = reason
        self.url = url
        self.parameters = {"host": host_of(url), **parameters}


class Sources:
    """The network as one verification sees it; nothing is asked twice.

    ``remembered`` are the answers of the badge's last complete check; ``live`` is what was
    asked already.
    """

    def __init__(
        self,
        fetcher: Fetcher,
        remembered: Iterable[Answer] = (),
        *,
        live: dict[tuple[str, str], Answer | Unreached] | None = None,
    ) -> None:
        self._fetcher = fetcher
        self._remembered = {answer.url: answer for answer in remembered}
        self._live = {} if live is None else live
        self._used: dict[str, Answer] = {}
        self._missing: dict[str, Missing] = {}

    def document(self, url: str, *, accept: str = JSON) -> Members:
        """The JSON object at ``url``.

        Raises:
            NotObtainedError: when there is none to be had.
        """
        return self.obtain(url, read_object, accept=accept)

    def obtain(self, url: str, read: Callable[[Answer], T], *, accept: str = JSON) -> T:
        """What ``read`` makes of the answer at ``url``; it raises where it cannot use that.

        Raises:
            NotObtainedError: as ``read`` does, or when no answer came.
        """
        place = urldefrag(url).url if "#" in url else url
        try:
            answer = self._ask(place, accept)
            value = read(answer)
        except NotObtainedError as trouble:
            self._missing[place] = Missing(url=place, host=host_of(place), reason=trouble.reason)
            if place not in self._remembered:
                raise
            answer = replace(self._remembered[place], is_remembered=True)
            value = read(answer)
        self._used[place] = answer
        return value

    def obtain_any(
        self, urls: Sequence[str], read: Callable[[Answer], T], *, accept: str = JSON
    ) -> T:
        """What the first good one of several addresses of one document gives.

        Only the last is ever missed.

        Raises:
            NotObtainedError: that of the last one.
        """
        for url in urls[:-1]:
            try:
                return self.obtain(url, read, accept=accept)
            except NotObtainedError:
                del self._missing[urldefrag(url).url]
        return self.obtain(urls[-1], read, accept=accept)

    def aside(self) -> "Sources":
        """The same network for what no standing rests on: what is missing there is no loss here."""
        return Sources(self._fetcher, self._remembered.values(), live=self._live)

    def continued(self) -> "Sources":
        """What is obtained so far, for one of several parts that rest on it and on their own."""
        part = Sources(self._fetcher, self._remembered.values(), live=dict(self._live))
        part._used.update(self._used)
        part._missing.update(self._missing)
        return part

    @property
    def answers(self) -> tuple[Answer, ...]:
        """The answers that were used, in the order they were first needed."""
        return tuple(self._used.values())

    @property
    def missing(self) -> tuple[Missing, ...]:
        """What was needed and not obtained now."""
        return tuple(self._missing.values())

    @property
    def as_of(self) -> datetime | None:
        """The age of the oldest remembered answer that was used; None where there is none."""
        return min((one.fetched for one in self.answers if one.is_remembered), default=None)

    def _ask(self, url: str, accept: str) -> Answer:
        place = url, accept
        if place not in self._live:
            self._live[place] = self._fetch(url, accept)
        answer = self._live[place]
        if isinstance(answer, Unreached):
            raise NotObtainedError(f"source-{answer.trouble.value}", url)
        return answer

    def _fetch(self, url: str, accept: str) -> Answer | Unreached:
        if len(self._live) >= FETCH_LIMIT:
            return Unreached(url, Trouble.TOO_MANY_ADDRESSES)
        try:
            answer = self._fetcher.fetch(url, accept=accept)
        except Unreached as unreached:
            return unreached
        before = sum(len(one.body) for one in self._live.values() if isinstance(one, Answer))
        if before + len(answer.body) > BODIES_LIMIT:
            return Unreached(url, Trouble.TOO_LARGE)
        return answer


def read_body(answer: Answer) -> bytes:
    """The body of an answer that says that all is well.

    Raises:
        NotObtainedError: for any other status.
    """
    if answer.status == 200:
        return answer.body
    if answer.status in (404, 410):
        raise NotObtainedError("source-gone", answer.url, status=answer.status)
    if answer.status in (401, 403):
        raise NotObtainedError("source-closed", answer.url, status=answer.status)
    raise NotObtainedError("source-not-working", answer.url, status=answer.status)


def read_object(answer: Answer) -> Members:
    """The JSON object in an answer.

    Raises:
        NotObtainedError: for another status, a page for people, or broken JSON.
    """
    body = read_body(answer)
    if body.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"<":
        raise NotObtainedError("source-is-a-page", answer.url)
    try:
        document = parse_json(body)
    except Fault:
        document = None
    if not isinstance(document, dict):
        raise NotObtainedError("source-not-a-document", answer.url)
    return document


def host_of(url: str) -> str:
    """The host of an address, as it is shown; "?" where it names none."""
    return shown_host(url) or "?"
