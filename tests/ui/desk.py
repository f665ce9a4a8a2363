"""An open backpack over a store in memory, with a job runner: what pages and dialogs need."""

from pathlib import Path

from PySide6.QtWidgets import QApplication, QWidget

from backpack.bootstrap import make_verifier
from backpack.domain.holding import Identity
from backpack.domain.progress import Progress
from backpack.net.stand_ins import NoWeb
from backpack.services.annotating import Annotating
from backpack.services.backing_up import BackingUp
from backpack.services.backpack import Backpack
from backpack.services.baking import Baking
from backpack.services.collecting import Collecting
from backpack.services.disclosing import Disclosing
from backpack.services.discretion import Discreet
from backpack.services.emptying import Emptying
from backpack.services.exporting import Exporting
from backpack.services.identifying import Identifying
from backpack.services.importing import Importing
from backpack.services.inspector import Inspector
from backpack.services.issuer_book import IssuerBook
from backpack.services.knowing import Knowing
from backpack.services.linking import Linking
from backpack.services.locking import Locking
from backpack.services.mail_signatures import MailSignatures
from backpack.services.networking import Networking
from backpack.services.organising import Organising
from backpack.services.picturing import Picturing
from backpack.services.portfolios import Portfolios
from backpack.services.rechecking import Rechecking
from backpack.services.registering import Registering
from backpack.services.reporting import Reporting
from backpack.services.rescuing import Rescuing
from backpack.services.restoring import Merging
from backpack.services.resumes import Resumes
from backpack.services.samples import Sampling
from backpack.services.sharing import Sharing
from backpack.services.sources import Source
from backpack.services.verifying import Verifying
from backpack.store.backup.place import BackupPlace
from backpack.ui.jobs import JobRunner
from backpack.ui.theme import apply_theme
from backpack.ui.tokens import LIGHT
from tests import mint
from tests.fakes.memory_store import MemoryStore
from tests.fakes.pictures import StillPictures
from tests.ui.protection import Locks

ADDRESS = Identity(type="email", value="learner@example.org")


class Desk:
    """``errors`` is what jobs ended with that nobody took."""

    def __init__(self, verifier, clock, store=None, fetcher=None):
        self.errors = []
        self.runner = JobRunner(self.errors.append)
        self.changes = []
        self.runner.changed.connect(self.changes.append)
        self.store = store or MemoryStore()
        self.pictures = StillPictures()
        self.locks = Locks()
        self.held_until = None
        networking = Networking(store=self.store)
        verifying = Verifying(store=self.store, verifier=verifier, clock=clock)
        organising = Organising(store=self.store, clock=clock)
        rescuing = Rescuing(store=self.store, pictures=self.pictures)
        importing = Importing(
            store=self.store,
            inspector=Inspector(verifier=verifier, pictures=rescuing.pictures),
            clock=clock,
            rescuing=rescuing,
        )
        networking = Networking(store=self.store)
        picturing = Picturing(store=self.store, pictures=self.pictures)
        self.backpack = Backpack(
            store=self.store,
            importing=importing,
            verifying=verifying,
            knowing=Knowing(store=self.store, verifying=verifying, clock=clock),
            registering=Registering(
                store=self.store, verifying=verifying, fetcher=NoWeb(), clock=clock
            ),
            organising=organising,
            collecting=Collecting(store=self.store, clock=clock),
            annotating=Annotating(store=self.store, clock=clock),
            identifying=Identifying(store=self.store, verifying=verifying),
            picturing=picturing,
            protecting=self.locks,
            emptying=Emptying(
                store=self.store, clock=clock, held_until=lambda _moment: self.held_until
            ),
            locking=Locking(
                store=self.store, has_passphrase=lambda: self.locks.protection.has_passphrase
            ),
            sampling=Sampling(store=self.store, importing=importing, folder=Path()),
            disclosing=Disclosing(
                store=self.store, organising=organising, picturing=picturing, clock=clock
            ),
            resumes=Resumes(store=self.store),
            mail_signatures=MailSignatures(store=self.store),
            sharing=Sharing(store=self.store, clock=clock),
            issuer_book=IssuerBook(store=self.store),
            exporting=Exporting(store=self.store),
            portfolios=Portfolios(
                organising=organising,
                collecting=Collecting(store=self.store, clock=clock),
                contexts=mint.CONTEXTS,
            ),
            baking=Baking(store=self.store, pictures=picturing.pictures),
            networking=networking,
            linking=Linking(fetcher=fetcher or NoWeb(), saved=networking.leave),
            rescuing=rescuing,
            reporting=Reporting(store=self.store, make_verifier=make_verifier),
            rechecking=Rechecking(
                store=self.store,
                verifier=verifier,
                door=Discreet(NoWeb(), networking.leave),
                clock=clock,
                chance=lambda: 0.5,
            ),
            backing_up=BackingUp(
                store=self.store,
                clock=clock,
                place=BackupPlace(home=Path("nowhere")),
                may_back_up=lambda: True,
            ),
            merging=Merging(store=self.store, verifying=verifying),
        )
        apply_theme(QApplication.instance(), LIGHT)

    def add(self, *texts, as_samples=False):
        """Put badges in; their identifiers."""
        sources = [Source(name=f"{number}.txt", data=text) for number, text in enumerate(texts)]
        added = self.backpack.importing.add(sources, Progress(), as_samples=as_samples)
        return [line.holding.id for line in added.lines]

    def know(self, identity=ADDRESS):
        """Take an address as the learner's own."""
        self.backpack.identifying.add_identity(identity, Progress())

    def close(self):
        self.runner.shutdown()
        assert self.errors == []


def texts(widget: QWidget) -> list[str]:
    """Everything that can be read on a widget, in the order it was made."""
    found = []
    for each in widget.findChildren(QWidget):
        text = getattr(each, "text", None)
        if callable(text) and each.isVisibleTo(widget) and isinstance(text(), str):
            found.append(text())
    return found
