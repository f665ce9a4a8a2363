"""Puts the program together: the only place that chooses concrete classes.

What reads, verifies, looks up and shows badges is imported only when a backpack is opened, so
that the first window need not wait for it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from random import SystemRandom
from typing import TYPE_CHECKING, Any, cast

from platformdirs import user_data_path

from backpack.assets import resource
from backpack.domain.ports import Answers, Clock, Fetcher, Pictures, Store
from backpack.pictures.worker import PictureWorker
from backpack.store.keys import SystemKeyring
from backpack.store.vault import Vault

if TYPE_CHECKING:  # imported where they are made
    from backpack.domain.leave import Leave
    from backpack.net.fetcher import WebFetcher
    from backpack.services.backing_up import BackingUp
    from backpack.services.backpack import Backpack
    from backpack.services.baking import Baking
    from backpack.services.disclosing import Disclosing
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
    from backpack.services.organising import Organising
    from backpack.services.picturing import Picturing
    from backpack.services.portfolios import Portfolios
    from backpack.services.protecting import Protecting
    from backpack.services.rechecking import Rechecking
    from backpack.services.registering import Registering
    from backpack.services.reporting import Reporting
    from backpack.services.restoring import Merging
    from backpack.services.resumes import Resumes
    from backpack.services.samples import Sampling
    from backpack.services.sharing import Sharing
    from backpack.services.verifying import Verifying
    from backpack.store.repository import SqlStore
    from backpack.verify.verifier import Verifier


class SystemClock:
    """The computer's own clock."""

    def now(self) -> datetime:
        """The present moment, in UTC."""
        return datetime.now(UTC)  # noqa: TID251 - this is the Clock


