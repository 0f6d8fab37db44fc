"""What is told of the use of services beside a goal gives no small number away."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from routekaart.programme.demand import (
    FEWEST_OUTSIDE,
    Quarter,
    Used,
    find_demand,
    last_quarters,
    quarter_of,
)
from routekaart.signals.counting import FEWEST_SHOWN
from tests.rules.programme.scene import goal, link, programme

SERVICES = ("taalles", "taalcafe", "loket")
WHOLE = programme(
    goal__taal=goal(1),
    goal__werk=goal(2),
    link__a=link("taalles", "taal"),
    link__b=link("taalcafe", "taal"),
    link__c=link("taalles", "werk"),
    link__d=link("loket", "werk", confirmed=False),
)
LAST = Quarter(2026, 3)


def read(service: str, locale: str = "nl", quarter: Quarter = LAST) -> Used:
    return Used(service, quarter, locale, "read")


def test_a_goal_adds_up_what_is_told_of_its_services() -> None:
    counts = {read("taalles"): 10, read("taalles", "ar"): 4, read("taalcafe"): 5, read("loket"): 99}
    taal, werk = find_demand(WHOLE, counts, FEWEST_SHOWN)
    assert (taal.goal, taal.services, taal.by_quarter) == ("taal", 2, {(LAST, "read"): 15})
    assert taal.by_locale == {("nl", "read"): 15}
    assert werk.by_quarter == {(LAST, "read"): 10}


@pytest.mark.parametrize(
    ("day", "quarter"),
    [
        (date(2026, 1, 1), Quarter(2026, 1)),
        (date(2026, 3, 31), Quarter(2026, 1)),
        (date(2026, 12, 31), Quarter(2026, 4)),
    ],
)
def test_days_are_in_quarters(day: date, quarter: Quarter) -> None:
    assert quarter_of(day) == quarter


def test_only_quarters_that_are_over_are_told() -> None:
    assert last_quarters(date(2026, 2, 14), 4) == [Quarter(2025, each) for each in (1, 2, 3, 4)]
    assert [each.begins_on.month for each in last_quarters(date(2026, 11, 23), 2)] == [4, 7]


counted = st.dictionaries(
    st.builds(
        Used,
        service=st.sampled_from(SERVICES),
        quarter=st.sampled_from([Quarter(2026, 2), LAST]),
        locale=st.sampled_from(["nl", "ar", "und"]),
        use=st.sampled_from(["read", "reached"]),
    ),
    st.integers(0, 30),
)


@given(counted, st.sampled_from([FEWEST_SHOWN, FEWEST_OUTSIDE]), st.data())
def test_no_table_depends_on_a_number_that_is_not_told(counted, fewest, data) -> None:
    other = {
        each: number if number >= fewest else data.draw(st.integers(0, fewest - 1))
        for each, number in counted.items()
    }
    assert find_demand(WHOLE, counted, fewest) == find_demand(WHOLE, other, fewest)


@given(counted)
def test_at_least_so_often_is_true(counted) -> None:
    for demand in find_demand(WHOLE, counted, FEWEST_SHOWN):
        services = {each.service for each in WHOLE.links_of(demand.goal).values() if each.confirmed}
        for (quarter, use), number in demand.by_quarter.items():
            really = sum(
                each
                for used, each in counted.items()
                if used.service in services and (used.quarter, used.use) == (quarter, use)
            )
            assert FEWEST_SHOWN <= number <= really
