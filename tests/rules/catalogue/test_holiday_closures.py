"""Until when the public holidays are known."""

from __future__ import annotations

from datetime import date

from routekaart.catalogue.holiday_closures import find_last_holiday
from routekaart.catalogue.opening_hours.values import Closure
from routekaart.language.text import Text

CHRISTMAS, NEW_YEAR, SUMMER = date(2026, 12, 26), date(2026, 1, 1), date(2027, 7, 1)


def test_the_last_holiday_is_the_last_that_closes_everything() -> None:
    assert (
        find_last_holiday(
            [
                Closure("catalogue", CHRISTMAS, CHRISTMAS, Text("Tweede kerstdag")),
                Closure("catalogue", NEW_YEAR, NEW_YEAR, Text("Nieuwjaarsdag")),
                Closure("catalogue", SUMMER, SUMMER, Text("Verhuizing")),
                Closure("service", SUMMER, SUMMER, Text("Eerste kerstdag"), target="a"),
            ]
        )
        == CHRISTMAS
    )


def test_without_holidays_there_is_no_last_one() -> None:
    assert find_last_holiday([]) is None
