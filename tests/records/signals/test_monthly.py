"""The use of every service by month, in both databases."""

from __future__ import annotations

from datetime import date

from routekaart.database import Database
from routekaart.signals.counting import Counted
from routekaart.signals.counts import Monthly, add, list_monthly


def test_days_of_a_month_are_added_up_apart_for_each_way_and_language(database: Database) -> None:
    with database.writing() as session:
        add(session, {
            Counted(date(2026, 8, 1), "service", "taalcafe", "nl"): 2,
            Counted(date(2026, 8, 31), "service", "taalcafe", "nl"): 3,
            Counted(date(2026, 8, 31), "service", "taalcafe", "ar"): 1,
            Counted(date(2026, 8, 31), "go", "taalcafe", "nl"): 4,
            Counted(date(2026, 9, 1), "service", "taalcafe", "nl"): 5,
            Counted(date(2026, 10, 1), "service", "taalcafe", "nl"): 9,
            Counted(date(2026, 8, 31), "question", "geld", "nl"): 7,
        })  # fmt: skip
    with database.reading() as session:
        found = list_monthly(session, date(2026, 8, 1), date(2026, 10, 1))
    assert sorted(found) == [
        Monthly("taalcafe", 2026, 8, "ar", "service", 1),
        Monthly("taalcafe", 2026, 8, "nl", "go", 4),
        Monthly("taalcafe", 2026, 8, "nl", "service", 5),
        Monthly("taalcafe", 2026, 9, "nl", "service", 5),
    ]
    assert [each.is_tap for each in sorted(found)] == [False, True, False, False]
