"""Two copies of an entry are compared by what they mean, not by how they were written."""

from __future__ import annotations

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from routekaart.catalogue.pack import PackOpeningTime, PackPhone, PackService
from routekaart.catalogue.phone_numbers import UnusableNumber
from routekaart.catalogue.projection import WEEKDAYS, blank, digest, normal, project

SERVICE = PackService(
    name="PING-loket",
    partner="woej",
    summary="U krijgt hulp.",
    assured_on=date(2025, 3, 1),
    source="M",
)
NINE_TO_FIVE = PackOpeningTime(weekday="mo", opens=time(9), closes=time(17))
WHOLE_WEEK = tuple(replace(NINE_TO_FIVE, weekday=weekday) for weekday in WEEKDAYS)

rows = st.builds(
    PackOpeningTime,
    weekday=st.sampled_from([*WEEKDAYS, "daily"]),
    by_appointment=st.booleans(),
    part_of_day=st.sampled_from([None, "evening"]),
)


def opened(*opening_times: PackOpeningTime) -> PackService:
    return replace(SERVICE, opening_times=opening_times)


def test_seven_equal_days_are_daily() -> None:
    daily = replace(NINE_TO_FIVE, weekday="daily")
    assert normal(opened(*WHOLE_WEEK)) == opened(daily)
    assert normal(opened(*WHOLE_WEEK[:6])) == opened(*WHOLE_WEEK[:6])
    assert normal(opened(*WHOLE_WEEK[::-1])) == opened(*WHOLE_WEEK[::-1])
    twice = (NINE_TO_FIVE, *WHOLE_WEEK, *WHOLE_WEEK)
    assert normal(opened(*twice)) == opened(NINE_TO_FIVE, daily, daily)


@given(st.lists(rows, max_size=16))
def test_the_normal_form_stays_as_it_is(opening_times: list[PackOpeningTime]) -> None:
    once = normal(opened(*opening_times))
    assert normal(once) == once


def test_numbers_are_compared_as_they_are_kept() -> None:
    typed, kept = PackPhone(number="(070) 300 88 34"), PackPhone(number="+31703008834")
    assert normal(replace(SERVICE, phones=(typed,))) == replace(SERVICE, phones=(kept,))
    with pytest.raises(UnusableNumber):
        normal(replace(SERVICE, phones=(PackPhone(number="070"),)))


def test_a_default_is_the_same_however_it_came_to_be() -> None:
    said = replace(SERVICE, status="".join(("act", "ive")))
    assert project(said) == project(SERVICE)
    assert project(said)["status"] == blank(PackService)["status"]


def test_every_field_is_told_apart() -> None:
    changed = replace(SERVICE, urgent=True, alert="Let op.", languages=("nl",))
    before, after = project(SERVICE), project(changed)
    assert {name for name in before if before[name] != after[name]} == {
        "urgent",
        "alert",
        "languages",
    }
    assert digest(before["urgent"]) != digest(after["urgent"])
    assert blank(PackService)["name"] == "null"
