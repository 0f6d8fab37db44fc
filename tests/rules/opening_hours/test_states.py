"""Open, by appointment, closed, unknown: and how far ahead is looked."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date, time

from routekaart.catalogue.opening_hours.schedule import Schedule
from routekaart.catalogue.opening_hours.values import OpeningTime

MO, TU, WE = range(3)


def test_no_rows_are_unknown_and_never_closed(at) -> None:
    schedule = Schedule([])
    state = schedule.state(at("2026-11-23 10:00"))
    assert (state.status, state.until, state.opens) == ("unknown", None, None)
    assert not schedule.known
    assert [day.slots for day in schedule.week(date(2026, 11, 23))] == [()] * 7


def test_a_closed_day_closes_even_what_is_unknown(at, a_closure) -> None:
    christmas = a_closure("2026-12-25")
    evening = OpeningTime(4, part_of_day="evening")
    for rows in ([], [evening]):
        schedule = Schedule(rows, [christmas])
        state = schedule.state(at("2026-12-25 10:00"))
        assert (state.status, state.closure) == ("closed", christmas)
        assert schedule.week(date(2026, 12, 25), 1)[0].closure == christmas
        assert schedule.state(at("2026-12-27 10:00")).status == "unknown"


def test_hours_set_by_the_service_make_an_unknown_day_known(at, a_closure) -> None:
    tuesday = a_closure("2026-11-24", None, (time(10), time(12)), scope="service")
    schedule = Schedule([], [tuesday])
    assert schedule.state(at("2026-11-24 11:00")).status == "open"
    assert schedule.state(at("2026-11-24 13:00")).status == "closed"
    assert schedule.state(at("2026-11-25 11:00")).status == "unknown"


def test_unknown_hours_do_not_hide_known_ones(at, wall) -> None:
    schedule = Schedule(
        [OpeningTime(MO, time(9), time(12)), OpeningTime(TU, part_of_day="evening")]
    )
    assert schedule.state(at("2026-11-23 10:00")).status == "open"
    tuesday = schedule.state(at("2026-11-24 10:00"))
    assert (tuesday.status, tuesday.opens) == ("unknown", wall("2026-11-30 09:00"))
    assert schedule.state(at("2026-11-25 10:00")).status == "closed"


def test_an_unknown_day_to_come_is_unknown_only_while_nothing_else_is_known(at) -> None:
    schedule = Schedule([OpeningTime(TU, part_of_day="evening")])
    assert schedule.state(at("2026-11-25 10:00")).status == "unknown"


def test_rows_that_have_ended_are_closed_with_nothing_next(at) -> None:
    over = date(2024, 12, 31)
    for row in (OpeningTime(TU, time(9), time(12), valid_to=over), OpeningTime(TU, valid_to=over)):
        state = Schedule([row]).state(at("2026-11-24 10:00"))
        assert (state.status, state.opens) == ("closed", None)


def test_open_wins_of_an_appointment_at_the_same_time(at, wall) -> None:
    schedule = Schedule(
        [
            OpeningTime(MO, time(9), time(17), by_appointment=True),
            OpeningTime(MO, time(10), time(12)),
        ]
    )
    nine = schedule.state(at("2026-11-23 09:00"))
    assert (nine.status, nine.until) == ("appointment", wall("2026-11-23 17:00"))
    assert (nine.opens, nine.opens_by_appointment) == (wall("2026-11-23 10:00"), False)
    eleven = schedule.state(at("2026-11-23 11:00"))
    assert (eleven.status, eleven.until) == ("open", wall("2026-11-23 12:00"))
    assert schedule.state(at("2026-11-23 12:00")).status == "appointment"


def test_the_next_opening_may_be_by_appointment(at, wall) -> None:
    rows = [
        OpeningTime(TU, time(9), time(12), by_appointment=True),
        OpeningTime(WE, time(9), time(12)),
    ]
    monday = Schedule(rows).state(at("2026-11-23 10:00"))
    assert (monday.opens, monday.opens_by_appointment) == (wall("2026-11-24 09:00"), True)
    tuesday = Schedule(rows).state(at("2026-11-24 10:00"))
    assert (tuesday.opens, tuesday.opens_by_appointment) == (wall("2026-11-25 09:00"), False)


def test_at_the_same_hour_a_walk_in_comes_before_an_appointment(at) -> None:
    rows = [OpeningTime(TU, time(9), time(12), by_appointment=each) for each in (True, False)]
    assert not Schedule(rows).state(at("2026-11-23 10:00")).opens_by_appointment
    assert len(Schedule(rows).week(date(2026, 11, 24), 1)[0].slots) == 1


def test_nothing_is_looked_for_beyond_sixty_days(at, wall) -> None:
    starts = date(2027, 1, 26)
    schedule = Schedule([OpeningTime(starts.weekday(), time(9), time(12), valid_from=starts)])
    assert schedule.state(at("2026-11-27 08:59")).opens is None
    assert schedule.state(at("2026-11-27 09:00")).opens == wall("2027-01-26 09:00")
    assert schedule.state(at("2026-11-26 23:00")).status == "closed"


def test_an_end_is_told_up_to_sixty_days_ahead(at, a_closure, wall) -> None:
    rows = [OpeningTime(weekday, time(0), time(0)) for weekday in range(7)]
    schedule = Schedule(rows, [a_closure("2027-01-26")])
    assert schedule.state(at("2026-11-26 23:59")).until is None
    assert schedule.state(at("2026-11-27 00:00")).until == wall("2027-01-26 00:00")
    assert schedule.state(at("2026-11-27 00:00")).opens is None


def test_threads_asking_at_once_get_the_same_answers(at) -> None:
    schedule = Schedule([OpeningTime(MO, time(9), time(12))])
    moments = [
        at(f"2026-{month:02}-{day:02} 10:00") for month in (3, 11) for day in range(1, 29)
    ] * 3
    with ThreadPoolExecutor(8) as pool:
        asked = list(pool.map(lambda moment: schedule.state(moment).status, moments))
    assert asked == ["open" if moment.weekday() == MO else "closed" for moment in moments]


def test_a_week_of_no_days_is_empty() -> None:
    assert Schedule([OpeningTime(MO, time(9), time(12))]).week(date(2026, 11, 23), 0) == ()
