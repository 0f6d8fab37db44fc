"""The real site and its partners, with ways of taking the database from under them."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from sqlalchemy import event

from tests.pages.partners.conftest import Office, office

__all__ = ["office"]

Fault = Callable[[Office], Any]


@contextmanager
def gone(office: Office) -> Iterator[None]:
    """The file is not there; nobody makes a new one in its place."""
    file = database_file(office)
    elsewhere = file.rename(file.with_suffix(".away"))
    yield
    assert not file.exists()
    elsewhere.rename(file)


@contextmanager
def locked(office: Office) -> Iterator[None]:
    """Somebody else writes, and does not stop. Nobody waits for ten seconds here."""
    with connecting(office, "busy_timeout = 20"):
        other = sqlite3.connect(database_file(office), isolation_level=None)
        other.execute("BEGIN EXCLUSIVE")
        yield
        other.rollback()
        other.close()


@contextmanager
def read_only(office: Office) -> Iterator[None]:
    """Nothing can be written; to who may do all, no file is read-only by its rights."""
    with connecting(office, "query_only = ON"):
        yield


@contextmanager
def damaged(office: Office) -> Iterator[None]:
    """Something wrote over the beginning of the file."""
    file = database_file(office)
    good = file.read_bytes()
    beside = [file.with_name(file.name + end) for end in ("-wal", "-shm")]
    for each in beside:
        each.unlink(missing_ok=True)
    file.write_bytes(b"\x00" * 4096 + good[4096:])
    yield
    for each in beside:
        each.unlink(missing_ok=True)
    file.write_bytes(good)


FAULTS = (gone, locked, read_only, damaged)


@contextmanager
def connecting(office: Office, pragma: str) -> Iterator[None]:
    """Every connection of the application has this set."""
    engine = office.app.extensions["routekaart"].database.engine

    def set_it(connection: Any, _record: object) -> None:
        connection.execute(f"PRAGMA {pragma}")

    event.listen(engine, "connect", set_it)
    yield
    event.remove(engine, "connect", set_it)


def database_file(office: Office) -> Any:
    file = office.database.file
    if file is None:
        pytest.skip("a file is what is damaged here")
    return file
