"""The learner's side of every verification, read from the store."""

from backpack.domain.ports import Clock, Store
from backpack.verify.policy import Policy


def load_policy(store: Store, clock: Clock, *, is_sample: bool = False) -> Policy:
    """The identities and confirmed issuers as they are now, and the time.

    A sample is nobody's: it is never compared with the learner's identities.
    """
    return Policy(
        now=clock.now(),
        identities=() if is_sample else store.load_identities(),
        known_issuers=frozenset(issuer.id for issuer in store.load_issuers()),
    )
