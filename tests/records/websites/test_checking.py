"""Every website is looked at once on a day, by one process, and what was found is kept."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from threading import Barrier
from typing import Any

import pytest

from routekaart.database import Database
from routekaart.websites.checking import Report, check_all
from routekaart.websites.records import list_broken, read_websites
from routekaart.websites.visiting import Finding, Stopped

NIGHT = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
GOOD, GONE = "https://goed.example/", "https://weg.example/"


class Round:
    """A night, and what each website says."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.trouble: dict[str, Any] = {GONE: Finding("gone")}
        self.visited: list[str] = []

    def visit(self, url: str, _now: datetime) -> Finding:
        self.visited.append(url)
        found = self.trouble.get(url, Finding())
        if isinstance(found, type):
            raise found
        return found

    def check(self, days: int = 0, *urls: str) -> Report | None:
        now = NIGHT + timedelta(days)
        return check_all(self.database, urls or (GOOD, GONE), self.visit, lambda: now)

    def broken(self) -> list[str]:
        with self.database.reading() as session:
            return [each.url for each in list_broken(session, [GOOD, GONE])]


@pytest.fixture
def night(database: Database) -> Round:
    return Round(database)


def test_a_day_is_done_once(night: Round) -> None:
    assert night.check() == Report(2, 0)
    assert night.check() is None
    assert night.visited == [GOOD, GONE]


def test_of_two_processes_at_once_one_looks(night: Round) -> None:
    together = Barrier(2)

    def look(_number: int) -> Report | None:
        together.wait()
        return night.check()

    with ThreadPoolExecutor(2) as pool:
        reports = list(pool.map(look, range(2)))
    assert sorted(reports, key=str) == [None, Report(2, 0)]


def test_what_fails_on_three_days_is_broken_till_it_works(night: Round) -> None:
    assert [night.check(day) for day in range(3)] == [Report(2, 0), Report(2, 0), Report(2, 1)]
    assert night.broken() == [GONE]
    del night.trouble[GONE]
    assert night.check(3) == Report(2, 0)
    assert night.broken() == []


def test_what_nobody_is_sent_to_any_more_is_forgotten(night: Round) -> None:
    night.check()
    night.check(1, GOOD)
    with night.database.reading() as session:
        assert list(read_websites(session)) == [GOOD]


def test_a_host_that_asks_to_be_left_alone_is(night: Round) -> None:
    night.trouble[GONE] = Finding(None, NIGHT + timedelta(hours=40))
    other = f"{GONE}anders"
    assert night.check(0, GONE, other) == Report(1, 0)
    assert night.check(1, GONE, other) == Report(0, 0)
    assert night.check(2, GONE, other) == Report(2, 0)


def test_whoever_is_stopped_keeps_what_was_found(night: Round) -> None:
    night.trouble[GONE] = Stopped
    assert night.check() == Report(1, 0)
    with night.database.reading() as session:
        assert list(read_websites(session)) == [GOOD]


def test_the_database_is_free_while_a_server_is_waited_for(night: Round) -> None:
    def visit(url: str, now: datetime) -> Finding:
        with night.database.writing() as session:
            read_websites(session)
        return Finding()

    assert check_all(night.database, [GOOD], visit, lambda: NIGHT) == Report(1, 0)
