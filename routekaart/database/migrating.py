"""The schema of the database and its revisions, which stand in `migrations/`.

An upgrade is one transaction: on SQLite one BEGIN IMMEDIATE, so that it is done whole or not at
all, and two processes that start together do it once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy.engine import Connection

import routekaart
from routekaart.database import Database
from routekaart.database.revision import WrongRevision, require_known

MIGRATIONS = Path(routekaart.__file__).parents[1] / "migrations"

_LOCK = 7_085_411_904_331
"""Any number of ours: who holds it on PostgreSQL is the one that migrates."""


class BrokenReferences(Exception):
    """A migration left rows that refer to nothing; none of it was kept."""


def head(folder: Path = MIGRATIONS) -> str:
    """The revision this version works with."""
    revision = _scripts(folder).get_current_head()
    if revision is None:
        raise WrongRevision(f"In {folder} staat geen enkele migratie.")
    return revision


def upgrade(database: Database, revision: str = "head", folder: Path = MIGRATIONS) -> str | None:
    """Bring the database up to `revision`; gives the revision it had before, None if it was empty.

    Raises WrongRevision when the database is of a newer Routekaart than this one.
    """
    return _migrate(database, folder, lambda config: command.upgrade(config, revision))


def downgrade(database: Database, revision: str, folder: Path = MIGRATIONS) -> str | None:
    """Take the database back to `revision` (`base` for empty); gives the revision it had."""
    return _migrate(database, folder, lambda config: command.downgrade(config, revision))


def _migrate(database: Database, folder: Path, deed: Callable[[Config], object]) -> str | None:
    with _migrating(database) as connection:
        before = _current(connection)
        require_known(before, head(folder))
        config = _config(folder)
        config.attributes["connection"] = connection
        deed(config)
        return before


@contextmanager
def _migrating(database: Database) -> Iterator[Connection]:
    with database.engine.connect() as connection:
        sqlite = connection.dialect.name == "sqlite"
        if sqlite:
            # With foreign keys on, rebuilding a table would delete the rows that refer to it.
            # The pragma does nothing inside a transaction, so it goes before the first.
            raw = connection.connection.dbapi_connection
            assert raw is not None
            raw.cursor().execute("PRAGMA foreign_keys=OFF")
        with connection.begin():
            if not sqlite:
                connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_LOCK})")
            yield connection
            if sqlite and (broken := connection.exec_driver_sql("PRAGMA foreign_key_check").all()):
                raise BrokenReferences(f"Na de migratie verwijzen {len(broken)} rijen naar niets.")


def _current(connection: Connection) -> str | None:
    return MigrationContext.configure(connection).get_current_revision()


def _scripts(folder: Path) -> ScriptDirectory:
    return ScriptDirectory.from_config(_config(folder))


def _config(folder: Path) -> Config:
    config = Config()
    config.set_main_option("script_location", str(folder).replace("%", "%%"))
    return config
