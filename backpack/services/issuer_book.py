"""The learner's own book of issuers: which LinkedIn page belongs to which issuer.

It begins empty: nobody keeps such a list for others, and a wrong number would put another
organisation's logo beside the badge.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from backpack.domain.credential import Profile
from backpack.domain.faults import Fault
from backpack.domain.ports import Store
from backpack.formats.company_pages import find_organization_id

_BOOK = "issuers.linkedin"
_INSTANCE = "mastodon.instance"


@dataclass(frozen=True, slots=True, kw_only=True)
class IssuerBook:
    """Keeps numbers of pages by issuer: its identifier, or its name where it has none."""

    store: Store

    def pages(self) -> Mapping[str, str]:
        """Every number that is noted, by issuer."""
        return dict(self.store.load_setting(_BOOK) or {})

    def organization_id(self, issuer: Profile) -> str:
        """The number of an issuer's page; empty where none is noted."""
        return self.pages().get(_key(issuer), "")

    def save_page(self, issuer: Profile, pasted: str) -> str:
        """Note the page whose address or source was pasted, or forget it with an empty text.

        Gives the number.

        Raises:
            Fault: ``no-linkedin-number`` where there is none in it; nothing is asked.
        """
        number = find_organization_id(pasted)
        if pasted.strip() and not number:
            raise Fault("no-linkedin-number")
        book = {**self.pages(), _key(issuer): number}
        self.store.save_setting(_BOOK, {key: value for key, value in book.items() if value})
        return number

    def mastodon(self) -> str:
        """The host of the learner's own Mastodon; empty before they named it."""
        return str(self.store.load_setting(_INSTANCE) or "")

    def save_mastodon(self, host: str) -> None:
        """Remember the learner's own Mastodon."""
        self.store.save_setting(_INSTANCE, host)


def _key(issuer: Profile) -> str:
    return issuer.id or issuer.name