@dataclass(frozen=True, kw_only=True)
class Program:
    """The program before a backpack is open: where it lies, and how to open it."""

    home: Path
    vault: Vault
    clock: Clock
    pictures: Pictures
    fetcher: Fetcher | None = None
    """What stands in for the web; None leads to the real one."""

    @cached_property
    def door(self) -> "WebFetcher":
        """The one door to the network; always behind a leave."""
        from backpack.net.fetcher import WebFetcher  # noqa: PLC0415 - see above

        return WebFetcher(self.clock)

    def way_out(self, saved: "Callable[[], Leave]", answers: Answers | None = None) -> Fetcher:
        """A fetcher held to the leave that ``saved`` gives, or to that for this once.

        ``answers`` are what sites have said before, so that they need only confirm it.
        """
        from backpack.net.leave import Guarded  # noqa: PLC0415 - see above
        from backpack.net.revalidating import Revalidating  # noqa: PLC0415 - see above

        if self.fetcher is not None:
            return Guarded(self.fetcher, saved)
        if answers is None:
            return Guarded(self.door, saved)
        return Guarded(Revalidating(self.door, answers, self.clock), saved)

    def linking(self, saved: "Callable[[], Leave]") -> "Linking":
        """What fetches the badge behind a link, asking only whom the leave lets."""
        from backpack.services.linking import Linking  # noqa: PLC0415 - see above

        return Linking(fetcher=self.way_out(saved), saved=saved)

    def inspector(
        self, saved: "Callable[[], Leave]", answers: Answers | None = None
    ) -> "Inspector":
        """What looks at sources, asking only whom the leave lets; arguments as ``way_out``."""
        from backpack.net.leave import leave_in_force  # noqa: PLC0415 - see above
        from backpack.services.inspector import Inspector  # noqa: PLC0415 - see above

        return Inspector(
            verifier=make_verifier(self.way_out(saved, answers)),
            pictures=self.pictures,
            lets=lambda host: leave_in_force(saved).lets(host),
            make_offline_verifier=make_verifier,
        )

    def close(self) -> None:
        """Close every connection."""
        self.door.close()

    def open(self, store: Store) -> "Backpack":
        """Every service over a store that the vault has opened."""
        from backpack.services.annotating import Annotating  # noqa: PLC0415 - see above
        from backpack.services.backpack import Backpack  # noqa: PLC0415 - see above
        from backpack.services.collecting import Collecting  # noqa: PLC0415 - see above
        from backpack.services.networking import Networking  # noqa: PLC0415 - see above
        from backpack.services.organising import Organising  # noqa: PLC0415 - see above
        from backpack.services.picturing import Picturing  # noqa: PLC0415 - see above
        from backpack.services.verifying import Verifying  # noqa: PLC0415 - see above

        networking = Networking(store=store)
        inspector = self.inspector(networking.leave, store)
        verifying = Verifying(store=store, verifier=inspector.verifier, clock=self.clock)
        organising = Organising(store=store, clock=self.clock)
        importing = self._importing(store, inspector)
        picturing = Picturing(store=store, pictures=self.pictures)
        backing_up = self._backing_up(store)
        return Backpack(
            store=store,
            importing=importing,
            verifying=verifying,
            knowing=_knowing(verifying, self.clock),
            registering=self._registering(verifying, networking.leave),
            organising=organising,
            collecting=Collecting(store=store, clock=self.clock),
            annotating=Annotating(store=store, clock=self.clock),
            identifying=_identifying(store, verifying),
            picturing=picturing,
            protecting=self._protecting(store),
            locking=_locking(store, self.vault),
            emptying=_emptying(backing_up, self.clock),
            sampling=_sampling(store, importing),
            disclosing=self._disclosing(organising, picturing),
            sharing=_sharing(store, self.clock),
            issuer_book=_issuer_book(store),
            resumes=_resumes(store),
            mail_signatures=_mail_signatures(store),
            exporting=_exporting(store),
            portfolios=_portfolios(organising, self.clock),
            baking=_baking(store, self.pictures),
            networking=networking,
            linking=self.linking(networking.leave),
            rescuing=importing.rescuing,
            reporting=_reporting(store),
            rechecking=self._rechecking(store, networking.leave),
            backing_up=backing_up,
            merging=self._merging(store, verifying),
        )

    def _disclosing(self, organising: "Organising", picturing: "Picturing") -> "Disclosing":
        from backpack.services.disclosing import Disclosing  # noqa: PLC0415 - see above

        return Disclosing(
            store=organising.store, organising=organising, picturing=picturing, clock=self.clock
        )

    def _importing(self, store: Store, inspector: "Inspector") -> "Importing":
        from backpack.services.importing import Importing  # noqa: PLC0415 - see above
        from backpack.services.rescuing import Rescuing  # noqa: PLC0415 - see above

        rescuing = Rescuing(store=store, pictures=self.pictures)
        return Importing(store=store, inspector=inspector, clock=self.clock, rescuing=rescuing)

    def _backing_up(self, store: Store) -> "BackingUp":
        from backpack.services.backing_up import BackingUp  # noqa: PLC0415 - see above
        from backpack.store.backup.place import BackupPlace  # noqa: PLC0415 - see above

        return BackingUp(
            store=cast("SqlStore", store),  # the vault opens no other
            clock=self.clock,
            place=BackupPlace(home=self.home),
            may_back_up=lambda: self.vault.protection.may_back_up,
        )

    def _merging(self, store: Store, verifying: "Verifying") -> "Merging":
        from backpack.services.restoring import Merging  # noqa: PLC0415 - see above

        return Merging(store=cast("SqlStore", store), verifying=verifying)

    def _protecting(self, store: Store) -> "Protecting":
        from backpack.services.protecting import Protecting  # noqa: PLC0415 - see above

        return Protecting(
            vault=self.vault,
            store=cast("SqlStore", store),  # the vault opens no other
            clock=self.clock,
            home=self.home,
        )

    def _registering(self, verifying: "Verifying", saved: "Callable[[], Leave]") -> "Registering":
        from backpack.services.registering import Registering  # noqa: PLC0415 - see above

        return Registering(
            store=verifying.store,
            verifying=verifying,
            fetcher=self.way_out(saved),
            clock=self.clock,
        )

    def _rechecking(self, store: Store, saved: "Callable[[], Leave]") -> "Rechecking":
        from backpack.services.discretion import Discreet  # noqa: PLC0415 - see above
        from backpack.services.rechecking import Rechecking  # noqa: PLC0415 - see above

        door = Discreet(self.way_out(saved, store), saved)
        return Rechecking(
            store=store,
            verifier=make_verifier(door),
            door=door,
            clock=self.clock,
            chance=SystemRandom().random,
        )


def default_home() -> Path:
    """The folder that the system gives for a program's data."""
    return user_data_path("backpack", appauthor=False)


