"""The two nights on which the clock jumps: a stretch runs from the first instant at which the clock
shows its beginning or later, to the first at which it shows its end or later."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from itertools import combinations
from zoneinfo import ZoneInfo

import pytest

from routekaart.catalogue.opening_hours.schedule import Schedule
from routekaart.catalogue.opening_hours.values import OpeningTime
from routekaart.catalogue.opening_hours.wall_clock import read_wall_clock

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
SPRING, AUTUMN = date(2026, 3, 29), date(2026, 10, 25)
EDGES = [time(1, 30), time(2), time(2, 30), time(3), time(3, 30)]


def instants_of(night: date) -> list[datetime]:
    """Every ten minutes from 23:00 to 04:00 in UTC."""
    begin = datetime.combine(night, time(0), UTC) - timedelta(hours=1)
    return [begin + timedelta(minutes=10 * number) for number in range(31)]


@pytest.mark.parametrize("night", [SPRING, AUTUMN])
@pytest.mark.parametrize(("opens", "closes"), list(combinations(EDGES, 2)))
def test_a_stretch_runs_once_between_its_edges(night: date, opens: time, closes: time) -> None:
    def first_showing(wall: time) -> datetime:
        shown = datetime.combine(night, wall)
        return next(
            each
            for each in instants_of(night)
            if each.astimezone(AMSTERDAM).replace(tzinfo=None) >= shown
        )

    schedule = Schedule([OpeningTime(6, opens, closes)])
    open_at = [each for each in instants_of(night) if schedule.state(each).status == "open"]
    assert open_at == [
        each for each in instants_of(night) if first_showing(opens) <= each < first_showing(closes)
    ]


def test_half_past_two_in_autumn_is_shown_twice_and_closes_once() -> None:
    schedule = Schedule([OpeningTime(5, time(22), time(2, 30))])
    first, second = (datetime(2026, 10, 25, 2, 29, tzinfo=AMSTERDAM, fold=fold) for fold in (0, 1))
    assert schedule.state(first).status == "open"
    assert schedule.state(second).status == "closed"


def test_a_night_line_answers_through_both_hours_of_autumn(wall) -> None:
    schedule = Schedule([OpeningTime(5, time(22), time(6))])
    for instant in instants_of(AUTUMN):
        assert schedule.state(instant).until == wall("2026-10-25 06:00")


def test_half_past_two_does_not_exist_in_spring() -> None:
    schedule = Schedule([OpeningTime(5, time(22), time(2, 30))])
    before = datetime(2026, 3, 29, 0, 59, 59, tzinfo=UTC)
    assert schedule.state(before).status == "open"
    assert schedule.state(before + timedelta(seconds=1)).status == "closed"


def test_a_time_of_ours_that_no_clock_shows_is_read_as_the_clock_would(wall) -> None:
    skipped = datetime(2026, 3, 29, 2, 30, tzinfo=AMSTERDAM)
    assert read_wall_clock(skipped) == wall("2026-03-29 03:30")


def test_fold_means_nothing_on_an_ordinary_day(wall) -> None:
    noon = datetime(2026, 11, 21, 12, tzinfo=AMSTERDAM, fold=1)
    assert read_wall_clock(noon) == wall("2026-11-21 12:00")


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        Schedule([]).state(datetime(2026, 11, 21, 12))  # noqa: DTZ001
