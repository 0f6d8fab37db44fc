"""On which days a row of hours falls."""

from __future__ import annotations

from datetime import date, time

import pytest

from routekaart.catalogue.opening_hours.schedule import Schedule
from routekaart.catalogue.opening_hours.values import OpeningTime, Pattern
from routekaart.language.text import Text

MO, TU, WE, TH = range(4)


def days_of(row: OpeningTime, first: date, days: int) -> list[str]:
    return [f"{day.date:%m-%d}" for day in Schedule([row]).week(first, days) if day.slots]


@pytest.mark.parametrize(
    ("pattern", "days"),
    [
        ("every", ["03-02", "03-09", "03-16", "03-23", "03-30"]),
        ("1st", ["03-02"]),
        ("2nd", ["03-09"]),
        ("3rd", ["03-16"]),
        ("4th", ["03-23"]),
        ("last", ["03-30"]),
    ],
)
def test_a_pattern_within_a_month_of_five_mondays(pattern: Pattern, days: list[str]) -> None:
    assert days_of(OpeningTime(MO, pattern=pattern), date(2026, 3, 1), 31) == days


def test_the_last_is_the_fourth_in_a_month_of_four() -> None:
    assert days_of(OpeningTime(MO, pattern="last"), date(2026, 2, 1), 28) == ["02-23"]


def test_every_other_week_goes_on_through_a_year_of_53_weeks() -> None:
    row = OpeningTime(MO, pattern="every other week", valid_from=date(2026, 12, 14))
    assert days_of(row, date(2026, 12, 7), 42) == ["12-14", "12-28", "01-11"]


def test_every_other_week_starts_on_the_first_such_day_from_its_date() -> None:
    row = OpeningTime(MO, pattern="every other week", valid_from=date(2026, 11, 18))
    assert days_of(row, date(2026, 11, 1), 45) == ["11-23", "12-07"]


def test_every_other_week_is_the_same_seen_from_years_later() -> None:
    row = OpeningTime(TH, pattern="every other week", valid_from=date(2020, 1, 2))
    later = date(2026, 12, 31)
    assert (later - date(2020, 1, 2)).days % 14 == 7
    assert days_of(row, later, 15) == ["01-07"]


def test_a_row_begins_and_ends_on_its_dates_both_included() -> None:
    row = OpeningTime(TU, valid_from=date(2026, 11, 10), valid_to=date(2026, 11, 24))
    assert days_of(row, date(2026, 11, 1), 40) == ["11-10", "11-17", "11-24"]


def test_several_rows_on_a_day_stand_in_order_and_none_replaces_another(at) -> None:
    afternoon = OpeningTime(WE, time(13), time(17))
    morning = OpeningTime(WE, time(9), time(12))
    schedule = Schedule([afternoon, morning])
    (day,) = schedule.week(date(2026, 11, 25), 1)
    assert [slot.opens for slot in day.slots] == [time(9), time(13)]
    assert schedule.state(at("2026-11-25 10:00")).status == "open"
    assert schedule.state(at("2026-11-25 12:00")).opens == at("2026-11-25 13:00").replace(
        tzinfo=None
    )
    assert schedule.state(at("2026-11-25 14:00")).status == "open"


def test_unknown_hours_come_last_and_keep_what_is_said_of_them() -> None:
    evening = OpeningTime(WE, part_of_day="evening", note=Text("Bel aan"))
    (day,) = Schedule([evening, OpeningTime(WE, time(9), time(12))]).week(date(2026, 11, 25), 1)
    assert [slot.opens for slot in day.slots] == [time(9), None]
    assert (day.slots[1].part_of_day, day.slots[1].note) == ("evening", Text("Bel aan"))


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"weekday": 7}, "weekday"),
        ({"weekday": 0, "opens": time(9)}, "both"),
        ({"weekday": 0, "pattern": "every other week"}, "valid_from"),
    ],
)
def test_a_row_that_cannot_mean_anything_is_refused(fields: dict, says: str) -> None:
    with pytest.raises(ValueError, match=says):
        OpeningTime(**fields)
