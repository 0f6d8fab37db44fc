"""Hours past midnight: they belong to the day on which they begin, and go on until they end."""

from __future__ import annotations

from datetime import date, time

import pytest

from routekaart.catalogue.opening_hours.schedule import Schedule
from routekaart.catalogue.opening_hours.values import OpeningTime

FRIDAY_NIGHT = OpeningTime(4, time(22), time(3))
EVERY_NIGHT = [OpeningTime(weekday, time(22), time(3)) for weekday in range(7)]


@pytest.mark.parametrize(
    ("shown", "status"),
    [
        ("2026-11-20 21:59", "closed"),
        ("2026-11-20 22:00", "open"),
        ("2026-11-21 00:00", "open"),
        ("2026-11-21 02:59", "open"),
        ("2026-11-21 03:00", "closed"),
        ("2026-11-20 01:00", "closed"),
    ],
)
def test_a_night_goes_on_into_the_next_day(at, wall, shown: str, status: str) -> None:
    state = Schedule([FRIDAY_NIGHT]).state(at(shown))
    assert state.status == status
    if status == "open":
        assert state.until == wall("2026-11-21 03:00")


def test_a_night_is_shown_on_the_day_it_begins() -> None:
    week = Schedule([FRIDAY_NIGHT]).week(date(2026, 11, 16))
    assert [day.date.day for day in week if day.slots] == [20]


def test_a_night_that_began_before_a_closed_day_goes_on_until_it_ends(at, a_closure, wall) -> None:
    schedule = Schedule(EVERY_NIGHT, [a_closure("2026-12-25")])
    assert schedule.state(at("2026-12-25 02:00")).status == "open"
    assert schedule.state(at("2026-12-25 02:00")).until == wall("2026-12-25 03:00")
    assert schedule.state(at("2026-12-25 23:00")).status == "closed"


def test_a_night_that_would_begin_on_a_closed_day_does_not(at, a_closure, wall) -> None:
    schedule = Schedule(EVERY_NIGHT, [a_closure("2026-12-25")])
    state = schedule.state(at("2026-12-26 01:00"))
    assert (state.status, state.opens) == ("closed", wall("2026-12-26 22:00"))


def test_a_night_goes_on_past_the_last_day_of_its_row(at) -> None:
    row = OpeningTime(4, time(22), time(3), valid_to=date(2026, 11, 20))
    assert Schedule([row]).state(at("2026-11-21 02:00")).status == "open"
    assert Schedule([row]).state(at("2026-11-28 02:00")).status == "closed"


def test_day_and_night_never_ends(at) -> None:
    rows = [OpeningTime(weekday, time(0), time(0)) for weekday in range(7)]
    state = Schedule(rows).state(at("2026-11-21 03:00"))
    assert (state.status, state.until, state.opens) == ("open", None, None)


def test_a_whole_day_from_nine_to_nine(at, wall) -> None:
    schedule = Schedule([OpeningTime(5, time(9), time(9))])
    assert schedule.state(at("2026-11-22 08:59")).until == wall("2026-11-22 09:00")
    assert schedule.state(at("2026-11-22 09:00")).status == "closed"


def test_hours_that_touch_at_midnight_are_one_stretch(at, wall) -> None:
    schedule = Schedule([OpeningTime(4, time(20), time(0)), OpeningTime(5, time(0), time(2))])
    assert schedule.state(at("2026-11-20 21:00")).until == wall("2026-11-21 02:00")
