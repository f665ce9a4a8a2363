"""Follows a link to the badge behind it: a platform's page, any page that tells, a whole profile.

What comes of a link is a source with the badge's own bytes, which is then read, verified and kept
like any other. Where a badge lies is known by ``formats.page_links`` and told by
``formats.html_page``. Pasting a link is leave to ask its site, and those that it leads to, once.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace

from backpack.domain.faults import Fault
from backpack.domain.leave import Leave
from backpack.domain.ports import Fetcher
from backpack.domain.progress import Progress
from backpack.domain.web import Answer, Trouble, Unreached
from backpack.formats.addresses import (
    LENGTH_LIMIT,
    is_same_address,
    is_web_address,
    shown_host,
    spellings,
)
from backpack.formats.fields import Members
from backpack.formats.html_page import looks_like_page, read_page
from backpack.formats.ob2 import hosted_address
from backpack.formats.page_links import (
    Page,
    find_page,
    profile_badges,
    profile_pages,
    refuse_page,
)
from backpack.formats.parts import clean_name
from backpack.formats.payload import Container, Found, Reading
from backpack.formats.reading import read_badges
from backpack.formats.strict_json import parse_json
from backpack.net.addresses import PUBLIC, host_of
from backpack.net.leave import leave_for_more
from backpack.services.sources import Source
from backpack.verify.proofs.sameness import differences
from backpack.words.verdicts import check_sentence

PROFILE_LIMIT = 500
"""Badges of one profile: the most that somebody is known to have is about 300."""

_PAGES_LIMIT = 20

_DOCUMENT = "application/ld+json, application/vc+ld+json, application/json, */*;q=0.5"
_PICTURE = "image/png, image/svg+xml"
_ENDINGS = {
    Container.PNG: ".png",
    Container.SVG: ".svg",
    Container.JSON: ".json",
    Container.JWS: ".jwt",
}

_BY_CLEARNESS = ("link-withdrawn", "link-closed", "link-gone", "link-not-reached")
"""Troubles of a site, the most telling first; what is wrong with an answer comes after."""

_OF_AN_ADDRESS = ("link-withdrawn", "link-not-reached")
"""What a badge's own address is kept in spite of."""


