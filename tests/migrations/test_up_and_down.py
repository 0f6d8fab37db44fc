"""Every revision goes up and down with rows in the tables, and loses none that were there."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from alembic.script import ScriptDirectory

from routekaart.database import Database
from routekaart.database.migrating import MIGRATIONS, downgrade, upgrade
from routekaart.database.revision import revision_of
from tests.migrations.samples import SAMPLES, Row

REVISIONS = [each.revision for each in ScriptDirectory(str(MIGRATIONS)).walk_revisions()][::-1]
TYPES: dict[type, Any] = {
    UUID: sa.Uuid(),
    datetime: sa.DateTime(timezone=True),
    date: sa.Date(),
    time: sa.Time(),
    bool: sa.Boolean(),
    bytes: sa.LargeBinary(),
}


def table_of(row: Row) -> sa.TableClause:
    name, values = row
    columns = (sa.column(each, TYPES.get(type(value))) for each, value in values.items())
    return sa.table(name, *columns)


def insert(database: Database, rows: list[Row]) -> None:
    with database.engine.begin() as connection:
        for row in rows:
            connection.execute(table_of(row).insert().values(row[1]))


def found(database: Database, row: Row) -> bool:
    """Whether a row with these very values is there, once."""
    table = table_of(row)
    query = sa.select(*table.c).where(*(table.c[name] == row[1][name] for name in _key(row)))
    with database.reading() as session:
        (only,) = session.execute(query).mappings().all()
    return {name: _in_utc(value) for name, value in only.items()} == row[1]


def _key(row: Row) -> list[str]:
    return ["id"] if "id" in row[1] else [name for name in row[1] if name != "content"]


def _in_utc(value: object) -> object:
    if isinstance(value, datetime):
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)
    return value


def tables(database: Database) -> set[str]:
    return set(sa.inspect(database.engine).get_table_names()) - {"alembic_version"}


def test_every_revision_has_samples() -> None:
    assert list(SAMPLES) == REVISIONS
    assert all(SAMPLES.values())


def test_every_table_has_a_sample(database: Database) -> None:
    assert {table for rows in SAMPLES.values() for table, _ in rows} == tables(database)


def test_up_and_down_and_up_on_rows(empty_database: Database) -> None:
    for revision in REVISIONS:
        upgrade(empty_database, revision)
        insert(empty_database, SAMPLES[revision])
    for revision in reversed(REVISIONS):
        assert revision_of(empty_database) == revision
        kept = [row for each in REVISIONS[: REVISIONS.index(revision) + 1] for row in SAMPLES[each]]
        assert all(found(empty_database, row) for row in kept)
        downgrade(empty_database, "-1")
    assert tables(empty_database) == set()
    assert upgrade(empty_database) is None
