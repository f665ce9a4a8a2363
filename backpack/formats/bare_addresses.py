"""Addresses as they may go out: without what tells whom a badge is made out to.

Badgr's and Parchment's links carry the learner's e-mail in clear (``?identity__email=``), and many
stand in public portfolios by accident. RFC 3986 has the parts; RFC 3696 what an e-mail looks like.
"""

import re
from collections.abc import Iterator
from urllib.parse import unquote_plus, urlsplit

from backpack.domain.withholding import Withheld

LONGEST = 2_000
"""Characters: what LinkedIn, mail programs and PDF readers all follow."""

_EMAIL = re.compile(r"[^\s@/?#&=:;,<>()\"']+@[\w-]+(?:\.[\w-]+)+")

_IDENTITY = re.compile(r"(?i)(?:identity(?:__|\b)|e-?mail|recipient|user_?name\b|login)")

_IN_TEXT = re.compile(r"[?&]identity__\w+=[^\s&#)\]>\"']*")


def bare_address(url: str | None, withheld: Withheld) -> str | None:
    """A web address without members that name somebody; None where the rest still does.

    Whom the learner withholds, and any e-mail address; user names before the host; members of the
    query that are called after an identity. What is no address of the web is None too.
    """
    if not url or len(url) > LONGEST or not url.isprintable() or " " in url:
        return None
    try:
        parts = urlsplit(url)
        host = parts.hostname
    except ValueError:
        return None
    if parts.scheme.lower() not in ("http", "https") or not host:
        return None
    bare = parts._replace(
        netloc=parts.netloc.rpartition("@")[2],
        query="&".join(_harmless(parts.query, withheld)),
        fragment="&".join(_harmless(parts.fragment, withheld)),
    ).geturl()
    return None if carries_email(bare) or withheld.occurs_in(bare) else bare


def carries_email(url: str) -> bool:
    """Whether an address carries an e-mail address, or a member that is named after one."""
    read = unquote_plus(unquote_plus(url))
    query = url.partition("?")[2]
    return bool(_EMAIL.search(read)) or any(
        _IDENTITY.match(member) and "=" in member for member in query.split("&")
    )


def bare_text(text: str, withheld: Withheld) -> str:
    """A text without what is withheld, and without the recipient in the addresses inside it."""
    return withheld.scrub(_IN_TEXT.sub("", text))


def _harmless(query: str, withheld: Withheld) -> Iterator[str]:
    for member in query.split("&"):
        name = member.partition("=")[0]
        is_telling = _IDENTITY.match(name) and "=" in member
        if (
            member
            and not is_telling
            and not carries_email(member)
            and not withheld.occurs_in(member)
        ):
            yield member
