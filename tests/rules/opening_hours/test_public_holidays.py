"""The public holidays that closures are seeded from."""

from __future__ import annotations

from datetime import date

from routekaart.catalogue.public_holidays import public_holidays


def test_a_year_in_dutch_and_in_order() -> None:
    year = public_holidays([2026])
    assert year == sorted(year)
    assert (date(2026, 4, 27), "Koningsdag") in year
    assert (date(2026, 5, 14), "Hemelvaartsdag") in year
    assert year[-1] == (date(2026, 12, 26), "Tweede kerstdag")


def test_kings_day_moves_off_a_sunday() -> None:
    names = dict(public_holidays([2025]))
    assert names[date(2025, 4, 26)] == "Koningsdag"


def test_liberation_day_is_public_once_in_five_years() -> None:
    days = [day for day, name in public_holidays(range(2025, 2031)) if name == "Bevrijdingsdag"]
    assert days == [date(2025, 5, 5), date(2030, 5, 5)]


def test_school_holidays_and_observances_are_not_among_them() -> None:
    assert len(public_holidays([2026])) == 10
