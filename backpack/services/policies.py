"""The learner's side of every verification, read from the store."""

from backpack.domain.ports import Clock, Store
from backpack.verify.policy import Policy


def load_policy(store: Store, clock: Clock) -> Policy:
    """The identities and confirmed issuers as they are now, and the time."""
    return Policy(
        now=clock.now(),
        identities=store.load_identities(),
        known_issuers=frozenset(issuer.id for issuer in store.load_issuers()),
    )