class _NotAskedError(Exception):
    """There is no leave to ask."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Linking:
    """Fetches what links lead to, through the door to the network; ``saved`` is the leave."""

    fetcher: Fetcher
    saved: Callable[[], Leave]

    def leave_for(self, sources: Iterable[Source]) -> AbstractContextManager[None]:
        """Leave to ask what the links among these sources begin with, for this once."""
        return leave_for_more(self.saved, hosts_to_ask(sources))

    def follow(self, sources: Iterable[Source], progress: Progress) -> Iterator[Source]:
        """The same sources, with what each link among them leads to in its place.

        A profile leads to each of its badges. A link that leads to no badge stays in its place,
        with the fault that tells why. One that nobody may ask is left as it is, and so is a
        badge's own address whose site is silent or took the badge back: its check tells.

        Raises:
            Cancelled: between two addresses.
        """
        for source in sources:
            link = link_in(source)
            if link is None:
                yield source
            else:
                progress.step(0, None, link)
                yield from self._follow(source, link, progress)

    def _follow(self, source: Source, link: str, progress: Progress) -> Iterator[Source]:
        page = find_page(link)
        try:
            if page and page.is_profile:
                yield from self._profile(page.places[0], progress)
            else:
                yield self._badge(link, page)
        except _NotAskedError:
            yield source
        except Fault as fault:
            is_kept = page is None and fault.code in _OF_AN_ADDRESS
            yield source if is_kept else replace(source, address=link, fault=fault)

    def _profile(self, place: str, progress: Progress) -> Iterator[Source]:
        first = self._object(place)
        links = dict.fromkeys(profile_badges(first))
        for number in range(2, min(profile_pages(first), _PAGES_LIMIT) + 1):
            progress.raise_if_cancelled()
            try:
                links.update(dict.fromkeys(profile_badges(self._object(f"{place}?page={number}"))))
            except Fault as fault:
                yield Source(name=place, address=place, fault=fault)
                break
        if not links:
            raise Fault("profile-without-badges", host=shown_host(place))
        chosen = tuple(links)[:PROFILE_LIMIT]
        for number, link in enumerate(chosen):
            progress.step(number, len(chosen), link)
            yield from self._follow(Source(name=link, data=link.encode()), link, progress)

    def _badge(self, link: str, page: Page | None) -> Source:
        """The badge at the first of its places that has one; the page itself is the last."""
        pictures = page.pictures if page else ()
        troubles: list[Fault] = []
        for place in _places(link, page):
            try:
                return replace(self._badge_at(place, pictures), address=link)
            except _NotAskedError:
                continue
            except Fault as fault:
                troubles.append(fault)
        if not troubles:
            raise _NotAskedError
        raise min(troubles, key=_clearness)

    def _badge_at(self, place: str, pictures: Iterable[str]) -> Source:
        answer = self._ask(place, _DOCUMENT)
        if looks_like_page(answer.body):
            return self._badge_in_page(answer)
        return self._portable(_read(answer), answer, pictures)

    def _badge_in_page(self, answer: Answer) -> Source:
        """A badge that the page holds or points to; what a linked page points to does not count."""
        contents = read_page(answer.body, answer.final_url or answer.url)
        for data in contents.data:
            held = replace(answer, body=data)
            if reading := _readable(held):
                return _source(reading, held)
        pointed = [(place, _DOCUMENT) for place in contents.documents]
        pointed += [(place, _PICTURE) for place in contents.pictures]
        return self._badge_among(pointed, shown_host(answer.url))

    def _badge_among(self, pointed: Iterable[tuple[str, str]], host: str) -> Source:
        """The badge at the first of the addresses on a page that has one.

        To ask where a page sends on to belongs to asking that page.
        """
        for place, accept in pointed:
            try:
                with leave_for_more(self.saved, [host_of(place) or ""]):
                    answer = self._ask(place, accept)
                    return self._portable(_read(answer), answer, ())
            except (_NotAskedError, Fault):  # a picture without data, a document of another kind
                continue
        raise Fault("page-without-badge", host=host)

    def _portable(self, reading: Reading, answer: Answer, pictures: Iterable[str]) -> Source:
        """The badge baked into its picture where the site has that: it shows itself anywhere."""
        first = reading.found[0]
        if reading.container is Container.JSON and _lives_only_at(answer.url, first):
            return Source(name=_name(first, answer), data=answer.url.encode())
        if reading.container is Container.JSON and len(reading.found) == 1:
            image = first.credential.image
            own = [image.url] if image and is_web_address(image.url) else []
            for place in dict.fromkeys([*pictures, *own]):
                if picture := self._picture(place, first):
                    return picture
        return _source(reading, answer)

    def _picture(self, place: str, document: Found) -> Source | None:
        try:
            answer = self._ask(place, _PICTURE)
        except (_NotAskedError, Fault):
            return None
        reading = _readable(answer)
        if reading is None or reading.container not in (Container.PNG, Container.SVG):
            return None
        is_same = len(reading.found) == 1 and _says_the_same(reading.found[0], document)
        return _source(reading, answer) if is_same else None

    def _object(self, place: str) -> Members:
        """The JSON object at an address."""
        answer = self._ask(place, _DOCUMENT)
        host = shown_host(place)
        if looks_like_page(answer.body):
            raise Fault("page-without-badge", host=host)
        document = parse_json(answer.body)
        if not isinstance(document, dict):
            raise Fault("page-without-badge", host=host)
        return document

    def _ask(self, place: str, accept: str) -> Answer:
        try:
            answer = self.fetcher.fetch(place, accept=accept)
        except Unreached as unreached:
            if unreached.trouble in (Trouble.NOT_ALLOWED, Trouble.NOT_SECURE):
                raise _NotAskedError from unreached
            raise _not_reached(place, f"source-{unreached.trouble.value}") from unreached
        if answer.status == 200:
            return answer
        raise _fault_of(place, answer.status)


def link_in(source: Source) -> str | None:
    """The address that a source is, in plain form; None where it is something else."""
    data = source.data.strip()
    if source.path or source.fault or not data or len(data) > LENGTH_LIMIT:
        return None
    text = data.decode("utf-8", "replace")
    if not is_web_address(text):
        return None
    try:
        return PUBLIC.parse(text).url
    except Unreached:
        return None


def hosts_to_ask(sources: Iterable[Source]) -> tuple[str, ...]:
    """The hosts that following the links among these sources begins with; each once."""
    links = [link for source in sources if (link := link_in(source))]
    places = (place for link in links for place in _places(link, find_page(link)))
    return tuple(dict.fromkeys(host for place in places if (host := host_of(place))))


def _places(link: str, page: Page | None) -> tuple[str, ...]:
    own = (*page.places, *page.pictures) if page else ()
    return (*own, *spellings(link))


def _read(answer: Answer) -> Reading:
    reading = read_badges(answer.body)
    if reading.container is Container.LINK:  # it only passes on
        raise Fault("page-without-badge", host=shown_host(answer.url))
    return reading


def _readable(answer: Answer) -> Reading | None:
    try:
        return _read(answer)
    except Fault:
        return None


def _says_the_same(held: Found, hosted: Found) -> bool:
    """Whether a picture holds this badge, as it stands in its document."""
    if held.payload.document == hosted.payload.document:
        return True
    one, other = held.credential, hosted.credential
    is_older = one.standard.is_older and other.standard.is_older
    return is_older and is_same_address(one.id, other.id) and not differences(one, other, ())


def _lives_only_at(url: str, found: Found) -> bool:
    """Whether a badge does not say where it lies, as the oldest do: then the address is kept."""
    is_bare = found.credential.standard.is_older and found.payload.header is None
    names_none = is_bare and hosted_address(found.payload.document) is None
    return names_none and refuse_page(url) is None


def _source(reading: Reading, answer: Answer) -> Source:
    name = _name(reading.found[0], answer)
    return Source(name=name + _ENDINGS.get(reading.container, ""), data=answer.body)


def _name(found: Found, answer: Answer) -> str:
    return clean_name(found.credential.name.replace("/", " ")) or shown_host(answer.url)


def _clearness(fault: Fault) -> int:
    is_known = fault.code in _BY_CLEARNESS
    return _BY_CLEARNESS.index(fault.code) if is_known else len(_BY_CLEARNESS)


def _fault_of(place: str, status: int) -> Fault:
    host = shown_host(place)
    if status == 410:
        return Fault("link-withdrawn", host=host)
    if status == 404:
        return Fault("link-gone", host=host)
    if status in (401, 403):
        return Fault("link-closed", host=host)
    return _not_reached(place, "source-not-working", status=status)


def _not_reached(place: str, reason: str, **parameters: int) -> Fault:
    host = shown_host(place)
    why = check_sentence(reason, {"host": host, **parameters})
    return Fault("link-not-reached", host=host, reason=why)
