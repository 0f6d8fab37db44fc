"""The database: SQLite in a file, or PostgreSQL. Every unit of work either reads or writes."""

from __future__ import annotations

import sqlite3
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import DateTime, Engine, MetaData, Uuid, create_engine, event, text
from sqlalchemy.engine import Connection, Dialect, ExceptionContext
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column
from sqlalchemy.pool import NullPool
from sqlalchemy.types import TypeDecorator


class UtcTimestamp(TypeDecorator[datetime]):
    """An aware moment in UTC; SQLite keeps it without zone, so the zone is put back on reading."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a timestamp needs a time zone")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Base(DeclarativeBase):
    """All records. Constraint names are fixed, so that a migration can name what it changes."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map = {datetime: UtcTimestamp(), uuid.UUID: Uuid()}  # noqa: RUF012


class Identified:
    """A record with a random id of its own."""

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=uuid.uuid4)


class Database:
    """Where the records are. One per process; opens a connection for each unit of work."""

    def __init__(self, url: str | Path) -> None:
        """`url` is the path of an SQLite file, or a `postgresql://` address."""
        self.file = url if isinstance(url, Path) else None
        self.engine = _sqlite(url) if isinstance(url, Path) else _postgresql(url)

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A session that cannot change anything."""
        with Session(self.engine.execution_options(writes=False)) as session:
            yield session

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """A session that commits at the end, or changes nothing when an error passes."""
        with Session(self.engine.execution_options(writes=True)) as session, session.begin():
            yield session

    @contextmanager
    def rehearsing(self) -> Iterator[Session]:
        """A session that may change anything, and of which nothing is kept."""
        with Session(self.engine.execution_options(writes=True)) as session:
            yield session

    def create_file(self) -> None:
        """Make an empty SQLite file where there is none: the only way one ever comes to be."""
        if self.file is not None:
            self.file.parent.mkdir(parents=True, exist_ok=True)
            self.file.touch(mode=0o600, exist_ok=True)


def _sqlite(file: Path) -> Engine:
    # mode=rw: a missing file is an error, never a new empty database. No pool: a connection
    # to a file that was replaced or removed is not used for the next unit.
    address = f"{file.absolute().as_uri()}?mode=rw"
    engine = create_engine(
        "sqlite://",
        creator=lambda: sqlite3.connect(address, uri=True, isolation_level=None, timeout=10),
        poolclass=NullPool,
        hide_parameters=True,
    )

    @event.listens_for(engine, "connect")
    def _configure(connection: Any, _record: object) -> None:
        connection.execute("PRAGMA foreign_keys=ON")
        connection.execute("PRAGMA synchronous=FULL")

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        # Read-then-write in a deferred transaction fails at once under WAL (BUSY_SNAPSHOT).
        if connection.get_execution_options().get("writes", True):
            connection.exec_driver_sql("PRAGMA journal_mode=WAL")
            connection.exec_driver_sql("BEGIN IMMEDIATE")
        else:
            connection.exec_driver_sql("PRAGMA query_only=ON")
            connection.exec_driver_sql("BEGIN")

    return engine


def _postgresql(url: str) -> Engine:
    engine = create_engine(
        url.replace("postgresql://", "postgresql+psycopg://", 1),
        pool_pre_ping=True,
        # What people wrote may not stand in a log; and a server that is silent is not there.
        hide_parameters=True,
        connect_args={"connect_timeout": 5},
    )

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        if not connection.get_execution_options().get("writes", True):
            connection.execute(text("SET TRANSACTION READ ONLY"))

    event.listen(engine, "handle_error", _leave_out_values)
    return engine


def _leave_out_values(context: ExceptionContext) -> None:
    """Below the first line of a fault PostgreSQL tells the value, or the whole row."""
    for fault in (context.original_exception, context.sqlalchemy_exception):
        if fault is not None and fault.args:
            told = str(fault.args[0]).partition("\n")[0]
            fault.args = (told, *fault.args[1:])
