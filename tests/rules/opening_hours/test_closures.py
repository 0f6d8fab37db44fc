"""What a closure does to a day, and which of several decides."""

from __future__ import annotations

from datetime import date, time

import pytest

from routekaart.catalogue.opening_hours.schedule import Schedule
from routekaart.catalogue.opening_hours.values import Closure, OpeningTime
from routekaart.language.text import Text

WORKDAYS = [OpeningTime(weekday, time(9), time(17)) for weekday in range(5)]
TEN_TO_ONE = (time(10), time(13))


def hours_on(schedule: Schedule, day: str) -> list[tuple]:
    (found,) = schedule.week(date.fromisoformat(day), 1)
    return [(slot.opens, slot.closes) for slot in found.slots]


def test_a_closed_day_says_why_and_when_it_opens_next(at, a_closure, wall) -> None:
    christmas = a_closure("2026-12-25", "2026-12-26")
    state = Schedule(WORKDAYS, [christmas]).state(at("2026-12-25 11:00"))
    assert (state.status, state.closure) == ("closed", christmas)
    assert state.opens == wall("2026-12-28 09:00")


def test_a_closure_that_changes_nothing_is_not_named(at, a_closure) -> None:
    saturday = a_closure("2026-12-26")
    schedule = Schedule(WORKDAYS, [saturday])
    assert schedule.state(at("2026-12-26 11:00")).closure is None
    assert schedule.week(date(2026, 12, 26), 1)[0].closure is None


@pytest.mark.parametrize(
    ("general", "specific"),
    [("catalogue", "partner"), ("partner", "location"), ("location", "service")],
)
def test_the_more_specific_closure_decides(general, specific, a_closure) -> None:
    shut = a_closure("2026-12-28", scope=general)
    shorter_hours = a_closure("2026-12-28", "2026-12-30", TEN_TO_ONE, scope=specific)
    for closures in ([shut, shorter_hours], [shorter_hours, shut]):
        assert hours_on(Schedule(WORKDAYS, closures), "2026-12-28") == [TEN_TO_ONE]


def test_of_one_scope_the_shorter_closure_decides(a_closure) -> None:
    weeks = a_closure("2026-12-21", "2027-01-03", TEN_TO_ONE)
    christmas_eve = a_closure("2026-12-24")
    for closures in ([weeks, christmas_eve], [christmas_eve, weeks]):
        schedule = Schedule(WORKDAYS, closures)
        assert hours_on(schedule, "2026-12-23") == [TEN_TO_ONE]
        assert hours_on(schedule, "2026-12-24") == []
        assert hours_on(schedule, "2026-12-28") == [TEN_TO_ONE]


def test_of_two_as_long_the_later_closure_decides(a_closure) -> None:
    first = a_closure("2026-12-21", "2026-12-23", TEN_TO_ONE)
    later = a_closure("2026-12-22", "2026-12-24")
    for closures in ([first, later], [later, first]):
        assert hours_on(Schedule(WORKDAYS, closures), "2026-12-21") == [TEN_TO_ONE]
        assert hours_on(Schedule(WORKDAYS, closures), "2026-12-23") == []


def test_the_day_after_a_closure_is_ordinary_wherever_the_week_ends(a_closure) -> None:
    schedule = Schedule(WORKDAYS, [a_closure("2026-12-21", "2026-12-23")])
    for days in range(4, 8):
        week = schedule.week(date(2026, 12, 21), days)
        assert [len(day.slots) for day in week] == [0, 0, 0, 1, 1, 0, 0][:days]


def test_a_fortnight_that_falls_on_a_closed_day_is_skipped(at, wall, a_closure) -> None:
    row = OpeningTime(0, time(9), time(12), "every other week", valid_from=date(2026, 12, 7))
    schedule = Schedule([row], [a_closure("2026-12-21")])
    assert hours_on(schedule, "2026-12-21") == []
    assert schedule.state(at("2026-12-21 10:00")).opens == wall("2027-01-04 09:00")


def test_the_holiday_hours_of_a_library_say_nothing_of_unknown_hours(at, a_closure) -> None:
    library = a_closure("2026-12-21", None, TEN_TO_ONE, scope="location")
    state = Schedule([], [library]).state(at("2026-12-21 11:00"))
    assert (state.status, state.closure) == ("unknown", None)


def test_ordinary_hours_lift_a_more_general_closure(at, a_closure) -> None:
    christmas = a_closure("2026-12-25")
    answers = a_closure("2026-12-25", scope="service", ordinary=True)
    state = Schedule(WORKDAYS, [christmas, answers]).state(at("2026-12-25 11:00"))
    assert (state.status, state.closure) == ("open", None)


def test_the_holiday_hours_of_a_library_open_no_consultation_on_other_days(a_closure) -> None:
    monday = [OpeningTime(0, time(9), time(12))]
    library = a_closure("2026-12-21", "2027-01-03", TEN_TO_ONE, scope="location")
    schedule = Schedule(monday, [library])
    assert hours_on(schedule, "2026-12-21") == [TEN_TO_ONE]
    assert hours_on(schedule, "2026-12-22") == []


def test_a_service_sets_other_hours_on_any_day(a_closure) -> None:
    monday = [OpeningTime(0, time(9), time(12))]
    moved = a_closure("2026-12-22", None, TEN_TO_ONE, (time(19), time(21)), scope="service")
    schedule = Schedule(monday, [moved])
    assert hours_on(schedule, "2026-12-22") == [TEN_TO_ONE, (time(19), time(21))]
    assert schedule.week(date(2026, 12, 22), 1)[0].closure == moved


def test_other_hours_are_by_appointment_where_all_hours_are(at, a_closure) -> None:
    rows = [OpeningTime(0, time(9), time(12), by_appointment=True)]
    for scope in ("service", "partner"):
        other = a_closure("2026-12-21", None, TEN_TO_ONE, scope=scope)
        assert Schedule(rows, [other]).state(at("2026-12-21 12:30")).status == "appointment"


def test_other_hours_are_said_once_for_a_day_of_two_rows(a_closure) -> None:
    other = a_closure("2026-12-21", None, TEN_TO_ONE, scope="partner")
    for by_appointment in (False, True):
        rows = [OpeningTime(0, time(hour), time(17), "every", by_appointment) for hour in (9, 13)]
        assert hours_on(Schedule(rows, [other]), "2026-12-21") == [TEN_TO_ONE]


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"starts_on": date(2026, 12, 26)}, "on or after"),
        ({"keeps": "other hours"}, "hours"),
        ({"hours": (TEN_TO_ONE,)}, "hours"),
    ],
)
def test_a_closure_that_cannot_mean_anything_is_refused(fields: dict, says: str) -> None:
    christmas = {"starts_on": date(2026, 12, 25), "ends_on": date(2026, 12, 25)}
    with pytest.raises(ValueError, match=says):
        Closure(**{"scope": "catalogue", "reason": Text("Kerst"), **christmas, **fields})
