"""The learner's side of every verification, read from the store."""

from datetime import datetime

from backpack import RELEASED
from backpack.domain.ports import Clock, Store
from backpack.domain.registry import list_issuers
from backpack.services.registries import load_registries
from backpack.verify.policy import Policy


def load_policy(
    store: Store, clock: Clock, *, is_sample: bool = False, checked: datetime | None = None
) -> Policy:
    """The identities and confirmed issuers as they are now, and the time.

    A sample is nobody's: it is never compared with the learner's identities. ``checked`` is when
    the badge was last checked: no clock that is right shows an earlier time.
    """
    issuers = store.load_issuers()
    return Policy(
        now=clock.now(),
        identities=() if is_sample else store.load_identities(),
        not_before=max(checked or RELEASED, RELEASED),
        known_issuers=frozenset(issuer.id for issuer in issuers),
        known_names={issuer.id: issuer.name for issuer in issuers},
        registered=list_issuers(load_registries(store)),
    )
