"""What a signed original holds that its learner may not want to show.

An original goes out byte for byte or not at all: nothing can be taken out of it without breaking
its signature. So it is read for what it tells, and the learner decides.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from backpack.domain.credential import RecipientIdentity
from backpack.domain.disclosure import Held, Sensitive
from backpack.domain.holding import Learner
from backpack.domain.identity import kind_of_identity
from backpack.domain.withholding import Withheld
from backpack.formats.addresses import is_web_address
from backpack.formats.bare_addresses import carries_email
from backpack.formats.data_url import parse_data_url
from backpack.formats.payload import MEDIA_TYPES, Container
from backpack.formats.picture_metadata import tells_location
from backpack.formats.reading import read_badges
from backpack.services.organising import Detail


def find_held(detail: Detail, chosen: Iterable[Detail], learner: Learner) -> tuple[Held, ...]:
    """Everything sensitive in this original, each thing once, what matters most first.

    ``chosen`` are the badges that go out together with it: those in the same file are no secret.
    """
    held = (
        *_in_recipients(detail.found.credential.recipients),
        *_in_texts(detail, learner),
        *_in_parts(detail),
        *_in_file(detail, chosen),
    )
    order = list(Sensitive)
    return tuple(sorted(dict.fromkeys(held), key=lambda one: order.index(one.kind)))


def _in_recipients(recipients: Iterable[RecipientIdentity]) -> Iterator[Held]:
    for recipient in recipients:
        kind = kind_of_identity(recipient.type)
        if kind == "email":
            is_plain = not recipient.is_hashed
            yield Held(
                kind=Sensitive.EMAIL if is_plain else Sensitive.HASHED_EMAIL,
                value=recipient.value,
            )
        else:
            yield Held(
                kind=Sensitive.NAME if kind == "name" else Sensitive.IDENTIFIER,
                value=recipient.value,
            )
        if recipient.salt:
            yield Held(kind=Sensitive.SALT, value=recipient.salt)


def _in_texts(detail: Detail, learner: Learner) -> Iterator[Held]:
    texts = tuple(_texts(detail.found.payload.document))
    for kind, sensitive in (("email", Sensitive.EMAIL), ("telephone", Sensitive.IDENTIFIER)):
        for one in learner.identities:
            sought = Withheld(values=frozenset([one.value]))
            if kind_of_identity(one.type) == kind and any(map(sought.occurs_in, texts)):
                yield Held(kind=sensitive, value=one.value)
    named = Withheld(names=frozenset([learner.name]))
    if any(map(named.occurs_in, texts)):
        yield Held(kind=Sensitive.NAME, value=learner.name)
    for text in texts:
        if is_web_address(text) and carries_email(text):
            yield Held(kind=Sensitive.LINK, value=text)


def _in_parts(detail: Detail) -> Iterator[Held]:
    credential = detail.found.credential
    if credential.evidence or credential.narrative:
        yield Held(kind=Sensitive.EVIDENCE)
    if credential.results:
        yield Held(kind=Sensitive.RESULTS)
    if licence := credential.activity.licence_number:
        yield Held(kind=Sensitive.IDENTIFIER, value=licence)


def _in_file(detail: Detail, chosen: Iterable[Detail]) -> Iterator[Held]:
    artifact = detail.artifact
    if artifact.media_type.startswith("image/"):
        yield Held(kind=Sensitive.PICTURE)
    inside = (parse_data_url(text) for text in _texts(detail.found.payload.document))
    if any(map(tells_location, (artifact.data, *inside))):
        yield Held(kind=Sensitive.LOCATION)
    together = {
        one.holding.position
        for one in chosen
        if one.holding.artifact_sha256 == detail.holding.artifact_sha256
    }
    is_document = artifact.media_type == MEDIA_TYPES[Container.PDF]  # with pages around the badge
    count = len(read_badges(artifact.data).found)
    if is_document or not together.issuperset(range(count)):
        yield Held(kind=Sensitive.OTHER_CONTENTS)


def _texts(value: Any) -> Iterator[str]:
    """Every text in a document, and every name of a member."""
    waiting = [value]
    while waiting:
        one = waiting.pop()
        if isinstance(one, str):
            yield one
        elif isinstance(one, dict):
            waiting += (*one, *one.values())
        elif isinstance(one, list):
            waiting += one
