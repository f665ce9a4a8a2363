"""Addresses that open a post, already written, at sites where people show what they earned.

The learner reads it there and sends it, or does not. A site makes a preview of a public page only;
what it takes along is the text and the page's address. Each value is percent-encoded once
(RFC 3986, 2.1; RFC 6068, 5, for e-mail).
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from backpack.domain.disclosure import DisclosedBadge
from backpack.domain.sharing import Way
from backpack.publish.plain import plain_line, sound_link
from backpack.words import tr

MASTODON = "mastodon.social"
"""The largest instance, until the learner names their own."""

_LONGEST_HOST = 253


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """A post that is ready to be sent: ``url`` opens it, ``place`` is the site's host.

    ``text`` and ``link`` are what the site is given; some take the link alone.
    """

    way: Way
    place: str
    text: str
    link: str
    url: str


def post_text(badges: Sequence[DisclosedBadge]) -> str:
    """The first words of a post about these badges; the learner may write others."""
    names = [plain_line(badge.credential.name, 120) or tr("a badge") for badge in badges]
    if len(names) == 1:
        issuer = plain_line(badges[0].credential.issuer.name, 120)
        if issuer:
            return tr("I earned the badge “{name}” from {issuer}.", name=names[0], issuer=issuer)
        return tr("I earned the badge “{name}”.", name=names[0])
    return tr("I earned these badges: {names}.", names=", ".join(names))


def post_link(badges: Sequence[DisclosedBadge]) -> str:
    """The page that a post leads to; none where there is more than one, or the badge has none."""
    return sound_link(badges[0].address) if len(badges) == 1 else ""


def make_post(way: Way, text: str, link: str, *, instance: str = MASTODON) -> Post:
    """A post for one of ``SITES``; ``instance`` is the host of the learner's own Mastodon."""
    place, make = SITES[way]
    host = instance if way is Way.MASTODON else place
    words = text.encode(errors="replace").decode()
    return Post(way=way, place=host, text=words, link=link, url=make(host, words, link))


def parse_instance(text: str) -> str:
    """The host of a Mastodon instance: typed alone, as an address, or as ``@me@host``; or ""."""
    typed = text.strip().lower().rstrip("/")
    if "://" in typed:
        try:
            typed = urlsplit(typed).hostname or ""
        except ValueError:
            return ""
    host = typed.rpartition("@")[2]
    labels = host.split(".")
    is_sound = len(labels) > 1 and len(host) <= _LONGEST_HOST and all(map(_is_label, labels))
    return host if is_sound else ""


def _is_label(text: str) -> bool:
    return bool(text) and text.isascii() and text.replace("-", "a").isalnum() and text[0] != "-"


def _query(base: str, **values: str) -> str:
    pairs = (f"{name}={quote(value, safe='')}" for name, value in values.items() if value)
    return f"{base}?{'&'.join(pairs)}"


def _both(text: str, link: str) -> str:
    return f"{text} {link}" if text and link else text or link


def _mail(_host: str, text: str, link: str) -> str:
    subject = text.partition("\n")[0][:120]
    body = _both(text, "").replace("\r\n", "\n").replace("\n", "\r\n")
    body = f"{body}\r\n\r\n{link}" if link else body
    return _query("mailto:", subject=subject, body=body)


SITES: dict[Way, tuple[str, Callable[[str, str, str], str]]] = {
    Way.LINKEDIN_POST: (
        "www.linkedin.com",
        lambda host, _text, link: _query(f"https://{host}/sharing/share-offsite/", url=link),
    ),
    Way.X: (
        "twitter.com",
        lambda host, text, link: _query(f"https://{host}/intent/tweet", text=text, url=link),
    ),
    Way.FACEBOOK: (
        "www.facebook.com",
        lambda host, _text, link: _query(f"https://{host}/sharer/sharer.php", u=link),
    ),
    Way.BLUESKY: (
        "bsky.app",
        lambda host, text, link: _query(f"https://{host}/intent/compose", text=_both(text, link)),
    ),
    Way.MASTODON: (
        MASTODON,
        lambda host, text, link: _query(f"https://{host}/share", text=_both(text, link)),
    ),
    Way.THREADS: (
        "www.threads.net",
        lambda host, text, link: _query(f"https://{host}/intent/post", text=_both(text, link)),
    ),
    Way.REDDIT: (
        "www.reddit.com",
        lambda host, text, link: _query(f"https://{host}/submit", url=link, title=text),
    ),
    Way.WHATSAPP: (
        "wa.me",
        lambda host, text, link: _query(f"https://{host}/", text=_both(text, link)),
    ),
    Way.EMAIL: ("", _mail),
}
"""Each site's host, and what makes the address of a post there."""

LINK_ALONE = frozenset({Way.LINKEDIN_POST, Way.FACEBOOK})
"""Sites that take a page's address and no words; without an address there is nothing to post."""
