"""What people use is counted exactly, whatever happens to the database and to other processes."""

from __future__ import annotations

import logging
import signal
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.exc import OperationalError

import routekaart
from routekaart.database import Database
from routekaart.signals import tally as tallying
from routekaart.signals.tally import Tally
from routekaart.signals.unmet import UnmetSearch, Wish
from tests.faults.patience import until
from tests.faults.signals.counter import READ, now
from tests.records.signals.test_counts import kept

COUNTER = Path(__file__).with_name("counter.py")
PROJECT = Path(routekaart.__file__).parents[1]


def start(database: Database, secrets: Path, times: int, dies: str = "no"):
    address = str(database.file or database.engine.url.render_as_string(hide_password=False))
    address = address.replace("postgresql+psycopg", "postgresql")
    return subprocess.Popen(
        [sys.executable, COUNTER, address, secrets, str(times), dies],
        env={"PYTHONPATH": str(PROJECT), "PATH": ""},
    )


@pytest.fixture
def tally(sqlite_database: Database, tmp_path: Path) -> Iterator[Tally]:
    made = Tally(sqlite_database, tmp_path, now, every=0.02)
    yield made
    made.stop()


def test_several_processes_lose_nothing(database: Database, tmp_path: Path) -> None:
    processes = [start(database, tmp_path, times) for times in (35, 41, 10)]
    assert [process.wait(180) for process in processes] == [0, 0, 0]
    assert kept(database) == {READ: 86}


def test_who_is_killed_loses_what_was_not_written_and_no_more(sqlite_database, tmp_path) -> None:
    assert start(sqlite_database, tmp_path, 37, "yes").wait(180) == -signal.SIGKILL
    assert kept(sqlite_database) == {READ: 30}


def test_it_is_written_by_itself(sqlite_database, tally) -> None:
    tally.start()
    tally.count(READ)
    assert until(lambda: kept(sqlite_database) == {READ: 1})
    tally.count(READ)
    assert until(lambda: kept(sqlite_database) == {READ: 2})


def test_at_a_tidy_end_all_of_it_is_written(sqlite_database, tmp_path) -> None:
    tally = Tally(sqlite_database, tmp_path, now)
    tally.start()
    for _ in range(3):
        tally.count(READ)
    tally.stop()
    assert kept(sqlite_database) == {READ: 3}


def test_what_cannot_be_written_waits_for_what_comes_after(sqlite_database, tally, caplog) -> None:
    caplog.set_level(logging.INFO)
    aside = sqlite_database.file.rename(sqlite_database.file.with_name("aside"))
    tally.start()
    tally.count(READ)
    assert until(lambda: "it waits" in caplog.text)
    tally.count(READ)
    aside.rename(sqlite_database.file)
    tally.stop()
    assert kept(sqlite_database) == {READ: 2}
    assert caplog.text.count("it waits") == 1
    assert READ.key not in caplog.text


def test_what_is_counted_while_it_is_written_is_not_lost(
    sqlite_database, tmp_path, monkeypatch
) -> None:
    tally, real_add = Tally(sqlite_database, tmp_path, now), tallying.add

    def add_slowly(session, counted) -> None:
        tally.count(READ)
        real_add(session, counted)

    monkeypatch.setattr(tallying, "add", add_slowly)
    tally.count(READ)
    assert [tally.look(), tally.look()] == [1, 1]
    monkeypatch.setattr(tallying, "add", real_add)
    tally.stop()
    assert kept(sqlite_database) == {READ: 3}


def test_many_threads_count_at_once(sqlite_database, tmp_path) -> None:
    tally = Tally(sqlite_database, tmp_path, now)
    with ThreadPoolExecutor(8) as pool:
        for number in range(4_000):
            pool.submit(tally.count, READ)
            if number % 1_000 == 0:
                pool.submit(tally.look)
    tally.stop()
    assert kept(sqlite_database) == {READ: 4_000}


def test_memory_is_bounded_however_long_the_database_stays_away(tally, monkeypatch) -> None:
    monkeypatch.setattr(tallying, "MOST_WAITING", 2)
    aside = tally._database.file.rename(tally._database.file.with_name("aside"))
    days = [READ._replace(day=READ.day + timedelta(n)) for n in range(3)]
    for _ in range(2):
        for each in days:
            tally.count(each)
        with pytest.raises(OperationalError):
            tally.look()
    aside.rename(tally._database.file)
    tally.stop()
    assert kept(tally._database) == dict.fromkeys(days[:2], 2)


def test_words_wait_for_a_database_too_and_are_tidied_every_day(sqlite_database, tmp_path) -> None:
    moment = [datetime(2026, 11, 23, 12, tzinfo=UTC)]
    tally = Tally(sqlite_database, tmp_path, lambda: moment[0])
    wish = Wish(moment[0].date(), "nl", "zwemles")
    aside = sqlite_database.file.rename(sqlite_database.file.with_name("aside"))
    for _ in range(3):
        tally.wish(wish)
        with pytest.raises(OperationalError):
            tally.look()
    aside.rename(sqlite_database.file)
    tally.look()
    with sqlite_database.reading() as session:
        assert [(row.days, row.words) for row in session.scalars(select(UnmetSearch))] == [
            (1, None)
        ]
    moment[0] += timedelta(31)
    tally.look()
    with sqlite_database.reading() as session:
        assert session.scalars(select(UnmetSearch)).all() == []
