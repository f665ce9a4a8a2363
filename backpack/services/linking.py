"""Adds from a link: the page that a learner sees becomes the badge behind it.

Pasting a link is leave to ask its site, and those that it leads to, for this once.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace

from backpack.domain.faults import Fault
from backpack.domain.leave import Leave
from backpack.domain.ports import Fetcher
from backpack.domain.web import Answer, Trouble, Unreached
from backpack.formats.badge_addresses import badge_addresses, parse_profile, profile_address
from backpack.formats.badge_page import looks_like_page, parse_page
from backpack.formats.fields import many
from backpack.formats.page_links import refuse_page
from backpack.formats.parts import clean_name
from backpack.formats.reading import read_badges
from backpack.net.addresses import host_of
from backpack.net.leave import leave_for_more
from backpack.services.sources import Source
from backpack.verify.sources import host_of as shown_host

_ACCEPT = "application/ld+json, application/json, image/png;q=0.9, image/svg+xml;q=0.9, */*;q=0.5"
_NOT_ASKED = (Trouble.NOT_ALLOWED, Trouble.NOT_SECURE)
_LINKS = ("http://", "https://")
_LONGEST = 8_192
"""Characters: more than browsers take."""


class _NotAskedError(Exception):
    """There is no leave to ask; the link stays what it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Linking:
    """Fetches what links lead to, through the door to the network; ``saved`` is the leave."""

    fetcher: Fetcher
    saved: Callable[[], Leave]

    def leave_for(self, sources: Iterable[Source]) -> AbstractContextManager[None]:
        """Leave to ask what the links among these sources begin with, for this once."""
        return leave_for_more(self.saved, hosts_to_ask(sources))

    def follow(self, sources: Iterable[Source]) -> Iterator[Source]:
        """The same sources, with what each link among them leads to in its place.

        A link that leads to no badge stays in its place, with the fault that tells why. One that
        nobody may ask is left as it is.
        """
        for source in sources:
            url = link_in(source)
            if url is None:
                yield source
            else:
                yield from self._follow(source, url)

    def _follow(self, source: Source, url: str) -> Iterator[Source]:
        try:
            listing = profile_address(url)
            pages = (url,) if listing is None else self._list(listing, url)
        except _NotAskedError:
            yield source
            return
        except Fault as fault:
            yield replace(source, fault=fault)
            return
        for page in pages:
            yield self._replaced(source, page)

    def _replaced(self, source: Source, page: str) -> Source:
        """The badge behind a page; where a bare address may be one, it is kept until it answers."""
        try:
            return self._fetch(page)
        except _NotAskedError:
            return source
        except Fault as fault:
            may_wait = fault.code == "link-not-reached" and refuse_page(page) is None
            return source if may_wait else replace(source, fault=fault)

    def _list(self, listing: str, url: str) -> tuple[str, ...]:
        pages = parse_profile(_body(self._ask(listing)))
        if not pages:
            raise Fault("profile-without-badges", host=shown_host(url))
        return pages

    def _fetch(self, url: str) -> Source:
        """The badge behind a page: at its platform's own addresses, else as the page says."""
        troubles: list[Fault] = []
        for place in badge_addresses(url):
            try:
                answer = self._ask(place)
                return self._found(_body(answer)) or self._look_in_page(answer, url)
            except Fault as fault:
                troubles.append(fault)
        telling = [fault for fault in troubles if fault.code != "link-not-there"]
        raise (*telling, *troubles)[0]

    def _look_in_page(self, answer: Answer, url: str) -> Source:
        if not looks_like_page(answer.body):
            raise Fault("link-without-badge", host=shown_host(url))
        page = parse_page(answer.body, answer.final_url or answer.url)
        for document in page.documents:
            if found := self._found(document):
                return found
        for place in page.addresses:
            if found := self._found_at(place):
                return found
        raise Fault("page-without-badge", host=shown_host(url))

    def _found_at(self, place: str) -> Source | None:
        """What lies where a page sends on to, which belongs to asking that page."""
        host = host_of(place)
        try:
            with leave_for_more(self.saved, [host] if host else []):
                return self._found(_body(self._ask(place)))
        except (Fault, _NotAskedError):
            return None

    def _found(self, data: bytes) -> Source | None:
        """The data as a source where there is a badge in it, named after what it is."""
        try:
            reading = read_badges(data)
        except Fault:
            return None
        name = clean_name(reading.found[0].credential.name) or "badge"
        return Source(name=name, data=data)

    def _ask(self, place: str) -> Answer:
        try:
            return self.fetcher.fetch(place, accept=_ACCEPT)
        except Unreached as unreached:
            if unreached.trouble in _NOT_ASKED:
                raise _NotAskedError from unreached
            raise Fault("link-not-reached", host=shown_host(place)) from unreached


def link_in(source: Source) -> str | None:
    """The address that a source consists of; None for everything else."""
    data = source.data.strip()
    if source.path or source.fault or len(data) > _LONGEST or b"\n" in data:
        return None
    text = data.decode("utf-8", "replace")
    return text if badge_addresses(text) and text.lower().startswith(_LINKS) else None


def hosts_to_ask(sources: Iterable[Source]) -> tuple[str, ...]:
    """The hosts that following the links among these sources begins with."""
    urls = [url for source in sources if (url := link_in(source))]
    places = [
        place for url in urls for place in (*badge_addresses(url), *many(profile_address(url)))
    ]
    return tuple(dict.fromkeys(host for place in places if (host := host_of(place))))


def _body(answer: Answer) -> bytes:
    if answer.status != 200:
        raise Fault("link-not-there", host=shown_host(answer.url), status=answer.status)
    return answer.body
