"""Which values a decision withholds: from the badges that go out, and from what the learner told.

``domain.withholding`` finds them in texts.
"""

from collections.abc import Iterable, Iterator

from backpack.domain.credential import RecipientIdentity
from backpack.domain.disclosure import Disclosure
from backpack.domain.holding import Learner
from backpack.domain.identity import kind_of_identity
from backpack.domain.withholding import Withheld
from backpack.services.organising import Detail

_SCHEMES = ("mailto:", "tel:")

_ANYWHERE = ("email", "telephone", "id")
"""Kinds of the learner's identities that nothing else can be meant by, even inside a word."""


def withheld_by(
    disclosure: Disclosure, detail: Detail, chosen: Iterable[Detail], learner: Learner
) -> Withheld:
    """What must not be in anything that goes out of this badge.

    What is plain in one badge may be told in another, so it counts for all that are chosen; a hash
    and its salt are its own badge's. What the learner puts in their name is no secret.
    """
    values: set[str] = set()
    names: set[str] = set()
    if not disclosure.learner_name:
        names |= set(_names(chosen, learner))
    if not disclosure.with_recipient:
        values |= set(_recipients(detail, chosen))
        values |= {one.value for one in learner.identities if _kind(one.type) in _ANYWHERE}
        names |= {one.value for one in learner.identities if _is_account(one.type)}
    told = disclosure.learner_name.casefold()
    return Withheld(
        values=frozenset(one for one in values if one.casefold() not in told),
        names=frozenset(one for one in names if one.casefold() not in told),
    )


def _names(chosen: Iterable[Detail], learner: Learner) -> Iterator[str]:
    yield learner.name
    yield from (one.value for one in learner.identities if _kind(one.type) == "name")
    for detail in chosen:
        for recipient in detail.found.credential.recipients:
            if _kind(recipient.type) == "name" and not recipient.is_hashed:
                yield recipient.value


def _recipients(detail: Detail, chosen: Iterable[Detail]) -> Iterator[str]:
    for recipient in detail.found.credential.recipients:
        yield from _told_by(recipient)
    for other in chosen:
        for recipient in other.found.credential.recipients:
            if not recipient.is_hashed:
                yield from _told_by(recipient)
    if licence := detail.found.credential.activity.licence_number:
        yield licence


def _told_by(recipient: RecipientIdentity) -> Iterator[str]:
    if _kind(recipient.type) == "name" and not recipient.is_hashed:
        return
    yield recipient.value
    yield recipient.salt
    if recipient.is_hashed:
        yield recipient.value.rpartition("$")[2]
    for scheme in _SCHEMES:
        if recipient.value.lower().startswith(scheme):
            yield recipient.value[len(scheme) :]


def _is_account(kind: str) -> bool:
    return _kind(kind) not in (*_ANYWHERE, "name", "url")


def _kind(kind: str) -> str:
    return kind_of_identity(kind)
