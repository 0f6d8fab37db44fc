"""The revisions lead to exactly what the records say."""

from __future__ import annotations

import importlib
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Inspector, inspect

from routekaart.database import Base, Database
from routekaart.database.migrating import head
from routekaart.database.revision import HEAD, revision_of

for module in (
    "routekaart.accounts.attempts",
    "routekaart.accounts.ending",
    "routekaart.authoring.map_drafts",
    "routekaart.authoring.records",
    "routekaart.catalogue.closures",
    "routekaart.catalogue.contact_persons",
    "routekaart.catalogue.history",
    "routekaart.catalogue.loaded",
    "routekaart.catalogue.texts",
    "routekaart.edition.records",
    "routekaart.edition.wanted",
    "routekaart.mail.outbox",
    "routekaart.programme.frozen",
    "routekaart.programme.records",
    "routekaart.review.proposals",
    "routekaart.reminders.asked",
    "routekaart.database.duty",
    "routekaart.signals.corrections",
    "routekaart.signals.counts",
    "routekaart.signals.missing",
    "routekaart.signals.unmet",
    "routekaart.websites.records",
):
    importlib.import_module(module)


def checks(inspector: Inspector, table: str) -> dict[str | None, str]:
    return {each["name"]: each["sqltext"] for each in inspector.get_check_constraints(table)}


_FOREIGN = ("constrained_columns", "referred_table", "referred_columns", "options")


def keys(inspector: Inspector, table: str) -> list[Any]:
    """Uniques and foreign keys with what a deletion does, which autogenerate does not compare.

    Of a foreign key that came with a new column SQLite tells no name.
    """
    uniques = inspector.get_unique_constraints(table)
    foreign = inspector.get_foreign_keys(table)
    found = [(each["name"], each["column_names"]) for each in uniques]
    found += [tuple(each[part] for part in _FOREIGN) for each in foreign]
    return sorted(found, key=str)


@pytest.fixture
def made_by_records(empty_database: Database) -> Database:
    Base.metadata.create_all(empty_database.engine)
    return empty_database


def test_a_migrated_database_is_at_head(database: Database) -> None:
    assert revision_of(database) == head() == HEAD


def test_records_and_revisions_have_the_same_columns_and_indexes(database: Database) -> None:
    with database.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, Base.metadata) == []


def test_records_and_revisions_refuse_the_same(
    database: Database, made_by_records: Database
) -> None:
    migrated, declared = inspect(database.engine), inspect(made_by_records.engine)
    for table in Base.metadata.tables:
        assert checks(migrated, table) == checks(declared, table)
        assert keys(migrated, table) == keys(declared, table)
