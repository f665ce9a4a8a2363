"""Opening a link from a badge: only http and https, only after asking, with the real host.

Issuers write the links (docs/threats.md, T53): the host that is shown is the one that the
browser will go to, in its ASCII form (RFC 5891), so that look-alike letters stand out.
"""

from dataclasses import dataclass

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QSizePolicy, QWidget

from backpack.ui.elided_button import ElidedButton
from backpack.ui.problems import ask
from backpack.ui.text import as_tooltip
from backpack.words import tr

_LONGEST_SHOWN = 300
"""Characters of an address in the question; the host stands before it anyway."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WebLink:
    """An address that may be opened; ``host`` is where it really leads, in ASCII."""

    address: str
    host: str


def parse_link(address: str | None) -> WebLink | None:
    """The link at ``address``; None when it is no web address. User and password are left out."""
    url = QUrl((address or "").strip(), QUrl.ParsingMode.StrictMode)
    host = url.host(QUrl.ComponentFormattingOption.FullyEncoded)
    if not url.isValid() or url.scheme() not in ("http", "https") or not host:
        return None
    authority = url.authority(QUrl.ComponentFormattingOption.FullyEncoded)
    url.setAuthority(authority.rpartition("@")[2])
    return WebLink(address=bytes(url.toEncoded().data()).decode("ascii"), host=host)


def open_link(link: WebLink, parent: QWidget) -> bool:
    """Ask with the real host, then open ``link`` in the browser; True when it was opened."""
    shown = link.address
    if len(shown) > _LONGEST_SHOWN:
        shown = shown[:_LONGEST_SHOWN] + "…"
    if not ask(
        parent,
        tr("Open {host} in your browser?", host=link.host),
        tr("The badge links to this address:\n{address}", address=shown),
        tr("Open page"),
    ):
        return False
    return open_address(link.address)


def open_address(address: str) -> bool:
    """Give an address of our own making to the browser."""
    return QDesktopServices.openUrl(QUrl(address, QUrl.ParsingMode.StrictMode))


class LinkButton(ElidedButton):
    """A link to press, which asks before it opens."""

    def __init__(self, text: str, link: WebLink, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.link = link
        self.setProperty("role", "link")
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setAccessibleDescription(tr("Asks before it opens {host}", host=link.host))
        self.setToolTip(as_tooltip(link.address))
        self.clicked.connect(lambda: open_link(self.link, self))
