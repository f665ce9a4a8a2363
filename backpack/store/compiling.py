"""SQLAlchemy's statements as text, compiled once as a module is imported."""

from sqlalchemy.dialects import sqlite
from sqlalchemy.sql import ClauseElement

_DIALECT = sqlite.dialect(paramstyle="named")


def sql(statement: ClauseElement, *columns: str) -> str:
    """The text with ``:name`` for each value; an insert fills ``columns``."""
    return str(statement.compile(dialect=_DIALECT, column_keys=columns or None))
