"""Help that is missed is told in numbers, and no small one."""

from __future__ import annotations

import uuid
from datetime import date, timedelta

from routekaart.signals.missing import KEPT_FOR, Missing, MissingHelp, drop_old, list_missing, tell

TODAY = date(2026, 11, 23)


def told(database, times: int = 1, **differs) -> None:
    known = {"told_on": TODAY, "topic": "geld", "locale": "ti", "area": "Prinsenhof"}
    for _ in range(times):
        with database.writing() as session:
            tell(session, MissingHelp(**{"submission": uuid.uuid4(), **known, **differs}))


def missing(database, since: date = TODAY, **until: date) -> list[Missing]:
    with database.reading() as session:
        return list_missing(session, since, **until)


def test_what_was_told_less_than_five_times_is_not_shown(database) -> None:
    told(database, 4)
    assert missing(database) == []
    told(database, locale="ar", area="")
    assert missing(database) == [Missing("geld", 5, (), ())]
    told(database)
    assert missing(database) == [Missing("geld", 6, (("ti", 5),), (("Prinsenhof", 5),))]


def test_most_often_first_and_only_of_these_days(database) -> None:
    told(database, 5)
    told(database, 6, topic="wonen")
    told(database, 7, topic="eten", told_on=TODAY - timedelta(1))
    assert [each.topic for each in missing(database)] == ["wonen", "geld"]
    before = missing(database, TODAY - timedelta(1), until=TODAY)
    assert [each.topic for each in before] == ["eten"]


def test_a_double_tap_is_told_once(database) -> None:
    told(database, 6, submission=uuid.uuid4())
    assert missing(database) == []


def test_after_a_year_it_goes(database) -> None:
    told(database, 5)
    for later, left in ((KEPT_FOR - timedelta(1), 1), (KEPT_FOR, 0)):
        with database.writing() as session:
            drop_old(session, TODAY + later)
        assert len(missing(database)) == left
