"""What went out and by which way, in plain words.

Takes the codes of ``domain.sharing`` as text, since words lie below the domain.
"""

from backpack.words.catalogue import mark, tr

_WAYS = {
    "linkedin-profile": mark("LinkedIn profile"),
    "linkedin-post": mark("LinkedIn post"),
    "x": mark("X"),
    "facebook": mark("Facebook"),
    "bluesky": mark("Bluesky"),
    "mastodon": mark("Mastodon"),
    "threads": mark("Threads"),
    "reddit": mark("Reddit"),
    "whatsapp": mark("WhatsApp"),
    "email": mark("E-mail"),
    "link": mark("Link"),
    "qr-code": mark("QR code"),
    "snippet": mark("Piece of a page"),
    "original": mark("Original file"),
    "baked-picture": mark("Picture with the badge inside"),
    "package": mark("Zip of originals"),
    "resume": mark("Resume"),
    "signature": mark("E-mail signature"),
    "portfolio": mark("Portfolio PDF"),
    "certificate": mark("Certificate PDF"),
    "overview": mark("Overview PDF"),
    "packet": mark("Packet for an employer"),
    "page": mark("Page of your own"),
}

_HAPPENINGS = {
    "sent": mark("Went out"),
    "updated": mark("Updated"),
    "taken-down": mark("Taken down"),
    "seen": mark("Looked at"),
}

_FIELDS = {
    "badge": mark("badge, issuer, dates, criteria"),
    "picture": mark("picture"),
    "evidence": mark("evidence"),
    "results": mark("results"),
    "recipient": mark("whom it is made out to"),
    "notes": mark("your notes"),
    "name": mark("your name"),
    "original": mark("signed original"),
}


def way_title(way: str) -> str:
    """What a way out is called."""
    return tr(_WAYS[way])


def happening_word(happening: str) -> str:
    """What happened, in a word or two."""
    return tr(_HAPPENINGS[happening])


def field_word(field: str) -> str:
    """A part of a badge, inside a list."""
    return tr(_FIELDS[field])
