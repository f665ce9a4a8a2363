"""Pieces of Markdown and HTML for a README or a web page: the badge's picture, linked.

The picture is the issuer's own, at its own address: whoever opens the page asks that site for it.
Names are text in both, and never markup.
"""

from html import escape
from urllib.parse import quote

from backpack.domain.disclosure import DisclosedBadge
from backpack.publish.plain import plain_line, sound_link
from backpack.publish.resume.markdown import inline
from backpack.words import tr

SIDE = 120
"""Pixels of the picture on a page."""

_IN_ADDRESSES = "!#$%&'*+,/:;=?@[]~-._"
"""What stays in an address in Markdown: brackets would end it."""


def picture_address(badge: DisclosedBadge) -> str:
    """Where the issuer keeps the badge's picture; empty where it stands in the badge itself."""
    if not badge.picture:
        return ""
    credential = badge.credential
    images = (credential.image, credential.achievement.image)
    return next((link for image in images if image and (link := sound_link(image.url))), "")


def markdown_snippet(badge: DisclosedBadge) -> str:
    """One line of CommonMark: a linked picture where there is one, else a linked name."""
    label = inline(_title(badge))
    picture, link = picture_address(badge), sound_link(badge.address)
    shown = f"![{inline(_alternative(badge))}]({_target(picture)})" if picture else label
    return f"[{shown}]({_target(link)})" if link else shown


def html_snippet(badge: DisclosedBadge) -> str:
    """One element of HTML, the same way; no script, no style, nothing that acts."""
    picture, link = picture_address(badge), sound_link(badge.address)
    shown = escape(_title(badge))
    if picture:
        shown = (
            f'<img src="{escape(picture)}" alt="{escape(_alternative(badge))}"'
            f' width="{SIDE}" height="{SIDE}">'
        )
    return f'<a href="{escape(link)}">{shown}</a>' if link else f"<span>{shown}</span>"


def _title(badge: DisclosedBadge) -> str:
    name = plain_line(badge.credential.name) or tr("Badge without a name")
    issuer = plain_line(badge.credential.issuer.name)
    return tr("{name}, issued by {issuer}", name=name, issuer=issuer) if issuer else name


def _alternative(badge: DisclosedBadge) -> str:
    return plain_line(badge.alternative_text) or _title(badge)


def _target(address: str) -> str:
    return quote(address, safe=_IN_ADDRESSES)