def make_program(home: Path | None = None, *, web: Mapping[str, Any] | None = None) -> Program:
    """The program over ``home``, or over the learner's own folder.

    ``web`` are answers by address, as ``WebFile`` takes them, that stand in for the whole web.
    """
    folder = home or default_home()
    clock = SystemClock()
    return Program(
        home=folder,
        vault=Vault(folder, keyring=SystemKeyring()),
        clock=clock,
        pictures=PictureWorker(),
        fetcher=None if web is None else _stand_in(web, clock),
    )


def _knowing(verifying: "Verifying", clock: Clock) -> "Knowing":
    from backpack.services.knowing import Knowing  # noqa: PLC0415 - see above

    return Knowing(store=verifying.store, verifying=verifying, clock=clock)


def _exporting(store: Store) -> "Exporting":
    from backpack.services.exporting import Exporting  # noqa: PLC0415 - see above

    return Exporting(store=store)


def _portfolios(organising: "Organising", clock: Clock) -> "Portfolios":
    from backpack.services.collecting import Collecting  # noqa: PLC0415 - see above
    from backpack.services.portfolios import Portfolios  # noqa: PLC0415 - see above
    from backpack.verify.contexts import BundledContexts  # noqa: PLC0415 - see above

    collecting = Collecting(store=organising.store, clock=clock)
    contexts = BundledContexts(resource("contexts"))
    return Portfolios(organising=organising, collecting=collecting, contexts=contexts)


def _identifying(store: Store, verifying: "Verifying") -> "Identifying":
    from backpack.services.identifying import Identifying  # noqa: PLC0415 - see above

    return Identifying(store=store, verifying=verifying)


def _sharing(store: Store, clock: Clock) -> "Sharing":
    from backpack.services.sharing import Sharing  # noqa: PLC0415 - see above

    return Sharing(store=store, clock=clock)


def _issuer_book(store: Store) -> "IssuerBook":
    from backpack.services.issuer_book import IssuerBook  # noqa: PLC0415 - see above

    return IssuerBook(store=store)


def _emptying(backing_up: "BackingUp", clock: Clock) -> "Emptying":
    from backpack.services.emptying import Emptying  # noqa: PLC0415 - see above

    return Emptying(store=backing_up.store, clock=clock, held_until=backing_up.holds_until)


def _baking(store: Store, pictures: Pictures) -> "Baking":
    from backpack.services.baking import Baking  # noqa: PLC0415 - see above

    return Baking(store=store, pictures=pictures)


def _locking(store: Store, vault: Vault) -> "Locking":
    from backpack.services.locking import Locking  # noqa: PLC0415 - see above

    return Locking(store=store, has_passphrase=lambda: vault.protection.has_passphrase)


def _resumes(store: Store) -> "Resumes":
    from backpack.services.resumes import Resumes  # noqa: PLC0415 - see above

    return Resumes(store=store)


def _mail_signatures(store: Store) -> "MailSignatures":
    from backpack.services.mail_signatures import MailSignatures  # noqa: PLC0415 - see above

    return MailSignatures(store=store)


def _sampling(store: Store, importing: "Importing") -> "Sampling":
    from backpack.services.samples import Sampling  # noqa: PLC0415 - see above

    return Sampling(store=store, importing=importing, folder=resource("samples"))


def _reporting(store: Store) -> "Reporting":
    from backpack.services.reporting import Reporting  # noqa: PLC0415 - see above

    return Reporting(store=store, make_verifier=make_verifier)


def _stand_in(web: Mapping[str, Any], clock: Clock) -> Fetcher:
    from backpack.net.stand_ins import WebFile  # noqa: PLC0415 - see above

    return WebFile(web, clock)


def make_verifier(fetcher: Fetcher | None = None) -> "Verifier":
    """The verifier with the bundled JSON-LD contexts; it needs no backpack.

    Without a ``fetcher`` nothing is looked up.
    """
    from backpack.net.stand_ins import NoWeb  # noqa: PLC0415 - see above
    from backpack.verify.contexts import BundledContexts  # noqa: PLC0415 - see above
    from backpack.verify.verifier import Verifier  # noqa: PLC0415 - see above

    return Verifier(BundledContexts(resource("contexts")), fetcher or NoWeb())
