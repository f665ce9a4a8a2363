"""Runs Alembic's revisions from the modules of this package, inside a given transaction.

Modules rather than a folder of scripts: they are found the same way in a checkout, a
wheel and a frozen build. There is no way back: an older program does not open the store.
"""

from collections.abc import Sequence
from types import ModuleType
from typing import Any, cast

from alembic.operations import Operations
from alembic.runtime.migration import MigrationContext, MigrationStep, RevisionStep
from alembic.script import Script
from alembic.script.revision import RevisionMap
from sqlalchemy import Connection

from backpack.store.migrations.versions import (
    r0001_first_backpack,
    r0002_what_reports_rest_on,
    r0003_what_the_learner_arranges,
)

MODULES: tuple[ModuleType, ...] = (
    r0001_first_backpack,
    r0002_what_reports_rest_on,
    r0003_what_the_learner_arranges,
)


def migrate(connection: Connection, modules: Sequence[ModuleType] = MODULES) -> None:
    """Bring the database behind ``connection`` to the newest of ``modules``.

    Everything happens in the transaction that ``connection`` is in; SQLite undoes changes
    of the schema with the rest of it.
    """
    scripts = [Script(module, module.revision, str(module.__file__)) for module in modules]
    revisions = RevisionMap(lambda: scripts)

    def steps(heads: tuple[str, ...], _: MigrationContext) -> list[RevisionStep]:
        waiting = revisions.iterate_revisions("head", heads, implicit_base=True)
        return [
            MigrationStep.upgrade_from_script(revisions, cast("Script", script))
            for script in reversed(list(waiting))
        ]

    options: dict[str, Any] = {"fn": steps, "transactional_ddl": True}
    context = MigrationContext.configure(connection=connection, opts=options)
    with Operations.context(context):
        context.run_migrations()
