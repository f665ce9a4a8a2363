"""What others say about a badge or its issuer, as it stands in the badge; nothing is checked.

Sources: Open Badges 3.0, B.1 (EndorsementCredential); Open Badges 2.0, Endorsement.
"""

from collections.abc import Iterator

from backpack.domain.credential import Endorsement, Profile
from backpack.domain.faults import Fault
from backpack.formats.fields import Members, many, members, plain
from backpack.formats.jws import parse_jws
from backpack.formats.open_badges import parse_profile
from backpack.formats.times import parse_time
from backpack.formats.vc_jwt import credential_of


def parse_endorsements(place: Members, about: str) -> Iterator[Endorsement]:
    """The endorsements in one object: documents, tokens, and addresses of some."""
    for item in (*many(place.get("endorsement")), *many(place.get("endorsementJwt"))):
        if isinstance(item, str) and item:
            yield _by_text(item, about)
        elif document := members(item):
            yield _endorsement(document, about)


def _by_text(item: str, about: str) -> Endorsement:
    """A token with an endorsement, or where one can be found; then nothing is known of it yet."""
    try:
        return _endorsement(credential_of(parse_jws(item.encode()).claims), about)
    except Fault:
        return Endorsement(endorser=Profile(id=None, url=item), about=about)


def _endorsement(document: Members, about: str) -> Endorsement:
    claim = members(document.get("credentialSubject") or document.get("claim"))
    issued = document.get("validFrom") or document.get("issuanceDate") or document.get("issuedOn")
    return Endorsement(
        endorser=parse_profile(document.get("issuer")),
        about=about,
        comment=plain(claim.get("endorsementComment")),
        issued=parse_time(issued),
    )
