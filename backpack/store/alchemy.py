"""A transaction of SQLAlchemy's over a connection of our own, for Alembic alone."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import NullPool
from sqlcipher3 import dbapi2


@contextmanager
def transaction(connect: Callable[[], Any], begin: str) -> Iterator[Connection]:
    """A transaction begun by the statement ``begin``; committed on leaving, undone by an exception.

    Raises:
        dbapi2.Error: SQLite's own errors, not wrapped.
    """
    engine = create_engine(
        "sqlite://",
        module=dbapi2,
        creator=connect,
        poolclass=NullPool,
        hide_parameters=True,  # badge text has no place in a traceback
    )
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql(begin))
    try:
        with engine.begin() as connection:
            yield connection
    except DBAPIError as error:
        if isinstance(error.orig, dbapi2.Error):
            raise error.orig from error
        raise
