"""The schema: as the tables say, moved as a whole, and never by an older program."""

import hashlib
from contextlib import closing
from types import ModuleType

import pytest
import sqlalchemy as sa
from alembic import op
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext

from backpack.domain.faults import Fault
from backpack.store import migrations
from backpack.store.migrations import NEWEST, REVISIONS, running
from backpack.store.tables import metadata
from backpack.store.vault import DATABASE
from tests.store.conftest import PASSPHRASE
from tests.store.contract import keep


def revision(number, after, upgrade):
    """A revision of a later version."""
    module = ModuleType(f"r{number}")
    module.__file__ = f"r{number}.py"
    module.revision, module.down_revision, module.upgrade = number, after, upgrade
    return module


@pytest.fixture
def later(monkeypatch):
    """Let the program know one more revision, which does ``upgrade``."""

    def install(upgrade):
        module = revision("0002", NEWEST, upgrade)
        monkeypatch.setattr(migrations, "REVISIONS", (*REVISIONS, "0002"))
        monkeypatch.setattr(migrations, "NEWEST", "0002")
        modules = (*running.MODULES, module)
        monkeypatch.setattr(running.migrate, "__defaults__", (modules,))

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
            assert tuple(cursor.fetchone()) == (None, "0002")


def test_a_migration_that_fails_is_undone_as_a_whole(vault, store, later, home):
    def fail_late():
        op.create_table("notes", sa.Column("id", sa.Integer, primary_key=True))
        op.execute("UPDATE holdings SET name = 'lost'")
        op.drop_table("thumbnails")
        raise RuntimeError("boom")

    held = keep(store)
    store.close()
    before = hashlib.sha256((home / DATABASE).read_bytes()).hexdigest()
    with pytest.MonkeyPatch.context():
        later(fail_late)
        with pytest.raises(RuntimeError, match="boom"):
            vault.unlock(PASSPHRASE)
    assert hashlib.sha256((home / DATABASE).read_bytes()).hexdigest() == before
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


def test_a_revision_mark_without_a_revision_is_damage(vault, store):
    with store._database.writing() as cursor:
        cursor.execute("DELETE FROM alembic_version")
    store.close()
    with pytest.raises(Fault, match="store-damaged"):
        vault.unlock(PASSPHRASE)
