"""The schema: as the tables say, moved as a whole, and never by an older program."""

import hashlib
import json
from contextlib import closing
from types import ModuleType

import pytest
import sqlalchemy as sa
from alembic import op
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext

from backpack.domain.faults import Fault
from backpack.store import migrations
from backpack.store.mapping import artifact_row, holding_row, report_row
from backpack.store.migrations import NEWEST, REVISIONS, running
from backpack.store.tables import metadata
from backpack.store.vault import DATABASE
from tests.store import examples
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
        module = revision("0004", NEWEST, upgrade)
        monkeypatch.setattr(migrations, "REVISIONS", (*REVISIONS, "0004"))
        monkeypatch.setattr(migrations, "NEWEST", "0004")
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
            assert tuple(cursor.fetchone()) == (None, "0004")


@pytest.fixture
def first_backpack(vault):
    """A backpack as the first version of the program left it, with one badge; its holding."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(migrations, "REVISIONS", REVISIONS[:1])
        patch.setattr(migrations, "NEWEST", REVISIONS[0])
        patch.setattr(running.migrate, "__defaults__", (running.MODULES[:1],))
        with closing(vault.create(PASSPHRASE)) as store, store._database.writing() as cursor:
            return fill_first(cursor)


def fill_first(cursor):
    held, artifact = examples.holding(), examples.artifact()
    row, told = holding_row(held), report_row(examples.report())
    del row["as_of"], row["unreachable_since"]
    members = json.loads(told["report"])
    for later in ("missing", "as_of", "unreachable_since", "not_before"):
        del members[later]
    insert(cursor, "artifacts", artifact_row(artifact, artifact.sha256))
    insert(cursor, "holdings", row)
    insert(cursor, "reports", {**told, "holding": 1, "report": json.dumps(members)})
    insert(cursor, "thumbnails", {"holding": 1, "png": b"png"})
    return held


def insert(cursor, table, row):
    names = ", ".join(row)
    values = ", ".join(f":{name}" for name in row)
    cursor.execute(f"INSERT INTO {table} ({names}) VALUES ({values})", row)


def test_a_backpack_of_the_first_version_keeps_everything_and_goes_on(first_backpack, vault):
    held = first_backpack
    with closing(vault.unlock(PASSPHRASE)) as opened:
        assert opened.load_holdings() == (held,)
        assert opened.load_artifact(held.artifact_sha256) == examples.artifact()
        assert opened.load_report(held.id) == examples.report()
        assert opened.load_thumbnail(held.id) == b"png"
        assert opened.load_capsule(held.id) == ()
        newer = examples.report(1, answers=(examples.answer(),))
        opened.save_report(held.id, newer)
        assert opened.load_report(held.id) == newer
        assert opened.load_capsule(held.id) == newer.answers
        opened.erase([held.id])


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
