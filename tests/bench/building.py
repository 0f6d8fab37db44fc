"""How long making an edition takes, of the real catalogue copied until it has enough services."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from math import ceil
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import Table, insert, select
from sqlalchemy.orm import Session

from routekaart.catalogue.closures import ClosureRow
from routekaart.catalogue.opening_hours.wall_clock import ZONE
from routekaart.catalogue.services import Service
from routekaart.catalogue.texts import TextRow
from routekaart.cli.content_loading import load_content
from routekaart.database import Base, Database
from routekaart.database.migrating import upgrade
from routekaart.edition import store
from routekaart.edition.build import builder
from routekaart.settings import Settings
from tests.bench.measured import Measured

Row = Mapping[str, Any]
Rows = dict[Table, list[Row]]


def building(settings: Settings, folder: Path, sizes: tuple[int, ...]) -> Iterator[Measured]:
    for size in sizes:
        database = _catalogue(settings, folder / f"{size}.sqlite3", size)
        count, seconds, megabytes = _build(settings, database)
        yield Measured(
            f"edition of {count:,} services: build", f"{seconds:.2f} s, {megabytes:.1f} MB"
        )


def _build(settings: Settings, database: Database) -> tuple[int, float, float]:
    """How many services, seconds from records to bytes, and megabytes."""
    since = time.perf_counter()
    today = datetime.now(ZONE).date()
    build = builder(settings.content_dir, settings.translations_dir, today)
    with database.reading() as session:
        edition = build(session)
    content = store.encode(edition)
    return len(edition.services), time.perf_counter() - since, len(content) / 1e6


def _catalogue(settings: Settings, file: Path, size: int) -> Database:
    database = Database(file)
    database.create_file()
    upgrade(database)
    load_content(database, settings, "content", datetime.now(UTC))
    with database.writing() as session:
        _multiply(session, size)
    return database


def _multiply(session: Session, size: int) -> None:
    """Copy every service, with all that hangs on it, until there are at least `size`."""
    tables = [*_owned_tables(), Base.metadata.tables[TextRow.__tablename__]]
    rows: Rows = {
        table: [row for row in session.execute(select(table)).mappings() if _of_a_service(row)]
        for table in tables
    }
    times = ceil(size / len(rows[tables[0]])) - 1
    ids = [
        {row["id"]: uuid4() for table in rows.values() for row in table if "id" in row}
        for _ in range(times)
    ]
    for table, found in rows.items():
        if copies := [_copy(row, ids[n], n) for n in range(times) for row in found]:
            session.execute(insert(table), copies)


def _owned_tables() -> list[Table]:
    """The services, then every table whose rows hang on one of those before it, save closures."""
    owned = [Base.metadata.tables[Service.__tablename__]]
    passed = {*owned, Base.metadata.tables[ClosureRow.__tablename__]}
    for table in Base.metadata.sorted_tables:
        if table not in passed and any(key.column.table in owned for key in table.foreign_keys):
            owned.append(table)
    return owned


def _of_a_service(row: Row) -> bool:
    """Leaves out the telephone of a partner, and the texts of all other entries."""
    owners = [row[name] for name in ("service_id", "service_at_location_id") if name in row]
    return any(owners) if owners else row.get("entry", "service.").startswith("service.")


def _copy(row: Row, ids: Mapping[UUID, UUID], number: int) -> dict[str, Any]:
    """A row of the copy. Whom to ask stays the original, which is there already."""
    copy = {
        name: ids.get(value, value)
        if isinstance(value, UUID) and name != "ask_through_id"
        else value
        for name, value in row.items()
    }
    for name in {"slug", "entry"} & copy.keys():
        copy[name] = f"{copy[name]}-{number}"
    return copy
