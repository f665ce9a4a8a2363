"""The schema, one revision after another; a backpack is brought up to date as it is opened.

Alembic is imported only when there is something to do: it costs three bare windows. How nothing
is lost by it is ``safely``'s part.
"""

from typing import TYPE_CHECKING

from backpack import __version__
from backpack.domain.faults import Fault
from backpack.store.engine import Cursor, Database

if TYPE_CHECKING:
    from sqlalchemy import Connection

REVISIONS = ("0001", "0002", "0003")
"""Every revision that this program knows, oldest first."""

NEWEST = REVISIONS[-1]

_THOUSAND = 1000


def create_schema(database: Database) -> None:
    """Build the tables of a new, empty database, through every revision."""
    with database.migrating() as connection:
        bring_to_newest(connection)


def bring_to_newest(connection: "Connection") -> None:
    """Go through the revisions that are missing, and note which program did it."""
    from backpack.store.migrations.running import migrate  # noqa: PLC0415 - Alembic

    migrate(connection)
    connection.exec_driver_sql(f"PRAGMA user_version = {version_number(__version__)}")


def is_behind(database: Database) -> bool:
    """Whether an existing database is to be brought up to date before it can be used.

    Raises:
        Fault: ``store-newer`` or ``store-needs`` for one that a later version has written to, and
            ``store-damaged`` for one that says nothing about itself.
    """
    with database.reading() as cursor:
        revision = _revision(cursor)
        cursor.execute("PRAGMA user_version")
        written_by = int(cursor.fetchone()[0])
    if revision is None:
        raise database.damaged()
    if revision in REVISIONS:
        return revision != NEWEST
    if written_by > version_number(__version__):
        raise Fault("store-needs", version=version_text(written_by))
    raise Fault("store-newer")


def version_number(version: str) -> int:
    """A version as SQLite's header keeps it: ``1.2.3`` is 1002003."""
    major, minor, patch = (int(part) for part in version.split("."))
    return (major * _THOUSAND + minor) * _THOUSAND + patch


def version_text(number: int) -> str:
    """What ``version_number`` was given."""
    above, patch = divmod(number, _THOUSAND)
    major, minor = divmod(above, _THOUSAND)
    return f"{major}.{minor}.{patch}"


def _revision(cursor: Cursor) -> str | None:
    cursor.execute("SELECT name FROM sqlite_master WHERE name = 'alembic_version'")
    if cursor.fetchone() is None:
        return None
    cursor.execute("SELECT version_num FROM alembic_version")
    row = cursor.fetchone()
    return row and str(row["version_num"])
