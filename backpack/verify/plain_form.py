"""Whether JSON-LD reads a document as a plain reader does.

A signature over RDF (JSON-LD 1.1 API, 8) covers statements, not members: a member can be moved,
renamed, split or wrapped so that the statements stay the same while a reader of members sees
something else. A document in plain form leaves no room for that; any other cannot be judged.
"""

from collections.abc import Iterator
from typing import Any

from backpack.formats.fields import Members, address, many, members, types
from backpack.formats.ob3_terms import PLAIN_TERMS

_TEXTS = frozenset(
    [
        "name", "description", "narrative", "caption", "email", "phone", "identityHash",
        "identityType", "salt", "targetName", "targetFramework", "targetCode", "targetType",
        "targetDescription", "genre", "audience", "achievementType", "inLanguage",
        "creditsAvailable", "identifierType", "tag",
    ]
)  # fmt: skip
"""Members that are shown as text: a map in their place is dropped, or read as a language."""

_SINGLE = _TEXTS - {"tag"} | {"url", "targetUrl", "awardedDate", "hashed", "criteria", "image"}
"""Members of which one value is read: nobody signs the order of several."""

_ENVELOPE = frozenset(
    [
        "issuer", "credentialSubject", "credentialStatus", "evidence", "validFrom", "validUntil",
        "issuanceDate", "expirationDate", "awardedDate",
    ]
)  # fmt: skip
"""Members of the credential itself: on another node of its identifier they would be hidden."""

_COMPARED = (
    _SINGLE
    | _ENVELOPE
    | PLAIN_TERMS
    | {
        "identifier", "alignment", "tag", "achievement", "allowedValue", "creator",
        "otherIdentifier", "related", "result", "resultDescription", "rubricCriterionLevel",
        "source", "termsOfUse",
    }
)  # fmt: skip
"""Members that are shown, and must not differ between two objects of one identifier."""

_APART = frozenset({"endorsement"})
"""Members that hold credentials of somebody else."""

_VALUE_MEMBERS = {"@value", "@language", "@direction"}
_ALIASES = {"expiration"}
"""Other names that a bundled context has for members that are read here."""


def oddities(document: Members) -> Iterator[str]:
    """What in a document a signature over RDF may cover otherwise than it is read.

    Names of members, or of what is wrong with them; nothing for a document in plain form.
    """
    own = address(document)
    yield from _odd_object("", document, None)
    yield from _odd_sets(document)
    yield from _odd_twins(document)
    for name, value in _members_in(document):
        yield from _odd_list(name, value)
        for item in many(value):
            if isinstance(item, list) or (name == "hashed" and not isinstance(item, bool)):
                yield name
            elif isinstance(item, dict) and "@value" in item:
                yield from _odd_value(name, item)
            elif isinstance(item, dict):
                yield from _odd_object(name, item, own)


def oddities_in_record(badge: Members, record: Members) -> Iterator[str]:
    """The same for a badge in a record that has no signature but that of the record.

    Its statements lie among those of the whole record, so that an object anywhere in there which
    shares an identifier with another may have been told apart from it otherwise.
    """
    yield from oddities(badge)
    yield from _conflicts(_objects_in(record, _APART), {})


def _members_in(
    document: Members, without: frozenset[str] = frozenset()
) -> Iterator[tuple[str, Any]]:
    """Each member at any depth; contexts, and what is below ``without``, left out."""
    waiting: list[Any] = [document]
    while waiting:
        for name, value in waiting.pop().items():
            if name == "@context" or name in without:
                continue
            yield name, value
            waiting.extend(
                item for item in many(value) if isinstance(item, dict) and "@value" not in item
            )


def _odd_sets(document: Members) -> Iterator[str]:
    """Several where only the first is read: nobody signed their order."""
    subjects = list(many(document.get("credentialSubject")))
    if len(subjects) > 1:
        yield "credentialSubject"
    if "ClrCredential" in types(document):
        return
    if any(len(list(many(members(one).get("achievement")))) > 1 for one in subjects):
        yield "achievement"


def _odd_list(name: str, value: Any) -> Iterator[str]:
    """A list where one value is read, unless it is one text in several languages."""
    if name not in _SINGLE or not isinstance(value, list):
        return
    languages = [item.get("@language") for item in value if isinstance(item, dict)]
    is_one_text = len(languages) == len(value) == len(set(languages)) and None not in languages
    if not is_one_text:
        yield name


def _odd_object(name: str, item: Members, own: str | None) -> Iterator[str]:
    identifier = address(item) or ""
    if name in _TEXTS or identifier.startswith("_:"):
        yield name or "id"
    if own is not None and identifier == own and not _ENVELOPE.isdisjoint(item):
        yield f"{name}.id"
    yield from _odd_names(item)


def _odd_twins(document: Members) -> Iterator[str]:
    """Two objects of one identifier that state different things are one node for a signature.

    Endorsements, and the credentials in a record, are judged by themselves: those may differ from
    each other, and from the record only in what its learner achieved.
    """
    nodes: dict[str, dict[str, Any]] = {}
    if "ClrCredential" not in types(document):
        yield from _conflicts(_objects_in(document, _APART), nodes)
        return
    yield from _conflicts(_objects_in(document, _APART | {"verifiableCredential"}), nodes)
    for item in _objects_in(document, _APART):
        known = nodes.get(address(item) or "", {})
        for name in item.keys() & known.keys() - {"achievement"}:
            if known[name] != item[name]:
                yield name


def _conflicts(objects: Iterator[Members], nodes: dict[str, dict[str, Any]]) -> Iterator[str]:
    """Members of one identifier that differ; ``nodes`` are filled with what is known of each."""
    for item in objects:
        known = nodes.setdefault(address(item) or f"#{id(item)}", {})
        for name in item.keys() & _COMPARED:
            if known.setdefault(name, item[name]) != item[name]:
                yield name


def _objects_in(document: Members, without: frozenset[str]) -> Iterator[Members]:
    """The document and each object inside, except what is below ``without``."""
    yield document
    for _, value in _members_in(document, without):
        yield from (item for item in many(value) if isinstance(item, dict))


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
    """A value object may be a text with its language, in a member that is a text."""
    is_text = isinstance(item["@value"], str) and not item.keys() - _VALUE_MEMBERS
    if not is_text or name not in _TEXTS:
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
