"""Puts the program together: the only place that chooses concrete classes."""

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from platformdirs import user_data_path

from backpack.assets import resource
from backpack.domain.ports import Clock, Pictures, Store
from backpack.pictures.worker import PictureWorker
from backpack.services.backpack import Backpack
from backpack.services.exporting import Exporting
from backpack.services.identifying import Identifying
from backpack.services.importing import Importing
from backpack.services.organising import Organising
from backpack.services.picturing import Picturing
from backpack.services.samples import Sampling
from backpack.services.sharing import Sharing
from backpack.services.verifying import Verifying
from backpack.store.keys import SystemKeyring
from backpack.store.vault import Vault
from backpack.verify.contexts import BundledContexts
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
    verifier: Verifier
    clock: Clock
    pictures: Pictures

    def open(self, store: Store) -> Backpack:
        """Every service over a store that the vault has opened."""
        verifying = Verifying(store=store, verifier=self.verifier, clock=self.clock)
        organising = Organising(store=store, clock=self.clock)
        importing = Importing(store=store, verifier=self.verifier, clock=self.clock)
        picturing = Picturing(store=store, pictures=self.pictures)
        return Backpack(
            store=store,
            importing=importing,
            verifying=verifying,
            organising=organising,
            identifying=Identifying(store=store, verifying=verifying),
            picturing=picturing,
            sampling=Sampling(store=store, importing=importing, folder=resource("samples")),
            sharing=Sharing(store=store, organising=organising),
            exporting=Exporting(
                store=store, organising=organising, picturing=picturing, clock=self.clock
            ),
        )


def default_home() -> Path:
    """The folder that the system gives for a program's data."""
    return user_data_path("backpack", appauthor=False)


def make_program(home: Path | None = None) -> Program:
    """The program over ``home``, or over the learner's own folder."""
    folder = home or default_home()
    return Program(
        home=folder,
        vault=Vault(folder, keyring=SystemKeyring()),
        verifier=make_verifier(),
        clock=SystemClock(),
        pictures=PictureWorker(),
    )


def make_verifier() -> Verifier:
    """The verifier with the bundled JSON-LD contexts; it needs no backpack."""
    return Verifier(BundledContexts(resource("contexts")))
