"""Where an issuer is at home on the web, and which homes many issuers share.

Only for telling people: to know an issuer is to know its whole identifier (``docs/verdicts.md``).
On a shared host the name is what somebody with an account there gave.
"""

from backpack.formats.addresses import origin_of
from backpack.formats.did_web import address_of_did_web

_SERVICES = {
    "accredible.com": "issues for every organisation that is its customer",
    "backpack.openbadges.org": "Mozilla's, the first backpack, for everyone with an account",
    "badgecraft.eu": "issues for every organisation with an account",
    "badgelist.com": "issues for every group with an account",
    "badgr.com": "Badgr, today Parchment: its pages for every issuer with an account",
    "badgr.io": "Badgr, today Parchment: issues for everyone with an account, in each region",
    "certifier.io": "issues for every organisation with an account",
    "credential.net": "Accredible: its pages for every customer",
    "credly.com": "issues for every organisation that is its customer",
    "edubadges.nl": "issues for Dutch schools and universities together",
    "instructure.com": "Canvas: hosts the courses of many schools",
    "openbadgefactory.com": "issues for every organisation with an account",
    "openbadgepassport.com": "its users keep and make badges themselves",
    "parchment.com": "issues for every school that is its customer",
    "sertifier.com": "issues for every organisation with an account",
    "virtualbadge.io": "issues for every organisation with an account",
    "youracclaim.com": "Credly under its former name",
}
"""Services that issue for many, by the domain that is theirs, with the reason why they are here."""

_KEPT_BY_ONE = {
    "amazonaws.com": "Amazon: files and programs of anybody",
    "appspot.com": "Google runs programs of anybody here",
    "azurewebsites.net": "Microsoft runs programs of anybody here",
    "blogspot.com": "Google: blogs of anybody",
    "codeberg.page": "pages of anybody with an account at Codeberg",
    "firebaseapp.com": "Google: pages of anybody",
    "github.io": "pages of anybody with an account at GitHub",
    "gitlab.io": "pages of anybody with an account at GitLab",
    "herokuapp.com": "runs programs of anybody",
    "moodlecloud.com": "Moodle for anybody who orders it",
    "netlify.app": "pages of anybody with an account",
    "pages.dev": "Cloudflare: pages of anybody",
    "vercel.app": "pages of anybody with an account",
    "web.app": "Google: pages of anybody",
    "wixsite.com": "pages of anybody with an account",
    "wordpress.com": "blogs of anybody",
}
"""Domains that give anybody a name of their own below them: that name tells, so it is shown."""

_SHELVES = {
    "bitbucket.org": "files of anybody with an account",
    "dropboxusercontent.com": "files of anybody with an account",
    "gist.githubusercontent.com": "files of anybody with an account at GitHub",
    "github.com": "files of anybody with an account",
    "gitlab.com": "files of anybody with an account",
    "ipfs.io": "files of anybody",
    "cdn.jsdelivr.net": "files of anybody with an account at GitHub or npm",
    "raw.githubusercontent.com": "files of anybody with an account at GitHub",
    "sites.google.com": "pages of anybody with an account at Google",
    "storage.googleapis.com": "Google: files of anybody",
    "web.archive.org": "copies of any page",
}
"""Hosts where only the path tells one keeper from another."""


def host_of_issuer(issuer_id: str) -> str:
    """The host that an issuer's address or did:web names, with a port that is not the usual one.

    Empty for one that is nothing but a key, and for what names no host plainly.
    """
    try:
        is_did = issuer_id.startswith("did:web:")
        return origin_of(address_of_did_web(issuer_id) if is_did else issuer_id)
    except ValueError:
        return ""


def recorder_of(issuer_id: str) -> str:
    """Who recorded the issuer's name, where many share a host: ``credly.com``; "" elsewhere."""
    host = host_of_issuer(issuer_id).partition(":")[0]
    parts = host.split(".")
    for start in range(len(parts)):
        domain = ".".join(parts[start:])
        if domain in _SERVICES or domain in _SHELVES:
            return domain
        if domain in _KEPT_BY_ONE:
            return host
    return ""
