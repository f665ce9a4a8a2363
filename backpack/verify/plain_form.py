"""Whether JSON-LD reads a document as a plain reader does.

A signature over RDF (JSON-LD 1.1 API, 8) covers statements, not members: a member can be moved,
renamed, split or wrapped so that the statements stay the same while a reader of members sees
something else. A document in plain form leaves no room for that; any other cannot be judged.
"""

from collections.abc import Iterator
from typing import Any

from backpack.formats.fields import Members, address, many, members, types

_TEXTS = frozenset(
    [
        "name", "description", "narrative", "caption", "email", "phone", "identityHash",
        "identityType", "salt", "targetName", "targetFramework", "targetCode", "targetType",
        "targetDescription", "genre", "audience", "achievementType", "inLanguage",
        "creditsAvailable", "tag", "identifierType",
    ]
)  # fmt: skip
"""Members that are shown as text: a map in their place is dropped, or read as a language."""

_ENVELOPE = frozenset(
    [
        "issuer", "credentialSubject", "credentialStatus", "evidence", "validFrom", "validUntil",
        "issuanceDate", "expirationDate",
    ]
)  # fmt: skip
"""Members of the credential itself: on another node of its identifier they would be hidden."""

_VALUE_MEMBERS = {"@value", "@language", "@direction", "@type"}
_SCALARS = (str, int, float, bool)
_ALIASES = {"expiration"}
"""Other names that a bundled context has for members that are read here."""


def oddities(document: Members) -> Iterator[str]:
    """What in a document a signature over RDF may cover otherwise than it is read.

    Names of members, or of what is wrong with them; nothing for a document in plain form.
    """
    own = address(document)
    yield from _odd_names(document)
    yield from _odd_sets(document)
    for name, item in _values_in(document):
        if isinstance(item, list):
            yield name
        elif isinstance(item, dict) and "@value" in item:
            yield from _odd_value(name, item)
        elif isinstance(item, dict):
            yield from _odd_object(name, item, own)


def _values_in(document: Members) -> Iterator[tuple[str, Any]]:
    """Each value at any depth with its member's name, the items of a list one by one."""
    waiting: list[Any] = [document]
    while waiting:
        for name, value in waiting.pop().items():
            if name == "@context":
                continue
            for item in value if isinstance(value, list) else [value]:
                yield name, item
                if isinstance(item, dict) and "@value" not in item:
                    waiting.append(item)


def _odd_sets(document: Members) -> Iterator[str]:
    """Several where only the first is read: nobody signed their order."""
    subjects = list(many(document.get("credentialSubject")))
    if len(subjects) > 1:
        yield "credentialSubject"
    if "ClrCredential" in types(document):
        return
    if any(len(list(many(members(one).get("achievement")))) > 1 for one in subjects):
        yield "achievement"


def _odd_object(name: str, item: Members, own: str | None) -> Iterator[str]:
    if name in _TEXTS:
        yield name
    if own is not None and address(item) == own and not _ENVELOPE.isdisjoint(item):
        yield f"{name}.id"
    yield from _odd_names(item)


def _odd_names(item: Members) -> Iterator[str]:
    """Keywords, addresses, classes and aliases as members; both spellings of one member."""
    for name in item:
        is_keyword = name.startswith("@") and name not in ("@context", "@id", "@type")
        if is_keyword or ":" in name or name[:1].isupper() or name in _ALIASES:
            yield name[:80]
    if _says_twice(item):
        yield "@id, @type"


def _says_twice(item: Members) -> bool:
    return ("@id" in item and "id" in item) or ("@type" in item and "type" in item)


def _odd_value(name: str, item: Members) -> Iterator[str]:
    if item.keys() - _VALUE_MEMBERS or not isinstance(item["@value"], _SCALARS):
        yield name


def has_two_spellings(document: Members) -> bool:
    """Whether a token says one thing twice, where this program would read only one of them."""
    subject = members(document.get("credentialSubject"))
    nodes = (
        document,
        members(document.get("issuer")),
        subject,
        members(subject.get("achievement")),
    )
    return any(map(_says_twice, nodes))
