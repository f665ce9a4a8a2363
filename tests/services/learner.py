"""Somebody with a backpack over a world that changes, and a calendar of their own."""

from datetime import UTC, datetime

from backpack.domain.holding import KnownIssuer
from backpack.domain.leave import Leave
from backpack.domain.progress import Progress
from backpack.net.leave import Guarded
from backpack.services.discretion import Discreet
from backpack.services.importing import Importing
from backpack.services.inspector import Inspector
from backpack.services.organising import Organising
from backpack.services.rechecking import Rechecking
from backpack.services.reporting import Reporting
from backpack.services.rescuing import Rescuing
from backpack.services.sources import Source
from backpack.services.verifying import Verifying
from backpack.verify.verifier import Verifier
from tests import mint
from tests.world import World

ISSUER = "did:web:northlake.example"
SITE = "https://northlake.example/.well-known/did.json"
KEY = mint.ed25519()
KEYS = mint.controller_document(ISSUER, mint.method(KEY, f"{ISSUER}#key-1"))
OTHER_KEYS = mint.controller_document(ISSUER, mint.method(mint.ed25519(2), f"{ISSUER}#key-2"))
MAY = datetime(2026, 5, 3, 12, tzinfo=UTC)
AUGUST = datetime(2026, 8, 9, 12, tzinfo=UTC)


class Learner:
    """Their issuer is confirmed, and its site is there on 3 May; nothing may be asked yet."""

    def __init__(self, store, contexts, pictures):
        self.store, self.world, self.leave = store, World(now=MAY), Leave()
        self.contexts = contexts
        self.chance = 0.5
        guarded = Guarded(self.world, lambda: self.leave)
        verifier = self.make_verifier(guarded)
        rescuing = Rescuing(store=store, pictures=pictures)
        self.importing = Importing(
            store=store,
            inspector=Inspector(verifier=verifier, pictures=pictures),
            clock=self,
            rescuing=rescuing,
        )
        self.verifying = Verifying(store=store, verifier=verifier, clock=self)
        self.organising = Organising(store=store, clock=self)
        self.reporting = Reporting(store=store, make_verifier=self.make_verifier)
        door = Discreet(guarded, lambda: self.leave)
        self.rechecking = Rechecking(
            store=store,
            verifier=self.make_verifier(door),
            door=door,
            clock=self,
            chance=lambda: self.chance,
        )
        self.world.put(SITE, KEYS)
        store.save_issuer(KnownIssuer(id=ISSUER, name="Northlake", confirmed=MAY))

    def make_verifier(self, fetcher):
        return Verifier(self.contexts, fetcher)

    def now(self):
        return self.world.now

    def allow(self, *hosts):
        self.leave = self.leave.allowing(hosts)

    def add(self, text):
        added = self.importing.add([Source(name="badge.jwt", data=text)], Progress())
        return added.lines[0].holding.id

    def check(self, at, holding_id):
        self.world.now = at
        self.verifying.verify([holding_id], Progress())
        return self.stands(holding_id)

    def stands(self, holding_id):
        held = self.store.load_holding(holding_id)
        return held.standing, held.as_of, held.unreachable_since


def badge(**changes):
    """A badge of that issuer, by the key that its site lists."""
    return mint.token(ISSUER, KEY, kid=f"{ISSUER}#key-1", **changes)
