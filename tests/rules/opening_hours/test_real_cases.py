"""The services of Leidschendam-Noord, as their sources give them."""

from __future__ import annotations

from datetime import date, time

from routekaart.catalogue.opening_hours.schedule import Schedule
from routekaart.catalogue.opening_hours.values import OpeningTime

MO, TU, WE, TH, FR, SA, SU = range(7)


def test_ping_is_on_monday_in_the_library_and_on_wednesday_in_the_tuinkamer(at, wall) -> None:
    library = Schedule([OpeningTime(MO, time(10), time(12))])
    tuinkamer = Schedule([OpeningTime(WE, time(11), time(12))])
    monday, wednesday = at("2026-11-23 11:30"), at("2026-11-25 11:30")
    assert (library.state(monday).status, library.state(wednesday).status) == ("open", "closed")
    assert (tuinkamer.state(monday).status, tuinkamer.state(wednesday).status) == ("closed", "open")
    assert tuinkamer.state(monday).opens == wall("2026-11-25 11:00")
    assert library.state(wednesday).opens == wall("2026-11-30 10:00")


def test_ping_in_the_evening_in_de_plint_is_unknown_at_any_hour(at) -> None:
    for shown in ("2026-11-23 03:00", "2026-11-24 19:30", "2026-11-29 12:00"):
        assert Schedule([]).state(at(shown)).status == "unknown"


def test_young_carers_meet_on_the_third_tuesday_at_an_hour_unknown(at) -> None:
    schedule = Schedule([OpeningTime(TU, pattern="3rd", part_of_day="evening")])
    shown = [day for day in schedule.week(date(2026, 12, 1), 31) if day.slots]
    assert [day.date for day in shown] == [date(2026, 12, 15)]
    (evening,) = shown[0].slots
    assert (evening.opens, evening.closes, evening.part_of_day) == (None, None, "evening")
    for shown in ("2026-12-15 19:00", "2026-12-08 19:00"):
        assert schedule.state(at(shown)).status == "unknown"


def test_the_jongerenadviespunt_ended_with_2024(at) -> None:
    ended = date(2024, 12, 31)
    schedule = Schedule([OpeningTime(TU, time(14), time(17), valid_to=ended)])
    assert schedule.state(at("2024-12-31 15:00")).status == "open"
    after = schedule.state(at("2025-01-07 15:00"))
    assert (after.status, after.opens) == ("closed", None)


def test_the_kredietbank_is_there_on_workdays_from_nine_to_five(at, wall) -> None:
    schedule = Schedule([OpeningTime(weekday, time(9), time(17)) for weekday in range(FR + 1)])
    assert schedule.state(at("2026-11-20 16:59")).until == wall("2026-11-20 17:00")
    friday = schedule.state(at("2026-11-20 17:00"))
    assert (friday.status, friday.opens) == ("closed", wall("2026-11-23 09:00"))


def test_the_gemeente_closes_an_hour_earlier_on_friday(at, wall) -> None:
    rows = [OpeningTime(weekday, time(8, 30), time(17)) for weekday in range(TH + 1)]
    schedule = Schedule([*rows, OpeningTime(FR, time(8, 30), time(16))])
    assert schedule.state(at("2026-11-19 16:30")).status == "open"
    assert schedule.state(at("2026-11-20 16:30")).status == "closed"
    assert schedule.state(at("2026-11-20 08:30")).until == wall("2026-11-20 16:00")


def test_the_ondernemersloket_starts_in_december_2024(at, wall) -> None:
    row = OpeningTime(MO, time(10), time(12), valid_from=date(2024, 12, 1))
    before = Schedule([row]).state(at("2024-11-25 11:00"))
    assert (before.status, before.opens) == ("closed", wall("2024-12-02 10:00"))


def test_veilig_thuis_answers_day_and_night_and_at_christmas(at, a_closure) -> None:
    rows = [OpeningTime(weekday, time(0), time(0)) for weekday in range(7)]
    answers = a_closure("2026-12-25", scope="service", ordinary=True)
    schedule = Schedule(rows, [a_closure("2026-12-25"), answers])
    for shown in ("2026-11-21 03:00", "2026-12-25 00:00", "2026-12-31 23:59"):
        state = schedule.state(at(shown))
        assert (state.status, state.until) == ("open", None)


def test_the_spreekuur_skips_second_christmas_day_on_a_monday(at, a_closure, wall) -> None:
    schedule = Schedule([OpeningTime(MO, time(9), time(12))], [a_closure("2022-12-26")])
    assert schedule.state(at("2022-12-20 10:00")).opens == wall("2023-01-02 09:00")


def test_the_taalles_is_on_saturdays_at_an_hour_unknown(at) -> None:
    schedule = Schedule([OpeningTime(SA)])
    assert schedule.known
    assert [day.date.weekday() for day in schedule.week(date(2026, 11, 16)) if day.slots] == [SA]
    assert schedule.state(at("2026-11-21 10:00")).status == "unknown"
