"""The schema: as the tables say, moved as a whole, and never by an older program."""

from contextlib import closing
from types import ModuleType

import pytest
import sqlalchemy as sa
from alembic import op
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext

from backpack.domain.faults import Fault
from backpack.store import migrations
from backpack.store.migrations import NEWEST, REVISIONS, running, safely, version_number
from backpack.store.tables import metadata
from backpack.store.vault import COPY, DATABASE, KEYS
from tests.store import examples
from tests.store.conftest import PASSPHRASE
from tests.store.contract import keep
from tests.store.looking import digests, fault_of
from tools.mint_released_store import contents


def revision(number, after, upgrade):
    """A revision of a later version."""
    module = ModuleType(f"r{number}")
    module.__file__ = f"r{number}.py"
    module.revision, module.down_revision, module.upgrade = number, after, upgrade
    return module


@pytest.fixture
def later(monkeypatch):
    """Let the program know one more revision, which does ``upgrade``."""

    def install(upgrade, patch=monkeypatch):
        module = revision("0004", NEWEST, upgrade)
        patch.setattr(migrations, "REVISIONS", (*REVISIONS, "0004"))
        patch.setattr(migrations, "NEWEST", "0004")
        modules = (*running.MODULES, module)
        patch.setattr(running.migrate, "__defaults__", (modules,))

    return install


def test_the_revisions_build_what_the_tables_say(store):
    with store._database.migrating() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []


def test_the_list_of_revisions_is_that_of_the_modules():
    assert tuple(module.revision for module in running.MODULES) == REVISIONS
    assert [module.down_revision for module in running.MODULES] == [None, *REVISIONS[:-1]]


def test_an_older_backpack_is_brought_up_to_date(vault, store, later):
    held = keep(store)
    store.close()
    later(lambda: op.add_column("holdings", sa.Column("note", sa.Text)))
    with closing(vault.unlock(PASSPHRASE)) as opened:
        assert opened.load_holdings() == (held,)
        with opened._database.reading() as cursor:
            cursor.execute("SELECT note, version_num FROM holdings, alembic_version")
            assert tuple(cursor.fetchone()) == (None, "0004")


LOSSES = {
    "a row": "DELETE FROM thumbnails",
    "a table": "DROP TABLE thumbnails",
    "bytes": "UPDATE artifacts SET data = x'00'",
}


@pytest.mark.parametrize("loss", LOSSES.values(), ids=LOSSES)
def test_a_migration_that_loses_something_is_undone_as_a_whole(vault, store, later, home, loss):
    held = keep(store)
    store.save_thumbnail(held.id, b"png")
    store.close()
    with pytest.MonkeyPatch.context() as patch:
        later(lambda: op.execute(loss), patch)
        assert fault_of(lambda: vault.unlock(PASSPHRASE)) == Fault("migration-stopped")
    assert set(digests(home)) == {COPY, DATABASE, KEYS}
    with closing(vault.unlock(PASSPHRASE)) as opened:
        assert opened.load_holdings() == (held,)
        assert opened.load_artifact(held.artifact_sha256) == examples.artifact()
        assert opened.load_thumbnail(held.id) == b"png"


def test_what_shows_only_after_the_migration_brings_the_copy_back(vault, store, later, home):
    held = keep(store)
    store.close()
    migrated = safely._migrate

    def migrate_badly(path, aside, open_alone):
        before = migrated(path, aside, open_alone)
        with path.open("r+b") as file:
            file.seek(-2000, 2)
            file.write(b"torn by the disk")
        return before

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(safely, "_migrate", migrate_badly)
        later(lambda: None, patch)
        assert fault_of(lambda: vault.unlock(PASSPHRASE)) == Fault("migration-stopped")
    assert set(digests(home)) == {COPY, DATABASE, KEYS}
    with closing(vault.unlock(PASSPHRASE)) as opened:
        assert opened.load_artifact(held.artifact_sha256) == examples.artifact()


def test_nobody_migrates_under_a_program_that_has_it_open(vault, store, later, monkeypatch):
    held = keep(store)
    monkeypatch.setattr("backpack.store.engine.BUSY_TIMEOUT", 0.1)
    later(lambda: None)
    assert fault_of(lambda: vault.unlock(PASSPHRASE)) == Fault("store-busy")
    assert store.load_holdings() == (held,)
    keep(store, 1)
    store.close()
    with closing(vault.unlock(PASSPHRASE)) as opened:
        assert len(opened.load_holdings()) == 2


def test_a_migration_that_fails_is_undone_as_a_whole(vault, store, later, home):
    def fail_late():
        op.create_table("notes", sa.Column("id", sa.Integer, primary_key=True))
        op.execute("UPDATE holdings SET name = 'lost'")
        op.drop_table("thumbnails")
        raise RuntimeError("boom")

    held = keep(store)
    before = contents(store)
    store.close()
    with pytest.MonkeyPatch.context() as patch:
        later(fail_late, patch)
        with pytest.raises(RuntimeError, match="boom"):
            vault.unlock(PASSPHRASE)
    with closing(vault.unlock(PASSPHRASE)) as opened:
        assert contents(opened) == before
    later(lambda: None)
    with closing(vault.unlock(PASSPHRASE)) as opened:
        assert opened.load_holdings() == (held,)
        assert opened.load_thumbnail(held.id) is None


def test_a_backpack_of_a_later_version_is_not_written_to(vault, store, home):
    keep(store)
    with store._database.writing() as cursor:
        cursor.execute("UPDATE alembic_version SET version_num = '9999'")
    store.close()
    before = (home / DATABASE).read_bytes()
    with pytest.raises(Fault) as raised:
        vault.unlock(PASSPHRASE)
    assert raised.value == Fault("store-newer")
    assert (home / DATABASE).read_bytes() == before


def test_a_backpack_of_a_later_version_names_the_version_it_needs(vault, store):
    with store._database.writing() as cursor:
        cursor.execute("UPDATE alembic_version SET version_num = '9999'")
        cursor.execute(f"PRAGMA user_version = {version_number('3.14.15')}")
    store.close()
    assert fault_of(lambda: vault.unlock(PASSPHRASE)) == Fault("store-needs", version="3.14.15")


def test_a_revision_mark_without_a_revision_is_damage(vault, store):
    with store._database.writing() as cursor:
        cursor.execute("DELETE FROM alembic_version")
    store.close()
    with pytest.raises(Fault, match="store-damaged"):
        vault.unlock(PASSPHRASE)
