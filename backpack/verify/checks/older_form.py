"""The rules of Open Badges up to 2.1 that an assertion's meaning depends on.

Sources: Open Badges 2.0, Assertion, BadgeClass, Profile (types and dates); 1.1 alike. What its
addresses gave counts as much as what the learner holds.
"""

from collections.abc import Iterator

from backpack.formats.fields import Members, many, members, types
from backpack.formats.times import parse_time

_CLASS = frozenset(["badgeclass"])
_ISSUER = frozenset(["issuer", "profile", "issuerorg", "issuerorganization", "organization"])


def problems_of_assertion(document: Members) -> Iterator[str]:
    """The names of the members that break a rule; a version before types has none to break."""
    badge = document.get("badge")
    if not isinstance(badge, str | dict):
        yield "badge"
    recipients = many(document.get("recipient", ""))
    if len(recipients) != 1 or not isinstance(recipients[0], str | dict):
        yield "recipient"
    for name in ("issuedOn", "issued_on", "expires"):
        if document.get(name) not in (None, "") and parse_time(document[name]) is None:
            yield name
    yield from _problems_of_types(document)


def _problems_of_types(document: Members) -> Iterator[str]:
    badge = members(document.get("badge"))
    if not _is_one(document, frozenset(["assertion"])):
        yield "type"
    if not _is_one(badge, _CLASS):
        yield "badge.type"
    if not _is_one(members(badge.get("issuer")), _ISSUER):
        yield "issuer.type"


def _is_one(document: Members, kinds: frozenset[str]) -> bool:
    """Whether it is of one of these kinds, or does not say; prefixes of a vocabulary are cut."""
    named = {
        name.lower().rpartition(":")[2].rpartition("/")[2].rpartition("#")[2]
        for name in types(document)
    }
    return not named or bool(named & kinds)
