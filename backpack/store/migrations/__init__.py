"""The schema, one revision after another; a backpack is brought up to date as it is opened.

Alembic is imported only when there is something to do: it costs three bare windows.
"""

from backpack.domain.faults import Fault
from backpack.store.engine import Cursor, Database

REVISIONS = ("0001", "0002", "0003")
"""Every revision that this program knows, oldest first."""

NEWEST = REVISIONS[-1]


def create_schema(database: Database) -> None:
    """Build the tables of a new, empty database, through every revision."""
    from backpack.store.migrations.running import migrate  # noqa: PLC0415 - Alembic

    with database.migrating() as connection:
        migrate(connection)


def bring_up_to_date(database: Database) -> None:
    """Migrate an existing database where it is behind: wholly, or not at all.

    Raises:
        Fault: ``store-newer`` for one that a later version has written to, and
            ``store-damaged`` for one that says nothing about itself.
    """
    with database.reading() as cursor:
        revision = _revision(cursor)
    if revision is None:
        raise database.damaged()
    if revision not in REVISIONS:
        raise Fault("store-newer")
    if revision != NEWEST:
        create_schema(database)


def _revision(cursor: Cursor) -> str | None:
    cursor.execute("SELECT name FROM sqlite_master WHERE name = 'alembic_version'")
    if cursor.fetchone() is None:
        return None
    cursor.execute("SELECT version_num FROM alembic_version")
    row = cursor.fetchone()
    return row and str(row["version_num"])
