"""Numbers of a day add up, on both databases and from several sides at once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from threading import Barrier

import pytest
from sqlalchemy import event, select

from routekaart.database import Database
from routekaart.signals.counting import Counted
from routekaart.signals.counts import DailyCount, Use, add, find_use

DAY = date(2026, 11, 23)


def counted(kind="service", key="ping-loket", locale="nl", day=DAY) -> Counted:
    return Counted(day, kind, key, locale)


def keep(database: Database, *each: dict[Counted, int]) -> None:
    for numbers in each:
        with database.writing() as session:
            add(session, numbers)


def kept(database: Database) -> dict[Counted, int]:
    with database.reading() as session:
        rows = session.scalars(select(DailyCount))
        return {Counted(row.day, row.kind, row.key, row.locale): row.number for row in rows}


def test_what_comes_later_is_added(database: Database) -> None:
    keep(database, {counted(): 3}, {counted(): 4, counted("call"): 1}, {})
    assert kept(database) == {counted(): 7, counted("call"): 1}


@pytest.mark.parametrize(
    "other",
    [{"day": DAY + timedelta(1)}, {"kind": "call"}, {"key": "taalcafe"}, {"locale": "ti"}],
)
def test_days_kinds_keys_and_languages_are_counted_apart(database: Database, other) -> None:
    keep(database, {counted(): 1, counted(**other): 2})
    assert kept(database) == {counted(): 1, counted(**other): 2}


def test_nothing_is_lost_between_several_that_add_at_once(database: Database) -> None:
    """Each begins at another end, so that two could wait for each other for ever."""
    keys, together = ("a", "b", "c"), Barrier(4)

    def add_often(number: int) -> None:
        together.wait()
        for _ in range(10):
            order = keys if number % 2 else keys[::-1]
            keep(database, {counted(key=key): 1 for key in order})

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(add_often, range(4)))
    assert kept(database) == {counted(key=key): 40 for key in keys}


def test_the_use_of_all_services_is_one_question_to_the_database(database: Database) -> None:
    long_ago = DAY - timedelta(92)
    read = {counted(locale=code): 10 for code in ("nl", "ar")}
    taps = {counted(kind): 1 for kind in ("call", "whatsapp", "sms", "mail", "go", "web")}
    said = {counted("helped"): 6, counted("not helped"): 2, counted("step helped"): 9}
    others = {counted(key="ander"): 9, counted(day=long_ago): 9, counted("question"): 9}
    others |= {counted(day=DAY + timedelta(1)): 9}
    keep(database, read | taps | said | others)
    asked: list[str] = []
    event.listen(database.engine, "before_cursor_execute", lambda *given: asked.append(given[2]))
    with database.reading() as session:
        found = find_use(
            session, ["ping-loket", "nieuw"], long_ago + timedelta(1), DAY + timedelta(1)
        )
    assert found == {"ping-loket": Use(20, 4, 6, 2), "nieuw": Use(0, 0)}
    assert len([each for each in asked if "daily_count" in each]) == 1
