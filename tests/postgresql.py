"""Databases on a real PostgreSQL, each for one test."""

from __future__ import annotations

import uuid

from sqlalchemy import create_engine

from routekaart.database import Database


class PostgreSQL:
    """A server that a test run started. Its databases have not to outlive a power cut."""

    def __init__(self, address: str) -> None:
        self._administrator = create_engine(
            address.replace("postgresql://", "postgresql+psycopg://", 1),
            isolation_level="AUTOCOMMIT",
        )
        self._do("ALTER SYSTEM SET fsync = off")
        self._do("ALTER SYSTEM SET max_wal_size = '256MB'")
        self._do("SELECT pg_reload_conf()")

    def create(self, template: str) -> Database:
        """A database of its own: empty (`template1`), or a copy of another by its name."""
        name = f"t{uuid.uuid4().hex}"
        self._do(f"CREATE DATABASE {name} TEMPLATE {template}")
        url = self._administrator.url.set(drivername="postgresql", database=name)
        return Database(url.render_as_string(hide_password=False))

    def drop(self, database: Database) -> None:
        """Leave nothing of it: each takes ten megabytes, and there are hundreds of tests."""
        database.engine.dispose()
        self._do(f"DROP DATABASE {database.engine.url.database} WITH (FORCE)")

    def close(self) -> None:
        """Leave the server to whoever else uses it."""
        self._administrator.dispose()

    def _do(self, statement: str) -> None:
        with self._administrator.connect() as connection:
            connection.exec_driver_sql(statement)
