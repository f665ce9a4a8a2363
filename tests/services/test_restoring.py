"""Merging a backup: shown before, judged anew after, and of whichever backpack."""

import shutil
from contextlib import closing

import pytest

from backpack.domain.faults import Fault
from backpack.domain.holding import Identity, KnownIssuer
from backpack.domain.progress import Cancelled, Progress
from backpack.domain.report import Recipient
from backpack.services.importing import Importing
from backpack.services.inspector import Inspector
from backpack.services.rescuing import Rescuing
from backpack.services.restoring import Merging, Passphrase, restore
from backpack.services.sources import Source
from backpack.services.verifying import Verifying
from backpack.store.backup.writing import write_backup
from backpack.store.keys import Cost, NoKeyring
from backpack.store.vault import Vault
from tests.mint import vc_jwt
from tests.store import examples

PASSPHRASE = "plum harbour lantern"
CHEAP = Cost(memory=64, passes=1, lanes=1)
SECRET = Passphrase(text=PASSPHRASE)


class Desk:
    """Somebody's computer, with a backpack on it."""

    def __init__(self, home, verifier, pictures, clock):
        self.store = Vault(home, keyring=NoKeyring()).unlock(PASSPHRASE)
        self.verifying = Verifying(store=self.store, verifier=verifier, clock=clock)
        self.importing = Importing(
            store=self.store,
            inspector=Inspector(verifier=verifier, pictures=pictures),
            clock=clock,
            rescuing=Rescuing(store=self.store, pictures=pictures),
        )
        self.merging = Merging(store=self.store, verifying=self.verifying)

    def add(self, text):
        added = self.importing.add([Source(name="badge.jwt", data=text)], Progress())
        return added.lines[0].holding.id

    def back_up(self, path):
        write_backup(self.store.database, path, examples.START, Progress())
        return path

    def close(self):
        self.store.close()


@pytest.fixture
def desks(tmp_path, verifier, pictures, clock):
    home = tmp_path / "one"
    Vault(home, keyring=NoKeyring(), cost=CHEAP).create(PASSPHRASE).close()
    shutil.copytree(home, tmp_path / "two")
    with (
        closing(Desk(home, verifier, pictures, clock)) as one,
        closing(Desk(tmp_path / "two", verifier, pictures, clock)) as two,
    ):
        yield one, two


def test_a_badge_of_the_other_computer_is_shown_then_brought(desks, tmp_path):
    one, two = desks
    added = two.add(vc_jwt())
    path = two.back_up(tmp_path / "two.backpack")
    preview = one.merging.preview(path, None, Progress())
    assert preview.added == {added}
    assert one.store.load_holdings() == ()
    assert one.merging.merge(path, None, Progress()) == preview
    assert one.store.load_holding(added).id == added
    again = one.merging.merge(path, None, Progress())
    assert (again.recognised, bool(again.changes)) == (1, False)


def test_a_badge_that_was_brought_is_judged_by_what_is_known_here(desks, tmp_path):
    one, two = desks
    mine = Identity(type="email", value="learner@example.org")
    one.store.save_identities([mine])
    added = two.add(vc_jwt())
    assert two.store.load_holding(added).recipient is Recipient.UNKNOWN
    one.merging.merge(two.back_up(tmp_path / "two.backpack"), None, Progress())
    assert one.store.load_holding(added).recipient is Recipient.YOU


def test_badges_that_are_here_are_judged_anew_by_what_was_brought(desks, tmp_path, clock):
    one, two = desks
    added = one.add(vc_jwt())
    two.store.save_identities([Identity(type="email", value="learner@example.org")])
    two.store.save_issuer(KnownIssuer(id="did:key:z", name="z", confirmed=clock.now()))
    merged = one.merging.merge(two.back_up(tmp_path / "two.backpack"), None, Progress())
    assert (merged.identities, merged.issuers) == (1, 1)
    assert merged.changes.learner
    assert merged.changes.issuers
    assert one.store.load_holding(added).recipient is Recipient.YOU


def test_judging_that_was_stopped_is_caught_up_with(desks, tmp_path):
    one, two = desks
    added = [one.add(vc_jwt()), one.add(vc_jwt(id="urn:uuid:other"))]
    two.store.save_identities([Identity(type="email", value="learner@example.org")])
    path = two.back_up(tmp_path / "two.backpack")
    progress = Progress()
    progress.report = lambda step: progress.cancel() if step.total == 2 and step.label else None
    with pytest.raises(Cancelled):
        one.merging.merge(path, None, progress)
    recipients = [one.store.load_holding(each).recipient for each in added]
    assert Recipient.UNKNOWN in recipients
    one.verifying.catch_up(Progress())
    recipients = [one.store.load_holding(each).recipient for each in added]
    assert recipients == [Recipient.YOU, Recipient.YOU]


def test_another_backpack_is_merged_by_its_own_passphrase(desks, tmp_path):
    one, _ = desks
    other = tmp_path / "other"
    with closing(Vault(other, keyring=NoKeyring(), cost=CHEAP).create(PASSPHRASE)) as store:
        store.save_new(examples.holding(), examples.artifact(), examples.report())
        write_backup(store.database, tmp_path / "other.backpack", examples.START, Progress())
    with pytest.raises(Fault, match="backup-of-another"):
        one.merging.merge(tmp_path / "other.backpack", None, Progress())
    merged = one.merging.merge(tmp_path / "other.backpack", SECRET, Progress())
    assert merged.added == {examples.holding().id}


def test_a_backup_becomes_a_backpack_elsewhere(desks, tmp_path, verifier, pictures, clock):
    one, _ = desks
    added = one.add(vc_jwt())
    restore(
        one.back_up(tmp_path / "one.backpack"),
        SECRET,
        Vault(tmp_path / "new", keyring=NoKeyring()),
        Progress(),
    )
    with closing(Desk(tmp_path / "new", verifier, pictures, clock)) as new:
        assert [held.id for held in new.store.load_holdings()] == [added]
