"""Links to pages that show a badge: whose page it is, so that the way to the file can be told."""

from urllib.parse import urlsplit

from backpack.domain.faults import Fault

_HOSTS = {
    "credly.com": "page-link-credly",
    "youracclaim.com": "page-link-credly",
    "badgr.com": "page-link-badgr",
    "badgr.io": "page-link-badgr",
    "parchment.com": "page-link-badgr",
    "instructure.com": "page-link-badgr",
    "openbadgefactory.com": "page-link-openbadgefactory",
    "openbadgepassport.com": "page-link-openbadgefactory",
    "edubadges.nl": "page-link-edubadges",
    "credential.net": "page-link-accredible",
    "accredible.com": "page-link-accredible",
}
"""Platforms by the end of their host name."""

_MOODLE_PATHS = ("/badges/badge.php", "/badges/assertion.php")


def refuse_page(url: str) -> Fault | None:
    """The fault for a link to a page that shows a badge, with the advice of its platform.

    None for any other address: a badge may lie there.
    """
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").lower()
    except ValueError:
        return Fault("page-link", host="?")
    if not host:
        return Fault("page-link", host="?")
    if parts.path.endswith(_MOODLE_PATHS):
        return Fault("page-link-moodle", host=host)
    for name, code in _HOSTS.items():
        if host == name or host.endswith(f".{name}"):
            return Fault(code, host=host)
    return None
