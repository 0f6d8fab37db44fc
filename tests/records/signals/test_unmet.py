"""Words stand in the database only once they are common, on both databases."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from threading import Barrier

import pytest
from sqlalchemy import select, text

from routekaart.database import Database
from routekaart.signals.counting import FEWEST_SHOWN
from routekaart.signals.unmet import KEPT_FOR, Unmet, UnmetSearch, Wish, keep, list_unmet, tidy

SECRET = b"a key of sixteen bytes and more"
DAY = date(2026, 11, 3)


def wish(database: Database, days: list[date], words="zwemles", locale="nl", secret=SECRET) -> None:
    for day in days:
        with database.writing() as session:
            keep(session, Wish(day, locale, words), secret)


def days(number: int, since: date = DAY, step: int = 1) -> list[date]:
    return [since + timedelta(step * each) for each in range(number)]


def listed(database: Database, since: date = DAY) -> list[Unmet]:
    with database.reading() as session:
        return list_unmet(session, since)


def all_that_is_kept(database: Database) -> str:
    with database.reading() as session:
        return repr(session.execute(text("SELECT * FROM unmet_search")).all())


def test_words_are_not_in_the_database_before_they_are_common(database: Database) -> None:
    wish(database, days(FEWEST_SHOWN - 1))
    assert "zwem" not in all_that_is_kept(database)
    assert listed(database) == []
    wish(database, [DAY + timedelta(20)])
    assert listed(database) == [Unmet("zwemles", "nl", 5)]
    wish(database, [DAY + timedelta(21)])
    assert listed(database) == [Unmet("zwemles", "nl", 6)]


def test_who_tries_again_and_again_on_one_day_makes_nothing_common(database: Database) -> None:
    wish(database, [DAY] * 20 + [DAY + timedelta(1)] * 20)
    assert "zwem" not in all_that_is_kept(database)


def test_the_same_words_in_two_languages_are_two(database: Database) -> None:
    wish(database, days(3), "taxi")
    wish(database, days(3), "taxi", "en")
    assert "taxi" not in all_that_is_kept(database)
    with database.reading() as session:
        assert len({row.digest for row in session.scalars(select(UnmetSearch))}) == 2


def test_without_the_key_nobody_can_try_names(database: Database) -> None:
    wish(database, [DAY], "jansen")
    wish(database, [DAY], "jansen", secret=b"another key that is long enough")
    with database.reading() as session:
        assert len({row.digest for row in session.scalars(select(UnmetSearch))}) == 2


def test_what_does_not_become_common_in_a_month_goes(database: Database) -> None:
    wish(database, days(4), "jansen")
    wish(database, days(5), "zwemles")
    for after, left in ((29, 2), (40, 1), (400, 0)):
        with database.writing() as session:
            tidy(session, DAY + timedelta(after))
        with database.reading() as session:
            found = {row.digest for row in session.scalars(select(UnmetSearch))}
            assert len(found) == left
    assert timedelta(400) > KEPT_FOR


def test_five_days_in_a_year_are_not_common(database: Database) -> None:
    wish(database, days(5, step=31))
    assert "zwem" not in all_that_is_kept(database)


@pytest.mark.parametrize("number", [1, 5])
def test_of_several_at_once_a_day_counts_once(database: Database, number: int) -> None:
    together = Barrier(4)

    def try_at_once(_: int) -> None:
        together.wait()
        wish(database, days(number))

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(try_at_once, range(4)))
    with database.reading() as session:
        assert sum(row.days for row in session.scalars(select(UnmetSearch))) == number
